"""FilterSets: how the lists of pages and API are narrowed. Give them published querysets.

A value that cannot be understood stays in the form with a sentence, and narrows nothing. Places
and events are asked for by their address, never chosen from thousands of options. Words, dates
and places are answered by the index, so that lists find what the search finds.
"""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.lib.languages import language_name
from archive.models import Event, ListEntry, Person, Place, Position, Quotation, Source, Term
from archive.models.events import EventKind
from archive.models.people import Fate, Sex
from archive.models.positions import Stance
from archive.models.search import DAY_FIRST, DAY_LAST, SearchKind
from archive.models.terms import Vocabulary
from archive.search.days import asked_day, within_index
from archive.search.dimensions import EVENT, PLACE
from archive.search.engines import IndexQuery, Span, engine
from archive.search.expression import Expression, every, is_kind

from .parser import parse
from .tiers import as_name, widest

MOST_CHARACTERS = 200
Rows = QuerySet[Any]


class AddressField(forms.CharField):
    """Takes the address (slug) of a public record and gives the record."""

    def __init__(self, *args: Any, model: type[Model], **options: Any) -> None:
        self.model = model
        super().__init__(*args, max_length=MOST_CHARACTERS, **options)

    def clean(self, value: Any) -> Any:
        """Return the public record, None for nothing typed; refuse what leads nowhere."""
        slug = super().clean(value)
        if not slug:
            return None
        published = self.model._default_manager.published()  # type: ignore[attr-defined]
        record = published.filter(slug=slug).first()
        if record is None:
            raise forms.ValidationError(_("Nothing here has this address."), code="unknown")
        return record


class AddressFilter(filters.Filter):
    """Narrows by a record given by its address."""

    field_class = AddressField


class DayField(forms.CharField):
    """Takes a date as people type it, and gives its first (or last) day as a number."""

    def __init__(self, *args: Any, at_end: bool, **options: Any) -> None:
        self.at_end = at_end
        super().__init__(*args, max_length=MOST_CHARACTERS, **options)

    def clean(self, value: Any) -> Any:
        """Return the day, None for nothing typed; refuse what has none."""
        typed = super().clean(value)
        try:
            return asked_day(typed, at_end=self.at_end) if typed else None
        except ValueError as error:
            raise forms.ValidationError(str(error), code="invalid_date") from error


class DateFilter(filters.Filter):
    """Narrows by a date as rough as the visitor likes."""

    field_class = DayField


def indexed(rows: Rows, kind: str, expression: Expression | None, span: Span | None = None) -> Rows:
    """Return the rows of a kind that the index finds for an expression and days."""
    query = IndexQuery(every([is_kind(kind), *([expression] if expression else [])]), span)
    column = "uid" if rows.model is ListEntry else "pk"
    return rows.filter(**{f"{column}__in": engine().uids(query)})


def having(rows: Rows, kind: str, text: str) -> Rows:
    """Return the rows of a kind that words find, in any spelling."""
    words = parse(text)
    return indexed(rows, kind, widest(words)) if words else rows


def typed(label: Any) -> filters.CharFilter:
    """Return the filter for words."""
    return filters.CharFilter(method="by_words", label=label, max_length=MOST_CHARACTERS)


def term_filter(vocabulary: Vocabulary, label: Any, column: str) -> filters.ModelChoiceFilter:
    """Return the filter for a term, by its key."""
    return filters.ModelChoiceFilter(
        field_name=column,
        queryset=Term.objects.filter(vocabulary=vocabulary),
        to_field_name="slug",
        label=label,
        empty_label=_("all"),
    )


def choice(choices: Any, label: Any) -> filters.ChoiceFilter:
    """Return the filter for a closed list of the archive."""
    return filters.ChoiceFilter(choices=choices, label=label, empty_label=_("all"))


