"""Suggestions while typing: names, places and events that begin like what was typed."""

from dataclasses import dataclass

from archive.models import SearchEntry
from archive.models.search import SearchKind

from .answers import Hit, load
from .engines import Ask, engine
from .expression import Token, every
from .tokens import KIND, token
from .words import prefixed

# What is suggested, and how many places of the list each kind may take before others are asked.
SHARES = (
    (SearchKind.PERSON, 4),
    (SearchKind.PLACE, 3),
    (SearchKind.EVENT, 3),
    (SearchKind.ENTRY, 10),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line under the box: what is called so, what it is, and where it is."""

    label: str
    kind: str
    uid: str
    url: str


def suggest(text: str, language: str, limit: int = 10) -> list[Suggestion]:
    """Return public records whose names begin like the words typed; none for one letter."""
    beginning = prefixed(text)
    if beginning is None or len(text.strip()) < 2:
        return []
    hits: list[Hit] = []
    for kind, share in SHARES:
        asked = Ask(every([Token(token(KIND, kind)), beginning]))
        ranks = engine().ranks(asked, min(share, limit - len(hits)))
        uids = SearchEntry.objects.filter(rank__in=ranks).order_by("rank")
        hits += [Hit(kind, uid) for uid in uids.values_list("uid", flat=True)]
        if len(hits) >= limit:
            break
    return [
        Suggestion(str(one.record), one.kind, one.hit.uid, one.record.get_absolute_url())
        for one in load(hits, language)
    ]
