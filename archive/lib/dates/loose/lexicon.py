"""What words mean in a typed date, per language; written here as a person writes them."""

from enum import Enum, auto
from typing import NamedTuple

from archive.lib.dates.loose.cleaning import folded


class Kind(Enum):
    """What a word or sign does in a date."""

    NUMBER = auto()
    DATE = auto()
    MONTH = auto()
    SEASON = auto()
    CENTURY = auto()
    CENTURY_OR_IN = auto()  # "в": XIX в. or в 1918 г.; "c": 19th c. or c. 1918
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
    NOISE = auto()


class Meaning(NamedTuple):
    """What a word means, its number if it has one, and the language it belongs to."""

    kind: Kind
    value: int
    language: str


_AZ_MONTHS = "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split()
_AZ_CASES = (
    "", "ı", "i", "u", "ın", "in", "un", "da", "də", "dan", "dən", "a", "ə",
    "ında", "ində", "unda", "ından", "indən", "undan", "ına", "inə", "una",
)  # fmt: skip
_RU_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн",
    "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_RU_CASES = {"март": ("", "а", "е", "ом"), "август": ("", "а", "е", "ом"), "ма": ("й", "я", "е")}
_RU_CASES_SOFT = ("ь", "я", "е", "ём", "ем")
_RU_SHORT = "янв фев мар апр май июн июл авг сен окт ноя дек".split()
_EN_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_AZ_CYRILLIC = (
    "јанвар феврал март апрел мај ијун ијул август сентјабр октјабр нојабр декабр"
).split()

# Phrases separated by "|"; full stops are left out.
_WORDS: dict[str, dict[Kind, str]] = {
    "az": {
        Kind.APPROXIMATE: "təxminən|təqribən|təqr|təxm|təxmini|haradasa",
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
        Kind.OR: "və ya|yaxud|ya da",
        Kind.CENTURY: "əsr|əsrin|əsrdə|yüzillik|yüzilliyin",
        Kind.PLURAL: "illər|illəri|illərdə|illərin",
        Kind.BCE: "eə|e ə|eramızdan əvvəl|bizim eradan əvvəl",
        Kind.OLD_STYLE: "köhnə təqvimlə|köhnə təqvim|köhnə stil|köhnə stillə|köhnə üslub|yuli təqvimi|yuli təqvimi ilə|kt",
        Kind.NEW_STYLE: "yeni təqvimlə|yeni təqvim|yeni stil|yeni stillə|qriqori təqvimi",
        Kind.NOISE: "il|ilin|ili|ildə|ilində|ayı|ayının|ayları|aylarında|gün|günü|tarixi|tarixində|başlayaraq",
    },
    "ru": {
        Kind.APPROXIMATE: "около|ок|примерно|приблизительно|прибл",
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
        Kind.OLD_STYLE: "ст ст|ст стиля|старого стиля|старый стиль|по старому стилю|по ст ст|юл|по юлианскому календарю|юлианский календарь",
        Kind.NEW_STYLE: "н ст|нового стиля|новый стиль|по новому стилю|по н ст",
        Kind.NOISE: "г|год|года|году|годом|месяц|месяца|числа|дата",
    },
    "en": {
        Kind.APPROXIMATE: "ca|circa|cca|about|around|approx|approximately|abt|roughly",
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
        Kind.CENTURY_OR_IN: "c",
        Kind.BCE: "bce|bc|b c|b c e",
        Kind.OLD_STYLE: "os|o s|old style|julian|julian calendar",
        Kind.NEW_STYLE: "ns|n s|new style|gregorian",
        Kind.NOISE: "the|of|on|in|year|ce|ad|month",
    },
}
_SEASONS = {
    "az": ("yaz yazı yazın yazında", "yay yayı yayın yayında", "payız payızı payızın payızında", "qış qışı qışın qışında"),
    "ru": ("весна весны весной", "лето лета летом", "осень осени осенью", "зима зимы зимой"),
    "en": ("spring", "summer", "autumn fall", "winter"),
}
SIGNS = {
    "?": Kind.UNCERTAIN, "~": Kind.APPROXIMATE, "≈": Kind.APPROXIMATE, "-": Kind.DASH,
    "/": Kind.SLASH, "(": Kind.OPENING, ")": Kind.CLOSING, ".": Kind.NOISE, ",": Kind.NOISE,
}  # fmt: skip
# After a number: "s" and its like make a decade, the others only say "the 20th", "of 1918".
PLURAL_ENDINGS = frozenset(folded(e) for e in ("s", "'s", "е", "х", "ые", "ых"))
NUMBER_ENDINGS = PLURAL_ENDINGS | frozenset(
    folded(e)
    for e in (
        "th st nd rd ci cı cu cü si sı su sü i ı u ü də da dən dan nin nın nun nün na nə in ın"
        " inci ıncı uncu üncü dək dak ində ndən й го ой ый ого м му ом ом"
    ).split()
)
AZ_ABLATIVES = frozenset(folded(e) for e in ("dən", "dan", "ndən"))


def _months() -> list[tuple[str, int, str]]:
    found = []
    for number in range(12):
        english = _EN_MONTHS[number]
        russian = _RU_MONTHS[number]
        forms = [
            *((_AZ_MONTHS[number] + ending, "az") for ending in _AZ_CASES),
            (_AZ_CYRILLIC[number], "az"),
            *((russian + e, "ru") for e in _RU_CASES.get(russian, _RU_CASES_SOFT)),
            (_RU_SHORT[number], "ru"),
            (english, "en"),
            (english[:3], "en"),
        ]
        found += [(form, number + 1, language) for form, language in forms]
    return [*found, ("sept", 9, "en"), ("сент", 9, "ru"), ("нояб", 11, "ru"), ("февр", 2, "ru")]


def _lexicon() -> dict[tuple[str, ...], list[Meaning]]:
    found: dict[tuple[str, ...], list[Meaning]] = {}

    def add(phrase: str, kind: Kind, value: int, language: str) -> None:
        key = tuple(folded(phrase).split())
        found.setdefault(key, []).append(Meaning(kind, value, language))

    for form, month, language in _months():
        add(form, Kind.MONTH, month, language)
    for language, seasons in _SEASONS.items():
        for code, forms in enumerate(seasons, 21):
            for form in forms.split():
                add(form, Kind.SEASON, code, language)
    for language, kinds in _WORDS.items():
        for kind, phrases in kinds.items():
            for phrase in phrases.split("|"):
                add(phrase, kind, 0, language)
    return found


LEXICON = _lexicon()
LONGEST_PHRASE = max(map(len, LEXICON))
