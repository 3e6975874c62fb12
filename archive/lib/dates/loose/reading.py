"""Reading a date as somebody typed it, with everything that deserves a second look."""

import re
from dataclasses import dataclass

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.dates.calendars import GREGORIAN, JULIAN, from_day_number
from archive.lib.dates.edtf import parts
from archive.lib.dates.loose.old_style import both_styles, to_gregorian, without_brackets
from archive.lib.dates.loose.phrases import sides_and_signs, to_edtf
from archive.lib.dates.loose.tokens import tokens
from archive.lib.dates.points import NOT_EDTF
from archive.lib.dates.refusal import DateRefused, require_short
from archive.lib.dates.value import UncertainDate

from .date_parts import Side
from .vocabulary import Kind, cleaned, folded, is_hidden

_MESSAGES = {
    "ambiguous-day-month": gettext_noop(
        "Day and month can be read either way round: write the month as a word."
    ),
    "ambiguous-decade": gettext_noop("This can mean ten years or a hundred: choose one."),
    "excel-serial": gettext_noop(
        "This looks like a spreadsheet's day number: compare it with the file."
    ),
    "hidden-characters": gettext_noop("Invisible characters were left out."),
    "month-first": gettext_noop("Read as month, day, year, because there is no month above 12."),
    "old-style": gettext_noop(
        "An Old Style date, turned into the Gregorian calendar: compare both days."
    ),
    "placeholder-day": gettext_noop("Day and month may be a clerk's convention for a year."),
    "season-or-years": gettext_noop(
        "EDTF reads this as a part of a year; a range of years was perhaps meant."
    ),
}
_SERIAL = re.compile(r"[0-9]{5}")
_SERIAL_RANGE = (20_000, 80_000)
# Day 0 of the serials in use since 1 March 1900: 30 December 1899.
_SERIAL_ORIGIN = 693_594
_SEASON_OR_YEARS = re.compile(r"([0-9]{2})([0-9]{2})-([2-4][0-9])")
_SMALL_LETTERED_EDTF = re.compile(r"[-0-9xXyes?~%./]+")
_EDTF_BEGUN = re.compile(r"(?:-?[0-9]{3}[0-9X]|[\[{/.Y])[-0-9XTZYES?~%./,:+\[\]{}]*")
_ROUND_DECADE = re.compile(r"([0-9]{2})0X([?~%]?)")
_PLACEHOLDER_DAYS = ("01-01", "06-01")


@dataclass(frozen=True, slots=True)
class DateWarning:
    """Something an archivist should look at: a stable code and a sentence."""

    code: str
    message: Clause


@dataclass(frozen=True, slots=True)
class LooseReading:
    """What a typed date was read as.

    `date` is always Gregorian; `calendar` says which calendar it was typed in. Where the text
    can mean two dates, `date` is the set of both and `alternatives` lists them: nothing is
    guessed.
    """

    date: UncertainDate | None
    calendar: str = GREGORIAN
    warnings: tuple[DateWarning, ...] = ()
    alternatives: tuple[UncertainDate, ...] = ()


def parse_loose(text: str, languages: tuple[str, ...] = ("az", "ru", "en")) -> LooseReading:
    """Read EDTF, or a date in the words of the given languages.

    "Before 1918" ends with 1917, "after 1918" begins with 1919. Dates with full stops are
    day first; with slashes or hyphens 03/04/1992 stays both. ValueError says in a sentence
    why nothing could be read.
    """
    require_short(text)
    plain = cleaned(text)
    reading, codes = _read(plain, text, languages)
    if any(is_hidden(letter) for letter in text):
        codes = [*codes, "hidden-characters"]
    if reading.date and _is_placeholder(reading.date):
        codes = [*codes, "placeholder-day"]
    warnings = tuple(DateWarning(code, Clause(_MESSAGES[code])) for code in codes)
    return LooseReading(reading.date, reading.calendar, warnings, reading.alternatives)


