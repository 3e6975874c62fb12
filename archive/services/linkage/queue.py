"""The queue: proposals that wait for a human, surest first, and what a yes would do."""

from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.lib.names import fold
from archive.models import (
    EntryMatch,
    Event,
    ListEntry,
    MatchProposal,
    Person,
    Takedown,
    VictimList,
)
from archive.models.registry import State

from .decide import agreed_person, rows_of
from .persons import withheld_names
from .scoring import LEAST, LIKELY, TOP_MARK
from .verdicts import CannotMatch, held_to_be

# what a score is called: its name, the least score, and the first that is too high
TOP, LIKELY_ONE, POSSIBLE, WITHOUT = "top", "likely", "possible", "by-hand"
MARKS = {
    TOP: (gettext_lazy("top mark"), TOP_MARK, 101),
    LIKELY_ONE: (gettext_lazy("likely"), LIKELY, TOP_MARK),
    POSSIBLE: (gettext_lazy("possible"), LEAST, LIKELY),
    WITHOUT: (gettext_lazy("without a mark"), 0, LEAST),
}

SIDES = (
    "entry__victim_list__record",
    "entry__match__person",
    "other_entry__victim_list__record",
    "other_entry__match__person",
    "person__record",
)


def mark_of(score: int) -> str:
    """Return the name of the mark a score is; a key of MARKS."""
    return next(name for name, (_words, least, end) in MARKS.items() if least <= score < end)


def _hidden() -> Q:
    """Select proposals with a hidden side, by what is withheld: no row of a list is scanned."""
    in_force = Takedown.objects.filter(lifted_at__isnull=True)
    records = in_force.filter(record__isnull=False).values("record")
    rows = in_force.filter(entry__isnull=False).values("entry")
    of_lists = ListEntry.objects.filter(victim_list__in=records).values("pk")
    hiding = Q(person__in=records)
    for hidden in (rows, of_lists):
        hiding |= Q(entry__in=hidden) | Q(other_entry__in=hidden)
    return hiding


def held_back() -> QuerySet[MatchProposal]:
    """Return open proposals nobody is asked about, because a side is hidden on request."""
    proposals = MatchProposal.objects.filter(_hidden(), verdict=MatchProposal.Verdict.OPEN)
    return proposals.select_related(*SIDES).order_by("-score", "uid")


def decided() -> QuerySet[MatchProposal]:
    """Return the proposals somebody decided, the latest first."""
    proposals = MatchProposal.objects.exclude(verdict=MatchProposal.Verdict.OPEN)
    latest = F("decided_at").desc(nulls_last=True)
    return proposals.select_related(*SIDES, "decided_by").order_by(latest, "uid")


def waiting(
    victim_list: VictimList | None = None, event: Event | None = None, mark: str = ""
) -> QuerySet[MatchProposal]:
    """Return open proposals, best score first, without those that have become pointless.

    `mark` is a key of MARKS. Left out: hidden rows, lists and persons, withdrawn and merged
    persons, and pairs that are held to be the same person by way of other rows.
    """
    proposals = MatchProposal.objects.filter(
        Q(other_entry__isnull=True)
        | Q(
            other_entry__hidden_at__isnull=True,
            other_entry__victim_list__record__hidden_at__isnull=True,
        ),
        verdict=MatchProposal.Verdict.OPEN,
        entry__hidden_at__isnull=True,
        entry__victim_list__record__hidden_at__isnull=True,
    )
    proposals = proposals.exclude(
        Q(person__record__state=State.WITHDRAWN)
        | Q(person__record__hidden_at__isnull=False)
        | Q(person__record__merged_into__isnull=False)
    )
    proposals = proposals.filter(~Exists(_held("other_entry", "entry__match__person")))
    proposals = proposals.filter(~Exists(_held("entry", "person")))
    if victim_list is not None:
        proposals = proposals.filter(
            Q(entry__victim_list=victim_list) | Q(other_entry__victim_list=victim_list)
        )
    if event is not None:
        lists = VictimList.objects.filter(events=event).values("pk")
        proposals = proposals.filter(
            Q(entry__victim_list__in=lists) | Q(other_entry__victim_list__in=lists)
        )
    if mark in MARKS:
        _words, least, end = MARKS[mark]
        proposals = proposals.filter(score__gte=least, score__lt=end)
    return proposals.select_related(*SIDES).order_by("-score", "uid")


def _held(row: str, person: str) -> QuerySet[EntryMatch]:
    """Return the matches of a proposal's row to a person of the same proposal."""
    return EntryMatch.objects.filter(entry=OuterRef(row), person=OuterRef(person))


def consequence(proposal: MatchProposal) -> str:
    """Say in a sentence what accepting would do."""
    rows = [row for row in (proposal.entry, proposal.other_entry) if row is not None]
    people = held_to_be(rows) | ({proposal.person_id} if proposal.person_id else set())
    if len(people) > 1:
        return _("Nothing: they are matched to two persons. Merge the persons instead.")
    person = Person.objects.filter(pk__in=people).first()
    if person is None:
        return _("A new person is made from the two rows, as a draft.")
    number = person.entry_matches.count()
    return ngettext(
        "The row joins “%(person)s”, who stands in %(number)d row so far.",
        "The row joins “%(person)s”, who stands in %(number)d rows so far.",
        number,
    ) % {"person": person, "number": number}


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
    seen.remarks = _remarks(seen.person, rows)
    return seen


def _two_persons(proposal: MatchProposal, rows: list[ListEntry]) -> list[Person]:
    held = held_to_be(rows) | ({proposal.person_id} if proposal.person_id else set())
    people = Person.objects.select_related("record").filter(pk__in=held).order_by("pk")
    return list(people) if len(held) > 1 else []


def _remarks(person: Person | None, rows: list[ListEntry]) -> list[str]:
    if person is None:
        return [_("Readers see nothing of it until the new person is published.")]
    remarks = _seen_by_readers(person, rows)
    withheld = withheld_names(person)
    if any(fold(name) in withheld for row in rows for name in row.all_names()):
        remarks.append(
            _("A name hidden on request for “%s” stands in this row: hide the row as well.")
            % person
        )
    return remarks


def _seen_by_readers(person: Person, rows: list[ListEntry]) -> list[str]:
    """Say what readers see on the page of a person once these rows have joined."""
    if not person.record.is_public:
        return [_("“%s” is not public: readers see nothing of it until it is.") % person]
    joining = [row for row in rows if getattr(row, "match", None) is None]
    public = ListEntry.objects.published().filter(pk__in=[row.pk for row in joining])
    seen = set(public.values_list("pk", flat=True))
    sentences = []
    if seen:
        sentences.append(_("“%s” is public: readers see the row on their page at once.") % person)
    for row in joining:
        if row.pk not in seen:
            words = _(
                "“%(person)s” is public, the row of “%(list)s” is not: readers see nothing of it,"
                " neither its spelling nor its source, until the list and its source are public."
            )
            sentences.append(words % {"person": person, "list": row.victim_list})
    return sentences
