"""The places of withheld rows: their position and the public reason, and nothing else of them."""

from django.db.models import F

from archive.formatting import number
from archive.models import Takedown, VictimList

from .names_table import NameRow


def withheld_rows(
    victim_list: VictimList, first: int | None, before: int | None
) -> list[tuple[int, NameRow]]:
    """Return position and table row of each row withheld on request.

    `first` and `before` bound the positions; None leaves that end open. 1 query; the rows
    themselves are not read.
    """
    takedowns = Takedown.objects.filter(
        entry__victim_list=victim_list, entry__hidden_at__isnull=False, lifted_at__isnull=True
    )
    if first is not None:
        takedowns = takedowns.filter(entry__position__gte=first)
    if before is not None:
        takedowns = takedowns.filter(entry__position__lt=before)
    columns = ("reason", *Takedown.public_reason.columns())
    places = takedowns.annotate(place=F("entry__position")).only(*columns).order_by("place")
    return [(takedown.place, _withheld(takedown, takedown.place)) for takedown in places]


def _withheld(takedown: Takedown, position: int) -> NameRow:
    reason = takedown.public_reason or takedown.get_reason_display()
    return NameRow(position=number(position), hidden_reason=reason)
