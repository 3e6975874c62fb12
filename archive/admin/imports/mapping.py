"""Step 3: what each column is. Suggested, taken from before, or from a saved mapping; then kept."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.base.expired_session import RESUMED
from archive.importers import lists
from archive.importers.lists import ColumnMapping, MappingRefused, fitted_to
from archive.lib.sheets import SheetRefused
from archive.models import ImportBatch, ImportProfile, StagedRow
from archive.models.row_fields import IMPORTED

from .columns import ColumnForm
from .profiles import fitted_words
from .steps import PROFILE, go_to, kept_of, overtaken_words, render, take_turn

LOOKED_AT = 2_000  # rows with warnings


def to_begin_with(
    request: HttpRequest, batch: ImportBatch, names: Sequence[str], rows: list[list[str]]
) -> tuple[ColumnMapping, str]:
    """Return the mapping the form begins with, and where it comes from in a sentence."""
    suggested = lists.suggest_mapping(names, rows)
    wanted = ImportProfile.objects.filter(pk=request.POST.get("profile") or 0).first()
    if wanted is not None:
        mapping, missing = fitted_to(wanted.mapping, names, suggested)
        words = _("Taken from the saved mapping “%s”. Look through it.") % wanted.title
        return mapping or suggested, " ".join([words, *fitted_words(missing)])
    if "columns" in batch.mapping:
        mapping, _missing = fitted_to(batch.mapping, names)
        if mapping is not None:
            return mapping, ""
    before = lists.last_import(batch.victim_list) if not suggested.merges else None
    mapping, missing = fitted_to(before.mapping, names) if before else (None, [])
    if mapping is not None:
        words = _("Taken from the last import of this list, with what was answered in it. "
                  "Look through it.")  # fmt: skip
        stays = [_("What the list says there stays.")] if missing else []
        return (
            lists.as_before(suggested, batch.victim_list),
            " ".join([words, *fitted_words(missing), *stays]),
        )
    if suggested.merges:
        return suggested, _("This is a list downloaded from this archive: mapped back to itself.")
    if _in_words(suggested):
        return suggested, _("No column is the name, as far as the headers and the first rows say.")
    return suggested, _("Suggested from the headers. Look through it: nothing else is guessed.")


def words_not_read(batch: ImportBatch) -> dict[str, list[str]]:
    """Return the words the last rehearsal did not know, by column, the commonest first."""
    unread: dict[str, Counter[str]] = defaultdict(Counter)
    staged = StagedRow.objects.filter(batch=batch, is_warned=True)
    for findings in staged.values_list("findings", flat=True)[:LOOKED_AT]:
        for finding in findings:
            if finding["code"] == "word-not-read":
                unread[finding["column"]][finding["cell"].strip()] += 1
    words = {name: [word for word, _n in cells.most_common()] for name, cells in unread.items()}
    return defaultdict(list, words)


SAMPLED = 2_000  # rows whose cells are looked at
ORDERS = [
    ("", gettext_lazy("not said: kept whole, parted only where it is plain")),
    ("family-first", gettext_lazy("family name first")),
    ("given-first", gettext_lazy("given name first")),
]


class MappingForm(forms.Form):
    """What is said once for all columns."""

    name_order = forms.ChoiceField(
        label=gettext_lazy("Order of the words of a name"), choices=ORDERS, required=False
    )
    save_as = forms.CharField(
        label=gettext_lazy("Keep this mapping as"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("A title, if there will be more files of this kind. May be empty."),
    )
    nameless = forms.BooleanField(
        label=gettext_lazy("This list records hardly any names"), required=False
    )
    write_over = forms.BooleanField(
        label=gettext_lazy("Write over the saved mapping of this title"), required=False
    )

    used = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask before a colleague's saved mapping is written over."""
        said: dict[str, Any] = super().clean() or {}
        title = said.get("save_as", "")
        is_taken = title and ImportProfile.objects.filter(title=title).exists()
        if is_taken and not said.get("write_over"):
            words = _("A saved mapping has this title. Choose another, or tick the box below it.")
            self.add_error("save_as", words)
        return said


