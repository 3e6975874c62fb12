"""Places and sources: what a merge of two would do, and what stands in its way.

Everything that points to the one points to the other afterwards. What both have (an event at both
places, a page of contents of both sources) stays where it is.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet, UniqueConstraint
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import (
    Citation,
    Commemoration,
    Figure,
    LinkCheck,
    Place,
    PlaceName,
    PlaceRelation,
    Position,
    Quotation,
    Source,
    SourceAuthor,
    SourceRelation,
    VictimList,
)
from archive.models.fields import LANGUAGE_CODES
from archive.models.registry import State

from .foreseeing import opens_hidden
from .previews import Belonging, Preview

Thing = Place | Source

NOTES = (*(f"public_note_{code}" for code in LANGUAGE_CODES), "editor_note")
LEFT: dict[Any, tuple[str, ...]] = {Place: NOTES, Source: ("title", *NOTES)}
FILLED: dict[Any, tuple[tuple[str, ...], ...]] = {
    Place: (
        ("kind_id",),
        *((f"admin_unit_{code}",) for code in LANGUAGE_CODES),
        ("latitude", "longitude", "is_approximate", "coordinate_origin"),
        ("described_in_id", "locator"),
    ),
    Source: (
        ("kind_id",),
        ("issued", "issued_as_written"),
        ("publisher",),
        ("container",),
        ("url", "accessed_on"),
        ("archived_url", "archived_on"),
        ("repository", "call_number"),
        ("language",),
        ("rights",),
    ),
}
"""Fields that belong together: filled where the kept one has not the first of them."""

# What says the same of both: the columns that tell, beside the one that points
SAME: dict[Any, tuple[str, ...]] = {
    PlaceName: ("text", "language", "period"),
    PlaceRelation: ("child_id", "parent_id", "basis", "period"),
    SourceRelation: ("from_source_id", "to_source_id", "kind"),
}
STATEMENTS = (Figure, Quotation, Position, Commemoration, VictimList)
NOT_MOVED = (LinkCheck,)  # what answered at an address; it is tried again


def preview_of_things(kept: Thing, absorbed: Thing) -> Preview:
    """Return what merging would do, and what stands in the way."""
    seen = Preview(obstacles=_obstacles(kept, absorbed), revealed=_revealed(kept, absorbed))
    for key, rows in _belongings(kept, absorbed):
        ids = [str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True)]
        if ids:
            seen.moves[key] = ids
    for group in FILLED[type(kept)]:
        for name in group:
            ours, theirs = getattr(kept, name), getattr(absorbed, name)
            if theirs in (None, "") or theirs == ours:
                continue
            if getattr(kept, group[0]) in (None, ""):
                seen.filled[name] = [ours, theirs]
            else:
                field = type(kept)._meta.get_field(name.removesuffix("_id"))
                seen.differs.append(str(getattr(field, "verbose_name", name)))
    return seen


def belongings_of_things(things: Iterable[Thing]) -> Iterator[Model]:
    """Yield every row that points to any of these places or sources."""
    things = list(things)
    for model, name in _pointing(type(things[0])):
        yield from model._default_manager.filter(**{f"{name}__in": things}).distinct()
    yield from Citation.objects.filter(record__in=[thing.pk for thing in things])


def _pointing(model: type[Model]) -> Iterator[tuple[Any, str]]:
    """Yield every model and column that points to places or to sources; no table of history."""
    relations: list[Any] = list(model._meta.get_fields(include_hidden=True))
    for relation in relations:
        if not relation.auto_created or relation.concrete:
            continue
        related: Any = relation.related_model
        is_made = related._meta.auto_created or hasattr(related, "instance_type")
        if not is_made and related not in NOT_MOVED:
            yield related, relation.field.name


def _belongings(kept: Thing, absorbed: Thing) -> Iterator[Belonging]:
    for model, name in _pointing(type(kept)):
        rows = model._default_manager.filter(**{name: absorbed})
        yield f"{model.__name__}.{name}", _without_both(rows, name, kept)
    yield "Citation.record", Citation.objects.filter(record=absorbed.record)


def _without_both(rows: QuerySet[Any], name: str, kept: Thing) -> QuerySet[Any]:
    """Leave out what the kept one has as well."""
    model, pointing = rows.model, rows.model._meta.get_field(name)
    if pointing.many_to_many:
        return rows.exclude(pk__in=model._default_manager.filter(**{name: kept}).values("pk"))
    if model is SourceAuthor:  # the authors of one item, in their order: never of both
        return rows.none() if kept.authors.exists() else rows  # type: ignore[union-attr]
    for columns in _telling(model, name):
        for values in model._default_manager.filter(**{name: kept}).values(*columns):
            rows = rows.exclude(**values)
    return rows


def _telling(model: Any, name: str) -> Iterator[list[str]]:
    """Yield the columns that tell rows of one record apart: a hidden name is never the same."""
    column = model._meta.get_field(name).attname
    if model in SAME:
        yield [other for other in SAME[model] if other != column]
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and name in constraint.fields:
            yield [other for other in constraint.fields if other != name]


def _obstacles(kept: Thing, absorbed: Thing) -> list[str]:
    if kept.pk == absorbed.pk:
        return [_("A record cannot be merged into itself.")]
    pair = (kept, absorbed)
    sentences = [
        _("“%s” was merged into another record already.") % thing
        for thing in pair
        if thing.record.merged_into_id
    ]
    sentences += [_("“%s” is hidden on request.") % it for it in pair if it.record.hidden_at]
    if kept.record.state == State.WITHDRAWN:
        sentences.append(_("“%s” is withdrawn: keep the other one.") % kept)
    if absorbed.record.is_public and not kept.record.is_public:
        sentences.append(_("“%s” is public and the other is not: keep the public one.") % absorbed)
    if isinstance(kept, Place) and isinstance(absorbed, Place):
        return sentences + _inside(kept, absorbed)
    both = [kept.pk, absorbed.pk]
    if SourceRelation.objects.filter(from_source__in=both, to_source__in=both).exists():
        sentences.append(
            _("One is recorded as an edition or copy of the other: remove that first.")
        )
    return sentences


def _inside(kept: Place, absorbed: Place) -> list[str]:
    pair = (kept, absorbed)
    if opens_hidden(kept, absorbed) or opens_hidden(absorbed, kept):
        return [
            _("A name of one, hidden on request, stands open with the other: hide it there too.")
        ]
    is_inside = PlaceRelation.objects.filter(child__in=pair, parent__in=pair).exists()
    if is_inside or kept.pk in absorbed.ancestors() or absorbed.pk in kept.ancestors():
        return [_("One is recorded to lie inside the other: if that is wrong, remove it first.")]
    return []


def _revealed(kept: Thing, absorbed: Thing) -> list[str]:
    """Say what was kept from readers because it hangs on what is not public itself."""
    if not kept.record.is_public or absorbed.record.is_public:
        return []
    if isinstance(absorbed, Place):
        names = [name.text for name in absorbed.names.published()]
        return [_("Names that become public: %s.") % ", ".join(names)] if names else []
    sentences = []
    for model in STATEMENTS:
        ready = Q(source=absorbed, record__state=State.PUBLISHED, record__hidden_at__isnull=True)
        number = model._default_manager.filter(ready).count()
        if number:
            what = capfirst(str(model._meta.verbose_name_plural))
            sentences.append(
                _("%(what)s that become public: %(number)d.") % {"what": what, "number": number}
            )
    return sentences
