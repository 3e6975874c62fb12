"""Releases as they come: no keys, other columns, other writing; nothing renewed in silence."""

import json
import unicodedata
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from archive.importers import lists
from archive.importers.lists import reading, recognising
from archive.models import EntryChange, ListEntry, VictimList
from tests.factories import VictimListFactory

from .test_undo import everything

pytestmark = pytest.mark.django_db

AZ = "Ad Soyad,Doğum,Yer\nİsmayıl Nümunəyev,1950,Nümunəkənd\nLalə Uydurmalı,1951,Nümunəkənd\n"
RU = "ФИО,Год рождения,Место\nПётр Вымышленный,1950,Примерск\nАнна Придуманова,1951,Примерск\n"
EN = "Name,Born,Place\nAlice Example,1950,Exampletown\nBob Sample,1951,Exampletown\n"
FA = "نام کامل,سال تولد,محل\nعلی نمونه,1950,نمونه\nمریم فرضی,1951,نمونه\n"


def outcome(found):
    return {name: found.figures[name] for name in ("new", "changed", "unchanged", "gone")}


def released(bring_in, rehearse, first, second):
    """Bring a table in, and rehearse another for the same list."""
    return rehearse(second, bring_in(first).batch.victim_list)


def by(*columns):
    return lambda mapping: replace(mapping, pair_by=columns)


@pytest.mark.parametrize("content", [AZ, RU, EN, FA])
@pytest.mark.parametrize(
    "written",
    [
        str.upper,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(",", " ,").replace(" ", "\u00a0"),
        lambda text: text.replace("19", "\u200b19").replace("1950", "１９５０"),
        lambda text: "\n".join(",".join(reversed(row.split(","))) for row in text.split("\n")),
    ],
    ids=["capitals", "decomposed", "blanks", "unseen", "other order"],
)
def test_how_a_file_is_written_makes_no_other_rows(bring_in, content, written):
    victim_list = bring_in(content).batch.victim_list
    found = bring_in(written(content), victim_list)
    assert (found.figures["new"], ListEntry.objects.filter(gone_in_batch=None).count()) == (0, 2)
    assert bring_in(written(content), victim_list).figures["unchanged"] == 2


def test_cells_follow_the_latest_release_to_the_letter_and_say_what_changed(bring_in):
    found = bring_in(AZ)
    later = bring_in(AZ.replace("Lalə Uydurmalı", "LALƏ  UYDURMALI"), found.batch.victim_list)
    assert outcome(later) == {"new": 0, "changed": 1, "unchanged": 1, "gone": 0}
    assert "only white space, case" in later.findings[3, "written-otherwise"]["message"]
    assert later.entries[1].original["Ad Soyad"] == "LALƏ  UYDURMALI"
    assert later.entries[1].name_as_recorded == "LALƏ UYDURMALI"


@pytest.mark.parametrize("header", ["NAME,Born,Place", "name ,born,PLACE", "_Name_,Born,Place"])
def test_columns_called_the_same_but_for_their_writing_change_nothing(bring_in, header):
    found = bring_in(EN)
    later = bring_in(EN.replace("Name,Born,Place", header), found.batch.victim_list)
    assert later.figures["unchanged"] == 2
    later.batch.victim_list.refresh_from_db()
    assert [column["name"] for column in later.batch.victim_list.columns] == [
        "Name", "Born", "Place",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (EN, "Name,Born,Place,Job\nAlice Example,1950,Exampletown,nurse\n"
             "Bob Sample,1951,Exampletown,\n", "Exampletown"),
        (EN, "Born,Name\n1950,Alice Example\n1951,Bob Sample\n", "Exampletown"),
        ("Name,Born,Place\nAlice Example,1950,X\nBob Sample,1951,X\n",
         "№,Name,Place\n2,Alice Example,X\n1,Bob Sample,X\n", "X"),
    ],
    ids=["added", "lacking and in another order", "numbered"],
)  # fmt: skip
def test_columns_added_and_lacking_make_no_other_rows(bring_in, first, second, kept):
    found = bring_in(first)
    later = bring_in(second, found.batch.victim_list)
    assert (later.figures["new"], later.figures["gone"]) == (0, 0)
    assert [row.birth for row in later.entries] == ["1950", "1951"]
    assert [row.original["Place"] for row in later.entries] == [kept, kept]


