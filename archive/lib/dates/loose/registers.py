"""Dates as programs and registers write them: time stamps, 00.05.1950, 1950 г.р., 1743/44."""

import re
from functools import cache

from archive.lib.dates.calendars import from_day_number

from .vocabulary import folded

# Of whom or what a date is: words and signs before or behind it.
BIRTH, DEATH, ACTIVE, UNSAID = "birth", "death", "active", "unsaid"
_WORDS = {
    BIRTH: (
        "г р|г рожд|г рождения|года рождения|год рождения|рожд|род|родился|родилась|рождён"
        "|рождена|təv|təvəllüd|təvəllüdlü|təvəllüdü|doğ|doğum|doğulub|doğulmuşdur|anadan olub"
        "|anadan olmuş|anadan olmuşdur|тәв|тәвәллүдлү|анадан олуб|doğumlu|doğdu|doğumu"
        "|b|bn|born|birth|dob|yob|year of birth|date of birth|متولد|تولد|مواليد|ولد|مولود|*"
    ),
    DEATH: (
        "ум|умер|умерла|ск|сконч|скончался|скончалась|пог|погиб|погибла|убит|убита|вəfat"
        "|vəfat|vəfat edib|vəfat etmişdir|vəf|ölüb|öl|ölm|ölmüşdür|öldü|ölüm|öldürülüb"
        "|həlak olub|həlak olmuşdur|şəhid olub|вәфат едиб|өлүб|died|dead|deceased|killed|dod"
        "|date of death|درگذشت|متوفی|متوفى|توفي|وفاة|†|✝|+"
    ),
    ACTIVE: "fl|flor|floruit|flourished|active|акт|fəal|расцвет",
    # English for died, Turkish for born; Russian for born, Ukrainian for a year
    UNSAID: "d|р",
}

MIDNIGHT = re.compile(
    r"([0-9./-]{8,10})(?:T|,? )(?:0?0:00(?::00(?:[.,]0+)?)?(?: ?AM)?|12:00(?::00)? ?AM)"
    r"(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(.{4,}?)(?:T|,? )(?:(?:at|saat|в|около|ca\.?) )?"
    r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?(?: ?[AP]M)?"
    r"(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?",
    re.IGNORECASE,
)
_LOST = r"(?:0{1,2}|[?xх*_-]{1,2}|\.\.)"
_DAY_FIRST = re.compile(
    rf"({_LOST}|[0-9]{{1,2}}) ?(?P<a>[./ -]) ?({_LOST}|[0-9]{{1,2}}) ?(?P=a) ?"
    r"([0-9]{4}|[?xх*_]{4})(?: ?г\.?| ?il)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}}|[?xх*_]{{4}})(?P<a>[./-])({_LOST}|[0-9]{{1,2}})(?P=a)({_LOST}|[0-9]{{1,2}})",
    re.IGNORECASE,
)
# "?-1950" is a life of which the beginning is not known, and no month.
_LOST_MONTH = r"(?:(?:0{1,2}|xx|хх|__|\*\*)[./-]|\?\?[./])"
_MONTH_AND_YEAR = re.compile(rf"{_LOST_MONTH}([0-9]{{4}})", re.IGNORECASE)
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})(?:[./-](?:00|xx|хх|__)|[./]\?\?)", re.IGNORECASE)
_DOTS_AND_YEAR = re.compile(r"[. ]{2,}([0-9]{4})")
_LOST_DAY_BEFORE_WORD = re.compile(
    r"(?:0{1,2}|\?\?|xx|хх|__?|--|\.{2,3}|…)[ .]+(?=[^\W\d_]{3})", re.IGNORECASE
)
_TWO_YEARS = re.compile(r"([0-9]{4}) ?([/–—-]) ?([0-9]{2}|[0-9]{4})(?: ?гг\.?| ?г\.?)?")


