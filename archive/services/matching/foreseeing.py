"""What a yes would do to a proposal as it stands now, and what stands in its way."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from archive.lib.names import fold
from archive.models import ListEntry, MatchProposal, Person

from .deciding import agreed_person, rows_of
from .persons import withheld_names
from .queue import consequence
from .verdicts import CannotMatch, held_to_be


@dataclass(slots=True)
class Outlook:
    """What would become of a proposal.

    `person` is who the rows would join, `two` the persons they are held to be where those are two
    (who can only be merged), `remarks` what to know beforehand, `obstacles` what forbids a yes.
    """

    person: Person | None = None
    two: list[Person] = field(default_factory=list)
    consequence: str = ""
    remarks: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """Who is involved, in short: a page that shows another mark has been overtaken."""
        involved = [self.person] if self.person else self.two
        return ",".join(person.pk for person in involved)


def foresee(proposal: MatchProposal) -> Outlook:
    """Return what a yes would do. Nothing is changed or locked."""
    rows = list(rows_of(proposal))
    seen = Outlook(consequence=consequence(proposal))
    try:
        seen.person = agreed_person(proposal, rows)
    except CannotMatch as refusal:
        seen.obstacles = refusal.sentences
        seen.two = _two_persons(proposal, rows)
        return seen
    if seen.person is not None:
        seen.remarks = _remarks(seen.person, rows)
    return seen


def _two_persons(proposal: MatchProposal, rows: list[ListEntry]) -> list[Person]:
    held = held_to_be(rows) | ({proposal.person_id} if proposal.person_id else set())
    people = Person.objects.select_related("record").filter(pk__in=held).order_by("pk")
    return list(people) if len(held) > 1 else []


def _remarks(person: Person, rows: list[ListEntry]) -> list[str]:
    found = []
    if person.record.is_public:
        found.append(_("“%s” is public: readers see the row on their page at once.") % person)
    withheld = withheld_names(person)
    if any(fold(name) in withheld for row in rows for name in row.all_names()):
        found.append(
            _("A name hidden on request for “%s” stands in this row: hide the row as well.")
            % person
        )
    return found
