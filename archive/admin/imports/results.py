"""Step 5, before and after the commit: totals that balance, and every row that deserves a look."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext
from django.views.decorators.http import require_safe

from archive.admin.workflow.large_lists import beyond_the_desk
from archive.admin.workflow.verbs import PUBLISH, SEND_TO_REVIEW
from archive.formatting import number as number_words
from archive.importers import lists
from archive.importers.lists import Doubt
from archive.models import ImportBatch
from archive.models.registry import State
from archive.services.publishing import obstacles

from .answering import can_be_answered, query_of
from .answers import answers_of
from .renewed import renewal
from .rows import VIEWS, lines, numbers, rows_of
from .steps import go_to, list_title, render, step_of, url_of
from .wording import column_words, finding_words


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
        (
            counts["unchanged"],
            ngettext("%s row stays as it is.", "%s rows stay as they are.", counts["unchanged"]),
        ),
        (
            numbers["conflicts"],
            ngettext(
                "In %s row a colleague's reading stays although the list now says otherwise.",
                "In %s rows a colleague's reading stays although the list now says otherwise.",
                numbers["conflicts"],
            ),
        ),
    ]
    return sentences + [words % number_words(number) for number, words in told if number]


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """A line of what will happen: how many rows, what they are, what becomes of them."""

    number: int
    what: Any
    becomes: Any
    query: str
    is_grave: bool = False


def outlook(batch: ImportBatch, numbers: dict[str, int]) -> list[OutlookLine]:
    """Say in five lines what will happen, or has happened; in a sixth what is refused."""
    is_open = batch.state == ImportBatch.State.STAGED
    counts, new = batch.counts, numbers["new"] if is_open else batch.counts["new"]
    nameless = counts.get("codes", {}).get("no-name", 0)
    changed, gone, doubtful = numbers["changed"], numbers["gone"], numbers["warned"]
    lines = [
        OutlookLine(
            new, npgettext("rows", "new", "new", new), _("added to the list"),
            "show=new" if is_open else "",
        ),
        OutlookLine(
            changed, npgettext("rows", "changed", "changed", changed), _("brought up to date"),
            "show=changed",
        ),
        OutlookLine(
            gone, npgettext("rows", "gone", "gone", gone),
            _("not in this file: marked, not removed"), "show=gone",
        ),
        OutlookLine(
            nameless, npgettext("rows", "without a name", "without a name", nameless),
            _("what stands there is kept"), "code=no-name",
        ),
        OutlookLine(
            doubtful, npgettext("rows", "doubtful", "doubtful", doubtful),
            _("among these; somebody should look"), "show=warned",
        ),
    ]  # fmt: skip
    if refused := numbers["refused"]:
        what = npgettext("rows", "refused", "refused", refused)
        words = _("stay out, each with its reason")
        lines.append(OutlookLine(refused, what, words, "show=refused", True))
    return lines


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
ANSWERS_SHOWN = 12


@require_safe
def result_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Show what a rehearsal noted, and what a commit would do; after it, what was done."""
    if batch.state in {ImportBatch.State.ABANDONED, ImportBatch.State.UNDONE}:
        return go_to("change", batch)
    is_open = batch.state == ImportBatch.State.STAGED
    if is_open and step_of(batch) != "result":
        return go_to(step_of(batch), batch)
    counted = numbers(batch)
    code, column = request.GET.get("code", ""), request.GET.get("column")
    code = code if code in batch.counts.get("codes", {}) else ""
    view = request.GET.get("show", "")
    view = view if counted.get(view) else next((name for name in VIEWS if counted[name]), "")
    rows: Any = rows_of(batch, view, code, column) if view or code else []
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    more = to_commit(request, batch, counted) if is_open else _done(request, batch)
    answers = answers_of(batch) if batch.mapping.get("columns") else []
    return render(
        request, batch, "result",
        title=_("What would come in") if is_open else _("What came in"),
        counts=batch.counts, figures=lists.figures(batch), balances=lists.balance(batch.counts),
        outlook=outlook(batch, counted), doubts=_kinds(batch, lists.commonest_doubts(batch)),
        answers=answers[:ANSWERS_SHOWN], more_answers=answers[ANSWERS_SHOWN:],
        views=[(name, VIEWS[name], counted[name]) for name in VIEWS if counted[name]],
        view="" if code else view, code=code, column=column or "",
        query=_query(view, code, column), code_words=finding_words(code) if code else "",
        kinds=_kinds(batch, lists.doubts_of(batch)), page=page, lines=lines(batch, page),
        is_open=is_open, notes=batch.mapping.get("notes", []),
        is_own_export=batch.mapping.get("merges"), **more,
    )  # fmt: skip


def _query(view: str, code: str, column: str | None) -> str:
    """Return the part of an address that names the rows shown."""
    if not code:
        return urlencode({"show": view})
    return urlencode({"code": code} | ({} if column is None else {"column": column}))


@dataclass(frozen=True, slots=True)
class DoubtInWords:
    """A kind of finding as the page says it."""

    doubt: Doubt
    words: Any
    column: str
    query: str
    can_be_answered: bool


def _kinds(batch: ImportBatch, doubts: list[Doubt]) -> list[DoubtInWords]:
    return [
        DoubtInWords(
            doubt,
            finding_words(doubt.code),
            column_words(doubt.column),
            query_of(doubt),
            can_be_answered(batch, doubt),
        )
        for doubt in doubts
    ]


@require_safe
def report(request: HttpRequest, batch: ImportBatch) -> StreamingHttpResponse:
    """Hand the report out as a CSV file: every finding of every row, or those of a kind."""
    code, column = request.GET.get("code", ""), request.GET.get("column")
    code = code if code in batch.counts.get("codes", {}) else ""
    answer = StreamingHttpResponse(
        lists.report_lines(batch, code, column), content_type="text/csv; charset=utf-8"
    )
    name = f"{batch.pk}-{code}" if code else batch.pk
    answer["Content-Disposition"] = f'attachment; filename="import-{name}.csv"'
    return answer


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
