"""What records are called at the desk, and the addresses of their forms, previews and hiding."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation

from archive.models import Record
from archive.models.curated import Curated

TOGETHER = "together"


def titles_of(records: Iterable[Record]) -> dict[str, str]:
    """Return what each record is called, with a query per kind of record."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record.pk)
    titles = {}
    for model in apps.get_app_config("archive").get_models():
        if issubclass(model, Curated) and by_kind.get(model.record_kind):
            rows = model._default_manager.filter(pk__in=by_kind[model.record_kind])
            related = [f.name for f in model._meta.fields if f.name == "measure"]
            titles.update({row.pk: str(row) for row in rows.select_related(*related, "record")})
    return titles


def model_name(kind: str) -> str:
    """Return the name of the model whose records are of this kind."""
    return {"list": "victimlist", "media": "mediaitem"}.get(kind, kind)


def model_of_kind(kind: str) -> Any:
    """Return the model whose records are of this kind."""
    return apps.get_model("archive", model_name(kind))


def form_address(record: Record) -> str:
    """Return the address of the form on which a record is edited."""
    return reverse(f"admin:archive_{model_name(record.kind)}_change", args=[record.pk])


def instance_of(record: Record) -> Any:
    """Return what a registry row stands for, else raise Http404."""
    model = model_of_kind(record.kind)
    return get_object_or_404(model._base_manager.select_related("record"), pk=record.pk)


def hide_url(what: str, uid: str) -> str:
    """Return the address of the page that hides a record, entry or name, or shows it again."""
    return reverse("admin:hide", args=[what, uid])


def name_of(target: Any) -> str:
    """Return what is hidden, as those at the desk call it."""
    return str(instance_of(target)) if isinstance(target, Record) else str(target)


def preview_url(uid: str, language: str = "", *, together: bool = False) -> str:
    """Return the address of the preview of a record."""
    code = language or (translation.get_language() or "en")[:2]
    address = reverse("admin:preview", args=[uid, code])
    return f"{address}?{TOGETHER}=1" if together else address
