"""What records are called, for pages that show records of many kinds."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps

from archive.models import Record
from archive.models.curated import Curated


def titles_of(records: Iterable[Record]) -> dict[str, str]:
    """Return what each record is called, with one query per kind of record."""
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