def map_page(request: HttpRequest, batch: ImportBatch) -> HttpResponseBase:
    """Ask what each column is; on POST begin the rehearsal, or show what a button asked for."""
    if "read_as" not in batch.mapping:
        return go_to("read", batch)
    try:
        rows = [row.cells for row in lists.first_rows(batch, SAMPLED)]
    except (SheetRefused, OSError):
        return go_to("read", batch)
    names = lists.chosen_reading(batch).names
    if request.method != "POST" or "use" in request.POST:
        mapping, origin = to_begin_with(request, batch, names, rows)
        forms_ = _column_forms(None, batch, mapping, rows)
        kept = {"name_order": mapping.name_order, "used": _used(request, batch)}
        return _show(request, batch, forms_, MappingForm(initial=kept), origin)
    suggested = lists.suggest_mapping(names, rows)
    columns = _column_forms(request.POST, batch, suggested, rows)
    form = MappingForm(request.POST)
    is_whole = all([form.is_valid(), *(column.is_valid() for column in columns)])
    _say_doubled(columns)
    if "look" in request.POST or RESUMED in request.POST:
        return _show(request, batch, _fresh(request, columns), form)
    if is_whole and not any(column.errors for column in columns):
        mapping = ColumnMapping(
            tuple(column.column() for column in columns),
            form.cleaned_data["name_order"],
            suggested.merges,
        )
        mapping = replace(mapping, pair_by=mapping.fitting(_pair_by(batch)))
        if lists.is_nameless(mapping, rows) and not form.cleaned_data["nameless"]:
            words = _("Hardly any of the first rows has a name in the columns that are the name.")
            form.add_error("nameless", words)
        elif _begun(request, batch, form, mapping):
            return go_to("rehearse", batch)
    return _show(request, batch, columns, form)


def _pair_by(batch: ImportBatch) -> Sequence[str]:
    """Return by which columns rows are paired, as said of this import or of the last one."""
    before = batch if "columns" in batch.mapping else lists.last_import(batch.victim_list)
    chosen: Sequence[str] = before.mapping.get("pair_by", ()) if before else ()
    return chosen


def _used(request: HttpRequest, batch: ImportBatch) -> str:
    """Return the title of the saved mapping the form begins with, to which answers go back."""
    used = ImportProfile.objects.filter(pk=request.POST.get("profile") or 0).first()
    return used.title if used else str(kept_of(batch).get(PROFILE, ""))


def _begun(
    request: HttpRequest, batch: ImportBatch, form: MappingForm, mapping: ColumnMapping
) -> bool:
    """Begin the rehearsal and keep the mapping where wanted; else say in the form what is wrong."""
    if mapping_problems := mapping.problems():
        for sentence in _in_words(mapping) or mapping_problems:
            form.add_error(None, sentence)
        return False
    title = form.cleaned_data["save_as"]
    title = title if request.user.has_perm("archive.add_importprofile") else ""
    used = title or form.cleaned_data["used"]
    if not take_turn(request, batch, **({PROFILE: used} if used else {})):
        form.add_error(None, overtaken_words(batch))
        return False
    try:
        lists.start_rehearsal(batch, mapping)
    except MappingRefused as refusal:
        form.add_error(None, refusal.sentences)
        return False
    except lists.Overtaken:
        form.add_error(None, overtaken_words(batch))
        return False
    if title:
        lists.save_profile(title, mapping)
        messages.success(request, _("The mapping is kept as “%s”.") % title)
    return True


def _column_forms(
    data: Any, batch: ImportBatch, mapping: ColumnMapping, rows: list[list[str]]
) -> list[ColumnForm]:
    unknown = words_not_read(batch)
    return [
        ColumnForm(
            data,
            prefix=f"c{at}",
            column=column,
            cells=[row[at] for row in rows if at < len(row)],
            words=unknown[column.name],
        )
        for at, column in enumerate(mapping.columns)
    ]


def _fresh(request: HttpRequest, columns: list[ColumnForm]) -> list[ColumnForm]:
    """Take the complaint about words off: they are being shown for the first time."""
    for column in columns:
        if column.words and not column.were_shown:
            column.errors.pop("field", None)
    return columns


def _say_doubled(columns: list[ColumnForm]) -> None:
    """Say beside each column where two are the same thing."""
    kept = [column for column in columns if column["shown"].value() != "drop" and column.wanted]
    times = Counter(column.wanted for column in kept)
    for column in kept:
        if (
            column.wanted in IMPORTED
            and times[column.wanted] > 1
            and not IMPORTED[column.wanted].many
        ):
            others = ", ".join(
                f"“{other.name}”"
                for other in kept
                if other.wanted == column.wanted and other != column
            )
            column.add_error(
                "field", _("%s is said to be the same, and only one column can be.") % others
            )


def _in_words(mapping: ColumnMapping) -> list[str]:
    """Say the usual problem in the language of the desk."""
    if not any(mapping.has(name) for name in ("name", "given", "family", "other_name")):
        return [_("No column is the name. Say which one is.")]
    return []


def _show(
    request: HttpRequest,
    batch: ImportBatch,
    columns: list[ColumnForm],
    form: MappingForm,
    origin: str = "",
) -> HttpResponseBase:
    if RESUMED in request.POST:
        origin = _("You are signed in again. Nothing is saved yet: look through it and send it.")
    names = lists.chosen_reading(batch).names
    profiles = [
        (profile, fitted_to(profile.mapping, names)[1])
        for profile in ImportProfile.objects.order_by("title")
    ]
    return render(
        request, batch, "map",
        title=_("What is each column?"), columns=columns, form=form, origin=origin,
        profiles=sorted(profiles, key=lambda pair: len(pair[1])),
        wrong=sum(bool(profile.errors) for profile in columns),
    )  # fmt: skip
