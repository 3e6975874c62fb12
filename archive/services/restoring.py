"""Restoring: an earlier value, an earlier version of a row, or a draft that was deleted.

Never touched: state, permanent id, address, version, import key, what is withheld. What hangs on a
restored value (labels, sort keys, search index) follows as after any other edit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import ListEntry, Record, VictimList
from archive.models.curated import Curated, Slugged
from archive.services.change import change, hold, tried_again
from archive.services.refusal import Refused

NEVER = {"slug", "import_key", "uid", "record"}
TOGETHER = timedelta(minutes=1)  # rows deleted this short before their record went with it


class CannotRestore(Refused):
    """It cannot be brought back as it was; `sentences` say why, in words for an archivist."""


@dataclass(frozen=True, slots=True)
class Then:
    """A field that was different: its name, its label, its value now and then, in words."""

    field: str
    label: str
    now: str
    then: str


def restorable(model: Any) -> list[Any]:
    """Return the fields of a model that may be set back."""
    history = model.history.model
    many = {column.name for column in history._history_m2m_fields}
    fields = [
        column
        for column in model._meta.concrete_fields
        if column.editable and not column.primary_key
    ]
    fields = [column for column in fields if not isinstance(column, models.FileField)]
    fields += [column for column in model._meta.many_to_many if column.name in many]
    return [column for column in fields if column.name not in NEVER]


def differences(row: Any, version: Any) -> list[Then]:
    """Return in which fields a version in the history differs from the row as it is now."""
    fields = []
    for field in restorable(type(row)):
        now, then = _value(row, field), _version_value(version, field)
        if now != then:
            label = capfirst(str(field.verbose_name))
            fields.append(Then(field.name, label, _said(field, now), _said(field, then)))
    return fields


def _value(row: Any, field: Any) -> Any:
    if field.many_to_many:
        return sorted(getattr(row, field.name).values_list("pk", flat=True))
    return getattr(row, field.attname)


def _version_value(version: Any, field: Any) -> Any:
    if not field.many_to_many:
        return getattr(version, field.attname)
    column = f"{field.m2m_reverse_field_name()}_id"
    return sorted(getattr(version, field.name).values_list(column, flat=True))


def _said(field: Any, value: Any) -> str:
    """Say a value in words; what it refers to may be gone."""
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        named = dict(field.related_model._base_manager.in_bulk([key for key in keys if key]))
        return ", ".join(str(named.get(key, _("gone: %s") % key)) for key in keys if key)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)


@tried_again
def restore(row: Any, version: Any, names: set[str], author: Any, reason: str) -> None:
    """Set some fields of a row back to what they were in a version of its history.

    Raises CannotRestore where the row would no longer be valid, or no longer fit to be public.
    """
    with change(author, reason, holding=[row]):
        many = {}
        for field in restorable(type(row)):
            if field.name not in names:
                continue
            if field.many_to_many:
                many[field.name] = _existing(field, _version_value(version, field))
            else:
                setattr(row, field.attname, getattr(version, field.attname))
        _save(row, many)


def _existing(field: Any, keys: list[Any]) -> list[Any]:
    existing = set(
        field.related_model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
    )
    if len(existing) < len(keys):
        raise CannotRestore(_("%s: something it referred to is gone.") % field.verbose_name)
    return list(keys)


def _save(row: Any, many: dict[str, list[Any]]) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise CannotRestore(*_sentences(row, error)) from error
    row.save()
    for name, keys in many.items():
        getattr(row, name).set(keys)
    owner = _refresh_labels(row)
    if isinstance(owner, Curated) and owner.record.is_public:
        missing = owner.missing_for_publishing()
        if missing:
            raise CannotRestore(*missing)


def _sentences(row: Any, error: ValidationError) -> list[str]:
    sentences = []
    for name, said in error.message_dict.items():
        label = row._meta.get_field(name).verbose_name if name in _names(row) else ""
        sentences += [
            f"{capfirst(str(label))}: {sentence}" if label else sentence for sentence in said
        ]
    return sentences


def _names(row: Any) -> set[str]:
    return {column.name for column in row._meta.get_fields()}


def _refresh_labels(row: Any) -> Any:
    """Rewrite the labels of the record a name belongs to; return that record, or the row."""
    for column in ("person", "place", "event"):
        owner: Any = getattr(row, column, None) if hasattr(row, "text") else None
        if hasattr(owner, "refresh_labels"):
            owner.refresh_labels()
            owner.save()
            return owner
    return row


@tried_again
def put_back(version: Any, author: Any, reason: str) -> Any:
    """Make a row of a form again that was removed, with the id it had. Raises CannotRestore."""
    row = _made_of(version)
    with change(author, reason, holding=[row]):
        if type(row)._base_manager.filter(pk=row.pk).exists():
            raise CannotRestore(_("It is in the archive."))
        _save(row, {})
        return row


def _made_of(version: Any) -> Any:
    model = version.instance_type
    return model(
        **{
            column.attname: getattr(version, column.attname)
            for column in model._meta.concrete_fields
        }
    )


def key_of_deleted(model: Any) -> str:
    """Return the column by which a deleted draft, or a deleted row of a list, is known."""
    return "record_id" if issubclass(model, Curated) else "uid"


def deleted(model: Any) -> models.QuerySet[Any]:
    """Return, newest first, the last words of the history on what was deleted."""
    key = key_of_deleted(model)
    here = model.objects.filter(**{key: models.OuterRef(key)})
    gone: models.QuerySet[Any] = model.history.filter(~models.Exists(here), history_type="-")
    return gone.select_related("history_user").order_by("-history_date", "-history_id")


@tried_again
def bring_back_row(version: Any, author: Any, reason: str) -> tuple[ListEntry, list[str]]:
    """Make a deleted row of a list again, with its id and its match. Raises CannotRestore.

    Returns the row and what could not come back with it, in words.
    """
    with change(author, reason):
        if ListEntry.objects.filter(uid=version.uid).exists():
            raise CannotRestore(_("It is in the archive."))
        if not VictimList.objects.filter(pk=version.victim_list_id).exists():
            raise CannotRestore(_("The list it stood on is gone."))
        row = _made_of(version)
        hold(row.victim_list)  # whose rows nobody else counts meanwhile
        _save(row, {})
        row.victim_list.recount()
        return row, _rows_of(row, row._meta.related_objects, version, author, reason)


@tried_again
def bring_back(version: Any, author: Any, reason: str) -> tuple[Any, list[str]]:
    """Make a deleted draft again, with its id, the rows of its form and its citations.

    Returns the draft and what could not come back with it, in words. Its address changes if
    another record has it by now. Raises CannotRestore.
    """
    model, uid = version.instance_type, version.record_id
    with change(author, reason):
        if Record.objects.filter(pk=uid).exists():
            raise CannotRestore(_("It is in the archive."))
        draft = _made_of(version)
        draft.record = Record.objects.create(uid=uid, kind=model.record_kind)
        if isinstance(draft, Slugged) and model.objects.filter(slug=draft.slug).exists():
            draft.slug = ""
        _save(draft, _many_before(version))
        relations = [*draft._meta.related_objects, *Record._meta.related_objects]
        return draft, _rows_of(draft, relations, version, author, reason)


def _many_before(version: Any) -> dict[str, list[Any]]:
    """Return what the draft referred to; on deleting, the history has lost sight of it."""
    model = version.instance_type
    before = model.history.filter(record_id=version.record_id).exclude(history_type="-")
    last = before.order_by("-history_date", "-history_id").first()
    if last is None:
        return {}
    many = [field for field in restorable(model) if field.many_to_many]
    return {field.name: _still(field, _version_value(last, field)) for field in many}


def _still(field: Any, keys: list[Any]) -> list[Any]:
    return list(field.related_model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))


def _rows_of(
    draft: Any, relations: Iterable[Any], version: Any, author: Any, reason: str
) -> list[str]:
    """Put back the rows that went with the draft; return what could not come."""
    lost: list[str] = []
    for relation in relations:
        model = relation.related_model
        if relation.on_delete is not models.CASCADE or not hasattr(model, "history"):
            continue
        went = model.history.filter(
            history_type="-",
            history_date__gte=version.history_date - TOGETHER,
            history_date__lte=version.history_date + TOGETHER,
            **{relation.field.attname: draft.pk},
        )
        for row in went:
            try:
                put_back(row, author, reason)
            except CannotRestore as refusal:
                name = f"{model._meta.verbose_name} “{row.instance}”"
                lost.append(f"{name}: {refusal}")
    return lost
