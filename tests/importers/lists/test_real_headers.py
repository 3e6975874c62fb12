"""Headers of real lists: what is the name, what is a number that runs, what is something else."""

import pytest
from django.core.management import CommandError, call_command

from archive.importers.lists.fields import suggested_fields
from archive.importers.lists.headers import field_of
from archive.models import ImportBatch, ListEntry


@pytest.mark.parametrize(
    "header",
    [
        *(
            "English name",
            "English Name",
            "Name (Latin)",
            "Full name",
            "Name of victim",
            "FullName",
        ),
        *("Victim's name", "Deceased", "full_name", "1. Ad", "Name:*", "Name *", "Person Name"),
        *("Name of the deceased", "Name in Arabic", "Victim’s full name", "NAME(S)", "VictimName"),
        *("Names of victims", "Name\nof the person", "Name (as recorded)", "Name, surname", "FIO"),
        *("Surname and initials", "Last name, first name", "Missing person", "Name of martyr"),
        *("Ad, soyad, ata adı", "Şəhidin adı", "Ad-Soyad", "Adı Soyadı", "Kişinin adı", "Adı"),
        *("Soyadı, adı, atasının adı", "Həlak olanın adı, soyadı", "Adı, soyadı və ata adı"),
        *("Ölənin adı və soyadı", "ADI, SOYADI, ATASININ ADI", "Mərhumun adı", "Adı (latın)"),
        *("Həlak olanlar", "S.A.A.", "Soyadı Adı Ata adı", "İtkin düşənin adı", "Ad/Soyad"),
        *("Ф.И.О.", "Ф.И.О. погибшего", "ФИО", "Фамилия, имя, отчество", "Фамилия и инициалы"),
        *("Фамилия Имя Отчество погибшего", "Имя погибшего", "Погибшие", "Фамилия И.О."),
        *("ФИО (полностью)", "Ф. И. О.", "Имя, фамилия", "Имя (на русском)", "Ф.И.О. умерших"),
        *("ФИО жертвы", "Фамилия,имя,отчество", "1) ФИО", "Фамилия имя и отчество пропавшего"),
        *("İsim", "İsim Soyisim", "Ölenin adı soyadı", "Adı-Soyadı", "Şehidin ismi"),
        *("نام", "نام و نام خانوادگی", "نام متوفی", "الاسم", "اسم الشهيد", "الاسم الكامل"),
        *("Nome", "Nome completo", "Ad / Name", "ФИО / Full name", "Name | الاسم", "Имя (Name)"),
        *("Ad (soyad, ad, ata adı)", "(Name)"),
    ],
)
def test_a_column_of_names_is_the_name_where_there_is_no_other(header):
    rows = [["Orxan Nümunəyev", "1"], ["Lalə Uydurmalı", "2"]]
    assert suggested_fields([header, "Card"], rows) == ["name", ""]


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Name of village",
            "School name",
            "File name",
            "filename",
            "Mother's name",
            "Source name",
        ),
        *("Place name", "Adı (kəndin)", "Name (village)", "Name of informant", "Event name"),
        *("Name of the person who reported", "Unit name", "Name of school", "Street name"),
        *("Ananın adı", "Kəndin adı", "Anasının adı, soyadı", "Küçənin adı", "Məktəbin adı"),
        *("Имя матери", "Название села", "Имя файла", "ФИО заявителя", "Имя матери, фамилия"),
        *("Ф.И.О. родственника", "Контактное лицо", "Annesinin adı", "Köyün adı", "نام مادر"),
        *("اسم الأم", "User name", "Hospital", "Number of victims", "Число погибших", "Ölü sayısı"),
        *("Killed by", "Contact person", "Victim of", "Name (of mother)", "Adı (atasının)"),
        *("Atasının adı, soyadı", "Father's name, surname", "Card", "Persons", "Spouse name"),
    ],
)
def test_a_name_of_something_else_is_never_the_name(header):
    assert field_of(header) not in {"name", "given", "other_name", "family"}
    assert suggested_fields([header, "Card"], [["12", "1"], ["12", "2"]])[0] != "name"


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("Card|English Name|Persian Name|Age", "|name|other_name|age"),
        ("Name (Russian)|Full name", "other_name|name"),
        ("Name (English)|Name (Azerbaijani)", "name|other_name"),
        ("Name|Surname|Father's name", "given|family|patronymic"),
        ("Name|Surname|Full name", "given|family|name"),
        ("Soyad / Фамилия|Ad / Имя", "family|given"),
        ("First_Name|LastName|DateOfBirth|PlaceOfDeath", "given|family|birth|place"),
        ("Şəhidin soyadı|Şəhidin adı|Doğum ili", "family|given|birth"),
        ("Ad soyad|Имя", "name|other_name"),
        ("Имя|Отчество|Фамилия", "given|patronymic|family"),
        ("Name|Village name|Father's Name", "name||patronymic"),
        ("Victim's name|Victim's age|Victim's sex", "name|age|sex"),
        ("ФИО|Возраст погибшего|Дата рождения погибшего", "name|age|birth"),
        ("Adı, soyadı|Yaşı (il)|Şəhidin doğum tarixi", "name|age|birth"),
        ("Name|Age (years)|Sex (M/F)|D.O.B. (dd.mm.yyyy)", "name|age|sex|birth"),
        ("Name|Date of birth (mother)|Age (father)", "name||"),
        ("Ad|Name", "name|other_name"),
        ("Ad|Soyad|Name|Surname", "given|family||"),
        ("Ad soyad|Ata adı|Ad", "name|patronymic|given"),
        ("3. Ad soyad|4. Təvəllüdü:|5. Yaş*", "name|birth|age"),
    ],
)
def test_columns_of_names_are_told_apart(headers, fields):
    assert suggested_fields(headers.split("|")) == fields.split("|")


