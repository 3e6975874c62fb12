"""What the page of columns begins with: a mapping of before, a saved one, or a suggestion."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.importers import lists
from archive.importers.lists import ColumnMapping
from archive.models import ImportBatch, ImportProfile, StagedRow

from .profiles import fits, fitted_words

LOOKED_AT = 2_000  # rows with warnings


def to_begin_with(
    request: HttpRequest, batch: ImportBatch, names: Sequence[str], rows: list[list[str]]
) -> tuple[ColumnMapping, str]:
    """Return the mapping the form begins with, and where it comes from in a sentence."""
    suggested = lists.suggest_mapping(names, rows)
    wanted = ImportProfile.objects.filter(pk=request.POST.get("profile") or 0).first()
    if wanted is not None:
        mapping, missing = fits(wanted.mapping, names)
        words = _("Taken from the saved mapping “%s”. Look through it.") % wanted.title
        return mapping or suggested, " ".join([words, *fitted_words(missing)])
    if "columns" in batch.mapping:
        mapping, _missing = fits(batch.mapping, names)
        if mapping is not None:
            return mapping, ""
    before = _last_of_list(batch) if not suggested.merges else None
    mapping, missing = fits(before.mapping, names) if before else (None, [])
    if mapping is not None and not missing:
        return mapping, _("Taken from the last import of this list. Look through it.")
    if suggested.merges:
        return suggested, _("This is a list downloaded from this archive: mapped back to itself.")
    return suggested, _("Suggested from the headers. Look through it: nothing else is guessed.")


def _last_of_list(batch: ImportBatch) -> ImportBatch | None:
    """Return the import of the same list that was committed last."""
    if batch.victim_list_id is None:
        return None
    done = ImportBatch.objects.filter(
        victim_list=batch.victim_list_id, state=ImportBatch.State.COMMITTED
    )
    return done.order_by("-committed_at").first()


def words_not_read(batch: ImportBatch) -> dict[str, list[str]]:
    """Return the words the last rehearsal did not know, by column, the commonest first."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    staged = StagedRow.objects.filter(batch=batch, is_warned=True)
    for findings in staged.values_list("findings", flat=True)[:LOOKED_AT]:
        for one in findings:
            if one["code"] == "word-not-read":
                found[one["column"]][one["cell"].strip()] += 1
    words = {name: [word for word, _n in cells.most_common()] for name, cells in found.items()}
    return defaultdict(list, words)
