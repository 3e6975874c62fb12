"""Suggestions while typing: names, places and events that begin like what was typed."""

from dataclasses import dataclass

from archive.models import ListEntry
from archive.models.search import SearchKind
from archive.search.engines import IndexQuery, engine
from archive.search.expression import Expression, every, is_kind
from archive.search.frequencies import FREQUENCIES

from .parser import prefixed
from .results import PUBLISHED, Hit, by_uid, load

# What is suggested, and how many places of the list each kind may take before others are asked.
FEWEST_LETTERS = 2
SHARES = (
    (SearchKind.PERSON, 4),
    (SearchKind.PLACE, 3),
    (SearchKind.EVENT, 3),
    (SearchKind.ENTRY, 10),
)
LINE = ("uid", "name_as_recorded", "victim_list__slug")
# Of a row, which has many columns, only what a line says.
READ = PUBLISHED | {
    SearchKind.ENTRY: by_uid(
        lambda: ListEntry.objects.published().select_related("victim_list").only(*LINE), "uid"
    )
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line under the box: what is called so, what it is, and where it is."""

    label: str
    kind: str
    uid: str
    url: str


def suggest(text: str, language: str, limit: int = 10) -> list[Suggestion]:
    """Return public records whose names begin like the words typed; none for a single letter.

    Names spelled so come before names that only begin with the same sound.
    """
    ways = prefixed(text)
    if not ways or len(text.strip()) < FEWEST_LETTERS:
        return []
    hits: list[Hit] = []
    present = FREQUENCIES.look_up([is_kind(kind).text for kind, _share in SHARES])
    for kind, share in SHARES:
        if is_kind(kind).text not in present:
            continue
        hits += _of_kind(kind, ways, min(share, limit - len(hits)))
        if len(hits) >= limit:
            break
    return [
        Suggestion(
            str(result.record), result.kind, result.hit.uid, result.record.get_absolute_url()
        )
        for result in load(hits, language, READ)
    ]


def _of_kind(kind: SearchKind, ways: list[Expression], most: int) -> list[Hit]:
    ranks: dict[int, None] = {}
    for way in ways:  # each includes those before it
        if len(ranks) < most:
            query = IndexQuery(every([is_kind(kind), way]), is_of_cards=True)
            ranks |= dict.fromkeys(engine().ranks(query, most))
    first = list(ranks)[:most]
    uids = engine().columns(first, ("uid",))
    return [Hit(kind, *uids[rank]) for rank in first if rank in uids]
