"""Why a search shows a record, in words, where it is not plain to see."""

from typing import Any

from django.utils.translation import gettext as _

from archive.models import ListEntry, Person
from archive.models.search import Basis
from archive.search.dimensions import PLACE
from archive.search.query.called import Tier
from archive.search.query.search import Question, Result


def reasons(result: Result, question: Question) -> list[str]:
    """Return why a record is among the results, as reasons; nothing where it is plain to see."""
    hit, told = result.hit, []
    if result.matched_as:
        told.append(_matched(result) % result.matched_as)
    if hit.tier == Tier.PLACE:
        told.append(_("found by its place"))
    if hit.tier == Tier.SOUND and not result.matched_as:
        told.append(_("found in a spelling that sounds alike"))
    if hit.tier == Tier.INITIAL:
        told.append(_("found by an initial"))
    if hit.tier == Tier.ENDING:
        told.append(_("found by a family name with another ending"))
    if hit.tier == Tier.FATHERLESS:
        told.append(_("found without the father’s name, which is not recorded here"))
    if hit.tier == Tier.FUZZY:
        told.append(_("found but for a letter"))
    if question.span is not None and hit.date_basis in BASIS_OF_DATE:
        told.append(str(BASIS_OF_DATE[hit.date_basis]()))
    if (PLACE.name in question.chosen or question.around) and hit.place_basis == Basis.EVENTS:
        told.append(_("its place is that of the event"))
    return told


def _matched(result: Result) -> str:
    if isinstance(result.record, ListEntry):
        return str(_("also written “%s”"))
    if isinstance(result.record, Person):
        return str(_("recorded as “%s”"))
    return str(_("also called “%s”"))


BASIS_OF_DATE: dict[int, Any] = {
    Basis.EVENTS: lambda: _("its date is that of the event"),
    Basis.STATEMENTS: lambda: _("its date is that of the records"),
}