def test_people_of_one_name_stay_two_and_meet_in_their_order(bring_in):
    twice = "Name,Born,Place\n" + "Alice Example,1950,X\n" * 3
    victim_list = bring_in(twice).batch.victim_list
    assert bring_in(twice.upper(), victim_list).figures["changed"] == 3
    fewer = bring_in("Name,Born,Place\n" + "Alice Example,1950,X\n" * 2, victim_list)
    assert (fewer.figures["changed"], fewer.figures["gone"]) == (2, 1)
    short = bring_in("Name\n" + "Alice Example\n" * 2, victim_list)
    assert "alike-rows" in short.codes


@pytest.mark.parametrize("slice_", [1, 2, 7])
def test_rows_meet_in_the_same_way_slice_by_slice(bring_in, monkeypatch, slice_):
    content = "Name,Born\n" + "".join(f"Alice Example,19{50 + at % 5}\n" for at in range(15))
    victim_list = bring_in(content).batch.victim_list
    monkeypatch.setattr(reading, "SLICE", slice_)
    monkeypatch.setattr(recognising, "_mark", lambda batch: object())  # other processes
    assert bring_in(content.upper(), victim_list).figures["changed"] == 15
    assert len({row.pk for row in ListEntry.objects.filter(gone_in_batch=None)}) == 15


def test_a_row_whose_first_words_come_back_is_another_row_and_has_a_key(bring_in):
    victim_list = bring_in(EN).batch.victim_list
    bring_in(EN.replace("1951", "1952"), victim_list, change=by("Name"))
    both = EN + "Bob Sample,1952,Exampletown\n"
    found = bring_in(both, victim_list, change=by())
    assert outcome(found) == {"new": 1, "changed": 0, "unchanged": 2, "gone": 0}
    assert bring_in(both, victim_list).figures["unchanged"] == 3


def test_a_list_gets_keys_and_loses_them_and_stays_one_list(bring_in):
    victim_list = bring_in(EN).batch.victim_list
    keyed = "ID,Name,Born,Place\n7,Alice Example,1950,Exampletown\n8,Bob Sample,1951,Exampletown\n"
    before = everything(victim_list)
    with_keys = bring_in(keyed, victim_list)
    assert outcome(with_keys) == {"new": 0, "changed": 2, "unchanged": 0, "gone": 0}
    assert [row.row_key for row in with_keys.entries] == ["7", "8"]
    lists.undo(with_keys.batch)
    assert everything(victim_list) == before
    bring_in(keyed, victim_list)
    without = bring_in(EN, victim_list)
    assert without.figures["unchanged"] == 2
    assert [row.original["ID"] for row in without.entries] == ["7", "8"]


# Most rows new, most old ones gone


CHANGED = "Name,Born,Place,Job\nAlice Example ,1951,EXAMPLETOWN,nurse\nBob Sample,1961,Y,\n"


def test_a_release_that_renews_the_list_is_not_committed_unasked(bring_in, rehearse):
    found = released(bring_in, rehearse, EN, CHANGED)
    said = " ".join(lists.renewal_sentences(found.batch))
    assert "Rows of the list: 2. Marked as gone: 2; added as new: 2." in said
    assert "“Job”" in said
    assert "by one letter or digit" in said
    assert "white space, case" in said
    assert "what did not change: “Name”" in said
    with pytest.raises(lists.CommitRefused, match="stand there twice"):
        lists.commit(found.batch)
    assert not EntryChange.objects.exists()
    lists.accept_renewal(found.batch)
    lists.commit(found.batch)
    assert ListEntry.objects.count() == 4


def test_an_answer_is_to_one_rehearsal_only(bring_in, rehearse):
    found = released(bring_in, rehearse, EN, CHANGED)
    lists.accept_renewal(found.batch)
    lists.start_rehearsal(found.batch, lists.mapping_from_json(found.batch.mapping))
    lists.rehearse(found.batch)
    assert lists.is_to_be_asked(found.batch)


def test_rows_are_paired_by_what_did_not_change_and_undone_exactly(bring_in):
    victim_list = bring_in(EN).batch.victim_list
    before = everything(victim_list)
    found = bring_in(CHANGED, victim_list, change=by("Name"))
    assert outcome(found) == {"new": 0, "changed": 2, "unchanged": 0, "gone": 0}
    assert "paired" in found.codes
    assert [row.birth for row in found.entries] == ["1951", "1961"]
    assert found.batch.mapping["pair_by"] == ["Name"]
    lists.undo(found.batch)
    assert everything(victim_list) == before


def test_rows_alike_in_what_they_are_paired_by_are_not_paired(bring_in, rehearse):
    first = EN + "Bob Sample,1970,Exampletown\n"
    second = "Name,Born,Place\nAlice Example,1949,Exampletown\nBob Sample,1952,Exampletown\n"
    found = rehearse(second, bring_in(first).batch.victim_list, change=by("Name"))
    assert (found.figures["new"], found.figures["changed"]) == (1, 1)
    assert "Name" in found.findings[3, "not-paired"]["message"]


