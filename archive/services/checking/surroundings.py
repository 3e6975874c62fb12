"""Checks of events against their places."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from archive.models import Event

from .findings import Remark


def outside_the_names(event: Event) -> Iterator[Remark]:
    """A place all of whose names were in use in other times than the event's."""
    if event.date_earliest is None and event.date_latest is None:
        return
    for place in event.places.all():
        names = list(place.names.all())
        if names and not any(_touches(name, event) for name in names):
            sentence = _("None of the names of %s was in use then, by their periods.") % place
            yield Remark("outside-period-of-name", "places", sentence)


def _touches(name: Any, event: Event) -> bool:
    if not name.period:
        return True  # in use at no stated time: it may have been in use then
    begins_after = _known(name.period_earliest, event.date_latest, later=True)
    ends_before = _known(name.period_latest, event.date_earliest, later=False)
    return not (begins_after or ends_before)


def _known(bound: int | None, day: int | None, *, later: bool) -> bool:
    if bound is None or day is None:
        return False
    return bound > day if later else bound < day
