"""Whom a cell of names names: nobody, a relative, several, one in several spellings."""

import pytest

from archive.importers.lists import mapping_from_json
from archive.importers.lists.drafts import Draft
from archive.importers.lists.naming import parts_of_name
from archive.importers.lists.no_persons import reads_like_a_heading
from archive.lib.names.forms import read_forms, split_forms
from archive.lib.names.kinship import kinship
from archive.lib.names.unnamed import Naming, naming
from archive.models import MatchProposal
from archive.search.query.parameters import Question
from archive.search.query.search import search
from archive.services.linkage import propose
from tests.factories import VictimListFactory

NOBODY = [
    *("Naməlum şəxs", "Naməlum şəxs 2", "naməlum qadın (30-35 yaş)", "Kimliyi bilinməyən"),
    *("Adı məlum deyil", "Şəxsiyyəti müəyyən edilməyib", "3 nömrəli meyit", "Qadın meyiti"),
    *("30-35 yaşlarında naməlum kişi", "Kimliği belirsiz", "Kimliği belirsiz erkek"),
    *("неизвестный мужчина", "неопознанное тело №12", "тело женщины", "Н.Н.", "имя неизвестно"),
    *("Личность не установлена", "труп неизвестного мужчины 40-45 лет", "Неизвестный солдат"),
    *("Unidentified", "unknown man 30-35", "unidentified body No 3", "N.N.", "a woman, about 40"),
    *("a man", "a body", "Unknown female, approx. 25 years old", "Jane Doe 3", "UNKNOWN MALE"),
    *("مجهول الهوية", "ناشناس", "مرد ناشناس", "جثة مجهولة", "امرأة مجهولة", "هویت نامعلوم"),
]
SOMEBODY = [
    *("Lalə Uydurmalı", "Körpə Nümunəyeva", "Naməlum Orxan", "Man Sample", "Alice Body"),
    *("Qurban", "Ata Nümunəyev", "Orxan Naməlumov", "Неизвестнов Орхан", "Unknown Sample"),
    *("Young Alice", "محمد نمونه", "Nam Son", "Böyük", "No", "Orxan"),
]


@pytest.mark.parametrize("cell", NOBODY)
def test_a_cell_that_says_no_name_is_known_names_nobody(cell):
    assert naming(cell) is Naming.NO_NAME


@pytest.mark.parametrize("cell", SOMEBODY)
def test_a_name_with_a_word_like_a_label_is_a_name(cell):
    assert naming(cell) is Naming.NAME


@pytest.mark.parametrize("cell", ["Man", "Body", "Körpə", "unknown man in a blue jacket"])
def test_what_may_be_a_name_as_well_is_a_doubt(cell):
    assert naming(cell) is Naming.RATHER_NO_NAME


@pytest.mark.parametrize("cell", ["John Doe", "Unknown man from Baku"])
def test_what_may_stand_for_a_name_stays_one_and_is_a_doubt(cell):
    assert naming(cell) is Naming.RATHER_A_NAME


RELATIVES = [
    ("Orxan Nümunəyevin həyat yoldaşı", "Orxan Nümunəyev"),
    ("Orxan Nümunəyevin 3 yaşlı qızı", "Orxan Nümunəyev"),
    ("Nümunəyev Orxan-ın arvadı", "Nümunəyev Orxan"),
    ("Kamalın oğlu", "Kamal"),
    ("Nümunəzadənin qızı (3 yaş)", "Nümunəzadə"),
    ("Lalənin anası", "Lalə"),
    ("Numuneyevin heyat yoldasi", "Numuneyev"),
    ("Uydurmalının nəvəsi", "Uydurmalı"),
    ("Orxan Nümunəyev'in eşi", "Orxan Nümunəyev"),
    ("Kamal'ın oğlu", "Kamal"),
    ("жена Орхана Нумунева", "Орхан Нумунев"),
    ("ЖЕНА НУМУНЕВА", "НУМУНЕВ"),
    ("мать Ивана", "Иван"),
    ("5-летняя дочь Нумунева О.К.", "Нумунев О.К."),
    ("сын Нумуневой Лалы", "Нумунева Лала"),
    ("жена Камала оглы", "Камал оглы"),
    ("wife of Orkhan Numuneyev", "Orkhan Numuneyev"),
    ("the 3-year-old daughter of Mr Orkhan Numuneyev", "Orkhan Numuneyev"),
    ("Orkhan Numuneyev's 3-year-old son", "Orkhan Numuneyev"),
    ("son of Orkhan, 5", "Orkhan"),
    ("همسر اورخان نمونه", "اورخان نمونه"),
    ("زوجة اورخان", "اورخان"),
]


