"""Headers and cells in the languages lists are written in, and what is read out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importers.lists import (
    Column,
    ColumnMapping,
    MappingRefused,
    mapping_from_json,
    suggest_mapping,
)
from archive.importers.lists.ages import read_age
from archive.importers.lists.dating import read_date
from archive.importers.lists.fields import suggested_fields
from archive.importers.lists.headers import field_of, usual_headers
from archive.lib.dates import parse_loose
from archive.lib.unknown import is_unknown
from archive.models.registry import quick_uids, read_uid
from tests.factories import SourceFactory, TermFactory


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("№|Soyadı, adı, atasının adı|Təvəllüdü|Cinsi|Yaşı", "position|name|birth|sex|age"),
        ("Soyadı, adı, ata adı|Adı, soyadı və atasının adı (tam)|Yaş", "name|other_name|age"),
        ("Фамилия, имя и отчество|Дата рождения", "name|birth"),
        ("Surname / First name|Source / Name", "name|"),
        ("Ad|Soyad|Ata adı|Dəfn yeri", "given|family|patronymic|burial"),
        ("Ad|Doğum tarixi", "name|birth"),
        ("№ п/п|ФИО|Год рождения|Пол|Место гибели", "position|name|birth|sex|place"),
        ("Фамилия|Имя|Отчество|Примечание", "family|given|patronymic|note"),
        ("ID|Full name|Name (Russian)|DOB|Fate", "row_key|name|other_name|birth|fate"),
        (
            "index|name|en_name|id|dob|sex|age|source",
            "|name|other_name|row_key|birth|sex|age|source",
        ),
        ("الاسم|العمر|الجنس|تاريخ الميلاد", "name|age|sex|birth"),
        ("نام|نام خانوادگی|جنسیت|سن", "given|family|sex|age"),
        ("Şəxsiyyət vəsiqəsi|Sürücü", "|"),
    ],
)
def test_columns_are_suggested_from_headers(headers, fields):
    assert suggested_fields(headers.split("|")) == fields.split("|")


def test_every_usual_header_means_one_field():
    for field, words in usual_headers().items():
        assert {field_of(word) for word in words} == {field}


def test_every_column_is_private_until_somebody_says_otherwise():
    mapping = suggest_mapping(["Ad Soyad", "FIN"], [])
    assert not any(column.is_public or column.is_dropped for column in mapping.columns)


def test_a_mapping_is_kept_and_read_back_the_same():
    mapping = ColumnMapping(
        (
            Column("Ad", "name", True),
            Column("Имя", "other_name", language="ru"),
            Column("FIN", is_dropped=True),
            Column("Cins", "sex", values=(("K", "female"),)),
        ),
        "family-first",
    )
    assert mapping_from_json(mapping.as_json()) == mapping


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ([], "No column is mapped to the name"),
        ([{"name": "a", "field": "nome"}], "no field “nome”"),
        ([{"name": "a", "field": "name"}, {"name": "b", "field": "name"}], "Two columns"),
        ("nothing", "a list of objects"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(columns, sentence):
    with pytest.raises(MappingRefused, match=sentence):
        mapping_from_json({"columns": columns})


def test_a_profile_fits_a_file_with_other_columns_in_another_order():
    profile = ColumnMapping((Column("Ad", "name"), Column("Yaş", "age")))
    fitted = profile.fitted(["Yaş", "Yeni", "Ad"])
    assert [(one.name, one.field) for one in fitted.columns] == [
        ("Yaş", "age"), ("Yeni", ""), ("Ad", "name"),
    ]  # fmt: skip
    with pytest.raises(MappingRefused, match="“Yaş”"):
        profile.fitted(["Ad"])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("41", 41), ("41.0", 41), ("35 yaş", 35), ("35 лет", 35), ("1 год", 1), ("9 months", 0),
        ("9 aylıq", 0), ("18 мес.", 1), ("3 days", 0), ("20 günlük", 0), ("Less than a day", 0),
        ("новорождённая", 0), ("1 year 3 months", 1), ("٣٥", 35), ("۴۱ ساله", 41), ("0", 0),
        ("6 weeks old", 0),
    ],
)  # fmt: skip
def test_ages_are_read_in_years(text, years):
    assert read_age(text).years == years


@pytest.mark.parametrize("text", ["35-40", "about 35", "young", "-5", "350", "12 apples"])
def test_what_is_no_age_is_doubted(text):
    assert read_age(text).years is None
    assert read_age(text).doubt


@pytest.mark.parametrize(
    "text", ["-1", "unknown", "Unknown ", "Naməlum", "NAMƏLUM", "неизвестно", "مجهول", "?", "n/a"]
)
def test_unknown_is_unknown_in_every_language(text):
    assert is_unknown(text)


@pytest.mark.parametrize("text", ["Naməlum qadın", "0", "Nana", "", "Unknown Soldier Street 5"])
def test_what_says_something_is_not_unknown(text):
    assert not is_unknown(text)


@given(st.integers(0, 32), st.integers(0, 13), st.integers(999, 3000), st.integers(0, 3))
def test_the_short_way_of_reading_dates_reads_as_the_long_one(day, month, year, shape):
    text = [
        f"{day:02}.{month:02}.{year}", f"{year}-{month:02}-{day:02}", str(year),
        f"{day}/{month}/{year}",
    ][shape]  # fmt: skip
    read = read_date(text)
    try:
        long = parse_loose(text)
    except ValueError:
        assert read.refused
        return
    if 1250 <= year < 1460:
        assert read.code == "other-calendar"
        return
    assert (read.edtf, read.bounds) == (long.date.edtf, (long.date.earliest, long.date.latest))
    assert [code for code, _message in read.warnings] == [one.code for one in long.warnings]


def test_quick_ids_are_ids():
    uids = quick_uids(200)
    assert len(set(uids)) == 200
    assert [read_uid(uid) for uid in uids] == uids


@pytest.mark.django_db
def test_a_row_is_read_and_kept_as_written_beside_it(bring_in):
    source = SourceFactory(title="Example Gazette, issue 7")
    TermFactory(vocabulary="status-then", slug="civilian", label_az="mülki şəxs")
    found = bring_in(
        "Kod;Soyad, ad;Имя (рус);Cinsi;Təvəllüd;Yaş;Aqibəti;Statusu;Səhifə;Mənbə;Link;Qeyd;FIN\n"
        "7;Nümunəyev Test Sınaq oğlu;Тест Нумунаев;K;20 yanvar 1950-ci il;42 yaş;yaralı;"
        "Mülki şəxs;12;example gazette, issue 7;https://example.org/7;ehtiyatla;AA1\n",
        change=lambda mapping: mapping_from_json(
            {
                "columns": [
                    {**one.as_json(), "values": {"K": "male"}} if one.field == "sex"
                    else {**one.as_json(), "drop": one.name == "FIN"}
                    for one in mapping.columns
                ]
            }
        ),
    )  # fmt: skip
    (row,) = found.entries
    assert (row.row_key, row.name_as_recorded) == ("7", "Nümunəyev Test Sınaq oğlu")
    assert (row.family, row.given, row.patronymic) == ("Nümunəyev", "Test", "Sınaq")
    assert row.spellings == [{"text": "Тест Нумунаев", "tag": "ru", "kind": "as-printed"}]
    assert (row.sex, row.fate, row.status_then.slug) == ("male", "wounded", "civilian")
    assert (row.birth, row.birth_as_written) == ("1950-01-20", "20 yanvar 1950-ci il")
    assert (row.age_years, row.age_text, row.is_minor) == (42, "42 yaş", False)
    assert (row.source, row.source_url, row.page) == (source, "https://example.org/7", "12")
    assert row.editor_note == "ehtiyatla"
    assert row.original["Cinsi"] == "K"
    assert "FIN" not in row.original
    assert "AA1" not in str(list(found.batch.staged.values()))
    assert found.batch.victim_list.public_columns() == []


@pytest.mark.django_db
def test_parts_of_a_name_are_joined_in_the_order_of_the_file(bring_in):
    (row,) = bring_in("Soyad,Ad,Ata adı\nNümunəyev,Test,unknown\n").entries
    assert (row.name_as_recorded, row.family) == ("Nümunəyev Test", "Nümunəyev")
    assert row.patronymic == ""


@pytest.mark.django_db
def test_a_harmful_address_is_not_kept_as_one(bring_in):
    found = bring_in("Ad Soyad,Link\nAlice Example,javascript:alert(1)\n")
    assert found.entries[0].source_url == ""
    assert "not-an-address" in found.codes


@pytest.mark.django_db
def test_a_child_is_known_as_one_by_age_or_dates(bring_in):
    found = bring_in(
        "Ad Soyad,Doğum,Ölüm,Yaş\nAlice,,,9 aylıq\nBob,1985,1992,\nCharlie,1974,1992,\n"
    )
    assert [row.is_minor for row in found.entries] == [True, True, None]
