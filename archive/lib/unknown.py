"""Words and signs by which a source says that something is not known.

Azerbaijani, Russian, English, Turkish, Arabic and Persian, separated by "|"; compared folded.
"""

import re
import unicodedata
from functools import lru_cache

from archive.lib.names import fold

NOT_KNOWN = "unknown"
"""What a mapping says of a cell that means nobody knows."""

_WORDS = (
    "unknown|not known|not stated|not recorded|not given|not available|not specified"
    "|no record|unidentified|undetermined|unspecified|unk|na|n a|null|nan|none|no data"
    "|no information|not applicable|date unknown|age unknown|place unknown|unknown date"
    "|unknown age|unknown place|naməlum|naməlumdur|məlum deyil|məlum deyildir|bilinmir"
    "|bəlli deyil|göstərilməyib|göstərilmir|qeyd olunmayıb|qeyd edilməyib|müəyyən edilməyib"
    "|müəyyən olunmayıb|dəqiqləşdirilməyib|yazılmayıb|yox|yoxdur|məlumat yox|məlumat yoxdur"
    "|tarixi naməlum|yaşı naməlum|doğum tarixi naməlum|ölüm tarixi naməlum|yeri naməlum"
    "|bilinmiyor|belirsiz|bilinmeyen|belli değil|meçhul|yok|bilgi yok|kayıt yok|belirtilmemiş"
    "|tespit edilemedi|неизвестно|неизвестен|неизвестна|неизвестны|неизв|не известно"
    "|не известен|не известна|нет|нет данных|данных нет|нет сведений|сведений нет"
    "|нет информации|не установлено|не установлен|не установлена|не уст|не указано|не указан"
    "|не указана|не определено|отсутствует|дата неизвестна|возраст неизвестен"
    "|место неизвестно|намәлум|йохдур|مجهول|مجهولة|غير معروف|غير معروفة|غير معلوم|غير محدد"
    "|لا يوجد|غير متوفر|نامعلوم|نامشخص|ناشناس|ندارد|معلوم نیست|مشخص نیست"
)
UNKNOWN = frozenset(map(fold, _WORDS.split("|")))
# As they stand, in small letters: folded, “н/д” would be the initials of somebody.
UNKNOWN_SIGNS = frozenset(
    {"-1", "-1.0", ".", "…", "...", "·", "*", "**", "***", "/", "//"}
    | {"#n/a", "#value!", "#ref!", "n/a", "n/d", "n/k", "н/д", "н/у", "н/и", "н/с"}
)
_ONLY_DOUBT = re.compile(r"[-?؟_\s]+")  # dashes and question marks, however many
_BETWEEN = re.compile(r"[,;/|،؛]")
_LONGEST = 24  # characters; a longer cell says more
_LONGEST_OF_SEVERAL = 48


def in_plain_digits(text: str) -> str:
    """Return the text with the digits of every script as European ones."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def is_unknown(text: str) -> bool:
    """Whether a text says that something is not known, and nothing else."""
    return len(text) <= _LONGEST_OF_SEVERAL and _says_unknown(text)


def known(text: str) -> str:
    """Return a text, or an empty one where all it says is that something is not known."""
    return "" if is_unknown(text) else text


@lru_cache(maxsize=16_384)
def _says_unknown(text: str) -> bool:
    if _is_marker(text):
        return True
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    return len(parts) > 1 and all(map(_is_marker, parts))


def _is_marker(text: str) -> bool:
    plain = in_plain_digits(text).strip().strip("()[]{}<>\"'“”«»").strip()
    if not plain:
        return bool(text.strip())
    if len(plain) > _LONGEST:
        return False
    if not plain.isascii():
        plain = "".join("-" if _is_dash(sign) else sign for sign in plain)
    if plain.lower() in UNKNOWN_SIGNS or _ONLY_DOUBT.fullmatch(plain):
        return True
    return plain[-1:] not in "0123456789" and fold(plain) in UNKNOWN


def _is_dash(sign: str) -> bool:
    return sign == "−" or unicodedata.category(sign) == "Pd"
