"""Uncertain dates: read, bounded, converted and said in words."""

from archive.lib.dates.calendars import (
    GREGORIAN,
    JULIAN,
    day_edtf,
    day_number,
    from_day_number,
    gregorian_to_julian,
    julian_to_gregorian,
)
from archive.lib.dates.edtf import interval
from archive.lib.dates.loose.reading import DateWarning, DayNumber, LooseReading, parse_loose
from archive.lib.dates.loose.registers import day_of_midnight
from archive.lib.dates.refusal import DateRefused
from archive.lib.dates.value import UncertainDate, both_styles_in_words

__all__ = [
    "GREGORIAN",
    "JULIAN",
    "DateRefused",
    "DateWarning",
    "DayNumber",
    "LooseReading",
    "UncertainDate",
    "both_styles_in_words",
    "day_edtf",
    "day_number",
    "day_of_midnight",
    "from_day_number",
    "gregorian_to_julian",
    "interval",
    "julian_to_gregorian",
    "parse_loose",
]