def test_a_name_that_holds_the_surname_as_well_stays_the_name():
    joint = [["Orxan Nümunəyev", "Nümunəyev"], ["Lalə Uydurmalı", "Uydurmalı"]]
    assert suggested_fields(["Name", "Surname"], joint) == ["name", "family"]
    apart = [["Orxan", "Nümunəyev"], ["Lalə", "Uydurmalı"]]
    assert suggested_fields(["Vorname", "Name"], apart) == ["given", "family"]
    assert suggested_fields(["Prénom", "Nom"], apart) == ["given", "family"]
    joint = [["Orxan", "Orxan Nümunəyev"], ["Lalə", "Lalə Uydurmalı"]]
    assert suggested_fields(["First name", "Name"], joint) == ["given", "name"]
    spelled = [["Orxan Nümunəyev", "Orkhan Numunayev"]]
    assert suggested_fields(["Ad", "Name"], spelled) == ["name", "other_name"]
    assert suggested_fields(["Name", "Surname"], apart) == ["given", "family"]


@pytest.mark.parametrize("header", ["number", "No", "№", "Nömrə", "Номер", "رقم", "شماره", "Say"])
@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ("1 2 3 4", "position"),
        ("1. 2. 3. 4.", "position"),
        ("501 502 504 505", "position"),
        ("1 2 Cəmi 3", "position"),
        ("1 2 3 4 1 2 3 4 5", "position"),
        ("3 1 2 1", ""),
        ("1 1 2 1", ""),
        ("12 14 16 22", ""),
        ("12A 14 15 16", ""),
        ("4512345 1289012 9981222", ""),
        ("1", "position"),
        ("17", ""),
    ],
)
def test_a_number_is_the_running_number_only_if_it_runs(header, numbers, field):
    rows = [["Orxan Nümunəyev", number] for number in numbers.split()]
    assert suggested_fields(["Name", header], rows)[1] == field


def test_an_id_that_most_rows_share_is_no_key():
    rows = [[number, "Orxan Nümunəyev"] for number in "1112223"]
    assert suggested_fields(["id", "Name"], rows) == ["", "name"]
    rows = [[number, "Orxan Nümunəyev"] for number in "12345667"]
    assert suggested_fields(["id", "Name"], rows) == ["row_key", "name"]


def test_a_column_called_name_that_holds_numbers_is_not_the_name():
    assert suggested_fields(["Name", "Adı"], [["17", "Orxan"], ["18", "Lalə"]]) == ["", "name"]
    assert suggested_fields(["Victim", "Place"], [["3", "Bakı"], ["12", "Quba"]]) == ["", "place"]


def bring(tmp_path, text, **options):
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    call_command("import_list", path, list="example", title="Example", **options)


NO_NAMES = "Kod,Yaş,Yer\n" + "".join(f"k{age},{age},Exampletown\n" for age in range(20, 40))


@pytest.mark.django_db
def test_a_file_without_a_column_of_names_is_not_rehearsed(tmp_path):
    with pytest.raises(CommandError) as refusal:
        bring(tmp_path, NO_NAMES)
    for said in ("No column is the name", "Kod: k20", "Yer: Exampletown", "--mapping"):
        assert said in str(refusal.value)
    assert not ImportBatch.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("cell", ["", "17", "01.02.1950"])
def test_a_column_of_names_that_holds_none_is_asked_about_first(tmp_path, cell):
    text = (
        NO_NAMES.replace("Kod", "Ad soyad").replace("\nk", f"\n{cell},").replace("Yaş", "Kod,Yaş")
    )
    with pytest.raises(CommandError, match="name"):
        bring(tmp_path, text)
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"columns": [{"name": "Ad soyad", "field": "name"}]}', "utf-8")
    bring(tmp_path, text, mapping=str(mapping))
    assert ListEntry.objects.count() == 20