@pytest.mark.parametrize(("cell", "relative"), RELATIVES)
def test_a_person_known_by_a_relative_has_no_name_of_their_own(cell, relative):
    found = kinship(cell)
    assert found is not None
    assert found.is_sure
    assert (found.own, found.relatives[0]) == ("", relative)


@pytest.mark.parametrize(
    "cell",
    [
        *("Orxan Kamal oğlu", "Nümunəyev Orxan Aydın oğlu", "Aydın oğlu", "Nəsrəddin oğlu"),
        *("Hüseyn oğlu", "Orxan Yasin oğlu", "Murad Şirin oğlu", "Vəlizadə Aygün Əmin qızı"),
        *("Mother Teresa", "Отец Иван", "Дед Нумунев", "Lalə (Orxanın arvadı)", "Alice Child"),
        *("محمد بن علي", "أم كلثوم", "Sami Wife", "Нумунев Муж"),
    ],
)
def test_a_patronymic_or_a_title_is_no_kinship(cell):
    assert kinship(cell) is None


@pytest.mark.parametrize(
    ("cell", "own"),
    [
        ("Lalə, Orxanın arvadı", "Lalə"),
        ("Лала - жена Орхана Нумунева", "Лала"),
        ("Orkhan's wife Lala", "Lala"),
        ("Orxan Nümunəyevin oğlu Vəli", "Vəli"),
    ],
)
def test_a_name_beside_the_relative_is_the_persons(cell, own):
    assert kinship(cell).own == own


SEVERAL = [
    *("Orxan Nümunəyev, Lalə Uydurmalı", "Orxan Nümunəyev və Lalə Uydurmalı", "Orxan və Lalə"),
    *("Орхан и Лала Нумуневы", "ОРХАН И ЛАЛА", "Orkhan & Lala", "Orxan Nümunəyev + Lalə Sınaqlı"),
    *("Orxan Nümunəyev\nLalə Uydurmalı", "Orkhan Numuneyev with his wife and two children"),
    *("Orxan Nümunəyev ailəsi ilə 3 nəfər", "Нумунев Орхан с женой", "семья Нумуневых"),
    *("Orxan Nümunəyev; Lalə Uydurmalı", "Lalə Nümunəyeva; Orxan Nümunəyev"),
    *("Alice Example, Bob Sample, Carol Test", "محمد نمونه و علي نمونه"),
]


@pytest.mark.parametrize("cell", SEVERAL)
def test_several_persons_in_a_cell_are_seen(cell):
    assert read_forms(cell).are_several


@pytest.mark.parametrize(
    "cell",
    [
        *("Nümunəyev, Orxan", "Nümunəyev, Orxan Kamal oğlu", "Нумунев, Орхан, Камалович"),
        *("Example-Sample, Mr Bob", "Van Example, Mrs Alice", "Example, Mr Bob (1st/2nd class)"),
        *("García Sample, Gabriel José", "Orxan Nümunəyev, müəllim", "Нумунев О. И."),
        *("Silva e Souza", "Nümunəyev\nOrxan\nKamal oğlu", "Orxan s/o Kamal", "Andrew Sample"),
        *("Lalə Nümunəyeva, Orxan Nümunəyevin arvadı", "Nümunəyev Orxan, Kamal oğlu"),
    ],
)
def test_a_single_person_is_not_taken_for_several(cell):
    assert not read_forms(cell).are_several


FORMS = [
    ("Выдуманов (Придуманов) Орхан", ["Придуманов Орхан"]),
    ("Орхан Выдуманов (Придуманов)", ["Орхан Придуманов"]),
    ("Nümunəyeva Lalə (qızlıq soyadı Uydurmalı)", ["Uydurmalı Lalə"]),
    ("Нумунева Лала (урожд. Придуманова)", ["Придуманова Лала"]),
    ("Лала Нумунева, урожд. Придуманова", ["Лала Придуманова"]),
    ("Alice Sample (née Example)", ["Alice Example"]),
    ("Orxan (Alik) Nümunəyev", ["Alik Nümunəyev"]),
    ("Orxan “Alik” Nümunəyev", ["Alik Nümunəyev"]),
    ("Нумунев Орхан по прозвищу Алик", ["Алик Нумунев"]),
    ("Orxan Nümunəyev (ləqəbi Alik)", ["Alik Nümunəyev"]),
    ("Orxan Nümunəyev (Орхан Нюмунеев)", ["Орхан Нюмунеев"]),
    ("Orxan Nümunəyev; Орхан Нюмунеев", ["Орхан Нюмунеев"]),
    ("Orxan Nümunəyev / Orkhan Numuneyev", ["Orkhan Numuneyev"]),
    ("Orxan/Orhan Nümunəyev", ["Orhan Nümunəyev"]),
    ("Nümunəyeva/Uydurmalı Lalə", ["Uydurmalı Lalə"]),
    ("Orxan Nümunəyev (müəllim)", []),
    ("Orxan Nümunəyev (k)", []),
]


