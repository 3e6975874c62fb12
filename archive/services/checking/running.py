"""Which checks fit which rows, and running them: on a row, or on the whole archive."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from archive import models
from archive.models.curated import Curated

from . import lives, statements, surroundings, wording
from .findings import Finding, Remark, owner_of

Rule = Callable[[Any], Iterator[Remark]]
AT_ONCE = 500

RULES: dict[Any, tuple[Rule, ...]] = {
    models.Person: (lives.impossible_dates, lives.placeholder_dates),
    models.ListEntry: (
        *(lives.impossible_dates, lives.placeholder_dates),
        *(lives.age_of_row, lives.death_of_survivor),
    ),
    models.Participation: (lives.age_in_event, lives.impossible_in_event),
    models.Figure: (statements.parts_of_figure,),
    models.Source: (statements.unarchived_link, statements.dead_link),
    models.EventDate: (lives.event_to_come,),
    models.Event: (lives.event_to_come, surroundings.outside_the_names),
    models.Quotation: (),
}

# What is read together with the rows of a model when all of them are checked
READ_TOGETHER: dict[Any, tuple[tuple[str, ...], tuple[str, ...]]] = {
    models.Event: ((), ("places__names",)),
    models.ListEntry: (("victim_list",), ("victim_list__events",)),
    models.Figure: (("measure",), ("parts__measure",)),
    models.Source: ((), ("link_checks",)),
    models.Participation: (("person", "event"), ()),
    models.PersonName: (("person",), ()),
    models.PlaceName: (("place",), ()),
    models.EventName: (("event",), ()),
    models.EventDate: (("event",), ()),
    models.SourceContent: (("source",), ()),
    models.Citation: (("record",), ()),
    models.QuotationTranslation: (("quotation",), ()),
    models.SourceAuthor: (("source",), ()),
    models.RoleHeld: (("person",), ()),
    models.Term: ((), ()),
}

CHECKED: tuple[Any, ...] = (
    models.Event,
    models.Person,
    models.Place,
    models.Organisation,
    models.VictimList,
    models.ListEntry,
    models.Source,
    models.Quotation,
    models.Figure,
    models.Position,
    models.Commemoration,
    models.Page,
    *(
        model
        for model in READ_TOGETHER
        if not issubclass(model, Curated) and model is not models.ListEntry
    ),
)


def check(instance: Any, sayings: statements.Sayings | None = None) -> list[Finding]:
    """Return what is odd about a saved row; empty where nothing is."""
    model = type(instance)
    remarks: list[Iterator[Remark]] = [rule(instance) for rule in RULES.get(model, ())]
    if model is models.Quotation:
        remarks.append((sayings or statements.Sayings()).twice(instance))
    if model in wording.OWN_VOICE:
        remarks.append(wording.one_sided_words(instance))
    remarks.append(wording.odd_characters(instance))
    return [_finding(instance, remark) for remark in chain.from_iterable(remarks)]


def _finding(instance: Any, remark: Remark) -> Finding:
    owner = owner_of(instance)
    if isinstance(owner, models.Record):
        kind, uid, title = owner.kind, owner.pk, str(owner)
    else:
        kind, title = owner._meta.model_name, str(owner)
        uid = owner.uid if hasattr(owner, "uid") else str(owner.pk)
    return Finding(remark.code, remark.sentence, remark.field, uid, kind, title)


def check_archive() -> Iterator[Finding]:
    """Yield what was begun and not done, then what is odd about every row.

    Reads the archive once, in slices.
    """
    for work in models.WorkLeft.objects.order_by("pk"):
        yield Finding("work-left", work.sentence, "", work.about, work.model, work.title)
    sayings = statements.Sayings()
    for model in CHECKED:
        related, many = READ_TOGETHER.get(model, ((), ()))
        rows = model._default_manager.select_related(*related).prefetch_related(*many)
        for row in rows.order_by("pk").iterator(chunk_size=AT_ONCE):
            yield from check(row, sayings)
