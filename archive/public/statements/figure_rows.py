"""A figure as a row: what is counted, what is stated, by whom, and where it is written."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.formatting import date_words, figure_number, figure_words, in_quotes, named
from archive.marking import joined
from archive.models import Figure
from archive.models.figures import FigureStatus
from archive.public.components.base import Part
from archive.public.components.evidence import Evidence, evidence_in_table, language_of

NOT_STATED = "not-stated"


@dataclass(frozen=True, kw_only=True)
class FigureRow(Part):
    """A number a source states. What the source does not state is empty."""

    anchor: str  # id of the row; empty where the row stands in full elsewhere on the page
    is_part: bool = False  # of the row over it
    measure: str  # what is counted: "killed"
    group: str = ""  # of whom, as named: "civilians"
    territory: str = ""
    period: str = ""  # as stored
    period_words: str = ""
    value: str  # as stated: "82", "more than 200", "6–7", or the words of the source
    value_lang: str = ""  # with words of the source, which stand in quotation marks
    status_words: str = ""  # "provisional"
    counted_by: str = ""
    source_by: str = ""  # who wrote the source
    stated_words: str = ""  # when: "1993"
    evidence: Evidence | None
    note: str = ""


def figure_row(figure: Figure, *, is_part: bool = False) -> FigureRow:
    """Return a row; the source and its authors must be loaded."""
    number = figure_number(figure)
    source = figure.source
    authors = source.authors.all() if source else ()
    return FigureRow(
        anchor=f"figure-{figure.pk}",
        is_part=is_part,
        measure=figure.measure.label,
        group=group_words(figure),
        territory=figure.territory,
        period="" if figure.as_of else figure.period,
        period_words=period_words(figure),
        value=figure_words(figure),
        value_lang="" if number else language_of(figure) or "und",
        status_words=figure.get_status_display() if figure.status != FigureStatus.STATED else "",
        counted_by=figure.counted_by,
        source_by=joined(named(str(author), language_of(figure)) for author in authors),
        stated_words=date_words(source.issued) if source else "",
        evidence=evidence_in_table(figure),
        note=note_words(figure, number),
    )


def group_words(figure: Figure) -> str:
    """Say who is counted: as the source names them, after the archive's word for them.

    Empty where the source does not state it.
    """
    who = figure.population
    words = [who.label if who is not None and who.slug != NOT_STATED else "", figure.group]
    if figure.cause_of_injury:
        words.append(figure.cause_of_injury.label)
    return ", ".join(dict.fromkeys(word for word in words if word))


def period_words(figure: Figure) -> str:
    """Say what time a figure covers, and as of when it was counted."""
    words = [date_words(figure.period)]
    if figure.as_of:
        words.append(_("as of %s") % date_words(figure.as_of))
    return ", ".join(word for word in words if word)


def note_words(figure: Figure, number: str) -> str:
    """Return the note of a figure; before it the source's own words, where a number is shown."""
    source_language = figure.source.language if figure.source else ""
    as_written = named(figure.value_text, source_language) if number else ""
    words = [in_quotes(as_written) if as_written else "", figure.method, figure.public_note]
    said = (figure.territory, figure.counted_by)
    return joined((word for word in words if word not in said), " ")
