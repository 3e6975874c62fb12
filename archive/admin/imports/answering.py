"""A kind of doubt answered for all its rows at once; the rows are then read again."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from archive.admin.base.expired_session import RESUMED
from archive.importers import lists
from archive.importers.lists import Column, Doubt, DoubtfulCell, MappingRefused
from archive.models import ImportBatch

from .answers import AnswersForm, offered_places
from .steps import go_to, overtaken_words, render, step_of, take_turn, url_of
from .wording import finding_words, kind_of

PER_PAGE = 50


def answer_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Show the different cells that cause a doubt and ask what they mean; keep it on POST."""
    if step_of(batch) != "result":
        return go_to(step_of(batch), batch)
    if request.method == "POST" and "back" in request.POST:
        return _take_back(request, batch)
    doubt = doubt_of(batch, request.GET)
    column = column_of(batch, doubt.column) if doubt else None
    if doubt is None or column is None:
        return go_to("result", batch)
    if request.method != "POST":
        page = _Cells(batch, doubt).page(request.GET.get("page"))
        form = AnswersForm(None, code=doubt.code, column=column, cells=list(page))
        return _show(request, batch, doubt, form, page)
    shown = [DoubtfulCell(cell, 0) for cell in request.POST.getlist("said")[:PER_PAGE]]
    rows = dict(zip(request.POST.getlist("said"), request.POST.getlist("rows"), strict=False))
    cells = [
        DoubtfulCell(line.cell, int(rows[line.cell]) if rows.get(line.cell, "").isdecimal() else 0)
        for line in shown
    ]
    form = AnswersForm(request.POST, code=doubt.code, column=column, cells=cells)
    if RESUMED not in request.POST and form.is_valid():
        of_cells, of_all = form.answered(lists.interpreter_of(batch).cells)
        if form.is_valid() and _begun(request, batch, column.name, of_cells, of_all, form):
            return go_to("rehearse", batch)
    return _show(request, batch, doubt, form, None)


def doubt_of(batch: ImportBatch, query: Any) -> Doubt | None:
    """Return the kind of finding an address names."""
    asked = (query.get("code", ""), query.get("column", ""))
    doubts = lists.doubts_of(batch)
    return next((doubt for doubt in doubts if (doubt.code, doubt.column) == asked), None)


def column_of(batch: ImportBatch, name: str) -> Column | None:
    """Return a column of the file by its name."""
    columns = lists.mapping_from_json(batch.mapping).columns
    return next((column for column in columns if column.name == name), None)


def query_of(doubt: Doubt) -> str:
    """Return the part of an address that names a kind of finding."""
    return urlencode({"code": doubt.code, "column": doubt.column})


def can_be_answered(batch: ImportBatch, doubt: Doubt) -> bool:
    """Whether something can be said of the cells of a column that changes how they are read."""
    column = column_of(batch, doubt.column)
    if column is None or doubt.level not in ("warning", "note") or batch.state != "staged":
        return False
    return (doubt.code != "no-name" and kind_of(column) is not None) or doubt.level == "warning"


@require_safe
def cells(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Hand out the different cells that cause a doubt, as a CSV file."""
    doubt = doubt_of(batch, request.GET)
    if doubt is None:
        return go_to("change", batch)
    lines = lists.cell_lines(batch, doubt.code, doubt.column)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="cells-{batch.pk}-{doubt.code}.csv"'
    return answer


def _take_back(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Forget an answer, and read the rows again."""
    name, key = request.POST.get("column", ""), request.POST.get("key", "")
    said = {key: ""}
    is_cell = request.POST["back"] == "cell"
    of_cells, of_all = (said, {}) if is_cell else ({}, said)
    if _begun(request, batch, name, of_cells, of_all):
        return go_to("rehearse", batch)
    problem = overtaken_words(batch)
    return render(request, batch, "rehearse", problem=problem, refusal=None)


def _begun(
    request: HttpRequest,
    batch: ImportBatch,
    column: str,
    of_cells: dict[str, str],
    of_all: dict[str, str],
    form: AnswersForm | None = None,
) -> bool:
    """Keep answers and begin the rehearsal; False where somebody went on with it meanwhile."""
    try:
        if take_turn(request, batch):
            mapping = lists.mapping_from_json(batch.mapping)
            lists.start_rehearsal(batch, lists.with_answers(mapping, column, of_cells, of_all))
            return True
    except (MappingRefused, lists.Overtaken):
        pass
    if form:
        form.add_error(None, overtaken_words(batch))
    return False


class _Cells:
    """The different cells of a doubt, counted and cut by the database."""

    def __init__(self, batch: ImportBatch, doubt: Doubt) -> None:
        self.batch, self.doubt = batch, doubt
        self._first, self._all = lists.doubtful_cells(batch, doubt.code, doubt.column, 0, PER_PAGE)

    def count(self) -> int:
        """Return how many different cells there are."""
        return self._all

    def __len__(self) -> int:
        return self._all

    def __getitem__(self, some: slice) -> list[DoubtfulCell]:
        first = some.start or 0
        if not first:
            return self._first
        doubt = self.doubt
        return lists.doubtful_cells(self.batch, doubt.code, doubt.column, first, PER_PAGE)[0]

    def page(self, wanted: str | None) -> Any:
        """Return a page of them."""
        return Paginator(self, PER_PAGE).get_page(wanted)  # type: ignore[arg-type]


def _show(
    request: HttpRequest, batch: ImportBatch, doubt: Doubt, form: AnswersForm, page: Any
) -> HttpResponseBase:
    return render(
        request, batch, "doubt",
        title=f"{finding_words(doubt.code)}: {doubt.column}", doubt=doubt, form=form, page=page,
        query=query_of(doubt), result_url=url_of("result", batch),
        offered=offered_places(form.column), is_resumed=RESUMED in request.POST,
    )  # fmt: skip
