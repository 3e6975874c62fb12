"""Old Style dates: the Julian day and the Gregorian day shown together."""

from archive.lib.dates.bounds import bounds
from archive.lib.dates.calendars import JULIAN, from_day_number, gregorian_to_julian, month_length
from archive.lib.dates.edtf import End, Group, Span, Tree, parts, read
from archive.lib.dates.words.languages import in_words, speech

_TEMPLATES = {
    "az": "{new} (köhnə təqvimlə {old})",
    "en": "{new} (Old Style: {old})",
    "ru": "{new} (по старому стилю: {old})",
}


def both_styles_in_words(tree: Tree, language: str) -> str:
    """Say a Gregorian date and, in brackets, the Old Style date that it was converted from.

    A run of days that is a whole Julian month or year is said as that month or year. Where no
    Old Style day can be given (an open end, a month of the Gregorian calendar) the Gregorian
    words stand alone: half a conversion would be worse than none.
    """
    new = in_words(tree, language)
    old = _old_style(tree)
    if old is None:
        return new
    template = _TEMPLATES.get(language, _TEMPLATES["en"])
    return template.format(new=new, old=speech(language).words(read(old)))


def _old_style(tree: Tree) -> str | None:
    """Write the Old Style of a single day or run of days as EDTF; None for anything else."""
    span = tree.members[0] if isinstance(tree, Group) and len(tree.members) == 1 else tree
    days = parts(span)
    if isinstance(span, Group) or not days or not all(point.day.isdigit() for point in days):
        return None
    if isinstance(span, Span) and any(isinstance(end, End) for end in span):
        return None
    first, last = bounds(span)
    if first is None or last is None or any("X" in point.text for point in days):
        return None
    start = gregorian_to_julian(*from_day_number(first))
    end = gregorian_to_julian(*from_day_number(last))
    qualifier = days[0].qualifiers[2] if isinstance(span, tuple) else ""
    return _run(start, end, isinstance(tree, Group)) + (qualifier if start == end else "")


def _run(start: tuple[int, int, int], end: tuple[int, int, int], one_of: bool) -> str:
    (year, month, day), (last_year, last_month, last_day) = start, end
    if start == end:
        return _day(*start)
    whole_months = day == 1 and last_day == month_length(last_year, last_month, JULIAN)
    if whole_months and year == last_year:
        if month == last_month:
            return f"{_year(year)}-{month:02}"
        if (month, last_month) == (1, 12):
            return _year(year)
    return f"[{_day(*start)}..{_day(*end)}]" if one_of else f"{_day(*start)}/{_day(*end)}"


def _day(year: int, month: int, day: int) -> str:
    return f"{_year(year)}-{month:02}-{day:02}"


def _year(year: int) -> str:
    return f"{year:05}" if year < 0 else f"{year:04}"
