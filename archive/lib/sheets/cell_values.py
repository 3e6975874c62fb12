"""What a cell of a workbook shows, as text: dates as ISO, whole numbers without a point.

A day that is shown as a month or a year is given as that and no more, a day without its year
without one; words that a format puts around a number (“c. 1950”, “40+”) stay.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

DAY_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar on paper has no time zone
DAY_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
NO_SUCH_DAY = "#VALUE!"
_KNOWN_FORMATS = {
    "14": "m/d/yyyy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "m/d/yyyy h:mm", "45": "mm:ss",
    "46": "[h]:mm:ss", "47": "mm:ss.0",
}  # fmt: skip
"""Formats of a day or a time that every program knows by their numbers."""
_NOT_OF_A_DATE = re.compile(
    r'".*?"|[_*\\].|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|AM/PM|A/P', re.IGNORECASE
)
_OF_A_DATE = re.compile(r"y+|m+|d+|h+|s+", re.IGNORECASE)
_LITERALS = re.compile(r'(?:"[^"]*"|\\.|[ ~+()])*')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|([ ~+()])')
_BESIDE = re.compile(r"\[[^\]]*\]|[_*].")
_DIGITS = re.compile(r"General|#*(0*)", re.IGNORECASE)
# Said of any year, in a date that is shown in full.
_WORDS_OF_YEARS = frozenset({"", "г", "г.", "года", "год", "il", "ili", "yıl"})
_DURATION = re.compile(r"\[(hh?|mm?|ss?)\]", re.IGNORECASE)
_LONGEST_NUMBER = 100  # characters
_LONGEST_FORMAT = 1_000
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:\.0+)?Z?")


class Shown(NamedTuple):
    """What a format shows of a number: which parts of a day, its time, the words around it."""

    parts: str = ""  # of "ymd"
    has_time: bool = False
    digits: int = 0
    before: str = ""
    behind: str = ""


class Formats:
    """How the formats of a workbook's cells show numbers: as days, as durations, among words."""

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self.dates: dict[str, Shown] = {}
        self.durations: set[str] = set()
        self.worded: dict[str, Shown] = {}

    def name(self, number: str, code: str) -> None:
        """Note a format of the workbook's own."""
        self._own[number] = code[:_LONGEST_FORMAT].split(";", maxsplit=1)[0]

    def use(self, style: str, number: str) -> None:
        """Note which format a style of cells has."""
        code = self._own.get(number) or _KNOWN_FORMATS.get(number, "")
        runs = _OF_A_DATE.findall(_NOT_OF_A_DATE.sub("", code).lower())
        if runs and _DURATION.search(code):
            self.durations.add(style)
        elif runs:
            self.dates[style] = _shown_of_a_day(code, runs)
        elif worded := _shown_of_a_number(code):
            self.worded[style] = worded


def _shown_of_a_day(code: str, runs: list[str]) -> Shown:
    """Say which parts of a day a format shows: an m beside hours or seconds is a minute."""
    parts, has_time = set(), False
    for at, run in enumerate(runs):
        before, after = (runs[at - 1] if at else ""), (runs[at + 1] if at + 1 < len(runs) else "")
        is_minute = run[0] == "m" and len(run) < 3 and (before[:1] == "h" or after[:1] == "s")
        if run[0] in "hs" or is_minute:
            has_time = True
        elif run[0] != "d" or len(run) < 3:  # ddd is the day of the week
            parts.add(run[0])
    bare = _BESIDE.sub("", code)
    before = _literal(_LITERALS.match(bare))
    behind = _literal(re.search(r"(?<=[ymdhs])" + _LITERALS.pattern + r"$", bare, re.IGNORECASE))
    if behind.strip() in _WORDS_OF_YEARS:
        behind = ""
    return Shown("".join(part for part in "ymd" if part in parts), has_time, 0, before, behind)


def _shown_of_a_number(code: str) -> Shown | None:
    """Return the words a format puts around a whole number; None where it puts none."""
    bare = _BESIDE.sub("", code)
    begun = _LITERALS.match(bare)
    digits = _DIGITS.match(bare, begun.end() if begun else 0)
    end = _LITERALS.fullmatch(bare, digits.end()) if digits and digits[0] else None
    before, behind = _literal(begun), _literal(end)
    if digits is None or end is None or not (before + behind).strip():
        return None
    return Shown(digits=len(digits[1] or ""), before=before, behind=behind)


def _literal(match: re.Match[str] | None) -> str:
    found = _LITERAL.findall(match[0]) if match else []
    return "".join("".join(groups) for groups in found)


def worded_number(text: str, shown: Shown) -> str:
    """Return a whole number with the words its format puts around it; others as they are."""
    number = number_text(text)
    if not number.isdecimal():
        return number
    return f"{shown.before}{number.zfill(shown.digits)}{shown.behind}"


def number_text(text: str) -> str:
    """Return a number as people write it; ValueError for what is none."""
    if text.isdecimal() and text.isascii() and (text[0] != "0" or text == "0"):
        if len(text) <= _LONGEST_NUMBER:
            return text
        raise ValueError("a number without end")
    value = number_of(text)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def number_of(text: str) -> int | float:
    """Read a number; ValueError for what is none."""
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("a number without end")
    return float(text) if "." in text or "e" in text or "E" in text else int(text)


_EVERYTHING = Shown("ymd", has_time=True)


def day_text(text: str, origin: datetime, shown: Shown = _EVERYTHING) -> str:
    """Return the day or time that a number of days since the origin stands for, as far as shown.

    Of the first sixty days a spreadsheet counts wrongly: it has a 29 February 1900.
    """
    value = number_of(text)
    try:
        day, fraction = divmod(value, 1)
        clock = timedelta(milliseconds=round(fraction * 86_400_000))
        if 0 <= value < 1 and not clock.days:
            return str((DAY_1904 + clock).time())
        if 0 < value < 60 and origin == DAY_1900:
            day += 1
        return as_shown(moment_text(origin + timedelta(days=day) + clock), shown)
    except (OverflowError, ValueError):
        return NO_SUCH_DAY


def duration_text(text: str) -> str:
    """Return the duration a number of days stands for."""
    try:
        exact = timedelta(days=number_of(text))
    except OverflowError:
        return NO_SUCH_DAY
    seconds = exact // timedelta(seconds=1)
    return str(timedelta(seconds=seconds, microseconds=round(exact.microseconds, -3)))


def as_shown(moment: str, shown: Shown) -> str:
    """Return of a moment written as ISO what a format shows of it, among the format's words."""
    year, month, day = moment[:4], moment[5:7], moment[8:10]
    match shown.parts:
        case "y":
            text = year
        case "ym":
            text = f"{year}-{month}"
        case "md":
            text = f"{day}.{month}"  # the year is one that nobody typed
        case "m" | "d":
            text = month if shown.parts == "m" else day
        case _:
            text = moment if shown.has_time else moment[:10]
    return f"{shown.before}{text}{shown.behind}"


def moment_text(moment: datetime) -> str:
    """Return a moment as ISO, its day alone at midnight."""
    return str(moment.date() if moment.time() == time.min else moment)


def iso_text(text: str) -> str:
    """Return a moment written as ISO; what is none stays as written."""
    if match := _MIDNIGHT.fullmatch(text):
        return match[1]
    try:
        return str(date.fromisoformat(text))
    except ValueError:
        return text.replace("T", " ").removesuffix("Z")
