"""What a cell of a workbook holds, as text: dates as ISO, whole numbers without a point."""

import re
from datetime import date, datetime, time, timedelta

DAY_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar on paper has no time zone
DAY_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
NO_SUCH_DAY = "#VALUE!"
_DATE_FORMATS, _DURATION_FORMATS = {*range(14, 23), 45, 46, 47}, {46}
"""The numbers of formats every program knows, that say a day or a time."""
_NOT_OF_A_DATE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_OF_A_DATE = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_DURATION = re.compile(r"\[(hh?|mm?|ss?)\]", re.IGNORECASE)
_LONGEST_NUMBER = 100  # characters
_LONGEST_FORMAT = 1_000
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:\.0+)?Z?")


class Formats:
    """Which of the formats of a workbook's cells show a number as a day, or as a duration."""

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self.dates: set[str] = set()
        self.durations: set[str] = set()

    def name(self, number: str, code: str) -> None:
        """Note a format of the workbook's own."""
        self._own[number] = code[:_LONGEST_FORMAT].split(";", maxsplit=1)[0]

    def use(self, style: str, number: str) -> None:
        """Note which format a style of cells has."""
        code = self._own.get(number)
        if code is None:
            is_date = number.isdecimal() and len(number) < 4 and int(number) in _DATE_FORMATS
            is_duration = is_date and int(number) in _DURATION_FORMATS
        else:
            is_date = _OF_A_DATE.search(_NOT_OF_A_DATE.sub("", code)) is not None
            is_duration = is_date and _DURATION.search(code) is not None
        if is_duration:
            self.durations.add(style)
        elif is_date:
            self.dates.add(style)


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


def day_text(text: str, origin: datetime) -> str:
    """Return the day or time that a number of days since the origin stands for.

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
        return moment_text(origin + timedelta(days=day) + clock)
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
