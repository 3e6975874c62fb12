"""Ages as lists write them, and what a mapping may say that such a cell means.

`read_age` reads both by one grammar. Certain is only a single number with its unit: `40`, `40 лет`,
`9 aylıq`, `3 years 2 months`. All else has a code, by which the archivist is asked what it means:

| code | such as | what a mapping may say of it |
|---|---|---|
| `age-at-least` | `40+`, `over 60`, `40 yaşdan yuxarı`, `не менее 40` | `at least 40` |
| `age-at-most` | `under 5`, `до 5 лет`, `5 yaşa qədər` | `at most 5`, `under 5` |
| `age-about` | `~40`, `около 40`, `təxminən 40` | `about 40` |
| `age-range` | `40-45`, `40/41`, `40s` | `40-45` |
| `age-uncertain` | `40?`, `[40]`, `возможно 40` | `40`, `about 40` |
| `age-not-read` | `young` | any of these |

`unknown` may be said of each. What a mapping says is no doubt any more: `at least 40` is then an
adult, `under 5` a minor; years are put down only for a number alone.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.lives import OLDEST
from archive.lib.names import fold
from archive.lib.unknown import in_plain_digits

from .vocabulary import folded, table

_YEARS = "y|yo|yr|yrs|year|years|year old|years old|yr old|yrs old|years of age"
_YEARS += "|yaş|yaşında|yaşlı|yaşı|il|illik"
_YEARS += "|г|л|лет|год|года|г р|летний|летняя|سنة|سنوات|عام|عاما|سال|ساله"
_MONTHS = "mo|month|months|months old|month old|ay|aylıq|aylık|мес|месяц|месяца|месяцев"
_MONTHS += "|месячный|месячная|شهر|أشهر|اشهر|شهور|ماه|ماهه"
_WEEKS = "week|weeks|weeks old|həftə|həftəlik|hafta|нед|неделя|недели|недель|أسبوع|أسابيع|هفته"
_DAYS = "day|days|day old|days old|gün|günlük|д|дн|день|дня|дней|يوم|أيام|ايام|روز|روزه"
UNITS = table({"years": _YEARS, "months": _MONTHS, "weeks": _WEEKS, "days": _DAYS}) | {"": "years"}
_IN_A_YEAR = {"years": 1, "months": 12, "weeks": 52, "days": 365}
UNDER_ONE = folded(
    "less than a day|less than a week|less than a month|less than a year|less than 1 year"
    "|under 1|under one|under one year|newborn|new born|infant|baby|bir gündən az|bir yaşından az"
    "|bir yaşınadək|yeni doğulmuş|körpə|bebek|меньше дня|менее дня|меньше года|менее года"
    "|до года|новорожденный|новорожденная|новорождённый|новорождённая|грудной|младенец"
    "|أقل من يوم|أقل من سنة|رضيع|نوزاد|کمتر از یک روز"
)

AT_LEAST, AT_MOST, ABOUT = "age-at-least", "age-at-most", "age-about"
RANGE, UNCERTAIN, NOT_READ = "age-range", "age-uncertain", "age-not-read"
_MORE, _LESS, _ALONE, _DECADE = "more", "less", "alone", "decade"  # than the number; as it stands
_BEFORE = table(
    {
        _ALONE: "age|aged|at age|age of|the age of|yaş|yaşı|возраст|в возрасте|العمر|سن",
        AT_LEAST: "at least|min|minimum|minimal|no less than|not less than|from|azı|ən azı"
        "|ən azından|en az|en azından|asgari|не менее|не меньше|не моложе|не младше|минимум"
        "|как минимум|от|по меньшей мере|على الأقل|لا يقل عن|ما لا يقل عن|حداقل|دست کم",
        _MORE: "over|above|more than|older than|past|старше|более|больше|свыше|за|более чем"
        "|أكثر من|فوق|بیش از|بالای|بیشتر از",
        AT_MOST: "at most|max|maximum|up to|no more than|not more than|no older than|ən çox|ən çoxu"
        "|en fazla|en çok|azami|до|не более|не больше|не старше|максимум|حتى|لا يزيد عن|تا"
        "|حداکثر",
        _LESS: "under|below|younger than|less than|fewer than|младше|моложе|менее|меньше"
        "|أقل من|تحت|دون|کمتر از|زیر",
        ABOUT: "c|ca|cca|circa|about|abt|approx|approximately|around|roughly|near|nearly|almost"
        "|some|est|estimated|estimated age|aged about|about age|təxminən|təqribən|təxm|təqr"
        "|təxmini|haradasa|yaklaşık|takriben|tahminen|tahmini|aşağı yukarı|neredeyse|около|ок|прим"
        "|примерно|приблизительно|прибл|порядка|почти|под|на вид|лет|в возрасте около"
        "|примерный возраст"
        "|حوالي|حوالى|تقريبا|نحو|قرابة|حدود|حدودا|تقریبا|در حدود",
        UNCERTAIN: "possibly|probably|perhaps|maybe|presumably|bəlkə|bəlkə də|ehtimal|ehtimalən"
        "|ehtimal ki|güman ki|guya|muhtemelen|belki|herhalde|возможно|вероятно|предположительно"
        "|предп|может быть|видимо|ربما|احتمالا|شاید|لعله",
    }
)
_AFTER = table(
    {
        AT_LEAST: "plus|and over|and above|and older|and more|or older|or over|or more|or above"
        "|minimum|və yuxarı|və daha yuxarı|və daha çox|və artıq|və ya daha çox|və ya yuxarı"
        "|və böyük|ve üzeri|ve üstü|ve yukarı|ve yukarısı|veya üzeri|ve daha fazla|и старше"
        "|и более|и больше|и выше|или старше|или более|فما فوق|فأكثر|أو أكثر|به بالا|و بالاتر"
        "|و بیشتر|یا بیشتر",
        _MORE: "yaşdan yuxarı|yaşdan böyük|yaşdan çox|yaşdan artıq|yaşından yuxarı|yaşından böyük"
        "|yaşından çox|ildən çox|dan yuxarı|dən yuxarı|dan çox|dən çox|dan artıq|dən artıq"
        "|dan böyük|dən böyük"
        "|yaşı keçmiş|ı keçmiş|i keçmiş|u keçmiş|ü keçmiş|yaş üstü|yaş üzeri|yaşın üstü"
        "|yaşın üstündə|üstü|üzeri|yaşından büyük|dan büyük|den büyük|dan fazla|den fazla"
        "|с лишним|с гаком|с чем то|odd",
        AT_MOST: "and under|and below|and younger|or younger|or less|or under|maximum|yaşa qədər"
        "|yaşadək|yaşına qədər|yaşınadək|yaşa kimi|yaşına kimi|a qədər|ə qədər|a kimi|ə kimi"
        "|dək|adək|ədək|yədək|ya qədər|yə qədər|yaşına kadar|a kadar|e kadar|ya kadar|ye kadar"
        "|и младше|и моложе|и менее|и меньше|или младше|أو أقل|فأقل|و کمتر|و پایین تر",
        _LESS: "yaşdan aşağı|yaşdan az|yaşdan kiçik|yaşından aşağı|yaşından kiçik|yaşından az"
        "|dan az|dən az|dan aşağı|dən aşağı|dan kiçik|dən kiçik|yaş altı|yaşın altında|altı"
        "|yaşından küçük|dan küçük|den küçük|den az",
        ABOUT: "or so|or thereabouts|approx|approximately|about|circa|ca|est|estimated|roughly"
        "|təxminən|təqribən|təxm|a yaxın|ə yaxın|ya yaxın|yə yaxın|yaşa yaxın|yaşına yaxın"
        "|yaşlarında|yaşlarda|yaşları|civarı|civarında|kadar|yaşlarinda|yaklaşık|tahmini"
        "|примерно|около|приблизительно|прибл|с небольшим|на вид|تقريبا|حوالي|تقریبا",
        UNCERTAIN: "possibly|probably|perhaps|maybe|presumably|uncertain|unconfirmed|ehtimal"
        "|ehtimalən|güman ki|dəqiq deyil|belirsiz|muhtemelen|предположительно|предп|возможно"
        "|вероятно|не точно|неточно|под вопросом|ربما|احتمالا|شاید",
        RANGE: "arası|arasında|aralığında|aralığı|between",
        _DECADE: "s|es|something",
    }
)
_FROM = folded("between|from|от|с|между|aged|age|ages|yaş|yaşı|возраст|в возрасте|بين|من|بین|از|")
_TO = folded(
    "to|or|and|till|until|through|ya|və|və ya|ya da|yaxud|ilə|ile|ilâ|veya|ve|dan|dən|den|yaşdan"
    "|yaşından|и|или|либо|до|по|الى|إلى|أو|و|تا|یا|"
)
_SIGNS = {
    "+": AT_LEAST, "≥": AT_LEAST, ">": _MORE, "≤": AT_MOST, "<": _LESS,
    "~": ABOUT, "≈": ABOUT, "∼": ABOUT, "±": ABOUT, "≃": ABOUT,
    "?": UNCERTAIN, "؟": UNCERTAIN, "*": UNCERTAIN, "[": UNCERTAIN, "]": UNCERTAIN,
    "{": UNCERTAIN, "}": UNCERTAIN, "!": UNCERTAIN,
    "‹": _LESS, "›": _MORE, "&": UNCERTAIN, "=": UNCERTAIN, "%": NOT_READ, "−": NOT_READ,
}  # fmt: skip
_NUMBER = r"(\d{1,3})(?:[.,]\d+)?"
_AGE = re.compile(rf"{_NUMBER}\s*(\D*)")
_AGE_IN_TWO = re.compile(r"(\d{1,3})\s*([^\d,.]+?)[\s,.]*(?:и|və|ve|and|و)?\s*(\d{1,2})\s*(\D+)")
_ONE = re.compile(rf"(\D*){_NUMBER}(\D*)")
_TWO = re.compile(rf"(\D*){_NUMBER}(\D+){_NUMBER}(\D*)")
_DASH = re.compile(r"\s*[-\u2010-\u2015/\u2044]+\s*")
_IN_BRACKETS = re.compile(r"\(\s*\d")
_ENDS_OPEN = re.compile(r"[^\w\s.]+")
_MOST_WORDS_OF_UNIT = 3
_NOT_ONE_AGE = Clause(gettext_noop("it is not one age in years, months or days"))
_TOO_OLD = gettext_noop("nobody is %(years)s years old")
_DOUBTS = {
    AT_LEAST: Clause(gettext_noop("it says the least age, not the age")),
    AT_MOST: Clause(gettext_noop("it says the greatest age, not the age")),
    ABOUT: Clause(gettext_noop("the age is an estimate")),
    RANGE: Clause(gettext_noop("it is one of several ages")),
    UNCERTAIN: Clause(gettext_noop("the age is marked as doubtful")),
}


class Age(NamedTuple):
    """An age read from a cell: the least and the most whole years it leaves open (0 below a year).

    `code` is empty where it is certain; else it names the doubt, which is said in words.
    """

    least: int | None = None
    most: int | None = None
    code: str = ""
    doubt: Clause | None = None

    @property
    def years(self) -> int | None:
        """The age in whole years, where it is certain."""
        return None if self.code else self.least


_NO_AGE = Age(code=NOT_READ, doubt=_NOT_ONE_AGE)


@lru_cache(maxsize=16_384)
def read_age(text: str) -> Age:
    """Read an age, or what a mapping says of one; its code and words say what is in doubt."""
    plain = in_plain_digits(text).lower().replace(">=", "≥").replace("<=", "≤")
    signs = {_SIGNS[sign] for sign in plain if sign in _SIGNS}
    if "(" in plain:
        signs |= {UNCERTAIN} if _IN_BRACKETS.search(plain) else set()
        plain = plain.replace("(", " ").replace(")", " ")
    plain = plain.strip(" \t\n.,;:")
    if not signs and (certain := _certain(plain)):
        return certain
    if one := _ONE.fullmatch(plain):
        return _one(one[1], one[2], one[3], signs)
    if two := _TWO.fullmatch(plain):
        return _two((two[1], two[3], two[5]), (two[2], two[4]), signs)
    return _NO_AGE


def _certain(plain: str) -> Age | None:
    """Read a single number with its unit, or two with two; None for all else."""
    if fold(plain) in UNDER_ONE:
        return Age(0, 0)
    match = _AGE.fullmatch(plain)
    if match and not _ENDS_OPEN.fullmatch(match[2]):
        unit = UNITS.get(fold(match[2]))
        return _in_years(int(match[1]), unit) if unit else None
    both = _AGE_IN_TWO.fullmatch(plain)
    if both and fold(both[2]) and UNITS.get(fold(both[2])) == "years" and UNITS.get(fold(both[4])):
        return Age(int(both[1]), int(both[1]))
    return None


def _in_years(number: int, unit: str) -> Age:
    years = number // _IN_A_YEAR[unit]
    if years > OLDEST:
        return Age(code=NOT_READ, doubt=Clause(_TOO_OLD, {"years": str(years)}))
    return Age(years, years)


def _one(before: str, number: str, after: str, signs: set[str]) -> Age:
    """Read a number with words around it."""
    unit, words = _unit_apart(fold(after))
    said = set(signs)
    if first := fold(before):
        said.add(_BEFORE.get(first, NOT_READ))
    elif _DASH.fullmatch(before) or (_ENDS_OPEN.fullmatch(after) and not signs):
        return _NO_AGE
    if words:
        said.add(_AFTER.get(words, NOT_READ))
    said.discard(_ALONE)
    value = int(number)
    known = _in_years(value, unit)
    if known.code or NOT_READ in said or RANGE in said:
        return known if known.code else _NO_AGE
    for vague in (UNCERTAIN, ABOUT):
        if vague in said:
            return Age(code=vague, doubt=_DOUBTS[vague])
    if len(said) != 1:
        return known if not said else _NO_AGE
    return _bounded(said.pop(), value, unit)


def _bounded(meaning: str, number: int, unit: str) -> Age:
    """Return what lies above or below a number."""
    in_a_year = _IN_A_YEAR[unit]
    if meaning == _DECADE:
        is_ten = number % 10 == 0 and unit == "years"
        return Age(number, number + 9, RANGE, _DOUBTS[RANGE]) if is_ten else _NO_AGE
    if meaning in (AT_LEAST, _MORE):
        least = (number + (meaning == _MORE)) // in_a_year
        return Age(least, None, AT_LEAST, _DOUBTS[AT_LEAST])
    most = (number - (meaning == _LESS)) // in_a_year
    if most < 0:
        return _NO_AGE
    return Age(0, most, AT_MOST, _DOUBTS[AT_MOST]) if most else Age(0, 0)


def _two(around: tuple[str, str, str], numbers: tuple[str, str], signs: set[str]) -> Age:
    """Read two numbers, of which the age is one, or lies between."""
    (before, between, after), (low, high) = around, numbers
    unit, words = _unit_apart(fold(after))
    unit_of_low, joined = _unit_apart(fold(between))
    first = fold(before)
    is_range = joined in _TO and (joined or _DASH.search(between))
    said = signs | {_BEFORE.get(first, NOT_READ)} - {_ALONE} if first not in _FROM else set(signs)
    if words and (meaning := _AFTER.get(words, NOT_READ)) != RANGE:
        said.add(meaning)
    if not is_range or said - {UNCERTAIN, ABOUT}:
        return _NO_AGE
    ends = (
        _in_years(int(low), unit_of_low if fold(between) != joined else unit),
        _in_years(int(high), unit),
    )
    if any(end.code for end in ends) or int(low) >= int(high):
        return _NO_AGE
    for vague in (UNCERTAIN, ABOUT):
        if vague in said:
            return Age(code=vague, doubt=_DOUBTS[vague])
    least, most = ends[0].least, ends[1].most
    return Age(least, most, RANGE, _DOUBTS[RANGE]) if least != most else Age(least, most)


def _unit_apart(words: str) -> tuple[str, str]:
    """Return the unit that begins or ends some folded words, and what is left of them."""
    parts = words.split()
    whole = _AFTER.get(words)
    for size in () if whole else range(min(_MOST_WORDS_OF_UNIT, len(parts)), 0, -1):
        if unit := UNITS.get(" ".join(parts[:size])):
            return unit, " ".join(parts[size:])
        if unit := UNITS.get(" ".join(parts[-size:])):
            return unit, " ".join(parts[:-size])
    return "years", words