def _read(plain: str, typed: str, languages: tuple[str, ...]) -> tuple[LooseReading, list[str]]:
    if _SERIAL.fullmatch(plain):
        return LooseReading(_excel_day(int(plain), typed)), ["excel-serial"]
    try:
        return _season_or_years(_as_edtf(plain))
    except DateRefused as refused:
        try:
            return _read_words(plain, typed, languages)
        except DateRefused as error:
            # Whoever began to write EDTF is helped by EDTF's own reason, if it has any.
            is_edtf = not plain or _EDTF_BEGUN.fullmatch(plain)
            better = refused if is_edtf and refused.reason.pattern != NOT_EDTF else error
            raise better.of(typed) from error


def _as_edtf(plain: str) -> UncertainDate:
    capital = plain.upper() if _SMALL_LETTERED_EDTF.fullmatch(plain) else plain
    return UncertainDate.parse(capital)


def _excel_day(serial: int, typed: str) -> UncertainDate:
    first, last = _SERIAL_RANGE
    if not first <= serial <= last:
        raise DateRefused(
            typed,
            gettext_noop("the year has more than four digits"),
            gettext_noop("a year such as 1918"),
        )
    return UncertainDate.parse(Side(*from_day_number(_SERIAL_ORIGIN + serial)).edtf(typed))


def _season_or_years(date: UncertainDate) -> tuple[LooseReading, list[str]]:
    """Warn of 1918-21: spring to a machine, four years to a person."""
    match = _SEASON_OR_YEARS.fullmatch(date.edtf)
    if not match or match[3] <= match[2]:
        return LooseReading(date), []
    years = UncertainDate.parse(f"{match[1]}{match[2]}/{match[1]}{match[3]}")
    return LooseReading(date, alternatives=(date, years)), ["season-or-years"]


def _read_words(
    plain: str, typed: str, languages: tuple[str, ...]
) -> tuple[LooseReading, list[str]]:
    pieces = tokens(folded(plain), typed, languages)
    gregorian = both_styles(pieces, typed)
    if gregorian:
        date = UncertainDate.parse(gregorian.edtf(typed))
        return LooseReading(date, JULIAN), ["old-style"]
    is_old = any(token.kind is Kind.OLD_STYLE for token in pieces)
    sides, signs = sides_and_signs(without_brackets(pieces), typed)
    orders = [_possible_orders(side) for side in sides]
    if any(len(order) > 1 for order in orders):
        if len(sides) > 1 or signs or is_old:
            raise DateRefused(
                typed,
                gettext_noop("day and month can be read either way"),
                gettext_noop("the month as a word"),
            )
        return _ambiguous([side.edtf(typed) for side in orders[0]], "ambiguous-day-month")
    read = [order[0] for order in orders]
    codes = ["month-first"] if read != sides else []
    edtf = to_edtf(read, signs, typed)
    if match := _ROUND_DECADE.fullmatch(edtf):
        return _ambiguous([edtf, f"{match[1]}XX{match[2]}"], "ambiguous-decade")
    if is_old:
        return LooseReading(UncertainDate.parse(to_gregorian(edtf, typed)), JULIAN), [
            *codes,
            "old-style",
        ]
    return LooseReading(UncertainDate.parse(edtf)), codes


def _possible_orders(side: Side) -> list[Side]:
    """List how day and month of a numeric date may be meant; others leave no choice."""
    if side.separator not in ("/", "-") or side.day == side.month:
        return [side]
    turned = Side(
        side.year, side.day, side.month, approximate=side.approximate, uncertain=side.uncertain
    )
    if side.month > 12:
        return [turned] if side.day <= 12 else [side]
    return [side, turned] if side.day <= 12 else [side]


def _ambiguous(texts: list[str], code: str) -> tuple[LooseReading, list[str]]:
    alternatives = tuple(sorted(UncertainDate.parse(text) for text in texts))
    one_of = UncertainDate.parse(f"[{','.join(date.edtf for date in alternatives)}]")
    return LooseReading(one_of, alternatives=alternatives), [code]


def _is_placeholder(date: UncertainDate) -> bool:
    points = parts(date.tree)
    return (
        len(points) == 1
        and points[0].text.rstrip("?~%")[-5:] in _PLACEHOLDER_DAYS
        and bool(points[0].day)
    )
