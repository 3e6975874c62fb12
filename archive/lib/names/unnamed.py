"""Cells that name nobody: “unknown man, 30-35”, “naməlum şəxs 2”, “неопознанное тело № 12”, “N.N.”.

A cell is no name only where every word of it is in these tables, or a number; a single word that
nobody would write of somebody without a name makes it a name. Words are compared folded.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from archive.lib.names.folding import fold, original_words


class Naming(StrEnum):
    """What a cell of a column of names says."""

    NAME = ""
    NO_NAME = "no name"
    RATHER_NO_NAME = "rather no name"  # a word that is a name as well, or more is said
    RATHER_A_NAME = "rather a name"  # as Jane Doe


class _Role(StrEnum):
    """What a word of such a cell does."""

    LABEL = "label"  # says that no name is known
    KIND = "kind"  # says what somebody is
    KIND_OR_NAME = "kind or name"  # is a name as well
    STAND_IN = "stand-in"  # a name that stands for none
    REST = "rest"  # ages, numbers, small words


_LABELS = (
    # English
    "unknown|unidentified|unnamed|nameless|anonymous|unrecognized|unrecognised|unidentifiable"
    "|not identified|not known|no name|noname|name not known|name unknown|identity unknown"
    "|yet to be identified|n n|nn|nnn|n n n|n u|xx|xxx|no data|name withheld|unk|unid"
    # Azerbaijani
    "|naməlum|məlum deyil|məlum deyildir|bilinmir|bilinməyən|bilinmeyən|tanınmayan|tanınmamış"
    "|tanınmaz|adsız|kimliksiz|müəyyən edilməyib|müəyyən edilməmiş|müəyyən edilməyən"
    "|müəyyən olunmayıb|müəyyən olunmamış|müəyyənləşdirilməyib|müəyyənləşdirilməmiş"
    "|müəyyən deyil|məchul|sahibsiz|намәлум"
    # Turkish
    "|bilinmeyen|bilinmiyor|belirsiz|belli değil|kimliği belirsiz|meçhul|isimsiz|tanınmayan"
    "|tespit edilemeyen|tespit edilemedi|belirlenemeyen|teşhis edilemeyen"
    # Russian
    "|неизвестный|неизвестная|неизвестное|неизвестные|неизвестен|неизвестна|неизвестно"
    "|неизвестного|неизвестной|неизвестных|неизв|не известен|не известна|не известно"
    "|неопознанный|неопознанная|неопознанное|неопознанные|неопознанного|неопознанной|неопознанных"
    "|не опознан|не опознана|не опознано|неустановленный|неустановленная|неустановленное"
    "|неустановленного|неустановленной|неустановленные|не установлен|не установлена"
    "|не установлено|не установлены|безымянный|безымянная|безымянное|без имени|имя не указано"
    "|не назван|не названа|аноним|инкогнито"
    # Persian and Arabic
    "|ناشناس|ناشناخته|نامعلوم|نامشخص|مجهول|مجهولة|مجهول الهوية|مجهولة الهوية|هویت نامعلوم"
    "|مجهول‌الهویه|مجهول الهویه|بی نام|بدون نام|گمنام|بی‌نام|غير معروف|غير معروفة|غير معلوم"
    "|بدون اسم|بلا اسم"
)
_KINDS = (
    "woman|girl|male|female|infant|newborn|toddler|teenager|adolescent|corpse|cadaver|remains"
    "|civilian|civilians|victim|victims|people|persons|bodies|men|women|boys|girls|children|babies"
    "|individual|body part|body parts|human remains|unborn child|fetus|foetus|stillborn"
    "|wife|husband|spouse|widow|daughter|mother|grandmother|grandson|granddaughter"
    "|qadın|qadınlar|oğlan|qız|uşaq|uşaqlar|şəxs|şəxslər|şəxsin|meyit|meyiti|meyitlər|meyit qalığı"
    "|cəsəd|cəsədi|cənazə|cənazəsi|qalıqlar|qalıqları|nəfər|vətəndaş|əsgər|mülki"
    "|qadının|kişinin|uşağın|qadına|kişilər|yeniyetmə|həyat yoldaşı|arvadı|oğlu|qızı|anası"
    "|atası|bacısı|qardaşı|nəvəsi|uşağı"
    "|erkek|kadın|kız|çocuk|ceset|cesedi|şahıs|kişinin|kadının|erkeğin|eşi|karısı"
    "|мужчина|мужчины|мужчин|женщина|женщины|женщин|мальчик|мальчика|девочка|девочки|девушка"
    "|девушки|юноша|юноши|парень|ребенок|ребёнок|ребенка|ребёнка|дети|детей|младенец|младенца"
    "|новорожденный|новорождённый|новорожденная|новорождённая|подросток|человек|человека|людей"
    "|лицо|лица|тело|тела|тел|труп|трупа|трупы|трупов|останки|гражданин|гражданка|гражданский"
    "|военный|военнослужащий|боец|старик|старика|старуха|старухи|жертва|погибший|погибшая"
    "|убитый|убитая|жена|муж|сын|дочь|мать|отец|брат|сестра|бабушка|дедушка|внук|внучка"
    "|مرد|زن|پسر|دختر|کودک|نوزاد|جسد|شخص|فرد|پیکر|جنازه"
    "|رجل|امرأة|ولد|بنت|طفل|طفلة|رضيع|جثة|جثمان|فتاة|شاب|ذكر|أنثى"
)
_KINDS_OR_NAMES = (
    "man|body|person|child|boy|baby|young|son|father|brother|sister|soldier|teen"
    "|kişi|körpə|cavan|gənc|insan|igid|yoldaşı|bebek|genç|yetişkin|şəhid|солдат|малыш|дед|شهيد|شهيدة|شهید"
)
_STAND_INS = "john doe|jane doe|jane roe|richard roe|joe doe|baby doe|jon doe"
_REST = (
    "a|an|the|of|about|approximately|approx|ca|circa|around|age|aged|year|years|yr|yrs|old|y|yo"
    "|month|months|mo|day|days|week|weeks|in|his|her|their|early|mid|late|twenties|thirties"
    "|forties|fifties|sixties|seventies|eighties|no|nr|num|number|and|or|sex|gender|adult|elderly"
    "|middle|name|identity|grave|case|dead|killed|deceased|human|at|to|with|one|two|three|four"
    "|five|six|seven|eight|nine|ten|m|f|between|some|other|another|local|azerbaijani|armenian"
    "|yaş|yaşlı|yaşlarında|yaşında|yaşlarda|aylıq|günlük|illik|il|təxminən|təqribən|təxm|texm"
    "|nömrə|nömrəli|saylı|sayılı|bir|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz|on|adı|soyadı|ad"
    "|soyad|ata|kimliyi|şəxsiyyəti|mülki|yaşı|cinsi|cinsli|cinsiyyətli|orta|qoca|ahıl|azyaşlı|ilə"
    "|və|onun|qəbir|məzar|olan|insan|yetkin|azərbaycanlı|erməni|kiçik|böyük|hamilə"
    "|yaşlarındaki|yaşlarında|yaklaşık|civarı|civarında|numaralı|kimliği|ismi|isim|adet|bilinmeyen"
    "|лет|года|год|годов|возраст|возраста|возрасте|около|примерно|приблизительно|прибл|на|вид|в"
    "|номер|н|имя|фамилия|фио|личность|пол|мужского|женского|пола|мужской|женский|молодой"
    "|молодая|молодого|молодой|пожилой|пожилая|пожилого|взрослый|взрослая|средних|летний|летняя"
    "|летнего|летней|летнее|мес|месяцев|дней|один|одна|два|две|три|четыре|пять|его|ее|её|их|с|и"
    "|гражданское|человеческие|человеческих|малолетний|малолетняя|могила"
    "|ساله|سال|شماره|حدود|حدودا|و|نام|هویت|سن|یک|دو|سه"
    "|رقم|عمر|العمر|عمره|عمرها|سنة|عام|عاما|حوالي|هوية|الهوية|اسم|الاسم|من|في|واحد"
)
_SEVERAL = (
    "two|three|four|five|six|seven|eight|nine|ten|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz|on"
    "|два|две|двое|три|трое|четыре|четверо|пять|пятеро|شخصان|دو|سه"
)
_MOST_WORDS = 14


def _roles() -> dict[tuple[str, ...], _Role]:
    tables = (
        (_Role.REST, _REST),
        (_Role.KIND, _KINDS),
        (_Role.KIND_OR_NAME, _KINDS_OR_NAMES),
        (_Role.STAND_IN, _STAND_INS),
        (_Role.LABEL, _LABELS),
    )
    return {
        tuple(fold(phrase).split()): role for role, table in tables for phrase in table.split("|")
    }


_ROLES = _roles()
_FIRST_WORDS = frozenset(phrase[0] for phrase in _ROLES)
_LONGEST = max(map(len, _ROLES))
_NUMBERS = frozenset(fold(word) for word in _SEVERAL.split("|"))


@lru_cache(maxsize=1_024)
def naming(text: str) -> Naming:
    """Return whether a cell names somebody."""
    words = original_words(text)
    if not words or not (words[0][0].isdigit() or fold(words[0]) in _FIRST_WORDS):
        return Naming.NAME
    return _naming(tuple(words))


def _naming(words: tuple[str, ...]) -> Naming:
    if len(words) > _MOST_WORDS:
        return Naming.NAME
    read = list(_read(words))
    roles = {role for _words, role in read if role}
    rest = [word for said, role in read if role is None for word in said]
    says_what = not roles.isdisjoint((_Role.KIND, _Role.KIND_OR_NAME))
    if rest:
        if not (says_what and _Role.LABEL in roles and read[0][1] in (_Role.LABEL, _Role.KIND)):
            return Naming.NAME
        return Naming.RATHER_NO_NAME if all(map(_is_small, rest)) else Naming.RATHER_A_NAME
    is_certain = not roles.isdisjoint((_Role.LABEL, _Role.KIND))
    if not is_certain and _Role.STAND_IN in roles:
        return Naming.NO_NAME if len(read) > 1 else Naming.RATHER_A_NAME
    if not (is_certain or says_what):
        return Naming.NAME
    is_said = _Role.REST in roles or (len(words) > 1 and any(map(_is_small, words)))
    return Naming.NO_NAME if is_certain or is_said else Naming.RATHER_NO_NAME


def names_nobody(text: str) -> bool:
    """Whether a cell is held to name nobody, for certain or not."""
    return naming(text) in (Naming.NO_NAME, Naming.RATHER_NO_NAME)


def counts_several(text: str) -> bool:
    """Whether a cell that names nobody counts more than a person: “2 naməlum şəxs”."""
    read = list(_read(tuple(original_words(text))))
    for at, (said, _role) in enumerate(read):
        before = read[at - 1][0][-1] if at else ""
        if not _is_several(said[0]) or before.isdigit() or fold(before) in ("no", "nr", "nomer"):
            continue
        after = [role for _words, role in read[at + 1 :]]
        while after and after[0] is _Role.LABEL:
            after.pop(0)
        if after and after[0] in (_Role.KIND, _Role.KIND_OR_NAME):
            return True
    return False


def _is_several(word: str) -> bool:
    return int(word) > 1 if word.isdecimal() and len(word) < 3 else fold(word) in _NUMBERS


def _is_small(word: str) -> bool:
    return word[0].islower() or word[0].isdigit()


def _read(words: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], _Role | None]]:
    """Yield the longest phrases of the tables, and words that are in none."""
    folds = [fold(word) for word in words]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            role = _ROLES.get(tuple(folds[at : at + length]))
            if role:
                break
        else:
            length, role = 1, _Role.REST if folds[at].isdecimal() else None
        yield words[at : at + length], role
        at += length
