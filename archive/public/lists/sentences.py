"""How many names a roll holds, said in sentences."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import number
from archive.models import VictimList

from .counts import Tally
from .overlap import letter


def names_sentence(names: int, lists: int) -> str:
    """Say how many names are recorded, and that this is no count of the dead."""
    told = ngettext(
        "Names recorded here so far: %(names)s, from %(lists)s list. It says how far the "
        "archive has come; it is not a count of the dead.",
        "Names recorded here so far: %(names)s, from %(lists)s lists. It says how far the "
        "archive has come; it is not a count of the dead.",
        lists,
    )
    return told % {"names": number(names), "lists": number(lists)}


def rows_sentence(rows: int, lists: int) -> str:
    """Say how many rows are recorded, where they were not told apart as persons."""
    told = ngettext(
        "Rows recorded here so far: %(rows)s, from %(lists)s list; one person may stand in "
        "several. It says how far the archive has come; it is not a count of the dead.",
        "Rows recorded here so far: %(rows)s, from %(lists)s lists; one person may stand in "
        "several. It says how far the archive has come; it is not a count of the dead.",
        lists,
    )
    return told % {"rows": number(rows), "lists": number(lists)}


def unnamed_sentence(counted: Tally, lists: Sequence[VictimList]) -> str:
    """Say how many rows count somebody without a name, and on which lists; empty for none."""
    total = sum(counted.unnamed)
    if not total:
        return ""
    told = ngettext(
        "%s more row speaks of somebody without a name.",
        "%s more rows speak of people without a name.",
        total,
    ) % number(total)
    if len(lists) < 2:
        return told
    on_lists = "; ".join(
        _("list %(letter)s: %(count)s") % {"letter": letter(place), "count": number(count)}
        for place, count in enumerate(counted.unnamed)
        if count
    )
    return f"{told} ({on_lists})"
