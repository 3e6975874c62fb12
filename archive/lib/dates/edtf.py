"""The grammar of EDTF, levels 0 to 2 (ISO 8601-2:2019, Library of Congress specification).

`read` turns a text into a `Point`, a `Span` (interval) or a `Group` (set); `points.py` reads the
single dates. Decisions where the specification is silent or readers disagree:

* An interval may be open at both ends (`../..`), open at one and unknown at the other: `/..` (it
  began, nobody knows when, and goes on) and `../` (it is over, nobody knows since when). `/` and
  `..` are refused: they say nothing, and an empty field says that better.
* An end that names less than its start may not begin before it: `1984-03/1984` is refused, as its
  end, the year, began before March. `1984-03/1984-XX` says that the month of the end is not known.
* A qualifier stands before a component (of that alone) or after it (of all to its left), never on
  both sides. Beside unspecified digits, seasons and significant digits it stands only at the end,
  for the whole date; years of more than four digits have none (`points.py`).
* The ends of an interval and the members of a set may be seasons, unspecified, qualified or long
  years; times of day are refused there, as level 0 does.
* A set has at least two members or a range; `..` stands alone only before the first member or
  after the last.
"""

from enum import Enum
from typing import NamedTuple

from archive.lib.clauses import gettext_noop
from archive.lib.dates.points import Point, read_point
from archive.lib.dates.refusal import DateRefused, require_short


class End(Enum):
    """An end of an interval that is no date."""

    OPEN = ".."  # it goes on without end, or has gone on always
    UNKNOWN = ""  # there is an end, and nobody knows it


class Span(NamedTuple):
    """An interval, or a range inside a set, from a date to another."""

    start: Point | End
    end: Point | End


class Group(NamedTuple):
    """A set: all of its members (braces), or any of them (brackets)."""

    every: bool
    members: tuple[Point | Span, ...]


Tree = Point | Span | Group

_SET_EXPECTED = gettext_noop(
    "members separated by commas, such as [1918,1920], [1918..1920] or {1918,1920..}"
)


def read(text: str) -> Tree:
    """Read an EDTF text (already stripped); DateRefused says what is wrong with it."""
    require_short(text)
    if "/" in text:
        return _read_interval(text)
    if text[:1] in "[{" and text:
        return _read_set(text)
    return read_point(text)


def interval(start: str, end: str) -> str:
    """Write an interval; an end that names less of the same time is some day or month of it."""
    if start.startswith(f"{end}-"):
        end += "-XX" * (start.count("-") - end.count("-"))
    return f"{start}/{end}"


def parts(tree: Tree) -> tuple[Point, ...]:
    """List every single date that a tree is made of, in the order written."""
    if isinstance(tree, Point):
        return (tree,)
    if isinstance(tree, Span):
        return tuple(end for end in tree if isinstance(end, Point))
    return tuple(point for member in tree.members for point in parts(member))


def _read_interval(text: str) -> Span:
    if text.count("/") != 1:
        raise DateRefused(
            text,
            gettext_noop("it has more than one “/”"),
            gettext_noop("one interval such as 1918/1920"),
        )
    left, right = text.split("/")
    if left == right == "":
        raise DateRefused(
            text,
            gettext_noop("neither end of the interval is a date"),
            gettext_noop(
                "at least one, such as 1918/.. or ../1920;"
                " leave the field empty if nothing is known"
            ),
        )
    return Span(_read_end(left, text), _read_end(right, text))


def _read_end(part: str, whole: str) -> Point | End:
    if part == "":
        return End.UNKNOWN
    if part == "..":
        return End.OPEN
    if "T" in part:
        raise DateRefused(
            whole,
            gettext_noop("an interval has no times of day"),
            gettext_noop("days such as 1990-01-19"),
        )
    return read_point(part)


def _read_set(text: str) -> Group:
    every = text[0] == "{"
    if text[-1] != ("}" if every else "]") or len(text) < 3:
        raise DateRefused(text, gettext_noop("the set is not closed, or empty"), _SET_EXPECTED)
    texts = [part.strip(" ") for part in text[1:-1].split(",")]
    last = len(texts) - 1
    members = tuple(
        _read_member(part, text, first=index == 0, last=index == last)
        for index, part in enumerate(texts)
    )
    if len(members) == 1 and isinstance(members[0], Point):
        raise DateRefused(
            text,
            gettext_noop("the set has only one member"),
            gettext_noop("%(date)s without brackets"),
            date=texts[0],
        )
    return Group(every, members)


def _read_member(part: str, whole: str, *, first: bool, last: bool) -> Point | Span:
    if "T" in part:
        raise DateRefused(
            whole,
            gettext_noop("a set has no times of day"),
            gettext_noop("days such as 1990-01-19"),
        )
    if ".." not in part:
        return read_point(part)
    left, _, right = part.partition("..")
    if (not left and not first) or (not right and not last) or not (left or right):
        raise DateRefused(whole, gettext_noop("“..” has no date on one side of it"), _SET_EXPECTED)
    return Span(
        read_point(left) if left else End.OPEN,
        read_point(right) if right else End.OPEN,
    )
