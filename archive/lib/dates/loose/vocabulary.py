"""The words of typed dates, as people write them; full stops and diacritics do not matter.

Phrases are separated by "|". A language is read only if the caller asks for it.
"""

from archive.lib.dates.loose.kinds import Kind

WORDS: dict[str, dict[Kind, str]] = {
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
        Kind.BCE: "eə|e ə|b e ə|eramızdan əvvəl|bizim eradan əvvəl",
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
        Kind.OLD_STYLE: (
            "ст ст|ст стиля|старого стиля|старый стиль|по старому стилю|по ст ст|юл"
            "|по юлианскому календарю|юлианский календарь"
        ),
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
        Kind.CENTURY_OR_ABOUT: "c",
        Kind.BCE: "bce|bc|b c|b c e",
        Kind.OLD_STYLE: "os|o s|old style|julian|julian calendar",
        Kind.NEW_STYLE: "ns|n s|new style|gregorian",
        Kind.NOISE: "the|of|on|in|year|ce|ad|month",
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
# The short Russian months, and Azerbaijani ones as they were written in Cyrillic until 1991.
MORE_MONTHS = {
    "ru": "янв фев|февр мар апр май июн июл авг сен|сент окт ноя|нояб дек",
    "az": "јанвар феврал март апрел мај ијун ијул август сентјабр октјабр нојабр декабр",
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
