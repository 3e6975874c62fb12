"""What the archive already has that cells may name: places, sources, statuses, the list's events.

Read once per slice of a rehearsal, so that a long rehearsal sees what colleagues add meanwhile.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.timezone import localdate

from archive.lib.lives import NO_DAYS, Days, certain_days, day_of, days_of_all
from archive.lib.names import fold
from archive.models import Event, Source, Term, VictimList
from archive.models.events import EventKind
from archive.models.fields import LANGUAGE_CODES
from archive.models.terms import Vocabulary

from .gazetteer import Gazetteer, read_gazetteer


@dataclass
class Lookups:
    """Tables from folded words to ids; a word that means two things means neither."""

    places: Gazetteer = field(default_factory=Gazetteer)
    sources: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int | str] = field(default_factory=dict)
    event_days: Days = NO_DAYS
    are_events_dated: bool = False
    """Whether none of the events is dated approximately."""
    today: int = field(default_factory=lambda: day_of(localdate()))

    def source(self, text: str) -> str | None:
        """Return the source with this title, address, slug or import key."""
        return self.sources.get(text.strip().casefold())


def read_lookups(victim_list: VictimList | None, events: Collection[str] = ()) -> Lookups:
    """Read the tables for a list (its events say on which days ages are counted).

    `events` are those of a list that is not made yet.
    """
    days = _event_days(victim_list, events)
    return Lookups(read_gazetteer(), _sources(), _statuses(), *days)


def _sources() -> dict[str, str]:
    sources: dict[str, list[str]] = defaultdict(list)
    rows = Source.objects.filter(record__merged_into=None)
    for uid, *keys in rows.values_list("pk", "title", "slug", "url", "import_key").iterator():
        for key in {str(key).strip().casefold() for key in keys if key}:
            sources[key].append(uid)
    return {key: uids[0] for key, uids in sources.items() if len(uids) == 1}


def _statuses() -> dict[str, int | str]:
    statuses: dict[str, int | str] = {}
    for term in Term.objects.filter(vocabulary=Vocabulary.STATUS_THEN):
        labels = [getattr(term, f"label_{code}") for code in LANGUAGE_CODES]
        statuses |= {fold(text): term.pk for text in (term.slug, *labels) if text}
    statuses.pop("", None)
    return statuses


def _event_days(victim_list: VictimList | None, uids: Collection[str]) -> tuple[Days, bool]:
    """Return first and last day of the losses the list tells of, and whether they are certain."""
    losses = Event.objects.filter(kind=EventKind.LOSS_AND_HARM)
    events = losses.filter(lists=victim_list) if victim_list else losses.filter(pk__in=uids)
    dates = list(events.values_list("date_earliest", "date_latest", "date"))
    days = days_of_all((first, last) for first, last, _date in dates)
    return days, all(certain_days(date) for _first, _last, date in dates)
