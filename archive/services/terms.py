"""Terms: retiring a word, and merging two words of a vocabulary; both can be undone.

Merging moves every reference, row by row in the history, and retires the word that was absorbed:
its row stays, so that history and addresses that named it keep their meaning.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from archive.models import ListEntry, Record, Term
from archive.models.curated import Curated
from archive.models.recording import BASELINE_REASON
from archive.search.index.collecting import announce
from archive.services.change import change
from archive.services.refusal import Refused

AT_ONCE = 500


class CannotMergeTerms(Refused):
    """These two words cannot be merged; the text says why."""


def uses(term: Term) -> Iterator[tuple[Any, str, models.QuerySet[Any]]]:
    """Yield every model and column that refers to terms, with the rows that use this term."""
    relations: list[Any] = list(Term._meta.get_fields(include_hidden=True))
    for relation in relations:
        if not relation.one_to_many:
            continue
        model: Any = relation.related_model
        name = relation.field.name
        rows = model._base_manager.filter(**{name: term}).order_by("pk")
        if hasattr(model, "history"):
            yield model, name, rows


def uses_in_words(term: Term) -> list[str]:
    """Say how many rows of each kind use a term."""
    counted = [(model, rows.count()) for model, _name, rows in uses(term)]
    return [f"{model._meta.verbose_name_plural}: {number}" for model, number in counted if number]


def retire(term: Term, author: Any, reason: str, *, is_retired: bool = True) -> None:
    """Keep a term where it is used, and offer it no more; or offer it again."""
    with change(author, reason):
        term.is_retired = is_retired
        term.save()


def merge(kept: Term, absorbed: Term, author: Any, reason: str) -> int:
    """Let `kept` stand wherever `absorbed` stands; return how many references moved.

    Raises CannotMergeTerms for a word with itself, or of another vocabulary. All or nothing.
    """
    if kept.pk == absorbed.pk:
        raise CannotMergeTerms(_("A term cannot be merged into itself."))
    if kept.vocabulary != absorbed.vocabulary:
        raise CannotMergeTerms(_("The two terms belong to different vocabularies."))
    if kept.is_retired:
        raise CannotMergeTerms(_("“%s” is retired: offer it again first.") % kept)
    why = f"{_signature(kept, absorbed)} {reason}".strip()
    with change(author, why):
        moved = sum(
            _move(model, name, list(rows), kept.pk, author, why)
            for model, name, rows in uses(absorbed)
        )
        absorbed.is_retired = True
        absorbed.save()
    return moved


def undo_merge(kept: Term, absorbed: Term, author: Any, reason: str = "") -> int:
    """Give back to `absorbed` what merging took from it and nobody has changed since."""
    signature, moved = _signature(kept, absorbed), 0
    history: Any = Term.history  # type: ignore[attr-defined]
    merges = history.filter(uid=absorbed.pk)
    if not merges.filter(history_change_reason__startswith=signature).exists():
        raise CannotMergeTerms(_("These two terms were not merged."))
    why = f"[{kept.pk} → {absorbed.pk}] {reason}".strip()
    with change(author, why):
        for model, name, _rows in uses(kept):
            came = model.history.filter(
                history_change_reason__startswith=signature, **{name: kept.pk}
            )
            pks = came.values(model._meta.pk.attname)
            rows = list(model._base_manager.filter(pk__in=pks, **{name: kept}))
            moved += _move(model, name, rows, absorbed.pk, author, why)
        absorbed.is_retired = False
        absorbed.save()
    return moved


def merged_into(term: Term) -> Term | None:
    """Return the term this was merged into last, if it still is."""
    if not term.is_retired:
        return None
    history: Any = Term.history  # type: ignore[attr-defined]
    merges = history.filter(uid=term.pk, history_change_reason__startswith=f"[{term.pk} → ")
    last = merges.first()
    if last is None:
        return None
    uid = last.history_change_reason.split(" → ")[1].split("]")[0]
    return Term.objects.filter(pk=uid).first()


def _signature(kept: Term, absorbed: Term) -> str:
    """Return what a merge writes before its reason, so that it is known again."""
    return f"[{absorbed.pk} → {kept.pk}]"


def _move(model: Any, name: str, rows: list[Any], to: str, author: Any, why: str) -> int:
    """Point rows at another term: with history, new versions, and a search that follows."""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        _keep_baselines(model, some)
        for row in some:
            setattr(row, f"{name}_id", to)
        bulk_update_with_history(
            some, model, [name], default_user=author, default_change_reason=why[:500]
        )
        pks = [row.pk for row in some]
        _next_version(model, pks)
        announce(model, pks)
    return len(rows)


def _keep_baselines(model: Any, rows: list[Any]) -> None:
    """Write the stored values of rows that have no history yet; bulk writes send no signal."""
    column = model._meta.pk.attname
    known = set(
        model.history.filter(**{f"{column}__in": [row.pk for row in rows]}).values_list(
            column, flat=True
        )
    )
    new = [row for row in rows if row.pk not in known]
    model.history.bulk_history_create(new, default_change_reason=BASELINE_REASON)


def _next_version(model: Any, pks: list[Any]) -> None:
    """Let forms that were open meanwhile notice."""
    if model is ListEntry:
        ListEntry.objects.filter(pk__in=pks).update(version=F("version") + 1)
    elif issubclass(model, Curated):
        Record.objects.filter(pk__in=pks).update(
            version=F("version") + 1, changed_at=timezone.now()
        )
