"""What a column of a list can be: the fields of a row an import fills, and how long each may be."""

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass

from archive.lib.languages import script_of
from archive.lib.names import fold


@dataclass(frozen=True, slots=True)
class Field:
    """One meaning of a column. `column` is the column of ListEntry kept as written, if any."""

    label: str
    column: str = ""
    longest: int = 0
    many: bool = False  # several columns of a file may have this meaning


FIELDS: dict[str, Field] = {
    "row_key": Field("key of the row", "row_key", 120),
    "uid": Field("permanent id of the row in this archive"),
    "position": Field("running number"),
    "page": Field("page", "page", 40),
    "line": Field("line", "line", 40),
    "name": Field("name, in any order"),
    "given": Field("given name", longest=150),
    "patronymic": Field("father's name", longest=150),
    "family": Field("family name", longest=150),
    "other_name": Field("name in another script or spelling", longest=400, many=True),
    "sex": Field("sex"),
    "birth": Field("date or year of birth", "birth_as_written", 200),
    "age": Field("age", "age_text", 60),
    "death": Field("date of death", "death_as_written", 200),
    "fate": Field("what became of the person"),
    "status": Field("what the person was then"),
    "residence": Field("residence", "residence_text", 300),
    "place": Field("place of the event or last seen", "place_text", 300),
    "burial": Field("place of burial", "burial_text", 300),
    "circumstances": Field("circumstances, in words"),
    "source": Field("source (its title, address or key in this archive)"),
    "source_url": Field("address of the source on the web", "source_url", 1000),
    "locator": Field("place in the source", "locator", 200),
    "note": Field("note for colleagues (never public)", many=True),
}
"""In the order a form offers them. What is none of these is kept verbatim."""

NAME_PARTS = ("given", "patronymic", "family")
LONGEST_NAME = 400

VERBATIM = (
    *("name_as_recorded", "original", "source_id", "source_url", "locator", "page", "line"),
    *("birth_as_written", "death_as_written", "age_text"),
    *("residence_text", "place_text", "burial_text", "position"),
)
"""Columns that say what the list says: an import writes them, curators do not."""

READING = (
    *("given", "patronymic", "family", "spellings", "sex", "fate", "status_then_id"),
    *("birth", "birth_earliest", "birth_latest", "death", "death_earliest", "death_latest"),
    *("age_years", "is_minor", "residence_place_id", "place_id", "burial_place_id"),
    *("circumstances_en", "circumstances_az", "circumstances_ru", "editor_note"),
)
"""Columns an import reads out of them: from the first edit on they belong to curators."""


