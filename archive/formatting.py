"""How values of records are said in the reader's language."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from html import unescape

from django.utils.html import conditional_escape
from django.utils.text import capfirst as capital_elsewhere
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, pgettext

from archive.lib.azerbaijani import ablative, capital_first, terminative
from archive.lib.dates import DateRefused, UncertainDate
from archive.lib.languages import foreign_runs, language_name, written_in
from archive.lib.locators import OF_THE_ITEM, Place, place_words, read_places
from archive.lib.numbers import number_words
from archive.marking import Marked, joined, marked
from archive.models import Figure, Source
from archive.models.fields import Worded
from archive.models.figures import Bound

QUOTATION_MARKS = '“”„«»"'
_EXACT = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def reader_language() -> str:
    """Return the code of the language the page is in."""
    return (get_language() or "en")[:2]


def capfirst(text: object) -> str:
    """Begin a text with a capital of the reader's language."""
    words = str(text)
    return capital_first(words) if reader_language() == "az" else capital_elsewhere(words)


def date_words(edtf: str) -> str:
    """Say a stored date in words, no more exactly than it is known; empty for no date."""
    return _date_words(edtf, reader_language()) if edtf else ""


@lru_cache(maxsize=10_000)
def _date_words(edtf: str, language: str) -> str:
    try:
        return UncertainDate.stored(edtf).in_words(language)
    except DateRefused:  # stored before its grammar was refused: shown as written
        return edtf


def date_value(edtf: str) -> str:
    """Return a date for machines (YYYY, YYYY-MM, YYYY-MM-DD); empty where it is not certain."""
    return edtf if _EXACT.fullmatch(edtf or "") else ""


def day_words(month: int | None, day: int | None) -> str:
    """Say a day of the year in words; 29 February exists."""
    if not month or not day:
        return ""
    return date_words(f"XXXX-{month:02}-{day:02}").partition(",")[0]


def day_in_words(moment: datetime) -> str:
    """Say the day of a moment here, as dates of records are said."""
    return date_words(localtime(moment).date().isoformat())


def quoted(text: str) -> str:
    """Put a text between quotation marks, unless it has some of its own."""
    return text if any(mark in text for mark in QUOTATION_MARKS) else in_quotes(text)


def in_quotes(text: str) -> Marked:
    """Put a text between the quotation marks of the reader's language."""
    return joined(("«", text, "»") if reader_language() == "ru" else ("“", text, "”"), "")


def number(value: Decimal | int | None) -> str:
    """Write a number as the reader's language does; empty for none."""
    return "" if value is None else number_words(value, reader_language())


def language_words(tag: str) -> str:
    """Name a language in the reader's language; empty for no tag."""
    return language_name(tag, reader_language()) if tag else ""


def fallback_lang(text: str) -> str:
    """Return the language of a translated text where it is not the page's, else empty."""
    return text.language if isinstance(text, Worded) and text.is_fallback else ""


def foreign_lang(tag: str) -> str:
    """Return a language tag for the `lang` attribute, empty where it is the page's own."""
    return "" if tag.partition("-")[0] == reader_language() and "Cyrl" not in tag else tag


def figure_words(figure: Figure) -> str:
    """Say what a figure states: “82”, “more than 200”, “6–7”, or the source's own words."""
    amount = figure_number(figure)
    last = figure.value if figure.value is not None else figure.value_high or figure.value_low
    if amount:
        return bounded(figure.bound, amount, last)
    return named(figure.value_text, figure.source.language if figure.source else "")


def figure_number(figure: Figure) -> str:
    """Write the number or range of a figure; empty where the source gives words only."""
    if figure.bound == Bound.WORDS:
        return ""
    if figure.value is not None:
        return number(figure.value)
    low, high = number(figure.value_low), number(figure.value_high)
    return f"{low}–{high}" if low and high else low or high


def more_than(count: int) -> str:
    """Say that there are more than a number: “more than 10,000”, “10 000-dən çox”."""
    return bounded(Bound.MORE_THAN, number(count), count)


def bounded(bound: str, amount: str, last: Decimal | int | None = None) -> str:
    """Put the source's bound to a number; `last` is the number its Azerbaijani ending follows."""
    if reader_language() == "az" and last is not None and bound in (Bound.MORE_THAN, Bound.UP_TO):
        amount = ablative(last, amount) if bound == Bound.MORE_THAN else terminative(amount)
    patterns = {
        Bound.EXACTLY: pgettext("a figure", "exactly %s"),
        Bound.ABOUT: pgettext("a figure", "about %s"),
        Bound.AT_LEAST: pgettext("a figure", "at least %s"),
        Bound.MORE_THAN: pgettext("a figure", "more than %s"),
        Bound.UP_TO: pgettext("a figure", "up to %s"),
        Bound.NEARLY: pgettext("a figure", "nearly %s"),
    }
    return patterns.get(Bound(bound), "%s") % amount


def named(text: str, language: str = "") -> Marked:
    """Return a name or title as printed, with the language it is written in.

    `language` is that of the item it belongs to; an Arabic page may have an English title.
    """
    return marked(text, foreign_lang(written_in(text, language)))


def spoken(text: str) -> str:
    """Return a text of ours in which titles and words of other languages say which.

    A text that fell back to another language is of that language as a whole.
    """
    if not text or hasattr(text, "__html__"):
        return text
    if fallback_lang(text):
        return joined((text,), "")
    return joined((marked(run, tag) for run, tag in foreign_runs(text, reader_language())), "")


def spoken_html(html: str) -> str:
    """Let the words of other languages in a page of ours say which, but not addresses and code."""
    parts = re.split(r"(<code>.*?</code>|<[^>]+>)", html, flags=re.DOTALL)
    return "".join(
        part if part.startswith("<") else conditional_escape(spoken(unescape(part)))
        for part in parts
    )


def source_name(source: Source) -> Marked:
    """Return the title of a source, with its language."""
    return marked(source.title, title_lang(source))


def title_lang(source: Source) -> str:
    """Return the language of a source's title where it is not the page's."""
    return foreign_lang(written_in(source.title, source.language))


def title_translation(source: Source) -> str:
    """Return a source's title in the reader's language, where it is printed in another."""
    translation = source.title_translation
    return "" if translation.is_fallback or translation == source.title else translation


def locator_words(
    kind: str,
    locator: str,
    language: str = "",
    link: Callable[[Place, str], str] | None = None,
    *,
    without: str = "",
) -> Marked:
    """Say where in a source something stands: “para 18”, “18-ci abzas”, “абз. 18”.

    What is no number stays as it was written, and on a page carries the language of the source.
    `link` makes a link of the words of a place. What is of the kind `without` is told otherwise.
    """
    said = marked("")
    for place in read_places(kind, locator):
        if place.kind == without:
            continue
        words, as_written = place_words(place, reader_language())
        lang = foreign_lang(language) if any(sign.isalpha() for sign in as_written) else ""
        words = link(place, words) if link and place.numbers else words
        words = joined((words, marked(as_written, lang)), " ")
        if said and place.kind in OF_THE_ITEM:
            said = joined((said, " (", words, ")"), "")
        else:
            said = joined((said, words))
    return said


def locator_of(
    statement: object, language: str = "", link: Callable[[Place, str], str] | None = None
) -> Marked:
    """Say where in its source a record stands."""
    kind, locator = getattr(statement, "locator_kind", ""), getattr(statement, "locator", "")
    return locator_words(kind, locator, language, link)


def read_in_language(tag: str) -> str:
    """Say in which language an item is: “in Azerbaijani”; empty for no tag."""
    return gettext("in %s") % language_words(tag) if tag else ""
