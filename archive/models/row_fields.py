"""The fields of a list row, each said once, in the order an import offers them.

Import, exports, pages, desk, search index and matching take their columns, orders and words from
here. A new field is a column of ListEntry and an entry of this table.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .fields import LANGUAGE_CODES
from .row_field import FieldKind, Group, RowField, moved

NAME_PARTS = ("given", "patronymic", "family")
_OF_A_NAME = ("name_as_recorded", *NAME_PARTS)  # each of them settles all
_OF_AN_AGE = ("is_minor",)

SPLIT_DATES, DATE_PARTS = ("birth", "death"), ("year", "month", "day")
"""A column of a file may hold a part of these dates: `birth_year`, `birth_month` and so on."""


def _date_part(key: str, label: Any, parts: dict[str, str], dates: dict[str, str]) -> RowField:
    """Return the field of a part of a date, with the words of both in either order as headers."""
    date = key.partition("_")[0]
    return RowField(
        key,
        FieldKind.DATE_PART,
        written=f"{date}_as_written",
        reading=date,
        also=(f"{date}_earliest", f"{date}_latest", *_OF_AN_AGE),
        group=Group.WHEN,
        label=label,
        headers={
            code: "|".join(
                header
                for part in parts[code].split("|")
                for word in words.split("|")
                for header in (f"{part} {word}", f"{word} {part}")
            )
            for code, words in dates.items()
            if code in parts
        },
    )


# A year alone has the headers of the whole date.
_YEARS = {"en": "year|yr"}
_MONTHS = {
    "en": "month|mo|mon|mm",
    "az": "ay|ayı",
    "tr": "ay|ayı",
    "ru": "месяц|мес",
    "ar": "شهر",
    "fa": "ماه",
}
_DAYS = {
    "en": "day|dd",
    "az": "gün|günü",
    "tr": "gün|günü",
    "ru": "день|число",
    "ar": "يوم",
    "fa": "روز",
}
_WHOLE_BIRTH = {"en": "date of birth|birth date|dob"}
_WHOLE_DEATH = {"en": "date of death|death date|dod"}
_BIRTH = {
    "en": "of birth|birth|born|date of birth|birth date|dob",
    "az": "doğum|doğumun|təvəllüd",
    "tr": "doğum|doğumun",
    "ru": "рождения|рожд",
    "ar": "الميلاد|الولادة",
    "fa": "تولد",
}
_DEATH = {
    "en": "of death|death|died|date of death|death date|dod",
    "az": "ölüm|ölümün|vəfat|vəfatın|öldüyü|həlak olduğu",
    "tr": "ölüm|ölümün|vefat",
    "ru": "смерти|гибели|кончины",
    "ar": "الوفاة|الموت",
    "fa": "مرگ|فوت|وفات",
}

ROW_FIELDS: tuple[RowField, ...] = (
    RowField(
        "name",
        FieldKind.NAME,
        written="name_as_recorded",
        also=NAME_PARTS,
        group=Group.WHO,
        label=_("name, in any order"),
        on_card=True,
        headers={
            "en": "name|full name|complete name|name as recorded|name and surname|names|victim"
            "|person|name of the person|names of victims|list of names|surname and initials"
            "|surname initials|last name and initials|fullname|fio",
            "az": "ad soyad|ad soyadı|adı soyadı|soyadı adı|soyad ad|soyadı adı atasının adı"
            "|soyad ad ata adı|ad soyad ata adı|adı soyadı atasının adı|s a a|a s a|saa|tam adı"
            "|tam ad|adlar",
            "tr": "isim soyisim|isim soyad|ad soyisim|tam isim|tam adı soyadı|isimler",
            "ru": "фио|ф и о|фамилия имя отчество|фамилия имя|имя фамилия|полное имя"
            "|имя и фамилия|фамилия и имя|фамилия и о|фамилия и инициалы|фамилия инициалы"
            "|фамилии и инициалы|имена|список погибших|список имен",
            "ar": "الاسم|الاسم الكامل|الاسم الثلاثي|الاسم الرباعي|اسم|اسم الشهيد|الاسم واللقب",
            "fa": "نام و نام خانوادگی|نام کامل|نام ونام خانوادگی|نام و نشان|اسامی|اسم و فامیل",
            "pt": "nome|nome completo",
            "fr": "nom|nom complet|nom et prénom|nom et prénoms",
            "es": "nombre completo|nombre y apellidos|nombres y apellidos",
        },
    ),
    RowField("original", FieldKind.CELLS, written="original"),
    RowField(
        "given",
        FieldKind.PART,
        reading="given",
        also=_OF_A_NAME,
        group=Group.WHO,
        label=_("given name"),
        headers={
            "en": "given name|given|first name|forename|forenames|given names|first names"
            "|firstname|christian name|first and middle names|initials",
            "az": "ad|adı",
            "tr": "isim|ismi|ön ad",
            "ru": "имя|инициалы",
            "ar": "الاسم الأول|الاسم الاول|الاسم الشخصي",
            "fa": "نام|نام کوچک|اسم کوچک",
            "es": "nombre|nombres",
            "fr": "prénom|prénoms",
            "de": "vorname|vornamen",
        },
    ),
    RowField(
        "patronymic",
        FieldKind.PART,
        reading="patronymic",
        also=_OF_A_NAME,
        group=Group.WHO,
        label=_("father's name"),
        headers={
            "en": "patronymic|father's name|father name|father|name of father|name of the father"
            "|fathername|father full name|fathersname|father s name|patronymic name|patronym"
            "|father's first name|father's given name",
            "az": "ata adı|atasının adı|ata|atası|atanın adı|ata ismi|atasının ismi",
            "tr": "baba adı|babasının adı|baba ismi|babası|babanın adı",
            "ru": "отчество|имя отца|отец|отч|имя и отчество отца",
            "ar": "اسم الأب|اسم الاب|اسم الوالد|الأب|الاب|اسم أبيه|اسم والده",
            "fa": "نام پدر|اسم پدر|پدر|نام والد",
        },
    ),
    RowField(
        "family",
        FieldKind.PART,
        reading="family",
        also=_OF_A_NAME,
        group=Group.WHO,
        label=_("family name"),
        headers={
            "en": "family name|family|surname|last name|lastname|familyname|surnames|last names",
            "az": "soyad|soyadı|soy ad|soy adı|familiya|familiyası|familya",
            "tr": "soyisim|soyismi",
            "ru": "фамилия|фамилии",
            "ar": "اللقب|اسم العائلة|العائلة|الكنية",
            "fa": "نام خانوادگی|فامیل|فامیلی|شهرت",
            "pt": "sobrenome|apelido",
            "es": "apellido|apellidos",
            "fr": "nom de famille",
            "de": "nachname|familienname",
        },
    ),
    RowField(
        "reading",
        FieldKind.NAME,
        reading="name_reading",
        heading=_("Name as we read it"),
        exported="name_reading",
        on_card=True,
    ),
    RowField(
        "other_name",
        FieldKind.SPELLINGS,
        reading="spellings",
        group=Group.WHO,
        label=_("name in another script or spelling"),
        many=True,
        heading=_("Other spellings"),
        exported="other_spellings",
        on_card=True,
        headers={
            "en": "other name|name in english|english name|name in russian|name in azerbaijani"
            "|name in cyrillic|name in latin|latin|other spelling|transliteration|name reading"
            "|other spellings|en name|ar name|name en|name ar|name ru|name az|alias|aliases"
            "|also known as|alternative name|alternative names|alternate name|other names"
            "|name variants|variants of name|also spelled",
            "az": "adı rusca|adı ingiliscə|adı kirillə|digər adı|başqa adı|adının digər yazılışı",
            "tr": "diğer adı|diğer isim|takma adı",
            "ru": "имя по русски|имя латиницей|транслитерация|другое написание|другие имена"
            "|другое имя|варианты имени|варианты написания",
            "ar": "الاسم بالعربية|الاسم بالعربي|الاسم بالانجليزية|الاسم بالإنجليزية",
            "fa": "نام لاتین|نام به انگلیسی",
        },
    ),
    RowField(
        "sex",
        FieldKind.CHOICE,
        reading="sex",
        group=Group.WHO,
        label=_("sex"),
        heading=_("Sex"),
        compared=_("Sex"),
        exported="sex",
        of_person=True,
        headers={
            "en": "sex|gender|m f|sex m f",
            "az": "cins|cinsi|cinsiyyət|cinsiyyəti",
            "tr": "cinsiyet|cinsiyeti",
            "ru": "пол|м ж",
            "pt": "sexo",
            "ar": "الجنس|جنس",
            "fa": "جنسیت|جنسيت",
        },
    ),
    RowField(
        "birth",
        FieldKind.DATE,
        written="birth_as_written",
        reading="birth",
        also=("birth_earliest", "birth_latest", *_OF_AN_AGE),
        group=Group.WHEN,
        label=_("date or year of birth"),
        heading=_("Born"),
        compared=_("Born"),
        exported="birth",
        on_card=True,
        of_person=True,
        headers={
            "en": "birth|born|date of birth|birth date|birthdate|dob|d o b|year of birth"
            "|birth year|born on|yob|birthday|date born",
            "az": "doğum|doğum tarixi|doğum ili|doğulduğu il|doğulduğu tarix|təvəllüd|təvəllüdü"
            "|anadan olduğu il|anadan olub|doğulub|anadan olduğu tarix"
            "|təvəllüd tarixi",
            "tr": "doğum tarihi|doğum yılı|doğumu",
            "ru": "дата рождения|год рождения|г р|рождение|родился|родилась|д р"
            "|число месяц год рождения|дата и год рождения|дата рожд|год рожд|г рожд",
            "ar": "تاريخ الميلاد|الميلاد|سنة الميلاد|تاريخ الولادة|سنة الولادة|المواليد|مواليد",
            "fa": "تاریخ تولد|تولد|سال تولد|متولد",
            "pt": "nascimento|data de nascimento",
            "es": "nacimiento|fecha de nacimiento",
            "de": "geburtsdatum|geboren|geburtsjahr",
            "fr": "date de naissance|naissance",
        },
    ),
    _date_part("birth_year", _("birth: the year alone"), _YEARS, _WHOLE_BIRTH),
    _date_part("birth_month", _("birth: the month alone"), _MONTHS, _BIRTH),
    _date_part("birth_day", _("birth: the day alone"), _DAYS, _BIRTH),
    RowField(
        "age",
        FieldKind.AGE,
        written="age_text",
        reading="age_years",
        also=_OF_AN_AGE,
        group=Group.WHEN,
        label=_("age"),
        heading=_("Age"),
        compared=_("Age"),
        exported="age_years",
        on_card=True,
        headers={
            "en": "age|age years|age in years|age at death|age when killed|years old|aged"
            "|age at the time of death|age at time of death",
            "az": "yaş|yaşı|yaş həddi|öldüyü yaş",
            "ru": "возраст|лет|сколько лет|полных лет|возраст лет|возраст на момент смерти",
            "ar": "العمر|عمر|السن",
            "fa": "سن",
            "pt": "idade",
            "es": "edad",
        },
    ),
    RowField(
        "death",
        FieldKind.DATE,
        written="death_as_written",
        reading="death",
        also=("death_earliest", "death_latest", *_OF_AN_AGE),
        group=Group.WHEN,
        label=_("date of death"),
        heading=_("Date of death"),
        compared=_("Died"),
        exported="death",
        on_card=True,
        of_person=True,
        headers={
            "en": "death|died|date of death|death date|dod|d o d|year of death|date died"
            "|date killed|killed on|died on|date of killing|death year|deathdate|yod",
            "az": "ölüm|ölüm tarixi|ölüm ili|vəfat tarixi|həlak olduğu tarix|öldüyü tarix"
            "|həlak olma tarixi|öldüyü il|vəfatı|vəfat ili|öldürüldüyü tarix"
            "|vəfat etdiyi tarix|şəhid olduğu tarix|həlak olduğu il|həlak olub tarix",
            "tr": "ölüm tarihi|ölüm yılı|vefat tarihi|şehadet tarihi|öldüğü tarih",
            "ru": "дата смерти|дата гибели|год смерти|год гибели|смерть|умер|погиб|дата убийства"
            "|дата кончины|когда погиб|дата выбытия",
            "ar": "تاريخ الوفاة|الوفاة|تاريخ الاستشهاد|تاريخ القتل|تاريخ الموت",
            "fa": "تاریخ مرگ|تاریخ فوت|فوت|تاریخ شهادت|تاریخ وفات|وفات",
            "pt": "data da morte|data de óbito|óbito|falecimento|data de falecimento",
            "es": "fecha de muerte|fecha de fallecimiento|fallecimiento",
            "de": "gestorben|sterbedatum|todesdatum",
            "fr": "date de décès|décès",
        },
    ),
    _date_part("death_year", _("death: the year alone"), _YEARS, _WHOLE_DEATH),
    _date_part("death_month", _("death: the month alone"), _MONTHS, _DEATH),
    _date_part("death_day", _("death: the day alone"), _DAYS, _DEATH),
    RowField(
        "fate",
        FieldKind.CHOICE,
        reading="fate",
        group=Group.WHAT,
        label=_("what became of the person"),
        heading=_("What is said to have happened"),
        compared=_("Fate"),
        exported="fate",
        on_card=True,
        headers={
            "en": "fate|outcome|what happened|what became of the person",
            "az": "aqibəti|taleyi|aqibət|taley",
            "tr": "akıbeti|akıbet",
            "ru": "судьба|участь|причина выбытия",
            "ar": "المصير",
            "fa": "سرنوشت",
        },
    ),
    RowField(
        "status",
        FieldKind.TERM,
        reading="status_then_id",
        group=Group.WHAT,
        label=_("what the person was then (civilian, police …)"),
        heading=_("Status then"),
        compared=_("Status then"),
        exported="status_then",
        headers={
            "en": "status|status then|civilian or military",
            "az": "kateqoriya|statusu",
            "ru": "статус|категория",
            "ar": "الحالة|الصفة",
            "fa": "وضعیت",
        },
    ),
    RowField(
        "residence",
        FieldKind.PLACE,
        written="residence_text",
        reading="residence_place_id",
        group=Group.WHAT,
        label=_("residence"),
        heading=_("Lived in"),
        compared=_("Residence"),
        agreement=_("The same place of residence."),
        exported="residence_place",
        searched=True,
        headers={
            "en": "residence|address|place of residence|lived in|home|home address|home town"
            "|hometown|lived at|resident of|place lived|home place",
            "az": "yaşadığı yer|yaşayış yeri|ünvan|ünvanı|yaşadığı ünvan|yaşayış ünvanı",
            "tr": "adres|adresi|ikamet|ikametgah|ikamet yeri|ikamet adresi",
            "ru": "место жительства|адрес|проживание|место проживания|адрес проживания"
            "|домашний адрес|где жил|местожительство",
            "ar": "مكان الإقامة|العنوان|السكن",
            "fa": "محل سکونت|آدرس",
        },
    ),
    RowField(
        "place",
        FieldKind.PLACE,
        written="place_text",
        reading="place_id",
        group=Group.WHAT,
        label=_("place of the event or last seen"),
        heading=_("Place"),
        compared=_("Place"),
        agreement=_("The same place."),
        exported="place",
        searched=True,
        on_card=True,
        headers={
            "en": "place|place of death|location|where|place of event|last seen|death place"
            "|place killed|place of killing|where killed|where died|place of incident"
            "|killed at|died at|location of death|last seen in|last seen at",
            "az": "yer|yeri|öldüyü yer|hadisə yeri|həlak olduğu yer|ölüm yeri|öldürüldüyü yer"
            "|həlak olma yeri|vəfat yeri|itkin düşdüyü yer|hadisənin yeri",
            "tr": "öldüğü yer|olay yeri",
            "ru": "место|место смерти|место гибели|место события|где погиб|место убийства"
            "|место происшествия|место пропажи|где пропал",
            "ar": "مكان|المكان|مكان الوفاة|مكان الاستشهاد|مكان الحادث|الموقع",
            "fa": "محل|محل فوت|مکان|محل شهادت|محل حادثه|محل مرگ",
        },
    ),
    RowField(
        "burial",
        FieldKind.PLACE,
        written="burial_text",
        reading="burial_place_id",
        group=Group.WHAT,
        label=_("place of burial"),
        heading=_("Buried"),
        compared=_("Burial"),
        agreement=_("The same place of burial."),
        exported="burial_place",
        searched=True,
        of_person=True,
        headers={
            "en": "burial|burial place|place of burial|buried|buried in|grave|cemetery"
            "|buried at|burial site|burial location|place buried",
            "az": "dəfn|dəfn yeri|dəfn olunduğu yer|qəbir|qəbiristanlıq|dəfn edildiyi yer"
            "|dəfn olunub|məzarı|qəbri",
            "tr": "defin yeri|defnedildiği yer|mezarı|mezarlık|mezar yeri",
            "ru": "место захоронения|захоронение|похоронен|кладбище|место погребения"
            "|похоронена|где похоронен",
            "ar": "مكان الدفن|الدفن",
            "fa": "محل دفن|آرامگاه",
        },
    ),
    RowField(
        "circumstances",
        FieldKind.WORDS,
        reading="circumstances",
        group=Group.WHAT,
        label=_("circumstances, in words"),
        compared=_("Circumstances"),
        exported="circumstances",
        searched=True,
        headers={
            "en": "circumstances|how|circumstances of death|how died",
            "az": "hal|hadisənin halları|ölüm halları|ölümün halları",
            "ru": "обстоятельства|обстоятельства гибели|обстоятельства смерти",
            "ar": "الظروف|ملابسات",
            "fa": "شرایط",
        },
    ),
    RowField(
        "public_note",
        FieldKind.WORDS,
        reading="public_note",
        exported="note",
        searched=True,
    ),
    RowField("reading_note", FieldKind.WORDS, reading="reading_note", exported="reading_note"),
    RowField(
        "row_key",
        FieldKind.KEY,
        written="row_key",
        group=Group.STANDS,
        label=_("the list's own key of the row, kept by later releases"),
        headers={
            "en": "row key|key|id|code|record id|person id|row id|entry id|record key|unique id"
            "|uuid|guid|identifier|record number",
            "az": "açar|kod|sıra kodu|eyniləşdirici|unikal nömrə",
            "ru": "ключ|код|идентификатор|ид|айди|номер записи",
            "ar": "المعرف|رمز",
            "fa": "شناسه|کد",
        },
    ),
    RowField(
        "position",
        FieldKind.NUMBER,
        written="position",
        group=Group.STANDS,
        label=_("running number, an order only"),
        on_card=True,
        headers={
            "en": "position|no|nr|n|nn|num|number|row|row no|row number|#|№|№№|s s|serial number"
            "|serial no|s no|sr no|sl no|running number",
            "az": "sıra|sıra nömrəsi|sıra №|nömrə|nömrəsi|s №|say|sayı|sıra sayı",
            "tr": "sıra no|numara|sıra numarası",
            "ru": "№ п п|п п|номер|порядковый номер|№ пп|№ п/п|пп|н п п|номер по порядку"
            "|№ по порядку",
            "ar": "الرقم|رقم|م|التسلسل|تسلسل|ت|العدد|الرقم التسلسلي",
            "fa": "ردیف|شماره|شماره ردیف",
        },
    ),
    RowField(
        "page",
        FieldKind.TEXT,
        written="page",
        group=Group.STANDS,
        label=_("page"),
        headers={
            "en": "page|page no|p",
            "az": "səhifə",
            "tr": "sayfa",
            "ru": "страница|стр",
            "ar": "صفحة|الصفحة",
            "fa": "صفحه",
        },
    ),
    RowField(
        "line",
        FieldKind.TEXT,
        written="line",
        group=Group.STANDS,
        label=_("line"),
        headers={"en": "line", "az": "sətir", "tr": "satır", "ru": "строка", "ar": "السطر"},
    ),
    RowField(
        "source",
        FieldKind.SOURCE,
        written="source_id",
        group=Group.STANDS,
        label=_("source: its title, address or key here"),
        on_card=True,
        headers={
            "en": "source|sources",
            "az": "mənbə|mənbəyi",
            "tr": "kaynak",
            "ru": "источник",
            "ar": "المصدر",
            "fa": "منبع",
        },
    ),
    RowField(
        "source_url",
        FieldKind.TEXT,
        written="source_url",
        group=Group.STANDS,
        label=_("address of the source on the web"),
        headers={
            "en": "source url|url|link|source address|source link|link to source",
            "az": "keçid",
            "ru": "ссылка",
            "ar": "الرابط|رابط",
            "fa": "پیوند|لینک",
        },
    ),
    RowField(
        "locator",
        FieldKind.TEXT,
        written="locator",
        group=Group.STANDS,
        label=_("place in the source"),
        headers={
            "en": "locator|place in the source",
            "az": "mənbədə yeri",
            "ru": "место в источнике",
        },
    ),
    RowField(
        "uid",
        FieldKind.KEY,
        written="uid",
        group=Group.STANDS,
        label=_("permanent id of the row in this archive"),
        headers={"en": "uid|permanent id"},
    ),
    RowField(
        "note",
        FieldKind.NOTE,
        reading="editor_note",
        group=Group.STANDS,
        label=_("note for colleagues, never public"),
        many=True,
        headers={
            "en": "note|notes|remark|remarks|comment|comments|annotation|observations",
            "az": "qeyd|qeydlər|şərh|əlavə qeyd|qeydiyyat qeydi",
            "tr": "not|notlar|açıklama|açıklamalar",
            "ru": "примечание|примечания|заметка|комментарий|прим|комментарии|заметки|пометки",
            "ar": "ملاحظات|ملاحظة",
            "fa": "یادداشت|توضیحات",
        },
    ),
)

IMPORTED: dict[str, RowField] = {field.key: field for field in ROW_FIELDS if field.group}
"""What a column of a file can be."""

VERBATIM = tuple(
    dict.fromkeys(
        field.written for field in ROW_FIELDS if field.written and field.kind is not FieldKind.KEY
    )
)
"""Columns that say what the list says: an import writes them, curators do not."""

READING = tuple(
    dict.fromkeys(
        column
        for field in IMPORTED.values()
        if field.kind is not FieldKind.KEY
        for column in field.columns
        if column not in VERBATIM
    )
)
"""Columns an import reads out of them: from the first edit on they belong to curators."""

AS_RECORDED = moved((field for field in ROW_FIELDS if field.exported_as_written), death="place")
"""What a row writes of somebody beside the name, as pages and downloads have it."""

PLACES = tuple(field for field in ROW_FIELDS if field.kind is FieldKind.PLACE)
CONNECTED_PLACES = tuple(field for field in PLACES if field.key != "place")
"""Those where it did not happen: a search finds them only where it is told to look further."""

OF_PERSONS = tuple(field for field in ROW_FIELDS if field.of_person)

SETTABLE: dict[str, tuple[str, ...]] = {
    field.key: tuple(f"{field.reading}_{code}" for code in LANGUAGE_CODES)
    if field.kind is FieldKind.WORDS
    else (field.name,)
    for field in ROW_FIELDS
    if field.reading and field.kind not in (FieldKind.SPELLINGS, FieldKind.DATE_PART)
} | {"is_minor": ("is_minor",)}
"""Readings that can be set over several rows at once, each with its fields of a form."""