HEADERS = {
    "row_key": "row key|row_key|key|id|code|record id|person id|açar|kod|sıra kodu|ключ|код"
    "|идентификатор|المعرف|رمز|شناسه|کد",
    "uid": "uid|permanent id",
    "position": "position|no|nr|n|nn|number|row|row no|row number|#|№|№№|№ п п|п п|s s|sıra"
    "|sıra nömrəsi|sıra №|nömrə|номер|порядковый номер|№ пп|الرقم|رقم|م|ردیف|شماره",
    "page": "page|page no|p|səhifə|sayfa|страница|стр|صفحة|الصفحة|صفحه",
    "line": "line|sətir|satır|строка|السطر",
    "name": "name|full name|name as recorded|name_as_recorded|name and surname|names|victim|person"
    "|name of the person|ad soyad|ad soyadı|adı soyadı|soyadı adı|soyad ad|soyadı adı atasının adı"
    "|soyad ad ata adı|ad soyad ata adı|adı soyadı atasının adı|s a a|a s a|saa|tam adı|фио|ф и о"
    "|фамилия имя отчество|фамилия имя|имя фамилия|полное имя|имя и фамилия|фамилия и имя"
    "|الاسم|الاسم الكامل|الاسم الثلاثي|الاسم الرباعي|اسم|اسم الشهيد|الاسم واللقب"
    "|نام و نام خانوادگی|نام کامل|نام ونام خانوادگی",
    "given": "given name|given|first name|forename|given names|ad|adı|имя|isim|الاسم الأول|نام",
    "family": "family name|family|surname|last name|soyad|soyadı|familiya|familiyası|фамилия"
    "|اللقب|اسم العائلة|العائلة|نام خانوادگی|فامیل",
    "patronymic": "patronymic|father's name|fathers name|father name|father|ata adı|atasının adı"
    "|ata adi|baba adı|отчество|имя отца|اسم الأب|اسم الاب|نام پدر",
    "other_name": "other name|name in english|english name|name in russian|name in azerbaijani"
    "|name in cyrillic|name in latin|latin|other spelling|transliteration|name reading"
    "|name_reading|other spellings|other_spellings|adı rusca|adı ingiliscə|adı kirillə"
    "|имя по русски|имя латиницей"
    "|транслитерация|другое написание|الاسم بالعربية|الاسم بالعربي|الاسم بالانجليزية"
    "|الاسم بالإنجليزية|نام لاتین|نام به انگلیسی|en name|ar name|name en|name ar|name ru|name az",
    "sex": "sex|gender|cins|cinsi|cinsiyyət|cinsiyyəti|cinsiyet|пол|الجنس|جنس|جنسیت|جنسيت",
    "birth": "birth|born|birth as written|birth_as_written|date of birth|birth date|birthdate|dob"
    "|year of birth|birth year|doğum|doğum tarixi|doğum ili|doğulduğu il|doğulduğu tarix|təvəllüd"
    "|təvəllüdü|anadan olduğu il|anadan olub|doğum tarihi|дата рождения|год рождения|г р|рождение"
    "|родился|تاريخ الميلاد|الميلاد|سنة الميلاد|تاریخ تولد|تولد|سال تولد",
    "age": "age|age as written|age_as_written|age years|yaş|yaşı|возраст|лет|العمر|عمر|السن|سن",
    "death": "death|died|death as written|death_as_written|date of death|death date|dod"
    "|year of death|ölüm|ölüm tarixi|ölüm ili|vəfat tarixi|həlak olduğu tarix|öldüyü tarix"
    "|həlak olma tarixi|ölüm tarihi|дата смерти|дата гибели|год смерти|год гибели|смерть"
    "|تاريخ الوفاة|الوفاة|تاریخ مرگ|تاریخ فوت|فوت",
    "fate": "fate|outcome|what happened|aqibəti|taleyi|akıbeti|судьба|участь|المصير|سرنوشت",
    "status": "status|status then|status_then|civilian or military|kateqoriya|statusu|статус"
    "|категория|الحالة|الصفة|وضعیت",
    "residence": "residence|residence as written|residence_as_written|address|place of residence"
    "|lived in|home|yaşadığı yer|yaşayış yeri|ünvan|ünvanı|место жительства|адрес|проживание"
    "|مكان الإقامة|العنوان|السكن|محل سکونت|آدرس",
    "place": "place|place as written|place_as_written|place of death|location|where|place of event"
    "|last seen|yer|yeri|öldüyü yer|hadisə yeri|həlak olduğu yer|ölüm yeri|место|место смерти"
    "|место гибели|место события|مكان|المكان|مكان الوفاة|محل|محل فوت|مکان",
    "burial": "burial|burial as written|burial_as_written|burial place|place of burial|buried"
    "|buried in|grave|cemetery|dəfn|dəfn yeri|dəfn olunduğu yer|qəbir|qəbiristanlıq"
    "|место захоронения|захоронение|похоронен|кладбище|مكان الدفن|الدفن|محل دفن|آرامگاه",
    "circumstances": "circumstances|how|hal|hadisənin halları|ölüm halları|обстоятельства"
    "|обстоятельства гибели|الظروف|ملابسات|شرایط",
    "source": "source|sources|mənbə|mənbəyi|kaynak|источник|المصدر|منبع",
    "source_url": "source url|url|link|source address|source_address|source link|keçid"
    "|link to source|ссылка|الرابط|رابط|پیوند|لینک",
    "locator": "locator|place in the source|mənbədə yeri|место в источнике",
    "note": "note|notes|remark|remarks|comment|comments|qeyd|qeydlər|şərh|примечание|примечания"
    "|заметка|комментарий|ملاحظات|ملاحظة|یادداشت|توضیحات",
}  # fmt: skip

