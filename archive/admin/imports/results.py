"""Step 5, before and after the commit: totals that balance, and every row that deserves a look."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.admin.workflow.large_lists import beyond_the_desk
from archive.admin.workflow.verbs import PUBLISH, SEND_TO_REVIEW
from archive.formatting import number as number_words
from archive.importers import lists
from archive.models import ImportBatch
from archive.models.registry import State
from archive.services.publishing import obstacles

from .renewed import renewal
from .rows import VIEWS, lines, numbers, rows_of
from .steps import go_to, list_title, render, step_of, url_of
from .wording import finding_words


def to_commit(request: HttpRequest, batch: ImportBatch, numbers: dict[str, int]) -> dict[str, Any]:
    """Return what a commit would do, in sentences, and what stands in its way."""
    is_public = bool(batch.victim_list and batch.victim_list.record.is_public)
    return {
        "sentences": plan(batch, numbers),
        "is_public": is_public,
        "obstacles": _obstacles(request, batch),
        "is_stale": lists.list_stands_at(batch) != batch.counts.get("list_stands_at"),
        "renewal": renewal(batch),
        "changes_nothing": not any(numbers[name] for name in ("new", "changed", "gone")),
        "accepted": batch.counts["read"] - batch.counts["refused"],
        "rehearsal": batch.counts.get(lists.REHEARSAL, ""),
        "unread_words": batch.counts.get("codes", {}).get("word-not-read", 0),
        "corrected_url": _corrected_url(batch),
    }


def _corrected_url(batch: ImportBatch) -> str:
    address = reverse("admin:archive_importbatch_add")
    return f"{address}?list={batch.victim_list_id}" if batch.victim_list_id else address


def plan(batch: ImportBatch, numbers: dict[str, int]) -> list[str]:
    """Say what a commit does with the list and its rows."""
    title, counts = list_title(batch), batch.counts
    if batch.victim_list_id:
        sentences = [_("The rows go into “%s”.") % title]
    else:
        sentences = [_("The list “%s” is made, as a draft.") % title]
    told = [
        (numbers["new"], ngettext("%s row is added.", "%s rows are added.", numbers["new"])),
        (
            numbers["changed"],
            ngettext("%s row is brought up to date.", "%s rows are brought up to date.",
                     numbers["changed"]),
        ),
        (
            counts["unchanged"],
            ngettext("%s row stays as it is.", "%s rows stay as they are.", counts["unchanged"]),
        ),
        (
            numbers["gone"],
            ngettext(
                "%s row that this file lacks is marked as gone; it stays.",
                "%s rows that this file lacks are marked as gone; they stay.",
                numbers["gone"],
            ),
        ),
        (
            numbers["conflicts"],
            ngettext(
                "In %s row a colleague's reading stays although the list now says otherwise.",
                "In %s rows a colleague's reading stays although the list now says otherwise.",
                numbers["conflicts"],
            ),
        ),
        (
            numbers["refused"],
            ngettext("%s refused row stays out.", "%s refused rows stay out.", numbers["refused"]),
        ),
    ]  # fmt: skip
    return sentences + [words % number_words(number) for number, words in told if number]


def _obstacles(request: HttpRequest, batch: ImportBatch) -> list[str]:
    """Return why this person cannot commit this now, a sentence each."""
    sentences, counts = [], batch.counts
    if not lists.balance(counts):
        sentences.append(_("The numbers do not balance: rehearse again."))
    elif counts["read"] == counts["refused"]:
        sentences.append(
            _("No row was accepted. Put the file or the mapping right, and try again.")
        )
    if lists.is_to_be_asked(batch):
        sentences.append(_("Most of the list would be renewed: say above what these rows are."))
    if not may_commit(request):
        sentences.append(_("You may not add rows to lists."))
    was_public = batch.victim_list and batch.victim_list.record.first_published_at
    if was_public and not request.user.has_perm("archive.publish_record"):
        sentences.append(
            _("The list is or was public, so that its rows would be too: an editor has to commit.")
        )
    return sentences


def may_commit(request: HttpRequest) -> bool:
    """Whether this person may write rows of lists."""
    return request.user.has_perms(("archive.add_listentry", "archive.change_victimlist"))


PER_PAGE = 50
PLAIN = {"changed", "moved", "written-otherwise"}
"""Codes that have a view of their own."""


@require_safe
def result_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Show what a rehearsal noted, and what a commit would do; after it, what was done."""
    if batch.state in {ImportBatch.State.ABANDONED, ImportBatch.State.UNDONE}:
        return go_to("change", batch)
    is_open = batch.state == ImportBatch.State.STAGED
    if is_open and step_of(batch) != "result":
        return go_to(step_of(batch), batch)
    counted = numbers(batch)
    code = request.GET.get("code", "")
    code = code if code in batch.counts.get("codes", {}) else ""
    view = request.GET.get("show", "")
    view = view if counted.get(view) else next((name for name in VIEWS if counted[name]), "")
    rows: Any = rows_of(batch, view, code) if view or code else []
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    more = to_commit(request, batch, counted) if is_open else _done(request, batch)
    return render(
        request, batch, "result",
        title=_("What would come in") if is_open else _("What came in"),
        counts=batch.counts, figures=lists.figures(batch), balances=lists.balance(batch.counts),
        numbers=counted,
        views=[(name, VIEWS[name], counted[name]) for name in VIEWS if counted[name]],
        view="" if code else view, code=code, code_words=finding_words(code) if code else "",
        codes=_codes(batch), page=page, lines=lines(batch, page), is_open=is_open,
        notes=batch.mapping.get("notes", []), is_own_export=batch.mapping.get("merges"), **more,
    )  # fmt: skip


@require_safe
def report(request: HttpRequest, batch: ImportBatch) -> StreamingHttpResponse:
    """Hand the report out: every finding of every row, as a CSV file."""
    answer = StreamingHttpResponse(
        lists.report_lines(batch), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="import-{batch.pk}.csv"'
    return answer


def _codes(batch: ImportBatch) -> list[tuple[str, Any, int]]:
    """Return the kinds of findings with their numbers of rows, the commonest first."""
    counted = batch.counts.get("codes", {})
    codes = [(code, finding_words(code), rows) for code, rows in counted.items()]
    return sorted((line for line in codes if line[0] not in PLAIN), key=lambda line: -line[2])


def _done(request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
    """Return what can be done once the rows are in."""
    victim_list = batch.victim_list
    if victim_list is None:
        return {}
    verb = PUBLISH if request.user.has_perm("archive.publish_record") else SEND_TO_REVIEW
    is_next = victim_list.record.state == State.DRAFT or (
        verb is PUBLISH and not victim_list.record.is_public
    )
    step = reverse("admin:archive_victimlist_step", args=[verb.name])
    return {
        "victim_list": victim_list,
        "rows_url": f"{reverse('admin:archive_listentry_changelist')}?victim_list={victim_list.pk}",
        "list_url": reverse("admin:archive_victimlist_change", args=[victim_list.pk]),
        "verb": verb if is_next else None,
        "verb_url": f"{step}?id={victim_list.pk}",
        "obstacles": obstacles(victim_list) if is_next else [],
        "too_large": beyond_the_desk(victim_list) if is_next and verb is PUBLISH else [],
        "undo_url": url_of("undo", batch),
        "is_public": victim_list.record.is_public,
    }
