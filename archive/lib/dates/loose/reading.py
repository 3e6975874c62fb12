"""Reading a date as somebody typed it, with everything that deserves a second look."""

import re
from dataclasses import dataclass, replace

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.dates.calendars import GREGORIAN, JULIAN
from archive.lib.dates.edtf import parts
from archive.lib.dates.loose.old_style import both_styles, to_gregorian, without_brackets
from archive.lib.dates.loose.phrases import sides_and_signs, to_edtf
from archive.lib.dates.loose.tokens import tokens
from archive.lib.dates.points import NOT_EDTF
from archive.lib.dates.refusal import DateRefused, require_short
from archive.lib.dates.value import UncertainDate

from .date_parts import Side
from .registers import (
    ACTIVE,
    UNSAID,
    life_word,
    serial_day,
    two_years,
    with_lost_parts,
    without_clock,
    without_lost_day,
)
from .vocabulary import Kind, cleaned, folded, is_hidden

_MESSAGES = {
    "ambiguous-day-month": gettext_noop(
        "Day and month can be read either way round: write the month as a word."
    ),
    "ambiguous-decade": gettext_noop("This can mean ten years or a hundred: choose one."),
    "double-year": gettext_noop(
        "Two years, or one year of a calendar that began it in March: compare both."
    ),
    "hidden-characters": gettext_noop("Invisible characters were left out."),
    "month-or-years": gettext_noop("This can mean a month or a run of years: write it out."),
    "month-first": gettext_noop("Read as month, day, year, because there is no month above 12."),
    "night": gettext_noop("A night belongs to two days: look which night is meant."),
    "old-style": gettext_noop(
        "An Old Style date, turned into the Gregorian calendar: compare both days."
    ),
    "placeholder-day": gettext_noop("Day and month may be a clerk's convention for a year."),
    "season-or-years": gettext_noop(
        "EDTF reads this as a part of a year; a range of years was perhaps meant."
    ),
    "time-of-day": gettext_noop(
        "A time of day stands with it; in another time zone the day may be another."
    ),
    "years-shortened": gettext_noop("Read as a run of years, the second with two digits."),
}
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_SERIAL_RANGE = (10_000, 80_000)
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
    of: str = ""  # "birth", "death" where the words beside the date say so


class DayNumber(DateRefused):
    """A number that a spreadsheet may have shown as a day: nobody says that it was."""


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
    return replace(reading, warnings=warnings)


def _read(plain: str, typed: str, languages: tuple[str, ...]) -> tuple[LooseReading, list[str]]:
    if match := _SERIAL.fullmatch(plain):
        raise _day_number(match[1], typed)
    try:
        return _season_or_years(_as_edtf(plain))
    except DateRefused as refused:
        try:
            known = _as_registers_write(plain, typed, languages)
            return known or _read_words(plain, typed, languages)
        except DateRefused as error:
            reading = _beside_words_of_lives(plain, typed, languages)
            if reading:
                return reading
            # Whoever began to write EDTF is helped by EDTF's own reason, if it has any.
            is_edtf = not plain or _EDTF_BEGUN.fullmatch(plain)
            better = refused if is_edtf and refused.reason.pattern != NOT_EDTF else error
            raise better.of(typed) from error


def _as_edtf(plain: str) -> UncertainDate:
    if plain.startswith("?-"):  # “?-1950” in a list is no year before Christ
        raise DateRefused(plain, NOT_EDTF)
    capital = plain.upper() if _SMALL_LETTERED_EDTF.fullmatch(plain) else plain
    return UncertainDate.parse(capital)


def _day_number(serial: str, typed: str) -> DateRefused:
    first, last = _SERIAL_RANGE
    if not first <= int(serial) <= last:
        return DateRefused(
            typed,
            gettext_noop("the year has more than four digits"),
            gettext_noop("a year such as 1918"),
        )
    return DayNumber(
        typed,
        gettext_noop("it may be a spreadsheet's day number, of %(day)s"),
        gettext_noop("the day itself: compare it with the file it comes from"),
        day=Side(*serial_day(serial)).edtf(typed),
    )


def _as_registers_write(
    plain: str, typed: str, languages: tuple[str, ...]
) -> tuple[LooseReading, list[str]] | None:
    """Read time stamps, parts that nobody knows, and years cut short; None for all others."""
    clock = without_clock(plain) if ":" in plain else None
    if clock:
        day, is_midnight = clock
        reading, codes = _read(day, typed, languages)
        return reading, codes if is_midnight else [*codes, "time-of-day"]
    if years := two_years(plain):
        edtf, other, code = years
        date = UncertainDate.parse(edtf)
        alternatives = (date, UncertainDate.parse(other)) if other else ()
        return LooseReading(date, alternatives=alternatives), [code] if code else []
    lost = with_lost_parts(plain)
    if lost is not None:
        if not lost:
            raise DateRefused(
                typed,
                gettext_noop("it names no day, month or year"),
                gettext_noop("an empty field if nothing is known"),
            )
        if len(lost) > 1:
            return _ambiguous(lost, "ambiguous-day-month")
        return LooseReading(UncertainDate.parse(lost[0])), []
    shorter = without_lost_day(plain)
    return _read(shorter, typed, languages) if shorter != plain else None


def _beside_words_of_lives(
    plain: str, typed: str, languages: tuple[str, ...]
) -> tuple[LooseReading, list[str]] | None:
    """Read what stands beside “born”, “ум.” and the like; None where nothing does."""
    shorter, kind = life_word(plain)
    if not kind or shorter == plain:
        return None
    if kind == ACTIVE:
        raise DateRefused(
            typed,
            gettext_noop("it says when somebody was active"),
            gettext_noop("a date of birth or death"),
        )
    try:
        reading, codes = _read(shorter, typed, languages)
    except DateRefused:
        return None
    if reading.of:
        return None
    return replace(reading, of="" if kind == UNSAID else kind), codes


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
    if Kind.NIGHT in signs and len(sides) == 1:
        codes.append("night")
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