@pytest.mark.parametrize(("cell", "others"), FORMS)
def test_other_forms_beside_a_name_are_read(cell, others):
    forms = read_forms(cell)
    assert [other.text for other in forms.others] == others
    assert not forms.are_several
    assert not forms.unread


@pytest.mark.parametrize("aside", ["1950", "5 yaş", "Bakı", "Milli Qəhrəman"])
def test_what_is_no_name_in_brackets_is_a_doubt(aside):
    forms = read_forms(f"Orxan Nümunəyev ({aside})")
    assert (forms.others, forms.unread) == ((), aside)


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("Orkhan Numuneyev; Орхан Нумунев", ["Orkhan Numuneyev", "Орхан Нумунев"]),
        ("Orkhan Numuneyev / Orhan Numuneyev", ["Orkhan Numuneyev", "Orhan Numuneyev"]),
        ("Орхан, Orhan", ["Орхан", "Orhan"]),
        ("Alice Example; Carol Test", ["Alice Example", "Carol Test"]),
        ("Numuneyev, Orkhan", ["Numuneyev, Orkhan"]),
    ],
)
def test_two_values_in_a_cell_of_other_names_are_two(cell, texts):
    assert split_forms(cell) == texts


@pytest.mark.parametrize(
    ("header", "father"),
    [
        *(("Ata adı", "Kamal"), ("Atasının adı", "Kamal oğlu"), ("Baba adı", "Kamal")),
        *(("Отчество", "Kamal"), ("Имя отца", "Kamal"), ("Father's name", "bin Kamal")),
        *(("FatherName", "son of Kamal"), ("father_name", "Kamal"), ("نام پدر", "Kamal")),
        *(("اسم الأب", "Kamal"), ("Atasının adı", "Kamal Vəli oğlu Nümunəzadə")),
    ],
)
def test_a_father_in_a_column_of_his_own_completes_the_name(rehearse, header, father):
    found = rehearse(f"Ad soyad;{header}\nOrxan Nümunəzadə;{father}\nLalə Sınaqzadə;Naməlum\n")
    first, second = (found.staged[number].reading for number in (2, 3))
    assert [first[part] for part in ("given", "patronymic", "family")] == [
        *("Orxan", "Kamal", "Nümunəzadə")
    ]
    assert (second["given"], second["family"]) == ("Lalə", "Sınaqzadə")
    assert not second.get("patronymic")
    assert first["name_as_recorded"] == "Orxan Nümunəzadə"


@pytest.mark.parametrize("header", ["Anasının adı", "Baba", "Mother's name", "Имя матери", "Дед"])
def test_another_relatives_column_is_not_the_fathers(rehearse, header):
    found = rehearse(f"Ad soyad;{header}\nOrxan Nümunəzadə;Kamal\n")
    assert not found.staged[2].reading.get("patronymic")


@pytest.mark.parametrize(
    ("header", "row", "parts"),
    [
        ("Full name;First name", "Orxan Nümunə;Orxan", ("Orxan", "", "Nümunə")),
        ("Full name;Surname", "Orxan Nümunə;Nümunə", ("Orxan", "", "Nümunə")),
        ("Tam adı;Ad", "Nümunə Orxan;Orxan", ("Orxan", "", "Nümunə")),
        ("Ad soyad;Ata adı", "Nümunəzadə Orxan Kamal;Kamal", ("Orxan", "Kamal", "Nümunəzadə")),
        ("Ad soyad;Ata adı", "Orxan Nümunə;Kamal", ("Orxan Nümunə", "Kamal", "")),
    ],
)
def test_a_part_in_a_column_of_its_own_tells_the_others(rehearse, header, row, parts):
    reading = rehearse(f"{header}\n{row}\n").staged[2].reading
    assert tuple(reading.get(part, "") for part in ("given", "patronymic", "family")) == parts


def test_two_fathers_are_a_doubt_and_the_column_of_his_own_is_read(rehearse):
    found = rehearse(
        "Ad soyad;Ata adı\nNümunəzadə Orxan Vəli oğlu;Kamal\nНумунев Орхан Камалович;Kamal\n"
    )
    assert [number for number, code in found.findings if code == "father-differs"] == [2]
    assert found.staged[2].reading["patronymic"] == "Kamal"


def _hits(words):
    return [hit.uid for hit in search(Question(q=words), "az").hits]


