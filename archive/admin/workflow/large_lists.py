"""Lists too long to be published, or undone, while somebody waits: the desk names the command."""

from typing import Any

from django.utils.translation import gettext as _

from archive.formatting import number
from archive.importers.lists import foreseen
from archive.models import ImportBatch, VictimList
from archive.services import publishing
from archive.services.publishing import CannotPublish

MOST_ROWS = 20_000


def beyond_the_desk(instance: Any) -> list[str]:
    """Return the sentence that names the command for a list of more than 20,000 rows."""
    if not isinstance(instance, VictimList) or instance.row_count <= MOST_ROWS:
        return []
    words = _("With %(rows)s rows it is published on the server: manage.py publish_list %(slug)s")
    return [words % {"rows": number(instance.row_count), "slug": instance.slug}]


def beyond_undoing(batch: ImportBatch) -> list[str]:
    """Return the sentence that names the command for undoing more than 20,000 public rows."""
    if batch.victim_list is None or not batch.victim_list.record.is_public:
        return []
    rows = foreseen(batch)
    touched = rows.removed + rows.restored + rows.unmarked
    if touched <= MOST_ROWS:
        return []
    words = _("%(rows)s public rows are undone on the server: manage.py undo_import %(batch)s")
    return [words % {"rows": number(touched), "batch": batch.pk}]


def publish(instance: Any, author: Any, reason: str = "", opened: int | None = None) -> None:
    """Publish at the desk. Raises CannotPublish for a list that is too long for it."""
    if sentences := beyond_the_desk(instance):
        raise CannotPublish(*sentences)
    publishing.publish(instance, author, reason, opened)
