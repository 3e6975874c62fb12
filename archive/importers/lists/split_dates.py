"""Dates whose year, month and day stand in columns of their own: recognised, joined and read."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.lib.dates.loose.vocabulary import LEXICON, MORE_MONTHS, Kind
from archive.lib.dates.loose.vocabulary import folded as folded_for_dates
from archive.lib.names import fold
from archive.lib.unknown import in_plain_digits, is_unknown
from archive.models.row_fields import DATE_PARTS, IMPORTED, SPLIT_DATES

from .dating import put_date, read_date
from .drafts import Draft
from .fields import LONGEST
from .vocabulary import folded

# Months whatever the marks of their letters, short Azerbaijani ones, Roman numbers; by number.
_MONTHS = {
    fold(form.replace("_", " ")): number
    for months in (
        *MORE_MONTHS.values(),
        "yan fev mar apr may iyn iyl avq sen okt noy dek",
        "I II III IV V VI VII VIII IX X XI XII",
    )
    for number, forms in enumerate(months.split(), 1)
    for form in forms.split("|")
}
_PLAIN = {
    "year": folded("year|yr|yyyy|il|ili|yıl|yılı|год|г|سنة|السنة|عام|سال"),
    "month": folded("month|mo|mon|mm|ay|ayı|месяц|мес|شهر|الشهر|ماه"),
    "day": folded("day|dd|gün|günü|день|число|يوم|اليوم|روز"),
}
"""Headers of columns that say which part of a date they hold, and not of which."""
_YEAR_OF = {
    date: {
        " ".join(year if word == month else word for word in fold(header).split())
        for headers in IMPORTED[f"{date}_month"].headers.values()
        for header in headers.split("|")
        for month in _PLAIN["month"] & set(fold(header).split())
        for year in _PLAIN["year"]
    }
    for date in SPLIT_DATES
}
"""Headers of years, made from those of months: a year alone is a whole date elsewhere."""
_ORDERS = (("year", "month", "day"), ("day", "month", "year"), ("month", "day", "year"))
_NUMBER = re.compile(r"0*(\d{1,4})(?:\.0+)?(?:\.|[-\s]?[^\W\d]{1,4}\.?)?")
_MOST = {"month": 12, "day": 31}
_YEAR = re.compile(r"\d{4}")


class _Cell(NamedTuple):
    """A part of a date: the column it stands in, what it says, and what that means."""

    column: str
    written: str
    meant: str


def with_split_dates(names: Sequence[str], usual: Sequence[str], fields: list[str]) -> list[str]:
    """Return suggested fields with year, month and day together, or without them.

    `usual` is what each header means by itself. A year of death is only then a part where its
    month or day has a column; months and days without a year, and beside a whole date, are left
    unread.
    """
    fields = _beside_years(names, fields)
    for date in SPLIT_DATES:
        year, month, day = (f"{date}_{part}" for part in DATE_PARTS)
        whole = [at for at, field in enumerate(usual) if field == date]
        exact = next((at for at in whole if not _says_year(names[at])), None)
        if day in fields and not {date, year, month} & set(fields):
            fields[fields.index(day)] = date  # “Doğum günü” alone is the whole date
        if exact is None and {month, day} & set(fields) and year not in fields:
            at = next((at for at, name in enumerate(names) if _is_year_of(name, date)), None)
            at = fields.index(date) if date in fields else at
            if at is not None and fields[at] in ("", date):
                fields[at] = year
        elif exact is not None and {year, month, day} & set(fields):
            fields = ["" if field == date else field for field in fields]
            fields[exact] = date
        if date in fields or year not in fields:
            fields = ["" if field in (year, month, day) else field for field in fields]
    return fields


def _says_year(header: str) -> bool:
    return bool(_PLAIN["year"] & set(fold(header).split()))


def _is_year_of(header: str, date: str) -> bool:
    return fold(header) in _YEAR_OF[date]


def _beside_years(names: Sequence[str], fields: list[str]) -> list[str]:
    """Return the fields with plain “Month” and “Day” directly beside a year of birth or death."""
    part_of = [
        next((part for part, words in _PLAIN.items() if fold(name) in words), "") for name in names
    ]
    claimed: dict[int, set[str]] = {}
    for date in SPLIT_DATES:
        years = {
            at
            for at, field in enumerate(fields)
            if (field == date and _says_year(names[at]))
            or (not field and _is_year_of(names[at], date))
        }
        for at in years:
            for order in _ORDERS:
                begin = at - order.index("year")
                places = range(begin, begin + len(order))
                if (
                    begin >= 0
                    and places[-1] < len(names)
                    and all(
                        place == at or (part_of[place] == part and not fields[place])
                        for place, part in zip(places, order, strict=True)
                    )
                ):
                    for place in places:
                        claimed.setdefault(place, set()).add(date)
    return [
        f"{next(iter(claimed[at]))}_{part_of[at]}"
        if len(claimed.get(at, ())) == 1 and part_of[at] in ("month", "day")
        else field
        for at, field in enumerate(fields)
    ]


def join_dates(draft: Draft) -> None:
    """Put the dates whose parts have been read into a row: as written, and as understood."""
    for date in SPLIT_DATES:
        cells = {
            part: _Cell(*draft.date_parts[f"{date}_{part}"])
            for part in DATE_PARTS
            if f"{date}_{part}" in draft.date_parts
        }
        if cells:
            _join(draft, date, cells)


def _join(draft: Draft, date: str, cells: dict[str, _Cell]) -> None:
    written = _joined({part: cell.written for part, cell in cells.items()})
    if len(written) > LONGEST[date]:
        written = ""
    if written:
        draft.columns[f"{date}_as_written"] = written
    stated = {part: cell for part, cell in cells.items() if not _is_open(cell.meant)}
    if not stated:
        return
    if "year" not in stated:
        cell = next(iter(stated.values()))
        message = _("The year is missing: the date is kept as written, not read.")
        draft.warn("date-not-read", cell.column, message, cell.written)
        return
    _read(draft, date, stated)


def _read(draft: Draft, date: str, cells: dict[str, _Cell]) -> None:
    year = cells["year"]
    numbers = {part: _number(part, cells[part].meant) for part in _MOST if part in cells}
    for part, number in numbers.items():
        if number is None:
            message = _NO_SUCH[part]()
            draft.warn("date-not-read", cells[part].column, message, cells[part].written)
            return
    text = _plain_year(year.meant)
    known = read_date(text).edtf
    if not known or not numbers:
        pass
    elif not _YEAR.fullmatch(known):
        message = _("The year is not certain: month and day are kept as written, not read.")
        draft.warn("date-part-not-read", year.column, message, year.written)
    elif "month" in numbers:
        text = "-".join([known, *(f"{number:02}" for number in numbers.values())])
    else:
        cell = cells["day"]
        message = _("A day without a month: only the year is read.")
        draft.warn("date-part-not-read", cell.column, message, cell.written)
    put_date(draft, date, year.column, text)


def _joined(parts: dict[str, str]) -> str:
    """Return the cells as one text: year, month, day, or as words where the month is one.

    What is missing between others is marked “??”.
    """
    said = {part: " ".join(text.split()) for part, text in parts.items() if not _is_open(text)}
    if not said:
        return ""
    year, month, day = (said.get(part, "") for part in DATE_PARTS)
    if month and not month[0].isdecimal():
        return " ".join(text for text in (day, month, year) if text)
    if not month and not day:
        return year
    ends = [_plain_year(year) or "????", _padded(month) or "??", *([_padded(day)] if day else [])]
    return "-".join(ends)


def _padded(text: str) -> str:
    match = _NUMBER.fullmatch(in_plain_digits(text))
    return f"{int(match[1]):02}" if match else text


def _plain_year(text: str) -> str:
    match = _NUMBER.fullmatch(in_plain_digits(text).strip())
    return match[1] if match and len(match[1]) == 4 else text


def _is_open(text: str) -> bool:
    """Whether a part is not stated: nothing, a zero, or a word for unknown."""
    return not text.strip("0 .") or is_unknown(text)


@lru_cache(maxsize=4_096)
def _number(part: str, text: str) -> int | None:
    """Return the number of a month or day; None where there is no such."""
    plain = in_plain_digits(text).strip()
    match = _NUMBER.fullmatch(plain)
    if match:
        number = int(match[1])
        return number if 0 < number <= _MOST[part] else None
    if part == "day":
        return None
    meanings = LEXICON.get(tuple(folded_for_dates(plain).replace(".", " ").split()), ())
    months = {meaning.value for meaning in meanings if meaning.kind is Kind.MONTH}
    return months.pop() if len(months) == 1 else _MONTHS.get(fold(plain))


_NO_SUCH = {
    "month": lambda: _("There is no such month: the date is kept as written, not read."),
    "day": lambda: _("There is no such day: the date is kept as written, not read."),
}
