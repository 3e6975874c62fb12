"""How a question was understood, said in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import date_words, number
from archive.lib.dates import day_edtf
from archive.models import Place
from archive.search.dimensions import PLACE
from archive.search.query.search import Question


def days_words(question: Question) -> str:
    """Say which days are asked for, as the dates typed were understood."""
    first = "" if question.first is None else day_edtf(question.first)
    last = "" if question.last is None else day_edtf(question.last)
    if first and last:
        return date_words(first if first == last else f"{first}/{last}")
    return _("from %s on") % date_words(first) if first else _("until %s") % date_words(last)


def understood(question: Question) -> list[str]:
    """Say how dates and place were understood; nothing where none was asked."""
    sentences = []
    if question.span is not None:
        pattern = (
            _("Dates asked for: %s; only what lies entirely within them.")
            if question.match == "within"
            else _("Dates asked for: %s.")
        )
        sentences.append(
            (pattern % days_words(question)).replace("..", ".")
        )  # a date may end in “г.”
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
