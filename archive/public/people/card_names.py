"""A name with its family name set apart, and the years of a life, for the cards of people."""

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import pgettext

from archive.formatting import date_words
from archive.lib.dates import UncertainDate, from_day_number
from archive.lib.names.family import family_in
from archive.public.components.base import Name


def set_apart(name: Name, family: str = "") -> Name:
    """Return a name whose family name is told apart: the recorded one, else one plain to see.

    The name keeps its order, and one without a family name stays as it is.
    """
    known = family if family and family in name.text else family_in(name.text)
    if not known or known == name.text:
        return name
    before, _family, after = name.text.partition(known)
    return replace(name, before=before, family=known, after=after)


def years_words(birth: str, death: str) -> str:
    """Say the years of a life (EDTF): “1933–1992”, “born: 1933”; empty where none is known."""
    born, died = _year(birth), _year(death)
    if born and died:
        return f"{born}–{died}"
    if born:
        return pgettext("a person", "born: %s") % born
    return pgettext("a person", "died: %s") % died if died else ""


def _year(edtf: str) -> str:
    year = _dated_year(edtf) if edtf else ""
    return year if year.isdecimal() else date_words(year)


@lru_cache(maxsize=4_096)
def _dated_year(edtf: str) -> str:
    """Return the year a date lies in; a date that has to be worded where that is not all."""
    date = UncertainDate.parse(edtf)
    if date.earliest is None or date.latest is None:
        return edtf
    first, last = from_day_number(date.earliest)[0], from_day_number(date.latest)[0]
    if first != last or first < 0:
        return edtf
    doubt = "?" if date.is_uncertain else "~" if date.is_approximate else ""
    return f"{first:04}{doubt}" if doubt else str(first)