def test_who_is_found_by_a_father_in_his_own_column_is_proposed_with_him(bring_in):
    joint = bring_in("Ad soyad;Doğum ili\nNümunəzadə Orxan Kamal oğlu;1950\n").entries
    apart = bring_in("Ad soyad;Ata adı;Doğum ili\nOrxan Nümunəzadə;Kamal;1950\n").entries
    propose()
    (proposal,) = MatchProposal.objects.all()
    assert ["father-exact"] in proposal.reasons
    assert {proposal.entry, proposal.other_entry} == {*joint, *apart}


def test_a_search_with_the_father_finds_rows_however_he_stands(bring_in):
    table = "Ad soyad;Ata adı\nOrxan Nümunəzadə;Kamal\nNümunəzadə Orxan Kamal oğlu;\n"
    rows = bring_in(f"{table}Orxan Nümunəzadə;Vəli\n", VictimListFactory()).entries
    assert _hits("Orxan Kamal oğlu Nümunəzadə") == [rows[1].uid, rows[0].uid]
    assert _hits("Орхан Камал оглы Нумунезаде")[:2] != []


def test_rows_without_a_name_keep_their_words_and_are_no_pair(bring_in):
    first = bring_in("Name,Age\nNaməlum şəxs,30\nUnidentified,\nNaməlum şəxs,30\n")
    second = bring_in("Name,Age\nNaməlum şəxs,30\nN.N.,30\n")
    rows = [*first.entries, *second.entries]
    assert {row.name_as_recorded for row in rows} == {""}
    assert [row.original["Name"] for row in rows][3:] == ["Naməlum şəxs", "N.N."]
    assert second.codes == {"no-name"}
    assert propose().proposed == 0


def test_a_mapping_says_which_cell_is_no_name_and_which_is_one(rehearse):
    def said(mapping):
        values = {"Man": "Man", "Filankəs": "unknown"}
        columns = [{**column.as_json(), "values": values} for column in mapping.columns]
        return mapping_from_json({"columns": columns})

    found = rehearse("Name\nMan\nFilankəs\nBody\n", change=said)
    names = [found.staged[row].reading.get("name_as_recorded", "") for row in (2, 3, 4)]
    assert names == ["Man", "", ""]
    assert [number for number, code in found.findings if code == "rather-no-name"] == [4]


def test_a_relative_finds_the_row_below_himself_and_it_is_not_proposed_as_him(bring_in):
    public = VictimListFactory()
    rows = bring_in(
        "Name\nOrxan Nümunəyevin həyat yoldaşı\nwife of Orkhan Numuneyev\nOrxan Nümunəyev\n",
        public,
    ).entries
    assert [row.given for row in rows] == ["", "", "Orxan"]
    assert _hits("Orxan Nümunəyev") == [rows[2].uid, rows[0].uid, rows[1].uid]
    bring_in("Name\nOrxan Nümunəyev\nOrkhan Numuneyev's son\n")
    propose()
    assert {proposal.entry for proposal in MatchProposal.objects.all()} == {rows[2]}


def test_several_persons_are_warned_of_and_kept_in_a_row(rehearse):
    found = rehearse('Name\n"Orxan Nümunəyev, Lalə Uydurmalı"\n"Nümunəyev, Orxan"\n')
    assert [number for number, code in found.findings if code == "several-persons"] == [2]
    assert found.staged[2].reading["name_as_recorded"] == "Orxan Nümunəyev, Lalə Uydurmalı"
    assert not found.staged[2].reading.get("given")


def test_spellings_are_kept_each_in_its_language(bring_in):
    (row,) = bring_in(
        "Name\tOther name\nOrxan Nümunəyev; Орхан Нюмунеев\tOrkhan Numuneyev / Орхан Нумунеев\n"
    ).entries
    assert row.name_as_recorded == "Orxan Nümunəyev"
    assert [(said["text"], said["tag"]) for said in row.spellings] == [
        ("Орхан Нюмунеев", "ru"),
        ("Orkhan Numuneyev", ""),
        ("Орхан Нумунеев", "ru"),
    ]


@pytest.mark.parametrize("label", ["Naməlum", "Неизвестный", "Unknown"])
def test_a_label_before_a_family_name_is_no_given_name(label):
    draft = Draft(2)
    assert parts_of_name(draft, {}, "", f"{label} Nümunəyev") == {"family": "Nümunəyev"}


@pytest.mark.parametrize("aside", ["soyadı naməlum", "qızlıq soyadı naməlum", "урожд. неизвестная"])
def test_a_family_name_at_birth_that_nobody_knows_is_no_form_of_the_name(aside):
    assert read_forms(f"Lalə Nümunəyeva ({aside})").others == ()


def test_persons_who_are_only_counted_are_no_heading():
    assert not reads_like_a_heading("2 children of Bob Example")
    assert reads_like_a_heading("Children of Example village")