def test_a_few_rows_that_could_be_paired_are_only_offered(bring_in, rehearse):
    rows = "".join(f"Charlie Test {at},1960,Y\n" for at in range(9))
    found = released(bring_in, rehearse, EN + rows, EN.replace("1951", "1952") + rows)
    assert not lists.is_to_be_asked(found.batch)
    assert lists.renewal_of(found.batch).suggested == ["Name"]
    lists.commit(found.batch)


def test_other_people_who_come_and_go_are_no_word_worth(bring_in, rehearse):
    rows = "".join(f"Charlie Test {at},1960,Y\n" for at in range(9))
    found = released(bring_in, rehearse, EN + rows, EN + rows.replace("Charlie Test 4", "X Y"))
    assert outcome(found)["new"] == 1
    assert lists.renewal_of(found.batch) is None or not lists.is_to_be_asked(found.batch)


# Keys that stand for somebody else


KEYED = "ID,Name,Born\n1,Alice Example,1950\n2,Bob Sample,1951\n3,Charlie Test,1952\n"
RENUMBERED = "ID,Name,Born\n1,Bob Sample,1951\n2,Charlie Test,1952\n3,Dora Sample,1970\n"


def test_keys_passed_on_to_other_people_are_asked_about(bring_in, rehearse):
    found = released(bring_in, rehearse, KEYED, RENUMBERED)
    message = found.findings[2, "key-of-another-person"]["message"]
    assert message == "The key stood for “Alice Example” and stands for “Bob Sample” now."
    assert lists.renewal_of(found.batch).suggested == ["Name"]
    with pytest.raises(lists.CommitRefused, match="another person"):
        lists.commit(found.batch)


def test_rows_renumbered_are_paired_and_take_their_new_keys(bring_in):
    victim_list = bring_in(KEYED).batch.victim_list
    rows = {row.name_as_recorded: row.pk for row in victim_list.entries.all()}
    before = everything(victim_list)
    found = bring_in(RENUMBERED, victim_list, change=by("Name"))
    assert outcome(found) == {"new": 1, "changed": 2, "unchanged": 0, "gone": 1}
    now = {row.name_as_recorded: row for row in found.entries}
    assert {name: now[name].pk for name in rows} == rows
    assert [now[name].row_key for name in ("Bob Sample", "Charlie Test", "Dora Sample")] == [
        "1", "2", "3",
    ]  # fmt: skip
    assert now["Alice Example"].gone_in_batch == found.batch
    assert bring_in(RENUMBERED, victim_list).figures["unchanged"] == 3
    later = victim_list.batches.order_by("-committed_at").first()
    lists.undo(later)
    lists.undo(found.batch)
    assert everything(victim_list) == before


def test_a_married_name_or_another_alphabet_is_the_same_person(bring_in, rehearse):
    first = "ID,Name\n1,Lalə Uydurmalı\n2,Orxan Nümunəyev\n"
    second = "ID,Name\n1,Lalə Nümunəyeva\n2,Нумунаев Орхан\n"
    found = released(bring_in, rehearse, first, second)
    assert "key-of-another-person" not in found.codes


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("7,Bob Sample,1951", "is another person: “Alice Example”"),
        ("7,Alice Example,1950", "says the same"),
        ("7,Alice Example,1951", "says something else"),
    ],
)
@pytest.mark.parametrize("slice_", [1, 100])
def test_a_doubled_key_says_whose_it_is(rehearse, monkeypatch, row, said, slice_):
    monkeypatch.setattr(reading, "SLICE", slice_)
    found = rehearse(f"ID,Name,Born\n7,Alice Example,1950\n{row}\n")
    assert said in found.findings[3, "doubled-key"]["message"]


# Fewer columns


