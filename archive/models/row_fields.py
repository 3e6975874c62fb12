"""The fields of a list row, each said once, in the order an import offers them.

Import, exports, pages, desk, search index and matching take their columns, orders and words from
here. A new field is a column of ListEntry and an entry of this table.
"""

from django.utils.translation import gettext_lazy as _

from .fields import LANGUAGE_CODES
from .row_field import FieldKind, Group, RowField, moved

NAME_PARTS = ("given", "patronymic", "family")
_OF_A_NAME = ("name_as_recorded", *NAME_PARTS)  # each of them settles all
_OF_AN_AGE = ("is_minor",)

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
            "en": "name|full name|name as recorded|name and surname|names|victim|person"
            "|name of the person",
            "az": "ad soyad|ad soyadı|adı soyadı|soyadı adı|soyad ad|soyadı adı atasının adı"
            "|soyad ad ata adı|ad soyad ata adı|adı soyadı atasının adı|s a a|a s a|saa|tam adı",
            "ru": "фио|ф и о|фамилия имя отчество|фамилия имя|имя фамилия|полное имя"
            "|имя и фамилия|фамилия и имя",
            "ar": "الاسم|الاسم الكامل|الاسم الثلاثي|الاسم الرباعي|اسم|اسم الشهيد|الاسم واللقب",
            "fa": "نام و نام خانوادگی|نام کامل|نام ونام خانوادگی",
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
            "en": "given name|given|first name|forename|given names|first names|firstname"
            "|givenname|forenames|christian name|christian names",
            "az": "ad|adı|öz adı|şəxs adı",
            "tr": "isim|ismi",
            "ru": "имя",
            "ar": "الاسم الأول|الاسم الاول|الاسم الشخصي",
            "fa": "نام|نام کوچک|اسم کوچک",
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
            "en": "patronymic|father's name|fathers name|father name|father|name of father"
            "|name of the father|fathername|fathersname|father s name|middle name|patronym"
            "|patronymic name|father's first name|father's given name",
            "az": "ata adı|atasının adı|ata adi|atanın adı|atası|atasının adi|ata ismi"
            "|atasının ismi|ata",
            "tr": "baba adı|babasının adı|baba ismi|babası|babanın adı",
            "ru": "отчество|имя отца|отец|отч|имя отца отчество|отчество имя отца|отчества",
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
            "en": "family name|family|surname|last name|lastname|familyname|surnames",
            "az": "soyad|soyadı|familiya|familiyası",
            "tr": "soyisim|soy isim|soyismi",
            "ru": "фамилия|фам",
            "ar": "اللقب|اسم العائلة|العائلة",
            "fa": "نام خانوادگی|فامیل",
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
            "|other spellings|en name|ar name|name en|name ar|name ru|name az",
            "az": "adı rusca|adı ingiliscə|adı kirillə",
            "ru": "имя по русски|имя латиницей|транслитерация|другое написание",
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
            "en": "sex|gender",
            "az": "cins|cinsi|cinsiyyət|cinsiyyəti",
            "tr": "cinsiyet",
            "ru": "пол",
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
            "en": "birth|born|date of birth|birth date|birthdate|dob|year of birth|birth year",
            "az": "doğum|doğum tarixi|doğum ili|doğulduğu il|doğulduğu tarix|təvəllüd|təvəllüdü"
            "|anadan olduğu il|anadan olub",
            "tr": "doğum tarihi",
            "ru": "дата рождения|год рождения|г р|рождение|родился",
            "ar": "تاريخ الميلاد|الميلاد|سنة الميلاد",
            "fa": "تاریخ تولد|تولد|سال تولد",
        },
    ),
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
            "en": "age|age years",
            "az": "yaş|yaşı",
            "ru": "возраст|лет",
            "ar": "العمر|عمر|السن",
            "fa": "سن",
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
            "en": "death|died|date of death|death date|dod|year of death",
            "az": "ölüm|ölüm tarixi|ölüm ili|vəfat tarixi|həlak olduğu tarix|öldüyü tarix"
            "|həlak olma tarixi",
            "tr": "ölüm tarihi",
            "ru": "дата смерти|дата гибели|год смерти|год гибели|смерть",
            "ar": "تاريخ الوفاة|الوفاة",
            "fa": "تاریخ مرگ|تاریخ فوت|فوت",
        },
    ),
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
            "en": "fate|outcome|what happened",
            "az": "aqibəti|taleyi",
            "tr": "akıbeti",
            "ru": "судьба|участь",
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
            "en": "residence|address|place of residence|lived in|home",
            "az": "yaşadığı yer|yaşayış yeri|ünvan|ünvanı",
            "ru": "место жительства|адрес|проживание",
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
            "en": "place|place of death|location|where|place of event|last seen",
            "az": "yer|yeri|öldüyü yer|hadisə yeri|həlak olduğu yer|ölüm yeri",
            "ru": "место|место смерти|место гибели|место события",
            "ar": "مكان|المكان|مكان الوفاة",
            "fa": "محل|محل فوت|مکان",
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
            "en": "burial|burial place|place of burial|buried|buried in|grave|cemetery",
            "az": "dəfn|dəfn yeri|dəfn olunduğu yer|qəbir|qəbiristanlıq",
            "ru": "место захоронения|захоронение|похоронен|кладбище",
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
            "en": "circumstances|how",
            "az": "hal|hadisənin halları|ölüm halları",
            "ru": "обстоятельства|обстоятельства гибели",
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
            "en": "row key|key|id|code|record id|person id",
            "az": "açar|kod|sıra kodu",
            "ru": "ключ|код|идентификатор",
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
            "en": "position|no|nr|n|nn|number|row|row no|row number|#|№|№№|s s",
            "az": "sıra|sıra nömrəsi|sıra №|nömrə",
            "ru": "№ п п|п п|номер|порядковый номер|№ пп|№ п/п",
            "ar": "الرقم|رقم|م",
            "fa": "ردیف|شماره",
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
            "en": "note|notes|remark|remarks|comment|comments",
            "az": "qeyd|qeydlər|şərh",
            "ru": "примечание|примечания|заметка|комментарий",
            "ar": "ملاحظات|ملاحظة",
            "fa": "یادداشت|توضیحات",
        },
    ),
)

IMPORTED: dict[str, RowField] = {field.key: field for field in ROW_FIELDS if field.group}
"""What a column of a file can be."""

VERBATIM = tuple(
    field.written for field in ROW_FIELDS if field.written and field.kind is not FieldKind.KEY
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
    if field.reading and field.kind is not FieldKind.SPELLINGS
} | {"is_minor": ("is_minor",)}
"""Readings that can be set over several rows at once, each with its fields of a form."""
