"""Building the fixtures: every concept in its order, checked against the models, as JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps

from .collection import Collection
from .columns import Fields
from .commemorations import add_commemorations
from .events import add_events
from .figures import add_figures
from .lists import add_lists
from .matches import add_matches
from .organisations import add_organisations
from .pages import add_pages
from .people import add_people
from .places import add_places
from .positions import add_positions
from .quotations import add_quotations
from .sources import add_sources
from .tables import FOLDER, CollectionError
from .terms import add_terms

BUILT = FOLDER / "built"
CONCEPTS: tuple[Callable[[Collection], None], ...] = (
    add_terms,
    add_sources,
    add_places,
    add_organisations,
    add_people,
    add_events,
    add_figures,
    add_quotations,
    add_positions,
    add_commemorations,
    add_lists,
    add_matches,
    add_pages,
)
# each file is loaded after the one before it; persons stand before the rows matched to them
FILES: dict[str, tuple[str, ...]] = {
    "01_records": ("Record",),
    "02_terms": ("Term",),
    "03_sources": ("Source", "SourceAuthor"),
    "04_places": ("Place", "PlaceName", "PlaceRelation"),
    "05_organisations": ("Organisation",),
    "06_people": ("Person", "PersonName", "RoleHeld", "Citation"),
    "07_events": ("Event", "EventName", "EventRelation", "EventOrganisation"),
    "08_figures": ("Figure",),
    "09_quotations": ("Quotation",),
    "10_positions": ("Position",),
    "11_commemorations": ("Commemoration",),
    "12_lists": ("VictimList",),
    "13_entries": ("ListEntry",),
    "14_matches": ("MatchProposal", "EntryMatch"),
    "15_pages": ("Page",),
}


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: files by name (with their objects), the map of ids, and new ids in it."""

    files: dict[str, list[Fields]]
    uid_map: str
    new_ids: int
    unused_wording: list[str]

    def texts(self) -> dict[str, str]:
        """Return the text of every file by its path below the collection's folder."""
        fixtures = {f"built/{name}.json": as_json(made) for name, made in self.files.items()}
        return {**fixtures, "uids.csv": self.uid_map}


def build(folder: Path = FOLDER) -> Built:
    """Build everything; raises CollectionError naming all that is wrong or not translated."""
    collection = Collection(folder)
    for add in CONCEPTS:
        add(collection)
    wording = collection.wording
    problems = collection.problems + list(wording.missing.values())
    problems += [fault for made in collection.objects.values() for fault in _faults(made)]
    if problems:
        raise CollectionError(problems)
    files = {
        name: [one for model in names for one in collection.objects.get(model, [])]
        for name, names in FILES.items()
    }
    unused = sorted(set(wording.table) - wording.asked)
    return Built(files, collection.uids.text(), len(collection.uids.added), unused)


def _faults(objects: list[Fields]) -> list[str]:
    """Return what a raw load would not refuse: columns that are not there, texts too long."""
    model = apps.get_model(objects[0]["model"])
    columns = {field.name: field for field in model._meta.get_fields()}
    faults = set()
    for made in objects:
        for name, value in made["fields"].items():
            if name not in columns:
                faults.add(f"{made['model']} has no column “{name}”.")
            longest = getattr(columns.get(name), "max_length", None)
            if longest and isinstance(value, str) and len(value) > longest:
                faults.add(f"{made['model']} {name} takes {longest} letters: “{value}”.")
    return sorted(faults)


def as_json(objects: list[Fields]) -> str:
    """Return objects as a fixture that people can read and compare line by line."""
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def write(built: Built, folder: Path = FOLDER) -> list[str]:
    """Write what differs; return the names of the files written or removed."""
    changed = differences(built, folder)
    texts = built.texts()
    for name in changed:
        path = folder / name
        if name in texts:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts[name], encoding="utf-8")
        else:
            path.unlink()
    return changed


def differences(built: Built, folder: Path = FOLDER) -> list[str]:
    """Return the files that are not as they would be built, and those no longer built."""
    texts = built.texts()
    stale = {f"built/{path.name}" for path in (folder / "built").glob("*.json")} - set(texts)
    changed = {
        name
        for name, text in texts.items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
    }
    return sorted(changed | stale)
