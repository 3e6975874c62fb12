"""The words of typed dates, as people write them; full stops and diacritics do not matter.

Phrases are separated by "|". A language is read only if the caller asks for it.
"""

import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple

from archive.lib.clauses import gettext_noop
from archive.lib.dates.refusal import DateRefused

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2212\ufe63\uff0d"), "-")
_DASHES = dict.fromkeys(map(ord, "\u2012\u2013\u2014\u2015"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'")
# Letters without a diacritic to lose: a phone keyboard may lack them.
_PLAIN = str.maketrans({"ı": "i", "ə": "e"})
_SPACES = re.compile(r"\s+")


def cleaned(text: str) -> str:
    """Make spaces, hyphens and digits plain, drop what is invisible; refuse control characters."""
    plain = unicodedata.normalize("NFKC", text.translate(_HYPHENS)).strip()
    if not plain.isascii():
        plain = "".join(map(_plain_digit, plain))
    if any(unicodedata.category(letter) == "Cc" for letter in plain):
        raise DateRefused(
            text,
            gettext_noop("it contains control characters"),
            gettext_noop("one line of plain text"),
        )
    visible = "".join(letter for letter in plain if not is_hidden(letter))
    return _SPACES.sub(" ", visible).strip()


def _plain_digit(letter: str) -> str:
    """Write a digit of any script as a European digit: lists have Arabic and Persian digits."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def is_hidden(letter: str) -> bool:
    """Say whether a character takes no space: zero-width, direction marks, soft hyphen."""
    return unicodedata.category(letter) == "Cf"


def folded(text: str) -> str:
    """Write small letters without diacritics: İyun, IYUN and iyun become the same."""
    spread = unicodedata.normalize("NFD", text.translate(_DASHES).translate(_QUOTES).casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.translate(_PLAIN)


class Kind(Enum):
    """What a word or sign does in a date."""

    NUMBER = auto()
    DATE = auto()
    MONTH = auto()
    SEASON = auto()
    CENTURY = auto()
    CENTURY_OR_IN = auto()  # "в": XIX в. or в 1918 г.
    CENTURY_OR_ABOUT = auto()  # "c": 19th c. or c. 1918
    PLURAL = auto()  # illər, годы: the years of a decade
    BCE = auto()
    APPROXIMATE = auto()
    UNCERTAIN = auto()
    BEFORE = auto()  # the day itself is out
    AFTER = auto()
    NOT_LATER = auto()  # "by"; "до" does not say whether the day itself is in
    UNTIL = auto()
    SINCE = auto()
    FROM = auto()
    TO = auto()
    PRESENT = auto()
    BETWEEN = auto()
    AND = auto()
    OR = auto()
    DASH = auto()
    SLASH = auto()
    OPENING = auto()
    CLOSING = auto()
    OLD_STYLE = auto()
    NEW_STYLE = auto()
    EARLY = auto()
    MIDDLE = auto()
    LATE = auto()
    NIGHT = auto()  # "the night of the 20th": that before it or after it
    NIGHT_INTO = auto()  # "ночь на 20": that before it
    NOISE = auto()


WORDS: dict[str, dict[Kind, str]] = {
    "az": {
        Kind.APPROXIMATE: "təxminən|təqribən|təqr|təxm|təxmini|haradasa|тәхм|тәхминән|тәгрибән",
        Kind.UNCERTAIN: "ehtimal ki|ehtimal|güman ki|bəlkə|bəlkə də|dəqiq deyil",
        Kind.BEFORE: "əvvəl|qabaq",
        Kind.AFTER: "sonra",
        Kind.NOT_LATER: "ən geci",
        Kind.UNTIL: "qədər|ilə qədər|ilədək|dək|tarixinədək|tarixinə qədər",
        Kind.SINCE: "bəri|etibarən",
        Kind.FROM: "ildən|ilindən|tarixindən",
        Kind.PRESENT: "bu günədək|indiyədək|bu günə qədər|indiyə qədər",
        Kind.BETWEEN: "arasında|arası",
        Kind.AND: "və|ilə|illə",
        Kind.OR: "və ya|yaxud|ya da|yoxsa",
        Kind.CENTURY: "əsr|əsrin|əsrdə|yüzillik|yüzilliyin",
        Kind.PLURAL: "illər|illəri|illərdə|illərin",
        Kind.BCE: "eə|e ə|b e ə|eramızdan əvvəl|bizim eradan əvvəl",
        Kind.EARLY: "əvvəli|əvvəlində|əvvəlləri|əvvəllərində|başlanğıcı|başlanğıcında",
        Kind.MIDDLE: "ortası|ortasında|ortaları|ortalarında",
        Kind.LATE: "sonu|sonunda|sonları|sonlarında|axırı|axırında|axırları|axırlarında",
        Kind.NIGHT: "gecə|gecəsi",
        Kind.NIGHT_INTO: "keçən gecə|keçən gecəsi|bağlayan gecə",
        Kind.OLD_STYLE: (
            "köhnə təqvimlə|köhnə təqvim|köhnə stil|köhnə stillə|köhnə üslub|köhnə üslubla"
            "|yuli təqvimi|yuli təqvimi ilə"
        ),
        Kind.NEW_STYLE: "yeni təqvimlə|yeni təqvim|yeni stil|yeni stillə|qriqori təqvimi",
        Kind.NOISE: (
            "il|ilin|ili|ildə|ilində|ayı|ayının|ayları|aylarında|gün|günü|tarixi|tarixində"
            "|başlayaraq"
        ),
    },
    "ru": {
        Kind.APPROXIMATE: "около|ок|примерно|приблизительно|прибл|прим|ориентировочно|ориент",
        Kind.UNCERTAIN: "возможно|вероятно|предположительно|предп|под вопросом",
        Kind.BEFORE: "ранее|раньше",
        Kind.AFTER: "после|позднее|позже",
        Kind.NOT_LATER: "до|не позднее|не позже",
        Kind.UNTIL: "по",
        Kind.FROM: "с|со|от",
        Kind.SINCE: "начиная с",
        Kind.PRESENT: "по настоящее время|по сей день|по н в|до сих пор",
        Kind.BETWEEN: "между",
        Kind.AND: "и",
        Kind.OR: "или|либо",
        Kind.CENTURY: "век|века|веке|столетие|столетия",
        Kind.CENTURY_OR_IN: "в",
        Kind.PLURAL: "гг|годы|годов|годах",
        Kind.BCE: "до н э|до нэ|до нашей эры|до рождества христова",
        Kind.TO: "на",
        Kind.EARLY: "начало|начале|начала|началу",
        Kind.MIDDLE: "середина|середине|середины",
        Kind.LATE: "конец|конце|конца|к концу|под конец",
        Kind.NIGHT: "ночь|ночью|ночи|в ночь",
        Kind.NIGHT_INTO: "ночь на|ночью на|в ночь на",
        Kind.OLD_STYLE: (
            "ст ст|ст стиля|старого стиля|старый стиль|по старому стилю|по ст ст|юл"
            "|по юлианскому календарю|юлианский календарь"
        ),
        Kind.NEW_STYLE: "н ст|нового стиля|новый стиль|по новому стилю|по н ст",
        Kind.NOISE: "г|год|года|году|годом|месяц|месяца|числа|дата",
    },
    "en": {
        Kind.APPROXIMATE: (
            "ca|circa|cca|about|around|approx|approximately|abt|roughly|est|estimated|estimate"
        ),
        Kind.UNCERTAIN: "possibly|probably|perhaps|maybe|uncertain|prob|poss",
        Kind.BEFORE: "before|bef|prior to|earlier than",
        Kind.AFTER: "after|aft|later than",
        Kind.NOT_LATER: "by|no later than|not later than",
        Kind.UNTIL: "until|till|up to",
        Kind.FROM: "from",
        Kind.SINCE: "since",
        Kind.TO: "to|through",
        Kind.PRESENT: "to present|to the present|present|until now|to date",
        Kind.BETWEEN: "between|betw|bet",
        Kind.AND: "and",
        Kind.OR: "or",
        Kind.CENTURY: "century|cent",
        Kind.CENTURY_OR_ABOUT: "c",
        Kind.BCE: "bce|bc|b c|b c e",
        Kind.EARLY: "early|beginning|start",
        Kind.MIDDLE: "mid|middle",
        Kind.LATE: "late|end",
        Kind.NIGHT: "night|overnight",
        Kind.NIGHT_INTO: "night before|night to|night into",
        Kind.OLD_STYLE: "os|o s|old style|julian|julian calendar",
        Kind.NEW_STYLE: "ns|n s|new style|gregorian",
        Kind.NOISE: "the|of|on|in|year|ce|ad|month",
    },
    # Lists in these languages are brought in; the archive itself does not speak them.
    "tr": {
        Kind.APPROXIMATE: "yaklaşık|tahminen|takriben|civarı|civarında|dolayları|dolaylarında",
        Kind.UNCERTAIN: "belki|muhtemelen",
        Kind.BEFORE: "önce|evvel",
        Kind.AFTER: "sonra",
        Kind.UNTIL: "kadar",
        Kind.BETWEEN: "arasında|arası",
        Kind.AND: "ve|ile",
        Kind.OR: "veya|ya da",
        Kind.CENTURY: "yüzyıl|yüzyılın",
        Kind.PLURAL: "yıllar|yılları|yıllarda|yılların|yıllarının|lar|ler|ların|lerin",
        Kind.EARLY: "başı|başında|başları|başlarında",
        Kind.MIDDLE: "ortası|ortasında|ortaları|ortalarında",
        Kind.LATE: "sonu|sonunda|sonları|sonlarında",
        Kind.NIGHT: "gece|gecesi",
        Kind.NIGHT_INTO: "bağlayan gece",
        Kind.NOISE: "yıl|yılı|yılın|yılında|yılının|sene|senesi|ayı|günü|tarihi|tarihinde",
    },
    "fa": {
        Kind.APPROXIMATE: "حدود|حدودا|تقریبا|در حدود",
        Kind.BEFORE: "پیش از|قبل از",
        Kind.AFTER: "پس از|بعد از",
        Kind.OR: "یا",
        Kind.BETWEEN: "بین",
        Kind.AND: "و",
        Kind.EARLY: "اوایل|آغاز",
        Kind.MIDDLE: "اواسط",
        Kind.LATE: "اواخر|پایان",
        Kind.NOISE: "سال|در|میلادی|م|روز|ماه",
    },
    "ar": {
        Kind.APPROXIMATE: "حوالي|تقريبا|نحو|قرابة",
        Kind.BEFORE: "قبل",
        Kind.AFTER: "بعد",
        Kind.OR: "أو",
        Kind.BETWEEN: "بين",
        Kind.AND: "و",
        Kind.EARLY: "أوائل|مطلع|بداية",
        Kind.MIDDLE: "منتصف|أواسط",
        Kind.LATE: "أواخر|نهاية",
        Kind.NOISE: "سنة|عام|في|ميلادية|ميلادي|م|يوم|شهر",
    },
}

# Stems of the months from January, with the endings each may carry.
_AZ_ENDINGS = (
    " |ı|i|u|ın|in|un|da|də|dan|dən|a|ə|ında|ində|unda|ından|indən|undan|ına|inə|una"
).replace(" ", "")
_RU_SOFT, _RU_HARD = "ь|я|е|ём|ем", "|а|е|ом"
MONTHS: dict[str, list[tuple[str, str]]] = {
    "az": [
        ("yanvar", _AZ_ENDINGS), ("fevral", _AZ_ENDINGS), ("mart", _AZ_ENDINGS),
        ("aprel", _AZ_ENDINGS), ("may", _AZ_ENDINGS), ("iyun", _AZ_ENDINGS),
        ("iyul", _AZ_ENDINGS), ("avqust", _AZ_ENDINGS), ("sentyabr", _AZ_ENDINGS),
        ("oktyabr", _AZ_ENDINGS), ("noyabr", _AZ_ENDINGS), ("dekabr", _AZ_ENDINGS),
    ],
    "ru": [
        ("январ", _RU_SOFT), ("феврал", _RU_SOFT), ("март", _RU_HARD), ("апрел", _RU_SOFT),
        ("ма", "й|я|е|ем"), ("июн", _RU_SOFT), ("июл", _RU_SOFT), ("август", _RU_HARD),
        ("сентябр", _RU_SOFT), ("октябр", _RU_SOFT), ("ноябр", _RU_SOFT), ("декабр", _RU_SOFT),
    ],
    "en": [
        ("jan", "|uary"), ("feb", "|ruary"), ("mar", "|ch"), ("apr", "|il"), ("may", ""),
        ("jun", "|e"), ("jul", "|y"), ("aug", "|ust"), ("sep", "|t|tember"), ("oct", "|ober"),
        ("nov", "|ember"), ("dec", "|ember"),
    ],
}  # fmt: skip
# The short Russian months, Azerbaijani ones as they were written in Cyrillic until 1991, and the
# months of the Gregorian calendar in languages that only lists are written in.
MORE_MONTHS = {
    "ru": "янв фев|февр мар апр май июн июл авг сен|сент окт ноя|нояб дек",
    "az": "јанвар феврал март апрел мај ијун ијул август сентјабр октјабр нојабр декабр",
    "tr": "ocak|ocakta|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu"
    " eylül|eyl ekim|eki kasım|kas aralık|ara",
    "fa": "ژانویه|ژانویۀ فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر"
    " دسامبر",
    "ar": "يناير|كانون_الثاني فبراير|شباط مارس|آذار أبريل|ابريل|نيسان مايو|أيار يونيو|حزيران"
    " يوليو|تموز أغسطس|آب سبتمبر|أيلول أكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني"
    " ديسمبر|كانون_الأول",
}
SEASONS = {
    "az": "yaz|yazı|yazın|yazında yay|yayı|yayın|yayında payız|payızı|payızın|payızında"
    " qış|qışı|qışın|qışında",
    "ru": "весна|весны|весной лето|лета|летом осень|осени|осенью зима|зимы|зимой",
    "en": "spring summer autumn|fall winter",
}
# After a number: the plural ones make a decade, the others only say "the 20th", "of 1918".
PLURAL_ENDINGS = "s 's е х ые ых"
PLAIN_ENDINGS = (
    "th st nd rd ci cı cu cü inci ıncı uncu üncü i ı u ü si sı su sü də da ində"
    " in ın nin nın nun nün a ə na nə ya yə й го ой ый ого м му ом"
)
# Azerbaijani endings that do the work of a word: 1918-dən (from), 1920-dək (until).
WORKING_ENDINGS = {Kind.FROM: "dən dan ndən", Kind.UNTIL: "dək dak adək ədək yədək yadək"}


class Meaning(NamedTuple):
    """What a phrase means, its number if it has any, and the language it belongs to."""

    kind: Kind
    value: int
    language: str


SIGNS = {
    "?": Kind.UNCERTAIN, "~": Kind.APPROXIMATE, "≈": Kind.APPROXIMATE, "-": Kind.DASH,
    "/": Kind.SLASH, "(": Kind.OPENING, ")": Kind.CLOSING, ".": Kind.NOISE, ",": Kind.NOISE,
}  # fmt: skip


def _folded_set(endings: str) -> frozenset[str]:
    return frozenset(map(folded, endings.split()))


DECADE_ENDINGS = _folded_set(PLURAL_ENDINGS)
NUMBER_ENDINGS = DECADE_ENDINGS | _folded_set(PLAIN_ENDINGS)
ENDING_KINDS = {
    ending: kind for kind, endings in WORKING_ENDINGS.items() for ending in _folded_set(endings)
}


def _entries() -> list[tuple[str, Meaning]]:
    """List every phrase of the vocabulary with its meaning."""
    entries = []
    for language, months in MONTHS.items():
        for month, (stem, endings) in enumerate(months, 1):
            meaning = Meaning(Kind.MONTH, month, language)
            entries += [(stem + ending, meaning) for ending in endings.split("|")]
    for first, kind, table in ((1, Kind.MONTH, MORE_MONTHS), (21, Kind.SEASON, SEASONS)):
        for language, names in table.items():
            for value, forms in enumerate(names.split(), first):
                entries += [
                    (form.replace("_", " "), Meaning(kind, value, language))
                    for form in forms.split("|")
                ]
    for language, kinds in WORDS.items():
        for kind, phrases in kinds.items():
            entries += [(phrase, Meaning(kind, 0, language)) for phrase in phrases.split("|")]
    return entries


LEXICON: dict[tuple[str, ...], list[Meaning]] = {}
for _phrase, _meaning in _entries():
    LEXICON.setdefault(tuple(folded(_phrase).split()), []).append(_meaning)
LONGEST_PHRASE = max(map(len, LEXICON))
