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
from archive.services.change import change, tried_again, write
from archive.services.holding import lock
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


@tried_again
def retire(term: Term, author: Any, reason: str, *, is_retired: bool = True) -> None:
    """Keep a term where it is used, and offer it no more; or offer it again."""
    with change(author, reason, holding=[term]):
        if term.is_retired != is_retired:
            write(term, is_retired=is_retired)


@tried_again
def merge(kept: Term, absorbed: Term, author: Any, reason: str) -> int:
    """Let `kept` stand wherever `absorbed` stands; return how many references moved.

    Raises CannotMergeTerms for a word with itself, or of another vocabulary. All or nothing.
    """
    why = f"{_signature(kept, absorbed)} {reason}".strip()
    with change(author, why, holding=[kept, absorbed]):
        _refuse_merging(kept, absorbed)
        moved = sum(
            _move(model, name, rows, (absorbed, kept), author, why)
            for model, name, rows in uses(absorbed)
        )
        write(absorbed, is_retired=True)
    return moved


def _refuse_merging(kept: Term, absorbed: Term) -> None:
    if kept.pk == absorbed.pk:
        raise CannotMergeTerms(_("A term cannot be merged into itself."))
    if kept.vocabulary != absorbed.vocabulary:
        raise CannotMergeTerms(_("The two terms belong to different vocabularies."))
    if kept.is_retired:
        raise CannotMergeTerms(_("“%s” is retired: offer it again first.") % kept)
    if absorbed.is_retired and merged_into(absorbed) == kept:
        raise CannotMergeTerms(_("“%s” was merged into it already.") % absorbed)


@tried_again
def undo_merge(kept: Term, absorbed: Term, author: Any, reason: str = "") -> int:
    """Give back to `absorbed` what merging took from it and nobody has changed since."""
    signature, moved = _signature(kept, absorbed), 0
    history: Any = Term.history  # type: ignore[attr-defined]
    why = f"[{kept.pk} → {absorbed.pk}] {reason}".strip()
    with change(author, why, holding=[kept, absorbed]):
        merges = history.filter(uid=absorbed.pk)
        if not merges.filter(history_change_reason__startswith=signature).exists():
            raise CannotMergeTerms(_("These two terms were not merged."))
        for model, name, _rows in uses(kept):
            came = model.history.filter(
                history_change_reason__startswith=signature, **{name: kept.pk}
            )
            pks = came.values(model._meta.pk.attname)
            rows = model._base_manager.filter(pk__in=pks, **{name: kept})
            moved += _move(model, name, rows, (kept, absorbed), author, why)
        write(absorbed, is_retired=False)
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


def _move(model: Any, name: str, moving: Any, way: tuple[Term, Term], author: Any, why: str) -> int:
    """Point rows from a term to another: with history, new versions, a search that follows."""
    pks = list(moving.order_by("pk").values_list("pk", flat=True))
    column, (off, onto), moved = f"{name}_id", way, 0
    for start in range(0, len(pks), AT_ONCE):
        rows = _locked(model, pks[start : start + AT_ONCE])
        rows = [row for row in rows if getattr(row, column) == off.pk]
        _keep_baselines(model, rows)
        for row in rows:
            setattr(row, column, onto.pk)
        bulk_update_with_history(
            rows, model, [name], default_user=author, default_change_reason=why[:500]
        )
        some = [row.pk for row in rows]
        _next_version(model, some)
        announce(model, some)
        moved += len(rows)
    return moved


def _locked(model: Any, pks: list[Any]) -> list[Any]:
    """Return rows as they are stored now, locked, with their records before them."""
    if issubclass(model, Curated):
        lock(Record, pks)
    return lock(model, pks)


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
