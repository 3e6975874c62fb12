"""The drawing of the house, made from its imports: `make drawing` writes docs/img/house.svg.

Floors stand above what they import; inside a floor, rooms stand above the rooms they import. A
room is a module or package directly below its floor.
"""

from html import escape
from pathlib import Path

import grimp

DRAWING = Path(__file__).resolve().parents[2] / "docs" / "img" / "house.svg"
ROOT = "archive"
# Not rooms: what Django reads by name, texts, and tables made by hand of the models.
OUTSIDE = {"migrations", "locale", "wsgi", "urls", "apps", "settings", "checks", "middleware"}
OUTSIDE |= {"admin_site"}
WIDTH, LABEL, LINE, GAP, LETTER = 960, 150, 22, 6, 7.6
STYLE = """
svg { font: 12px sans-serif; background: #fbfaf7; }
.floor { fill: #f0ece3; } .room { fill: #fff; stroke: #b9b09c; }
text { fill: #2b2822; } .name { font-weight: bold; font-size: 14px; }
@media (prefers-color-scheme: dark) {
  svg { background: #191815; } .floor { fill: #26241f; } .room { fill: #33302a; stroke: #6b6455; }
  text { fill: #eae6dc; }
}
"""
Imports = dict[str, set[str]]


def rooms_of(graph: grimp.ImportGraph, floor: str) -> Imports:
    """Return the rooms directly below a package, each with the rooms beside it that it imports."""
    rooms = {name.rpartition(".")[2] for name in graph.find_children(floor)}
    imports: Imports = {room: set() for room in rooms}
    for module in graph.find_descendants(floor):
        room = _room(module, floor)
        for imported in graph.find_modules_directly_imported_by(module):
            if imported.startswith(f"{floor}.") and (other := _room(imported, floor)) != room:
                imports[room].add(other)
    return imports


def _room(module: str, floor: str) -> str:
    return module.removeprefix(f"{floor}.").partition(".")[0]


def levels(imports: Imports) -> list[list[str]]:
    """Return the rooms in rows, each above everything it imports, those that import nothing last.

    RecursionError where rooms import each other in a circle.
    """

    def height(room: str) -> int:
        return 1 + max((height(other) for other in imports[room]), default=0)

    heights = {room: height(room) for room in imports}
    tallest = max(heights.values(), default=0)
    return [
        sorted(room for room in imports if heights[room] == row) for row in range(tallest, 0, -1)
    ]


def drawing() -> str:
    """Return the drawing as SVG."""
    graph = grimp.build_graph(ROOT)
    floors = rooms_of(graph, ROOT)
    inside = {name: floors[name] - OUTSIDE for name in floors if name not in OUTSIDE}
    parts, top = [], GAP
    for row in levels(inside):
        for floor in row:
            drawn, height = _floor(floor, levels(rooms_of(graph, f"{ROOT}.{floor}")), top)
            parts += drawn
            top += height + GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img">'
        "<title>The floors of the archive and their rooms: imports go down only</title>"
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _floor(name: str, rows: list[list[str]], top: int) -> tuple[list[str], int]:
    """Return the shapes of a floor and its height."""
    shapes, y = [], top + GAP
    for row in rows:
        x = LABEL
        for room in row:
            width = round(len(room) * LETTER + 16)
            if x + width > WIDTH - GAP:
                x, y = LABEL, y + LINE + GAP
            shapes.append(
                f'<rect class="room" x="{x}" y="{y}" width="{width}" height="{LINE}" rx="3"/>'
                f'<text x="{x + 8}" y="{y + 15}">{escape(room)}</text>'
            )
            x += width + GAP
        y += LINE + GAP
    height = max(y, top + GAP + LINE + GAP) - top
    band = f'<rect class="floor" x="0" y="{top}" width="{WIDTH}" height="{height}"/>'
    label = f'<text class="name" x="12" y="{top + GAP + 16}">{escape(name)}</text>'
    return [band, label, *shapes], height


if __name__ == "__main__":
    DRAWING.write_text(drawing(), encoding="utf-8")
