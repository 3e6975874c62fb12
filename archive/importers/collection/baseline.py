"""The first rows of history: how everything stood when it was brought in at once.

Raw loads write no history. Without a baseline the first edit would be the oldest thing known.
"""

from typing import Any

from archive.history import KEPT

LOADED = "first collection loaded"
RENEWED = "collection updated"
BATCH = 500


def write_baselines() -> int:
    """Write one row of history for every row of every historied model; return how many."""
    return sum(_write_baseline(model) for model in KEPT)


def _write_baseline(model: Any) -> int:
    rows = list(model._base_manager.all())
    made = model.history.bulk_history_create(rows, batch_size=BATCH, default_change_reason=LOADED)
    key = model._meta.pk.attname
    history = {getattr(row, key): row for row in made or []}
    for field in model.history.model._history_m2m_fields:
        _write_links(model, field, history)
    return len(rows)


def _write_links(model: Any, field: Any, history: dict[Any, Any]) -> None:
    """Write which rows stood in a many-to-many; bulk history leaves that out."""
    through: Any = getattr(model, field.name).through
    kept_links = getattr(model.history.model, field.name).model
    columns = [column.attname for column in through._meta.fields]
    owner = through._meta.get_field(field.m2m_field_name()).attname
    kept_links.objects.bulk_create(
        (
            kept_links(
                history=history[getattr(link, owner)],
                **{column: getattr(link, column) for column in columns},
            )
            for link in through.objects.all()
        ),
        batch_size=BATCH,
    )
