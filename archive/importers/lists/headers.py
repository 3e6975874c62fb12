"""What the header of a column usually means, in the languages lists are in.

The table of usual headers is that of the fields (`row_fields`). Around such a header may stand what
says nothing new: a number, a unit in brackets, whom the list is about, the same in another
language. A word that is in none of the tables makes it another thing: “School name” is no name.
"""

import re
from collections.abc import Mapping as Dictionary
from functools import lru_cache

from archive.lib.names import fold
from archive.models.row_fields import IMPORTED, NAME_PARTS

from .vocabulary import folded

_USUAL: Dictionary[str, tuple[str, ...]] = {
    key: (
        *(word for words in field.headers.values() for word in words.split("|")),
        *([field.exported_as_written] if field.exported_as_written else []),
    )
    for key, field in IMPORTED.items()
}
_FIELD_OF = {fold(word): key for key, words in _USUAL.items() for word in words}
_FIELD_OF |= dict.fromkeys(("№", "#", "№№", "№ п/п"), "position")

_PERSON = folded(
    "person|victim|deceased|individual|casualty|decedent|martyr|soldier|patient|passenger|prisoner"
    "|şəxs|şəxsin|şəhid|şəhidin|ölən|ölənin|olan|olanın|həlak|itkin|düşən|düşənin|vəfat|edən"
    "|edənin|mərhum|mərhumun|qurban|qurbanın|kişinin|insanın|vətəndaşın|həlakolanın"
    "|kişi|ölen|ölenin|şehit|şehidin|maktul|maktulün|merhum|merhumun|kayıp|kaybın|hastanın"
    "|погибший|погибшего|погибшая|погибшей|умерший|умершего|умершая|умершей|пропавший|пропавшего"
    "|пропавшая|пропавшей|жертва|жертвы|человек|человека|лица|пострадавший|пострадавшего|убитого"
    "|убитый|гражданина|раненого|покойного|захороненного|похороненного|репрессированного"
    "|الشهيد|الضحية|المتوفى|القتيل|المفقود|الشخص|متوفی|قربانی|شهید|شخص|فرد|مقتول"
)
"""Whom a list is about: says nothing of what a column holds."""
_PERSONS = _PERSON | folded(
    "victims|persons|people|dead|killed|missing|martyrs|fallen|casualties|şəhidlər|şəhidlərin"
    "|ölənlər|ölənlərin|olanlar|olanların|düşənlər|düşənlərin|qurbanlar|qurbanların|ölenler"
    "|ölenlerin|şehitler|kayıplar|погибшие|погибших|умерших|убитых|убитые|жертв|пропавших|без"
    "|вести|пострадавших|الشهداء|شهداء|الضحايا|شهدا|قربانیان"
)
"""The same where the column is one of names; of a number they would make a count of people."""
_FILLING = folded("the|of|a|an|in|his|her|their|на|в|по|به|که|von|de|do|da|del")
_WHOLE = folded("full|complete|whole|tam|official|полное|полностью|الكامل|کامل|completo")
_NAMES = folded("name|names|ad|adı|isim|ismi|имя|имена|фио|نام|اسم|الاسم|nome")
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}\s*[.):]\s*(?=\D)")
_CAMEL = re.compile("(?<=[a-zа-яёəğışçöü])(?=[A-ZА-ЯЁƏĞİŞÇÖÜ])")
_OWNED = re.compile(r"['’`ʼ]s\b")
_SIDES = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+")
_BETWEEN = re.compile(r"[,;/+&-]|\b(?:və|ve|and|и|with|ilə|с)\b|\sو\s?")
_OF_A_NAME = frozenset({"name", *NAME_PARTS})
NAMES = _OF_A_NAME | {"other_name"}
"""Fields of columns that name the person."""
_GIVEN = frozenset({"name", "given"})
_INITIALS = folded("mi|и о|inisiallar|inisialları")
# Said of a name, of an age, of a sex in brackets, these make it somebody or something else's.
_OF_OTHERS = folded(
    "father|mother|parent|parents|wife|husband|spouse|son|daughter|brother|sister|relative|child"
    "|informant|witness|applicant|contact|ata|atanın|atasının|ana|ananın|anasının|əri|arvadı"
    "|həyat|oğlu|qızı|qardaşı|bacısı|qohumu|babası|annesi|eşi|отца|отец|матери|мать|жены|мужа"
    "|супруга|супруги|сына|дочери|брата|сестры|родственника|заявителя|свидетеля|مادر|پدر|همسر"
    "|الأم|الأب|الزوجة|الزوج"
)
_OF_THINGS = _OF_OTHERS | folded(
    "village|town|city|district|region|street|school|place|file|source|unit|hospital|cemetery"
    "|organisation|organization|event|company|kənd|kəndin|şəhər|şəhərin|rayon|rayonun|küçə"
    "|küçənin|məktəb|məktəbin|yer|yerin|faylın|mənbənin|xəstəxananın|köy|köyün|şehir|okul|село"
    "|села|город|города|район|района|деревни|улицы|школы|больницы|файла|источника|места|место"
)
_LANGUAGES = {
    "az-Latn": "az|azərbaycanca|azerbaijani|azeri|азербайджанский|азербайджанском|азербайджански",
    "en": "en|eng|english|ingilisce|ingilizce|английский|английском|английски|انگلیسی|انگليسی"
    "|الإنجليزية|بالانجليزية|بالإنجليزية|inglês",
    "ru": "ru|rus|russian|rusca|rusça|русский|русском|русски|روسی",
    "ar": "ar|arabic|ərəbcə|arapça|арабский|арабском|عربی|العربية|بالعربية",
    "fa": "fa|persian|farsi|farsca|farsça|персидский|персидском|فارسی",
    "tr": "tr|turkish|türkcə|türkçe|турецкий|турецком",
    "hy": "hy|armenian|ermənicə|ermenice|армянский|армянском",
    "ka": "ka|georgian|gürcücə|грузинский|грузинском",
    "he": "he|hebrew|иврит|иврите",
    "": "latin|latinised|romanised|romanized|cyrillic|kirillə|kiril|latınca|latın|latınla|latin"
    "|латиницей|латиница|кириллицей|кириллица|transliterated|transliteration|script|original"
    "|native|local|لاتین|alphabet|əlifba|əlifbası|language|dili|dilində|языке",
}
LANGUAGE_OF = {fold(word): tag for tag, words in _LANGUAGES.items() for word in words.split("|")}
"""The tag of a language by what a header calls it; empty where it only says a script."""


