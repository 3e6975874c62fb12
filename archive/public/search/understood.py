"""How a question was understood, said in words."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import date_words, number
from archive.lib.dates import day_edtf
from archive.models import Place
from archive.public.components.base import Link
from archive.search.dimensions import PLACE
from archive.search.query.box_days import days_in
from archive.search.query.parser import parse
from archive.search.query.search import Question

from .links import address


def days_words(question: Question) -> str:
    """Say which days are asked for, as the dates typed were understood."""
    first = "" if question.first is None else day_edtf(question.first)
    last = "" if question.last is None else day_edtf(question.last)
    if first and last:
        return date_words(first if first == last else f"{first}/{last}")
    return _("from %s on") % date_words(first) if first else _("until %s") % date_words(last)


def understood(request: HttpRequest, question: Question) -> list[Link]:
    """Say how words, dates and place were understood, each with the way to take that back."""
    plain = [Link(text=sentence) for sentence in _narrowed(question)]
    return [*_box_read(request, question), *_small_words(question), *plain]


def _box_read(request: HttpRequest, question: Question) -> list[Link]:
    """Say whether a date among the words was read as days, and offer the other reading."""
    if question.box is not None:
        sentence = _("“%(typed)s” is read as a date: %(days)s.") % {
            "typed": question.box.typed,
            "days": days_words(question),
        }
        url = address(request, **{"as": "written"})
        return [Link(text=_one_stop(sentence), url=url, note=_("Look for it as words"))]
    box = None if question.date_from or question.date_to else days_in(question.q)
    if box is None:
        return []
    url = address(request, **{"as": "days"})
    sentence = _("“%s” is looked for as words, as it is written.") % box.typed
    return [Link(text=sentence, url=url, note=_("Read it as a date"))]


def _small_words(question: Question) -> list[Link]:
    """Say which words a record need not have."""
    words = parse(question.words)
    small = [unit.typed for unit in words.typed if unit not in words.units and unit.is_telling]
    if not small:
        return []
    return [Link(text=_("Records without “%s” are shown as well.") % " ".join(small))]


def _one_stop(sentence: str) -> str:
    return sentence.replace("..", ".")  # a date may end in “г.”


def _narrowed(question: Question) -> list[str]:
    """Say how dates and place were understood; nothing where none was asked."""
    sentences = []
    if question.span is not None and question.box is None:
        pattern = (
            _("Dates asked for: %s; only what lies entirely within them.")
            if question.match == "within"
            else _("Dates asked for: %s.")
        )
        sentences.append(_one_stop(pattern % days_words(question)))
    if uids := question.chosen.get(PLACE.name):
        places = Place.objects.published().filter(pk__in=uids)
        names = ", ".join(sorted(str(place) for place in places))
        sentences.append(_("Place: %s, with everything inside it.") % names)
    if question.around is not None:
        sentence = ngettext(
            "Near “%(near)s”: %(count)s place whose position is known.",
            "Near “%(near)s”: %(count)s places whose position is known.",
            len(question.around),
        )
        sentences.append(sentence % {"near": question.near, "count": number(len(question.around))})
    return sentences
