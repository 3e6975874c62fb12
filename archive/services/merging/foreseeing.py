"""What a merge of two persons would do, and what stands in its way. Nothing is changed here."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from archive.lib.names import fold
from archive.models import Citation, ListEntry, MatchProposal, Person, PersonName, PersonRelation
from archive.models.registry import State

from .previews import Belonging, Preview

FILLED = (
    "sex",
    "birth",
    "birth_as_written",
    "death",
    "death_as_written",
    "birth_place_id",
    "death_place_id",
    "burial_place_id",
    "portrait_id",
)


def preview(kept: Person, absorbed: Person) -> Preview:
    """Return what merging would do, and what stands in the way."""
    seen = Preview(obstacles=_obstacles(kept, absorbed))
    for key, rows in _belongings(kept, absorbed):
        ids = [str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True)]
        if ids:
            seen.moves[key] = ids
    for name in FILLED:
        ours, theirs = getattr(kept, name), getattr(absorbed, name)
        if theirs and not ours:
            seen.filled[name] = [ours, theirs]
        elif theirs and ours != theirs:
            field_of = Person._meta.get_field(name.removesuffix("_id"))
            label = getattr(field_of, "verbose_name", name)
            seen.differs.append(str(label))
    for date in ("birth", "death"):
        if date not in seen.filled:  # words of a date never stand beside another
            seen.filled.pop(f"{date}_as_written", None)
    if absorbed.is_minor and not kept.is_minor:
        seen.filled["is_minor"] = [False, True]
    return seen


def _belongings(kept: Person, absorbed: Person) -> Iterator[Belonging]:
    """Yield all that points to the absorbed person; what both have stays where it is."""
    for relation in Person._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        rows = model._default_manager.filter(**{name: absorbed})
        if model is PersonName:  # what a row brought goes with the row
            own = {"entry__isnull": True, "hidden_at__isnull": True}
            for text, language in kept.names.filter(**own).values_list("text", "language"):
                rows = rows.exclude(text=text, language=language, **own)
        elif model is MatchProposal:
            rows = rows.exclude(entry__in=kept.proposals.values("entry"))
        yield f"{model.__name__}.{name}", rows
    yield "Citation.record", Citation.objects.filter(record=absorbed.record)


def belongings(people: Iterable[Person]) -> Iterator[Model]:
    """Yield every row that points to any of these people."""
    for relation in Person._meta.related_objects:
        model: Any = relation.related_model
        yield from model._default_manager.filter(**{f"{relation.field.name}__in": list(people)})
    yield from Citation.objects.filter(record__in=[person.pk for person in people])


def _obstacles(kept: Person, absorbed: Person) -> list[str]:
    if kept.pk == absorbed.pk:
        return [_("A person cannot be merged into themselves.")]
    sentences = [
        _("“%s” was merged into another person already.") % person
        for person in (kept, absorbed)
        if person.record.merged_into_id
    ]
    sentences += [
        _("“%s” is hidden on request.") % person
        for person in (kept, absorbed)
        if person.record.hidden_at
    ]
    if kept.record.state == State.WITHDRAWN:
        sentences.append(_("“%s” is withdrawn: keep the other one.") % kept)
    if absorbed.record.is_public and not kept.record.is_public:
        sentences.append(_("“%s” is public and the other is not: keep the public one.") % absorbed)
    return sentences + _contradictions(kept, absorbed)


def _contradictions(kept: Person, absorbed: Person) -> list[str]:
    """Return what says that the two are not the same: a family tie, a verdict, a hidden name."""
    sentences = []
    pair = (kept, absorbed)
    if PersonRelation.objects.filter(person__in=pair, relative__in=pair).exists():
        sentences.append(_("A family tie between the two is recorded: remove it first."))
    if _judged_apart(kept, absorbed):
        sentences.append(_("A row of one was judged not to be the other: take that verdict back."))
    if opens_hidden(kept, absorbed) or opens_hidden(absorbed, kept):
        sentences.append(
            _("A name of one, hidden on request, stands open with the other: hide it there too.")
        )
    return sentences


def _judged_apart(kept: Person, absorbed: Person) -> bool:
    ours, theirs = (
        ListEntry.objects.filter(match__person=person).values("pk") for person in (kept, absorbed)
    )
    apart = (
        Q(entry__in=ours, other_entry__in=theirs)
        | Q(entry__in=theirs, other_entry__in=ours)
        | Q(entry__in=ours, person=absorbed)
        | Q(entry__in=theirs, person=kept)
    )
    return MatchProposal.objects.filter(apart, verdict=MatchProposal.Verdict.NOT_SAME).exists()


def opens_hidden(hiding: Any, open_: Any) -> bool:
    """Whether a name hidden for either stands open with the other, however it is spelled."""
    hidden = hiding.names.filter(hidden_at__isnull=False).values_list("text", flat=True)
    withheld = {fold(text) for text in hidden}
    if not withheld:
        return False
    stand_open = open_.names.filter(hidden_at__isnull=True).values_list("text", flat=True)
    return any(fold(text) in withheld for text in stand_open)
