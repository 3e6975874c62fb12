"""Two editors at once: what the other saved and what was typed here, field by field, to choose.

A page with a form carries a short mark of every value it was opened with. When somebody else has
saved meanwhile, three things are known of each field: what stood there, what stands there now,
what was typed. Fields nobody here touched take over what was saved; for the others a chooses.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.formatting import capfirst

OPENED_VALUES = "opened_values"
CHOICE, STORED = "choose:", "stored:"
OURS = {"change_reason", "opened_version", "still_fit", "DELETE"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of the form or of any of its rows."""

    key: str  # stays the same when rows move: "title_en", "names:0123456789AB:text"
    name: str  # as the browser sends it
    row: str  # which row it belongs to, empty for the form itself
    form: Any
    field: forms.Field

    @property
    def stored(self) -> list[str]:
        """What is stored now, as the browser would send it back."""
        name = self.name.removeprefix(f"{self.form.prefix}-") if self.form.prefix else self.name
        return written(self.field, self.form.get_initial_for_field(self.field, name))

    @property
    def typed(self) -> list[str]:
        """What was sent."""
        widget = self.field.widget
        sent = widget.value_from_datadict(self.form.data, self.form.files, self.name)
        return written(self.field, sent)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people changed: what each has there, in words, and as it is sent."""

    label: str
    name: str
    mine: str
    theirs: str
    stored: list[str]


@dataclass(slots=True)
class Conflict:
    """What a form says that came too late."""

    to_choose: list[Difference] = field(default_factory=list)
    taken_over: list[Difference] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def written(form_field: forms.Field, value: Any) -> list[str]:
    """Return a value as a browser sends it: a list of texts, empty where there is none."""
    value = form_field.prepare_value(value)
    if value is None or value is False or value == "":
        return []
    if value is True:
        return ["on"]
    if hasattr(value, "__iter__") and not isinstance(value, str | dict):
        return sorted(str(form_field.prepare_value(getattr(item, "pk", item))) for item in value)
    text = form_field.widget.format_value(value)
    if isinstance(text, list | tuple):  # a selection keeps its only value in a list
        text = text[0] if text else ""
    plain = str(text or "").replace("\r\n", "\n").strip()
    return [plain] if plain else []


def spots(form: Any, formsets: Iterable[Any]) -> Iterator[Spot]:
    """Yield every field of a form and of the stored rows on it."""
    for name, form_field in _shown(form):
        yield Spot(name, form.add_prefix(name), "", form, form_field)
    for formset in formsets:
        for row in formset.initial_forms:
            if row.instance._state.adding:
                continue
            title = _title(formset, row.instance)
            for name, form_field in _shown(row):
                key = f"{formset.prefix}:{row.instance.pk}:{name}"
                yield Spot(key, row.add_prefix(name), title, row, form_field)


def _shown(form: Any) -> Iterator[tuple[str, forms.Field]]:
    for name, form_field in form.fields.items():
        if name in OURS or isinstance(
            form_field, forms.FileField | forms.models.InlineForeignKeyField
        ):
            continue
        if not isinstance(form_field.widget, forms.HiddenInput):
            yield name, form_field


def _title(formset: Any, instance: Any) -> str:
    return f"{capfirst(str(formset.model._meta.verbose_name))} “{instance}”"


def marks(form: Any, formsets: Iterable[Any]) -> str:
    """Return a mark of every stored value, for the page to carry along."""
    return json.dumps({spot.key: _mark(spot.stored) for spot in spots(form, formsets)})


def _mark(values: list[str]) -> str:
    return blake2b("\x1f".join(values).encode(), digest_size=5).hexdigest()


def opened_marks(sent: Any) -> dict[str, str]:
    """Return the marks a browser sent back; none where they were lost."""
    try:
        marks = json.loads(sent.get(OPENED_VALUES) or "{}")
    except ValueError:
        return {}
    return marks if isinstance(marks, dict) else {}


def has_moved(form: Any) -> bool:
    """Whether a row without a version holds other values than when its form was opened."""
    opened = opened_marks(form.data)
    return any(
        opened.get(spot.key, now) != now for spot in spots(form, ()) for now in [_mark(spot.stored)]
    )


def meet(form: Any, formsets: Iterable[Any], version: int | None) -> Conflict:
    """Compare what was typed with what is stored, and prepare the form for choosing.

    What was typed stays in the form; where nothing was typed, what is stored comes in. The form
    is from now on based on `version`: saving it once more is a decision, not an accident.
    """
    formsets = list(formsets)
    opened, sent, conflict = opened_marks(form.data), form.data.copy(), Conflict()
    for spot in spots(form, formsets):
        stored, typed, before = spot.stored, spot.typed, opened.get(spot.key)
        if stored == typed or before == _mark(stored):
            continue
        if before == _mark(typed):
            conflict.taken_over.append(_difference(spot))
            _put(sent, spot.name, stored)
        else:
            conflict.to_choose.append(_difference(spot))
    for formset in formsets:
        _compare_rows(formset, sent, conflict)
    if version is not None:
        sent[form.add_prefix("opened_version")] = str(version)
    _show(sent, form, formsets)
    return conflict


def _compare_rows(formset: Any, sent: QueryDict, conflict: Conflict) -> None:
    """Say which rows came or went; a row that went is dropped with the next saving."""
    stored = {row.pk: row for row in formset.get_queryset()}
    for row in formset.initial_forms:
        pk = sent.get(row.add_prefix(formset.model._meta.pk.name), "")
        key = formset.model._meta.pk.to_python(pk) if pk else None
        if stored.pop(key, None) is None:
            typed = (sent.get(row.add_prefix(name), "") for name, _field in _shown(row))
            conflict.removed.append(", ".join(text for text in typed if text))
            sent[row.add_prefix("DELETE")] = "on"
    conflict.added += [_title(formset, row) for row in stored.values()]


def _put(sent: QueryDict, name: str, values: list[str]) -> None:
    sent.setlist(name, values)
    if not values:
        del sent[name]


def _show(sent: QueryDict, form: Any, formsets: Iterable[Any]) -> None:
    """Let the form be shown with other values than it was sent with."""
    form.data = sent
    for formset in formsets:
        formset.data = sent
        for row in formset.forms:
            row.data = sent


def _difference(spot: Spot) -> Difference:
    bound = spot.form[
        spot.name.removeprefix(f"{spot.form.prefix}-") if spot.form.prefix else spot.name
    ]
    label = f"{spot.row}: {bound.label}" if spot.row else str(bound.label)
    mine, theirs = (said(spot.field, values) for values in (spot.typed, spot.stored))
    return Difference(label, spot.name, mine, theirs, spot.stored)


def said(form_field: Any, values: list[str]) -> str:
    """Say a value in words: what is referred to by its name, a choice by its label."""
    if isinstance(form_field, forms.ModelChoiceField) and form_field.queryset is not None:
        key = form_field.to_field_name or "pk"
        try:
            rows = list(form_field.queryset.filter(**{f"{key}__in": values}))
        except ValueError:
            rows = []
        return ", ".join(str(row) for row in rows)
    if isinstance(form_field, forms.BooleanField):
        return _("yes") if values else _("no")
    choices = getattr(form_field, "choices", None)
    if choices is None:
        return ", ".join(values)
    labels = {str(key): str(label) for key, label in _flat(choices)}
    return ", ".join(labels.get(value, value) for value in values)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label


def with_choices(sent: QueryDict) -> QueryDict:
    """Return what was sent, with the stored value wherever it was chosen over the typed value."""
    chosen = [name for name in sent if name.startswith(CHOICE) and sent[name] == "stored"]
    if not chosen:
        return sent
    decided = sent.copy()
    for choice in chosen:
        name = choice.removeprefix(CHOICE)
        _put(decided, name, sent.getlist(STORED + name))
    return decided
