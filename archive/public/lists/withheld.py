"""The places of withheld rows: their position and the public reason, and nothing else of them."""

from typing import Any

from django.db.models import F

from archive.formatting import number
from archive.models import Takedown, VictimList


def withheld_rows(
    victim_list: VictimList, first: int | None, before: int | None
) -> list[tuple[int, dict[str, Any]]]:
    """Return position and row (for components/names_table.html) of each row withheld on request.

    `first` and `before` bound the positions; None leaves that end open. One query; the rows
    themselves are not read.
    """
    found = Takedown.objects.filter(
        entry__victim_list=victim_list, entry__hidden_at__isnull=False, lifted_at__isnull=True
    )
    if first is not None:
        found = found.filter(entry__position__gte=first)
    if before is not None:
        found = found.filter(entry__position__lt=before)
    columns = ("reason", *Takedown.public_reason.columns())
    places = found.annotate(place=F("entry__position")).only(*columns).order_by("place")
    return [_place(takedown, takedown.place) for takedown in places]


def _place(takedown: Takedown, position: int) -> tuple[int, dict[str, Any]]:
    reason = takedown.public_reason or takedown.get_reason_display()
    return position, {"position": number(position), "hidden_reason": reason}