class WordsFilterSet(filters.FilterSet):
    """A FilterSet of a kind of record with words, an event, dates or a place to narrow by."""

    search_kind: SearchKind

    def by_words(self, rows: Rows, name: str, value: str) -> Rows:
        """Narrow to what words find."""
        return having(rows, self.search_kind, value)

    def by_event(self, rows: Rows, name: str, value: Event) -> Rows:
        """Narrow to what hangs on an event or its parts."""
        return indexed(rows, self.search_kind, EVENT.has([value.pk]))

    def by_place(self, rows: Rows, name: str, value: Place) -> Rows:
        """Narrow to what happened in a place or inside it."""
        return indexed(rows, self.search_kind, PLACE.has([value.pk]))

    def by_beginning(self, rows: Rows, name: str, value: int) -> Rows:
        """Narrow to what touches this day or a later day."""
        return indexed(rows, self.search_kind, None, Span(within_index(value), DAY_LAST))

    def by_end(self, rows: Rows, name: str, value: int) -> Rows:
        """Narrow to what touches this day or an earlier day."""
        return indexed(rows, self.search_kind, None, Span(DAY_FIRST, within_index(value)))


class EventFilter(WordsFilterSet):
    """Events by kind, type, dates touched, and place with everything inside it."""

    search_kind = SearchKind.EVENT
    q = typed(_("words"))
    kind = choice(EventKind.choices, _("kind"))
    event_type = term_filter(Vocabulary.EVENT_TYPE, _("type"), "event_type")
    place = AddressFilter(model=Place, method="by_place", label=_("place"))

    class Meta:
        model = Event
        fields: list[str] = []


# “from” is a word of the language, so these two cannot be written in the class body
EventFilter.base_filters["from"] = DateFilter(method="by_beginning", label=_("from"), at_end=False)
EventFilter.base_filters["to"] = DateFilter(method="by_end", label=_("to"), at_end=True)


class PersonFilter(WordsFilterSet):
    """People by name in any spelling, and by event."""

    search_kind = SearchKind.PERSON
    q = typed(_("name"))
    event = AddressFilter(model=Event, method="by_event", label=_("event"))

    class Meta:
        model = Person
        fields: list[str] = []


class EntryFilter(WordsFilterSet):
    """Rows of a list by name in any spelling, fate and sex."""

    search_kind = SearchKind.ENTRY
    q = typed(_("name"))
    fate = choice(Fate.choices, _("fate"))
    sex = choice(Sex.choices, _("sex"))

    class Meta:
        model = ListEntry
        fields: list[str] = []


def source_languages() -> list[tuple[str, str]]:
    """Return the languages public sources are in, each under its name for the reader."""
    tags = Source.objects.published().exclude(language="").values_list("language", flat=True)
    reader = get_language() or "en"
    return sorted(
        ((tag, language_name(tag, reader)) for tag in set(tags)), key=lambda pair: pair[1]
    )


class SourceFilter(WordsFilterSet):
    """Sources by kind, language and words of title or author."""

    search_kind = SearchKind.SOURCE
    q = typed(_("title or author"))
    kind = term_filter(Vocabulary.SOURCE_KIND, _("kind"), "kind")
    language = choice(source_languages, _("language"))

    class Meta:
        model = Source
        fields: list[str] = []


class QuotationFilter(WordsFilterSet):
    """Quotations by event and speaker."""

    search_kind = SearchKind.QUOTATION
    event = AddressFilter(model=Event, method="by_event", label=_("event"))
    speaker = filters.CharFilter(
        method="by_speaker", label=_("speaker"), max_length=MOST_CHARACTERS
    )

    class Meta:
        model = Quotation
        fields: list[str] = []

    def by_speaker(self, rows: Rows, name: str, value: str) -> Rows:
        """Narrow to quotations of a speaker, in any spelling of the name."""
        words = parse(value)
        return indexed(rows, self.search_kind, as_name(words)) if words else rows


class PositionFilter(WordsFilterSet):
    """Positions by event and stance."""

    search_kind = SearchKind.POSITION
    event = AddressFilter(model=Event, method="by_event", label=_("event"))
    stance = choice(Stance.choices, _("stance"))

    class Meta:
        model = Position
        fields: list[str] = []


class PlaceFilter(WordsFilterSet):
    """Places by kind, and by any of their names."""

    search_kind = SearchKind.PLACE
    q = typed(_("name"))
    kind = term_filter(Vocabulary.PLACE_KIND, _("kind"), "kind")

    class Meta:
        model = Place
        fields: list[str] = []