WHOLE = (
    "id,name,father,dob,age,place,other name\n"
    "1,Orxan Nümunəyev,Kamal,1980,12,Nümunəkənd,Орхан Нумунаев\n"
)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ("id,name\n1,Orxan Nümunəyev\n", {"birth": "1980", "age_years": 12, "is_minor": True}),
        ("id,name,dob\n1,Orxan Nümunəyev,1981\n", {"birth": "1981", "is_minor": True}),
        ("id,name,age\n1,Orxan Nümunəyev,44\n", {"is_minor": False, "birth": "1980"}),
        ("id,name,age\n1,Orxan Nümunəyev,\n", {"age_years": None, "is_minor": None}),
        ("id,name,dob\n1,Orxan Yoxzadə,1980\n", {"patronymic": "Kamal", "age_years": 12}),
        ("id,name,Job\n1,Orxan Nümunəyev,x\n", {"patronymic": "Kamal", "place_text": "Nümunəkənd"}),
        ("id,name,dob,DoB of file\n1,Orxan Nümunəyev,1980,x\n", {"birth": "1980"}),
        ("id,name,Date of birth\n1,Orxan Nümunəyev,1981\n", {"birth": "1981"}),
    ],
)  # fmt: skip
def test_what_a_release_does_not_speak_of_stays_and_agrees(bring_in, release, expected):
    found = bring_in(WHOLE)
    (row,) = bring_in(release, found.batch.victim_list).entries
    assert {name: getattr(row, name) for name in expected} == expected
    assert row.original["father"] == "Kamal"
    assert [spelling["text"] for spelling in row.spellings] == ["Орхан Нумунаев"]


def test_a_column_called_otherwise_takes_the_place_of_the_old_one_and_its_decision(bring_in):
    found = bring_in(WHOLE)
    victim_list = found.batch.victim_list
    victim_list.refresh_from_db()
    for column in victim_list.columns:
        column["public"] = column["name"] == "dob"
    victim_list.save()
    (row,) = bring_in("id,name,Date of birth\n1,Orxan Nümunəyev,1981\n", victim_list).entries
    assert "dob" not in row.original
    victim_list.refresh_from_db()
    assert victim_list.columns[-1] == {"name": "Date of birth", "public": True}
    assert row.public_original() == {"Date of birth": "1981"}


def test_a_name_in_parts_keeps_the_part_of_which_the_release_is_silent(bring_in):
    first = "id,family,given,patronymic\n1,Nümunəyev,Orxan,Kamal\n"
    victim_list = bring_in(first).batch.victim_list
    (row,) = bring_in("id,given,family\n1,Orxan,Yoxzadə\n", victim_list).entries
    assert row.name_as_recorded == "Yoxzadə Orxan Kamal"
    assert row.patronymic == "Kamal"


def test_what_contradicts_a_column_of_before_is_warned_about(bring_in, rehearse):
    first = "id,name,dob,dod\n1,Alice Example,1950,1990\n"
    found = released(bring_in, rehearse, first, "id,name,dob\n1,Alice Example,1995\n")
    assert "death-before-birth" in found.codes


# As a user


@pytest.fixture
def run(tmp_path, capsys):
    def command(content, **options):
        path = tmp_path / "list.csv"
        path.write_text(content, "utf-8")
        call_command("import_list", path, list="example", json=True, **options)
        return json.loads(capsys.readouterr().out.splitlines()[-1])

    return command


def test_the_command_says_it_first_and_last_and_takes_the_answer(run, capsys):
    run(EN, title="Example")
    with pytest.raises(CommandError, match="--as-new-rows"):
        run(CHANGED)
    assert capsys.readouterr().err.count("stand there twice") == 1
    with pytest.raises(SystemExit):
        run(CHANGED, dry_run=True)
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["renewed"] is True
    assert run(CHANGED, pair=True)["changed"] == 2
    later = CHANGED.replace("1951", "1952")
    assert run(later)["changed"] == 1  # paired as the last time
    assert run(EN.replace("19", "20"), as_new_rows=True)["new"] == 2


def test_the_command_refuses_to_pair_by_what_is_no_column(run):
    run(EN, title="Example")
    with pytest.raises(CommandError, match="columns of the file only: Name, Born, Place, Job"):
        run(CHANGED, pair_by="Nom")
    assert run(CHANGED, pair_by=" name")["changed"] == 2


def test_a_mapping_goes_on_without_the_columns_a_later_release_lacks(run, tmp_path, capsys):
    mapping = tmp_path / "mapping.json"
    columns = [{"name": "Who", "field": "name"}, {"name": "When", "field": "birth"}]
    columns.append({"name": "Job"})
    mapping.write_text(json.dumps({"columns": columns}))
    run("Who,When,Job\nAlice Example,1950,nurse\n", title="Example", mapping=str(mapping))
    assert run("Who,Job\nAlice Example,nurse\n", mapping=str(mapping))["unchanged"] == 1
    assert ListEntry.objects.get().birth == "1950"
    assert run("When,Who\n1950,alice example\n")["changed"] == 1  # known from before


def test_a_list_that_is_public_already_is_published_again_without_a_word(db):
    victim_list = VictimListFactory(slug="example")
    history = VictimList.history.count()
    call_command("publish_list", "example")
    assert (VictimList.history.count(), victim_list.record.history.count()) == (
        history, victim_list.record.history.count(),
    )  # fmt: skip
