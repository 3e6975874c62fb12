"""The list that receives the rows: looked up or made, locked, and what may be done to it."""

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext as _

from archive.models import Event, ImportBatch, Record, Source, VictimList
from archive.services.holding import lock
from archive.services.refusal import Refused

from .continuing import continued, former_columns
from .mapping import mapping_from_json


class CommitRefused(Refused):
    """The batch cannot be committed as it is; the message says why, in a sentence."""


class RehearseAgain(CommitRefused):
    """The list changed since the rehearsal: what was shown is no longer what would happen."""


@dataclass(frozen=True, slots=True)
class NewList:
    """A list to be made with the commit: never without its rows."""

    slug: str
    title: str = ""
    language: str = "en"
    source: Source | None = None
    events: list[Event] = field(default_factory=list)


def locked_list(batch: ImportBatch, new_list: NewList | None) -> VictimList:
    """Return the list, locked so that imports take turns; make it where it is new."""
    if batch.victim_list_id is None:
        if new_list is None:
            raise CommitRefused(_("Say which list the rows belong to."))
        if VictimList.objects.filter(slug=new_list.slug).exists():
            raise RehearseAgain(_("A list with this address was made meanwhile: rehearse again."))
        try:
            batch.victim_list = _made(new_list)
        except IntegrityError as error:
            raise RehearseAgain(_("The list was made meanwhile: rehearse again.")) from error
    lock(Record, [batch.victim_list_id])
    return VictimList.objects.select_related("record").get(pk=batch.victim_list_id)


def _made(new_list: NewList) -> VictimList:
    made = VictimList(slug=new_list.slug, source=new_list.source)
    setattr(made, f"title_{new_list.language}", new_list.title or new_list.slug)
    made.save()
    made.events.set(new_list.events)
    return made


def require_right(victim_list: VictimList, author: Any) -> None:
    if author is None or author.has_perm("archive.publish_record"):
        return
    if victim_list.record.first_published_at:
        raise CommitRefused(
            _(
                "The list is or was public, so that its rows would be too: "
                "somebody who may publish has to commit this import."
            )
        )


def merged_columns(before: list[dict[str, Any]], batch: ImportBatch) -> list[dict[str, Any]]:
    """Add the original columns that are new, public only where the mapping says so.

    What colleagues decided about a column of before stays, also where it is called otherwise now.
    """
    decided = {column["name"]: column["public"] for column in before}
    mapping = mapping_from_json(batch.mapping)
    if mapping.merges:
        return before
    continuation = continued(mapping, former_columns(batch.victim_list))
    return before + [
        {
            "name": column.name,
            "public": column.is_public or any(map(decided.get, continuation.means[column.name])),
        }
        for column in mapping.columns
        if not column.is_dropped and continuation.called[column.name] not in decided
    ]


def write_columns(victim_list: VictimList, columns: list[dict[str, Any]]) -> None:
    """Write the columns with history, but without the signals that would re-read every row."""
    history: Any = VictimList.history  # type: ignore[attr-defined]
    Record.objects.filter(pk=victim_list.pk).update(version=F("version") + 1)
    VictimList.objects.filter(pk=victim_list.pk).update(columns=columns)
    victim_list.columns = columns
    history.bulk_history_create([victim_list], update=True)
