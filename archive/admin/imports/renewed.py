"""A release that would renew most of its list: said above all else, with what can be done."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.importers import lists
from archive.models import ImportBatch

from .steps import go_to, overtaken_words, take_turn


def renewal(batch: ImportBatch) -> dict[str, Any]:
    """Return what the panel above a result says; empty where nothing is renewed."""
    mapping = lists.mapping_from_json(batch.mapping)
    found = lists.renewal_of(batch)
    if found is None and not mapping.pair_by:
        return {}
    chosen = mapping.pair_by or (tuple(found.suggested) if found else ())
    names = lists.columns_to_pair_by(batch)
    return {
        "is_to_be_asked": lists.is_to_be_asked(batch),
        "is_above_all": bool(found and found.is_above_all),
        "sentences": lists.renewal_sentences(batch),
        "examples": found.examples if found else [],
        "columns": [(name, name in chosen) for name in names],
        "pair_by": mapping.pair_by,
    }


def renewal_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Take the answer: pair rows by these columns, or not at all, or they are other rows."""
    if request.method != "POST" or not batch.counts.get("is_done"):
        return go_to("result", batch)
    answer = request.POST.get("answer", "")
    pair_by = tuple(
        name for name in lists.columns_to_pair_by(batch) if name in request.POST.getlist("column")
    )
    if answer == "pair" and not pair_by:
        messages.error(request, _("Say by which columns the rows are to be paired."))
        return go_to("result", batch)
    if not take_turn(request, batch):
        messages.warning(request, overtaken_words(batch))
        return go_to("result", batch)
    if answer == "others":
        lists.accept_renewal(batch)
        return go_to("result", batch)
    mapping = lists.mapping_from_json(batch.mapping)
    try:
        lists.start_rehearsal(batch, replace(mapping, pair_by=pair_by if answer == "pair" else ()))
    except (lists.MappingRefused, lists.Overtaken):
        return go_to("map", batch)
    return go_to("rehearse", batch)
