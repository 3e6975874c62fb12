"""Checks of figures, quotations and sources."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.lib.names import fold
from archive.lib.numbers import number_words
from archive.models import Figure, Quotation, Source
from archive.models.figures import Bound
from archive.models.links import DEAD

from .findings import Remark

ENDLESS = float("inf")
BELOW = {Bound.UP_TO, Bound.NEARLY}
ABOVE = {Bound.AT_LEAST, Bound.MORE_THAN}
COMPARED = 200  # letters of a quotation that are compared


def parts_of_figure(figure: Figure) -> Iterator[Remark]:
    """Parts that add up to more than the whole, or (where there are several) to less.

    Only parts that count the same thing are added; a part of an unknown number adds anything.
    """
    parts = [part for part in figure.parts.all() if part.measure_id == figure.measure_id]
    if not parts:
        return
    low, high = (sum(ends) for ends in zip(*(_ends(part) for part in parts), strict=True))
    least, most = _ends(figure)
    words = {"sum": " + ".join(_number(part) for part in parts), "whole": _number(figure)}
    if low > most:
        sentence = _("Its parts add up to more than the whole: %(sum)s against %(whole)s.")
        yield Remark("parts-exceed-whole", "value", sentence % words)
    elif high < least and len(parts) > 1:
        sentence = _(
            "Its parts add up to less than the whole: %(sum)s against %(whole)s. "
            "Some may not be entered, or the source does not name all."
        )
        yield Remark("parts-below-whole", "value", sentence % words)


def _ends(figure: Figure) -> tuple[float, float]:
    """Return the least and the most a figure can mean."""
    if figure.value is None:
        low, high = figure.value_low, figure.value_high
        return 0 if low is None else float(low), ENDLESS if high is None else float(high)
    value = float(figure.value)
    return (0 if figure.bound in BELOW else value), (ENDLESS if figure.bound in ABOVE else value)


def _number(figure: Figure) -> str:
    if figure.value is not None:
        return number_words(figure.value, "en")
    ends = [figure.value_low, figure.value_high]
    if ends == [None, None]:
        return f"“{figure.value_text}”"
    return "–".join("…" if end is None else number_words(end, "en") for end in ends)


class Sayings:
    """All quotations by their first words, read once for a whole run."""

    def __init__(self) -> None:
        self._by_words: dict[str, list[tuple[str, str]]] | None = None

    def twice(self, quotation: Quotation) -> Iterator[Remark]:
        """The same words under another speaker, or entered a second time."""
        for uid, speaker in self._found().get(_key(quotation.text), ()):
            if uid == quotation.pk:
                continue
            if fold(speaker) == fold(quotation.speaker_as_named):
                code, sentence = "quotation-entered-twice", _("These words are entered twice.")
            else:
                code = "quotation-attributed-twice"
                sentence = _("The same words are attributed to %s as well.") % (speaker or "—")
            yield Remark(code, "speaker_as_named", sentence)

    def _found(self) -> dict[str, list[tuple[str, str]]]:
        if self._by_words is None:
            self._by_words = {}
            columns: Any = Quotation.objects.values_list("pk", "text", "speaker_as_named")
            for uid, text, speaker in columns.iterator():
                self._by_words.setdefault(_key(text), []).append((uid, speaker))
        return self._by_words


def _key(text: str) -> str:
    return fold(text)[:COMPARED]


def unarchived_link(source: Source) -> Iterator[Remark]:
    """A source read on the web without a copy that outlives the page."""
    if source.url and not source.archived_url:
        sentence = _("The link has no archived copy: when the page goes, the evidence goes.")
        yield Remark("link-not-archived", "archived_url", sentence)


def dead_link(source: Source) -> Iterator[Remark]:
    """A link that led nowhere when it was tried last, and has not been exchanged since."""
    for tried in source.link_checks.all():
        field = {source.url: "url", source.archived_url: "archived_url"}.get(tried.url)
        if field is None or tried.state not in DEAD:
            continue
        words = {
            "answer": tried.answer,
            "day": date_format(localtime(tried.checked_at), "DATE_FORMAT"),
            "since": date_format(localtime(tried.dead_since or tried.checked_at), "DATE_FORMAT"),
        }
        sentence = _("The link is dead since %(since)s; tried last on %(day)s: %(answer)s.")
        yield Remark("dead-link", field, sentence % words)