@lru_cache(maxsize=16_384)
def field_of(header: str) -> str:
    """Return the field a header usually means, or an empty string."""
    text = header.strip()
    if known := _FIELD_OF.get(text) or _FIELD_OF.get(fold(text)):
        return known
    plain = _CAMEL.sub(" ", _NUMBERED.sub("", text).replace("_", " "))
    asides = ["".join(aside) for aside in _ASIDE.findall(plain)]
    bare = _ASIDE.sub(" ", plain)
    if not fold(bare) and asides:
        bare = asides.pop(0)
    field = _FIELD_OF.get(fold(bare)) or _whole_name(bare) or _of_sides(bare) or _around(bare)
    return _with_asides(field, bare, asides)


def is_usual(header: str) -> bool:
    """Whether a text is a usual header."""
    return bool(header.strip()) and bool(field_of(header))


def says_a_person(header: str) -> bool:
    """Whether a header only says whom the list is about: “Deceased”, “Həlak olanlar”."""
    words = fold(header).split()
    return bool(words) and all(word in _PERSONS for word in words)


def usual_headers() -> Dictionary[str, tuple[str, ...]]:
    """Return the usual headers of each field, for the documentation."""
    return _USUAL


def _with_asides(field: str, bare: str, asides: list[str]) -> str:
    """Return the field, given what stands in brackets behind it."""
    for aside in asides:
        words = set(fold(aside).split())
        if is_whole := _whole_name(aside):
            field = is_whole if field in ("", "given", "name") else field
        elif words & (_OF_THINGS if field in NAMES else _OF_OTHERS):
            return ""
        elif field in _GIVEN and words and words <= LANGUAGE_OF.keys() | _FILLING:
            field = "other_name"
        elif not field and not fold(bare):
            field = _FIELD_OF.get(fold(aside), "")
    return field


def _whole_name(header: str) -> str:
    """Return "name" where a header lists several parts of it, such as "Soyadı, adı, ata adı"."""
    parts = [folded_part for part in _BETWEEN.split(header.lower()) if (folded_part := fold(part))]
    fields = [
        "given" if part in _INITIALS else (_FIELD_OF.get(part) or _around(part)) for part in parts
    ]
    if len(parts) == 1:
        fields = _in_a_row(parts[0].split())
    is_one = len(set(fields)) > 1 and set(fields) <= _OF_A_NAME and _GIVEN & set(fields)
    return "name" if is_one else ""


def _in_a_row(words: list[str]) -> list[str]:
    """Return the parts of a name that words without anything between them list."""
    fields = []
    while words:
        for count in (3, 2, 1):
            field = _FIELD_OF.get(" ".join(words[:count]), "")
            if field in _OF_A_NAME and words[:count] != ["father"]:
                fields.append(field)
                words = words[count:]
                break
        else:
            if words[0] in _PERSONS | _FILLING:
                words = words[1:]
            else:
                return []
    return fields


def _of_sides(header: str) -> str:
    """Return what both sides of a header in two languages mean, as in “Soyad / Фамилия”."""
    sides = [side for side in _SIDES.split(header) if side]
    fields = {_FIELD_OF.get(fold(side)) or _whole_name(side) or _around(side) for side in sides}
    if len(sides) > 1 and fields == _GIVEN:
        return "name"
    return fields.pop() if len(sides) > 1 and len(fields) == 1 else ""


def _around(header: str) -> str:
    """Return what a header means without whom it is about, or what name it is."""
    words = [word for word in fold(_OWNED.sub("", header)).split() if word not in _FILLING]
    said = [word for word in words if word not in _PERSON]
    if said and len(said) < len(words) and (field := _FIELD_OF.get(" ".join(said))):
        return field
    if said and (field := _FIELD_OF.get(" ".join(said))) in _OF_A_NAME:
        return field or ""
    said = [word for word in words if word not in _PERSONS and word not in _WHOLE]
    names = [word for word in said if word not in LANGUAGE_OF]
    if not names or not (set(names) <= _NAMES or _FIELD_OF.get(" ".join(names)) == "name"):
        return ""
    if len(names) < len(said):
        return "other_name"
    return _FIELD_OF.get(" ".join(names), "name")
