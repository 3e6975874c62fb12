"""Step 2: how the file is read, shown before it is settled. Nothing is guessed in silence."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importers import lists
from archive.lib.sheets import DELIMITERS, ENCODINGS, SheetRefused, mojibake
from archive.models import ImportBatch

from .steps import go_to, overtaken_words, render, take_turn, url_of
from .wording import refusal_words

SHOWN, LOOKED_AT = 8, 200  # rows
LARGE = 300_000  # bytes of a workbook: some ten thousand rows
SIGNS = {
    ",": gettext_lazy("comma"),
    "\t": gettext_lazy("tab"),
    ";": gettext_lazy("semicolon"),
    "|": gettext_lazy("upright bar"),
}


_SIGN_OF = {name: sign for sign, name in DELIMITERS.items()}


class ReadForm(forms.Form):
    """Encoding, delimiter, sheet, header row: what is left open is read from the file."""

    encoding = forms.ChoiceField(choices=[*ENCODINGS.items()], required=False)
    delimiter = forms.ChoiceField(
        label=gettext_lazy("Between the cells stands"),
        choices=[
            ("", gettext_lazy("find out by itself")),
            *((name, SIGNS[sign]) for sign, name in DELIMITERS.items()),
        ],
        required=False,
    )
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)
    header_row = forms.IntegerField(
        label=gettext_lazy("Row that names the columns"),
        required=False,
        min_value=0,
        max_value=1_000,
        help_text=gettext_lazy(
            "Empty: it finds out by itself. 0: no row does; the columns are numbered."
        ),
    )

    def __init__(self, *args: Any, sheets: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheet: Any = self.fields["sheet"]
        if sheets:
            empty = [("", _("the only one with rows"))]
            sheet.choices = [*empty, *((name, name) for name in sheets)]
            del self.fields["delimiter"]
        else:
            del self.fields["sheet"]
        self.fields["header_row"].widget.attrs["class"] = "vIntegerField"

    def clean_delimiter(self) -> str:
        """Return the sign itself: a tab does not travel well in a form."""
        return _SIGN_OF.get(self.cleaned_data["delimiter"], "")


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows as they would be read, and what looks wrong in them."""

    chosen: lists.ReadAs
    rows: list[tuple[int, list[str]]]
    notes: list[str]
    misread: tuple[str, str] | None


def read_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Show how the file would be read; on POST read it as chosen, then stay or go on."""
    if request.method == "GET" and "open" not in request.GET and _takes_a_while(batch):
        answer = render(request, batch, "opening", title=_("The workbook is being opened"))
        answer["Refresh"] = f"0; url={url_of('read', batch)}?open=1"
        return answer
    try:
        sheets = lists.sheets_of(batch)
        choices = lists.encoding_choices(batch)
    except (SheetRefused, OSError) as refusal:
        return render(request, batch, "read", problem=refusal_words(refusal), is_hopeless=True)
    if request.method != "POST":
        problem = "" if "read_as" in batch.mapping else _chosen(batch)
        form = ReadForm(initial=_as_chosen(batch), sheets=lists.sheets_of(batch) or sheets)
        return _show(request, batch, form, choices, problem)
    form = ReadForm(request.POST, initial=_as_chosen(batch), sheets=sheets)
    is_as_shown = not set(form.changed_data) - ({"encoding"} if sheets else set())
    problem = ""
    if form.is_valid():
        if take_turn(request, batch):
            problem = _chosen(batch, **form.cleaned_data)
        else:
            problem = overtaken_words(batch)
    goes_on = "go" in request.POST and is_as_shown  # what was not shown yet is shown first
    if form.is_valid() and not problem and goes_on and _preview(batch)[0]:
        return go_to("map", batch)
    if form.is_valid() and not problem:  # what the file told now stands in the form
        form = ReadForm(initial=_as_chosen(batch), sheets=sheets)
    return _show(request, batch, form, choices, problem)


def _takes_a_while(batch: ImportBatch) -> bool:
    """Whether the file is a large workbook nobody has opened yet: it is unpacked as a whole."""
    if "read_as" in batch.mapping or "sheets" in batch.mapping:
        return False
    with suppress(OSError):
        return batch.file.size > LARGE and str(batch.file.name).endswith(("xlsx", "xlsm"))
    return False


def _chosen(batch: ImportBatch, **said: Any) -> str:
    """Settle how the file is read; return what stands in the way, in a sentence, if anything."""
    try:
        lists.choose_reading(batch, **said, limits=lists.DESK_LIMITS)
    except lists.EncodingUnsure:
        return _("The file does not say which encoding it is in. Choose the one that reads right.")
    except (SheetRefused, OSError) as refusal:
        return refusal_words(refusal)
    return ""


def _as_chosen(batch: ImportBatch) -> dict[str, Any]:
    if "read_as" not in batch.mapping:
        return {}
    chosen = lists.chosen_reading(batch)
    return {
        "encoding": chosen.encoding,
        "delimiter": DELIMITERS.get(chosen.delimiter, ""),
        "sheet": chosen.sheet,
        "header_row": chosen.header_row,
    }


def _preview(batch: ImportBatch) -> tuple[Preview | None, str]:
    """Return the first rows as they are read now, or why they cannot be."""
    if "read_as" not in batch.mapping:
        return None, ""
    try:
        rows = lists.first_rows(batch, LOOKED_AT)
    except (SheetRefused, OSError) as refusal:
        return None, refusal_words(refusal)
    pairs = ((cell, was) for row in rows for cell in row.cells if (was := mojibake(cell)))
    shown = [(row.number, row.cells) for row in rows[:SHOWN]]
    notes = batch.mapping.get("notes", [])
    return Preview(lists.chosen_reading(batch), shown, notes, next(pairs, None)), ""


def _show(
    request: HttpRequest, batch: ImportBatch, form: ReadForm, choices: list[Any], problem: str
) -> HttpResponseBase:
    preview, broken = _preview(batch) if not problem else (None, "")
    offered = {choice.encoding: choice for choice in choices}
    is_sure = bool(choices and choices[0].is_sure)
    wanted = form["encoding"].value() or (choices[0].encoding if is_sure else "")
    return render(
        request, batch, "read",
        title=_("How is the file read?"), form=form, problem=problem or broken, preview=preview,
        encodings=choices, wanted=wanted, is_sure=is_sure, encoding_names=ENCODINGS,
        others=[(name, words) for name, words in ENCODINGS.items() if name not in offered],
        is_other=wanted not in offered and bool(wanted),
        delimiter_words=SIGNS.get(preview.chosen.delimiter) if preview else "",
    )  # fmt: skip