_BETWEEN = re.compile(r"[,;/+&]|\b(?:və|ve|and|и)\b|\sو\s?")
_OF_A_NAME = frozenset({"name", "given", "family", "patronymic"})
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LANGUAGE = {
    "az": "az-Latn", "english": "en", "ingilisce": "en", "en": "en", "latin": "", "russian": "ru",
    "rusca": "ru", "ru": "ru", "rus": "ru", "azerbaijani": "az-Latn", "arabic": "ar", "ar": "ar",
}  # fmt: skip
_OF_SCRIPT = {"Cyrl": "ru", "Arab": "ar", "Armn": "hy", "Geor": "ka"}
# What our own export calls columns that repeat what stands elsewhere in it.
OWN_EXPORT = frozenset({"uid", "address", "name_as_recorded"})
_OWN_EXPORT_LEFT = frozenset(
    {
        *("address", "list", "other_spellings", "name_reading", "birth", "age_years", "death"),
        *("sex", "fate", "status_then", "residence_place", "place", "burial_place"),
        *("circumstances", "note", "reading_note", "person", "source_title", "source_uid"),
        *("source_address", "locator_kind", "locator"),
    }
)
_FIELD_OF = {fold(word): name for name, words in HEADERS.items() for word in words.split("|")}
_FIELD_OF |= dict.fromkeys(("№", "#", "№№", "№ п/п"), "position")


def field_of(header: str) -> str:
    """Return the field a header usually means, or an empty string."""
    text = header.strip()
    return (
        _FIELD_OF.get(text)
        or _FIELD_OF.get(fold(text))
        or _FIELD_OF.get(fold(_ASIDE.sub(" ", text)))
        or _whole_name(_ASIDE.sub(" ", text))
    )


def _whole_name(header: str) -> str:
    """Return "name" where a header lists several parts of one, such as "Soyadı, adı, ata adı"."""
    parts = [fold(part) for part in _BETWEEN.split(header.lower())]
    named = len(parts) > 1 and all(_FIELD_OF.get(part) in _OF_A_NAME for part in parts)
    return "name" if named else ""


def is_usual(header: str) -> bool:
    """Whether a text is a usual header."""
    return bool(header.strip()) and bool(field_of(header))


def is_own_export(names: Sequence[str]) -> bool:
    """Whether the columns are those of a list downloaded from this archive."""
    return set(names) >= OWN_EXPORT


def suggested_fields(names: Sequence[str]) -> list[str]:
    """Return a field for each column, empty where it is kept verbatim; no field twice.

    "Ad" or "Имя" alone is the whole name; beside a family name it is the given one. A second
    column of names is the name in another script.
    """
    if is_own_export(names):
        return ["" if name in _OWN_EXPORT_LEFT else field_of(name) for name in names]
    found = [field_of(name) for name in names]
    if "name" not in found and "family" not in found and "given" in found:
        found[found.index("given")] = "name"
    if "name" in found and "family" not in found:
        found = ["other_name" if field == "given" else field for field in found]
    suggested: list[str] = []
    for name in found:
        again = name in suggested and name in FIELDS and not FIELDS[name].many
        other = again and name == "name"
        suggested.append("other_name" if other else "" if again else name)
    return suggested


def language_of(header: str, samples: Sequence[str]) -> str:
    """Return the language tag of a column of names, by its header or its script; may be empty."""
    for word in fold(header).split():
        if word in _LANGUAGE:
            return _LANGUAGE[word]
    return _OF_SCRIPT.get(script_of(" ".join(samples)), "")


def usual_headers() -> Dictionary[str, tuple[str, ...]]:
    """Return the usual headers of each field, for the documentation."""
    return {name: tuple(words.split("|")) for name, words in HEADERS.items()}
