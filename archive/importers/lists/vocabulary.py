"""The words of cells, as tables: unknown, man or woman, what became of somebody, units of age.

Azerbaijani, Russian, English, Turkish, Arabic and Persian, separated by "|"; compared folded.
Words that only a side uses of its dead say nothing of how they died: they are kept as written.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.lib.clauses import Clause, gettext_noop
from archive.lib.names import fold
from archive.models.people import Fate, Sex


def folded(words: str) -> frozenset[str]:
    """Return the words, folded."""
    return frozenset(fold(word) for word in words.split("|"))


def table(rows: dict[str, str]) -> dict[str, str]:
    """Return what each folded word means."""
    return {fold(word): meaning for meaning, words in rows.items() for word in words.split("|")}


NOT_KNOWN = "unknown"
"""What a mapping says of a cell that means nobody knows."""

UNKNOWN = folded(
    "unknown|not known|not stated|not recorded|unidentified|na|n a|null|nan|none|no data"
    "|naməlum|məlum deyil|məlum deyildir|bilinmir|göstərilməyib|bilinmiyor|belirsiz"
    "|неизвестно|неизвестен|неизвестна|неизв|не известно|нет данных|не установлено|не указано"
    "|намәлум|مجهول|غير معروف|غير معلوم|نامعلوم|نامشخص|ناشناس"
)
UNKNOWN_SIGNS = frozenset({"-1", "-", "--", "—", "–", "?", "??", "???", ".", "…", "#N/A"})

SEXES = table(
    {
        Sex.MALE: "m|male|man|boy|kişi|oğlan|erkek|м|муж|мужской|мужчина|мальчик|киши"
        "|ذكر|رجل|ولد|مرد|پسر",
        Sex.FEMALE: "f|female|woman|girl|qadın|qız|kadın|kız|ж|жен|женский|женщина|девочка|гадын"
        "|أنثى|انثى|امرأة|بنت|زن|دختر",
    }
)

FATES = table(
    {
        Fate.KILLED: "killed|öldürülüb|öldürülmüş|qətlə yetirilib|öldürüldü|убит|убита|убиты"
        "|قتل|قتيل|كشته شده|کشته شده|مقتول",
        Fate.DIED_OF_WOUNDS: "died of wounds|aldığı yaradan ölüb|умер от ран|умерла от ран"
        "|скончался от ран|скончалась от ран",
        Fate.KILLED_IN_CAPTIVITY: "killed in captivity|əsirlikdə öldürülüb|убит в плену",
        Fate.DIED_IN_CAPTIVITY: "died in captivity|əsirlikdə ölüb|умер в плену|умерла в плену",
        Fate.DIED_OF_HARDSHIP: "died of cold or hardship|froze to death|donub|donaraq ölüb"
        "|замёрз|замёрзла|замерз|замерзла",
        Fate.DIED: "died|dead|deceased|perished|ölüb|vəfat edib|həlak olub|ölü|умер|умерла|погиб"
        "|погибла|скончался|скончалась|متوفى|توفي|وفات|فوت شده",
        Fate.MISSING: "missing|disappeared|itkin|itkin düşüb|itkin düşmüş|kayıp"
        "|пропал без вести|пропала без вести|без вести пропавший|مفقود|مفقودالاثر|ناپدید",
        Fate.REMAINS_IDENTIFIED: "missing remains identified later|qalıqları tapılıb"
        "|останки идентифицированы",
        Fate.WOUNDED: "wounded|injured|yaralı|yaralanıb|yaralanmış|ранен|ранена|раненый|جريح|مجروح"
        "|زخمی",
        Fate.CAPTIVE: "captive|taken captive|hostage|prisoner|əsir|girov|əsir götürülüb|esir|rehine"
        "|в плену|взят в плен|взята в плен|пленный|заложник|заложница|أسير|رهينة|اسیر|گروگان",
        Fate.DISPLACED: "displaced|məcburi köçkün|qaçqın|вынужденный переселенец|беженец"
        "|نازح|آواره",
        Fate.SURVIVED: "survived|survivor|sağ qalıb|выжил|выжила|ناجي|بازمانده",
        Fate.FOUND_ALIVE: "reported killed later found alive",
    }
)  # fmt: skip

_YEARS = "y|yr|yrs|year|years|year old|years old|yaş|yaşında|yaşlı|il|illik|г|л|лет|год|года|г р"
_YEARS += "|سنة|سنوات|عام|عاما|سال|ساله"
_MONTHS = "mo|month|months|months old|month old|ay|aylıq|aylık|мес|месяц|месяца|месяцев"
_MONTHS += "|شهر|أشهر|اشهر|شهور"
_MONTHS += "|ماه|ماهه"
_WEEKS = "week|weeks|weeks old|həftə|həftəlik|hafta|нед|неделя|недели|недель|أسبوع|أسابيع|هفته"
_DAYS = "day|days|day old|days old|gün|günlük|д|дн|день|дня|дней|يوم|أيام|ايام|روز|روزه"
UNITS = table({"years": _YEARS, "months": _MONTHS, "weeks": _WEEKS, "days": _DAYS}) | {"": "years"}
UNDER_ONE = folded(
    "less than a day|less than a week|less than a month|less than a year|less than 1 year"
    "|under 1|under one|under one year|newborn|new born|infant|baby|bir gündən az|bir yaşından az"
    "|bir yaşınadək|yeni doğulmuş|körpə|bebek|меньше дня|менее дня|меньше года|менее года"
    "|до года|новорожденный|новорожденная|новорождённый|новорождённая|грудной|младенец"
    "|أقل من يوم|أقل من سنة|رضيع|نوزاد|کمتر از یک روز"
)


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_LONGEST_UNKNOWN = 24  # characters; a longer cell says more
_IN_A_YEAR = {"years": 1, "months": 12, "weeks": 52, "days": 365}
_AGE = re.compile(r"(\d{1,3})(?:[.,](\d+))?\s*([^\d]*)")
_AGE_IN_TWO = re.compile(r"(\d{1,3})\s*([^\d,.]+?)[\s,.]*(?:и|və|and)?\s*(\d{1,2})\s*([^\d]+)")
OLDEST = 120
_NOT_ONE_AGE = Clause(gettext_noop("it is not one age in years, months or days"))
_TOO_OLD = gettext_noop("nobody is %(years)s years old")


class Age(NamedTuple):
    """An age read from a cell: whole years (0 below a year), or why there are none."""

    years: int | None
    doubt: Clause | None = None


def in_plain_digits(text: str) -> str:
    """Return the text with Arabic and Persian digits as European ones."""
    return text if text.isascii() else text.translate(_DIGITS)


def is_unknown(text: str) -> bool:
    """Whether a cell says that something is not known, in any of the languages lists are in."""
    return len(text) <= _LONGEST_UNKNOWN and _says_unknown(text)


@lru_cache(maxsize=16_384)
def _says_unknown(text: str) -> bool:
    plain = in_plain_digits(text.strip())
    return plain in UNKNOWN_SIGNS or fold(plain) in UNKNOWN


@lru_cache(maxsize=16_384)
def read_age(text: str) -> Age:
    """Read an age: a number, months, days, “Less than a day”; a doubt in words where it cannot."""
    plain = in_plain_digits(text).strip().lower()
    if fold(plain) in UNDER_ONE:
        return Age(0)
    match = _AGE.fullmatch(plain)
    unit = UNITS.get(fold(match[3])) if match else None
    if match is None or unit is None:
        both = _AGE_IN_TWO.fullmatch(plain)
        if both and UNITS.get(fold(both[2])) == "years" and UNITS.get(fold(both[4])):
            return Age(int(both[1]))
        return Age(None, _NOT_ONE_AGE)
    years = int(match[1]) // _IN_A_YEAR[unit]
    if years > OLDEST:
        return Age(None, Clause(_TOO_OLD, {"years": str(years)}))
    return Age(years)