@cache
def _life_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Compile the words of lives, the longest first."""
    of = {folded(word): kind for kind, words in _WORDS.items() for word in words.split("|")}
    longest_first = sorted(of, key=len, reverse=True)
    before = "|".join(re.escape(word).replace("\\ ", r"\.? ?") for word in longest_first)
    # Behind a date, + is "or later", and letters alone say too little.
    behind = "|".join(
        re.escape(word).replace("\\ ", r"\.? ?")
        for word in longest_first
        if len(word) > 1 or word == "р"
    )
    return (
        re.compile(
            rf"(?P<before>{before})(?:[.:,]+ ?| |(?=[0-9]))(?P<date>.*[0-9x?].*)"
            rf"|(?P<of>.*?[0-9x?][^ ]*?(?: .*?)?)(?:[ ,]+|(?<=[0-9]))(?P<behind>{behind})[. ]*"
        ),
        {word.replace(" ", ""): kind for word, kind in of.items()},
    )


def life_word(plain: str) -> tuple[str, str]:
    """Take the word that says of what a date is off it: ("1950", BIRTH) for “1950 г.р.”."""
    words, kinds = _life_words()
    match = words.fullmatch(folded(plain))
    if not match:
        return plain, ""
    said = match["before"] or match["behind"]
    kind = kinds[said.replace(".", "").replace(" ", "")]
    return (match["date"] or match["of"]).strip(" ,("), kind


def day_of_midnight(text: str) -> str:
    """Return the day of a program's time stamp at midnight; any other text as it is."""
    match = MIDNIGHT.fullmatch(text.strip()) if ":" in text else None
    return match[1] if match else text


def without_clock(plain: str) -> tuple[str, bool] | None:
    """Return the day of a time stamp, and whether its time is midnight; None where none is."""
    if match := MIDNIGHT.fullmatch(plain):
        return match[1], True
    match = _CLOCK.fullmatch(plain)
    return (match[1], False) if match else None


def with_lost_parts(plain: str) -> list[str] | None:
    """Read 00.05.1950 and the like as EDTF: [] where nothing is said, two where it can be two."""
    if match := _DAY_FIRST.fullmatch(plain):
        day, month, year, sign = match[1], match[3], match[4], match["a"]
    elif match := _YEAR_FIRST.fullmatch(plain):
        year, month, day, sign = match[1], match[3], match[4], ""
    elif match := (
        _MONTH_AND_YEAR.fullmatch(plain)
        or _YEAR_AND_MONTH.fullmatch(plain)
        or _DOTS_AND_YEAR.fullmatch(plain)
    ):
        day, month, year, sign = "", "", match[1], ""
    else:
        return None
    known = {name: _known(text) for name, text in (("day", day), ("month", month))}
    written = year if year.isdigit() and year != "0000" else "XXXX"
    if known["day"] and known["month"]:
        return [f"{written}-{month:0>2}-{day:0>2}"] if written == "XXXX" else None
    if not known["day"] and not known["month"]:
        return [] if written == "XXXX" else [written]
    number = known["day"] or known["month"]
    as_month, as_day = f"{written}-{number:02}", f"{written}-XX-{number:02}"
    if number > 12:
        return [as_day] if known["day"] or sign == "/" else None
    if sign in ("/", "-") and known["day"]:
        return [as_month, as_day]
    return [as_month] if known["month"] else [as_day]


def without_lost_day(plain: str) -> str:
    """Take the sign of a day nobody knows off a month in words: “?? may 1950”."""
    return _LOST_DAY_BEFORE_WORD.sub("", plain, count=1) if plain[:1] in "0?xXхХ_-.…" else plain


def two_years(plain: str) -> tuple[str, str, str] | None:
    """Read 1743/44 and 1918-19: the EDTF, what else it can be, the code of the warning.

    A year and the next, parted by a slash, may be one year of a calendar that began in March or
    two years; other years are a run.
    """
    match = _TWO_YEARS.fullmatch(plain)
    if not match:
        return None
    first, sign, second = match.groups()
    if len(second) == 4:
        return (f"{first}/{second}", "", "") if first < second else None
    is_month = "01" <= second <= "12" and sign == "/"
    is_turn = first[2:] == "99" and second == "00"
    last = str(int(first) + 1) if is_turn else first[:2] + second
    if last <= first:
        return (f"{first}-{second}", "", "") if is_month else None
    if is_month:
        return f"[{first}..{last}]", f"{first}-{second}", "month-or-years"
    if sign == "/" and int(last) - int(first) == 1:
        return f"[{first},{last}]", "", "double-year"
    return f"{first}/{last}", "", "years-shortened"


def serial_day(number: str) -> tuple[int, int, int]:
    """Return the day a spreadsheet shows for a number."""
    return from_day_number(_SERIAL_ORIGIN + int(number))


# Day 0 of the serials in use since 1 March 1900: 30 December 1899.
_SERIAL_ORIGIN = 693_594


def _known(text: str) -> int:
    return int(text) if text.isdigit() else 0
