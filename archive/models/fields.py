"""Fields of our own: texts in several languages, uncertain dates and their bounds."""

from collections.abc import Callable
from typing import Any, Self, overload

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.lib.dates import LooseReading, UncertainDate, parse_loose
from archive.lib.languages import fallback_order
from archive.models.wording import date_refusal_words

LANGUAGE_CODES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)


class Worded(str):
    """A text together with the language it is in, and whether that is the wanted language."""

    language: str
    is_fallback: bool
    __slots__ = ("is_fallback", "language")

    def __new__(cls, text: str, language: str = "", *, is_fallback: bool = False) -> Self:
        made = super().__new__(cls, text)
        made.language = language
        made.is_fallback = is_fallback
        return made


def in_language(instance: models.Model, name: str, language: str | None = None) -> Worded:
    """Return the translated text `name` of a record in a language, else in the next that has it.

    Without a language, the active language is meant. An empty text comes back where no language has
    any; the result says which language it is in.
    """
    wanted = (language or get_language() or settings.LANGUAGE_CODE)[:2]
    for code in fallback_order(wanted):
        text = getattr(instance, f"{name}_{code}", "")
        if text:
            return Worded(text, code, is_fallback=code != wanted)
    return Worded("", wanted)


class TranslatedText:
    """A column per language of the archive (`title_en`, `title_az`, `title_ru`).

    Reading `record.title` gives the text in the active language with a visible fallback; filters,
    constraints and forms name the columns. It is not a field itself, so that historical models
    and fixtures see plain columns only.
    """

    def __init__(self, make: Callable[..., models.Field], label: Any, **options: Any) -> None:
        self.make, self.label, self.options = make, label, options
        self.name = ""

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Add the columns to the model, and this object as the reader of them."""
        self.name = name
        for code, language in settings.LANGUAGES:
            label = format_lazy("{} ({})", self.label, language)
            field = self.make(label, blank=True, **self.options)
            cls.add_to_class(f"{name}_{code}", field)
        setattr(cls, name, self)

    @overload
    def __get__(self, instance: None, owner: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, instance: models.Model, owner: type[models.Model]) -> Worded: ...
    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Self | Worded:
        return self if instance is None else in_language(instance, self.name)

    def columns(self) -> list[str]:
        """Return the names of the columns, in the order of the archive's languages."""
        return [f"{self.name}_{code}" for code in LANGUAGE_CODES]


def check_edtf(text: str) -> None:
    """Refuse a text that is not a date, in the words the date reader gives."""
    try:
        UncertainDate.parse(text)
    except ValueError as error:
        raise ValidationError(date_refusal_words(error), code="invalid_date") from error


def read_date(typed: str) -> LooseReading:
    """Read a date as people type it (1918, about 1918, 20.01.1990), wherever a date is taken.

    What is EDTF is what EDTF says. ValueError says in a sentence what was expected.
    """
    try:
        return LooseReading(UncertainDate.parse(typed))
    except ValueError:
        return parse_loose(typed, LANGUAGE_CODES)


class UncertainDateFormField(forms.CharField):
    """Takes what people type (1918, about 1918, 20.01.1990) and keeps it as EDTF.

    What cannot be read stays in the form with a sentence saying what was expected. `reading` of
    the last cleaned value says it in words.
    """

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if not text:
            return ""
        try:
            reading = read_date(text)
        except ValueError as error:
            raise ValidationError(date_refusal_words(error), code="invalid_date") from error
        if reading.date is None:
            raise ValidationError(_("This date can be read in more than one way."))
        return reading.date.edtf


class UncertainDateField(models.CharField):
    """A date as uncertain as its source, as EDTF text (ISO 8601-2) in the Gregorian calendar."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 100)
        options.setdefault("blank", True)
        options.setdefault("default", "")
        options.setdefault(
            "help_text",
            _("Type what you know: 1918, about 1918, 20.01.1990. Leave empty rather than guess."),
        )
        super().__init__(*args, **options)
        self.validators = [*self.validators, check_edtf]

    def formfield(self, **options: Any) -> Any:
        """Use the form field that reads loose dates."""
        return super().formfield(**{"form_class": UncertainDateFormField, **options})


class AsWrittenField(models.CharField):
    """A date exactly as the source writes it, mistakes included."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 200)
        options.setdefault("blank", True)
        options.setdefault("default", "")
        super().__init__(*args, **options)


class Calendar(models.TextChoices):
    """The calendar the source counts in; what is stored is always Gregorian."""

    GREGORIAN = "gregorian", _("Gregorian (New Style)")
    JULIAN = "julian", _("Julian (Old Style)")


class CalendarField(models.CharField):
    """Which calendar the date as written belongs to."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 10)
        options.setdefault("choices", Calendar.choices)
        options.setdefault("default", Calendar.GREGORIAN)
        super().__init__(*args, **options)


class DayBoundField(models.BigIntegerField):
    """The earliest or latest possible day of a date column, as a day number.

    Days are counted as `datetime.date.toordinal` counts them, on below year 1 and above 9999.
    Empty where that end is open or unknown. Computed from the date on every save (bulk creation
    too), never typed.
    """

    def __init__(self, *args: Any, of: str = "", end: str = "earliest", **options: Any) -> None:
        self.of, self.end = of, end
        options.update(null=True, blank=True, editable=False)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        """Keep for migrations which date and which end this column follows."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of, "end": self.end}

    def pre_save(self, model_instance: models.Model, add: bool) -> int | None:
        """Take the bound from the date the row holds now."""
        text = getattr(model_instance, self.of)
        bound = None
        if text:
            date = UncertainDate.stored(text)
            bound = date.earliest if self.end == "earliest" else date.latest
        setattr(model_instance, self.attname, bound)
        return bound


class SortKeyField(models.CharField):
    """A key made by `lib.names.sort_key`: it sorts by its bytes, whatever the database speaks."""

    def db_parameters(self, connection: Any) -> Any:
        """Ask PostgreSQL for the order of bytes; SQLite has it by itself."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class LocatorKind(models.TextChoices):
    """What kind of place in a source a locator names."""

    PAGE = "page", _("page")
    PARAGRAPH = "paragraph", _("paragraph")
    LINE = "line", _("line")
    FOLIO = "folio", _("folio")
    TABLE_ROW = "table-row", _("table row")
    ARTICLE = "article", _("article")
    FOOTNOTE = "footnote", _("footnote")
    TIME = "time", _("time")
    WHOLE = "whole-item", _("whole item")
    BEGINNING = "beginning", _("beginning of page only")


def locator_field() -> models.CharField:
    """Return the column for the place in a source, as free text ("p. 228", "para 16")."""
    return models.CharField(
        _("place in the source"),
        max_length=200,
        blank=True,
        help_text=_("Where in the source: “p. 228”, “para 16”, “00:14:30”."),
    )


def locator_kind_field() -> models.CharField:
    """Return the column saying what the locator counts."""
    return models.CharField(
        _("locator counts"), max_length=12, choices=LocatorKind, blank=True, default=""
    )
