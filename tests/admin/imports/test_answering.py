"""Doubts of a rehearsal: said in five lines, listed, taken along, answered, kept for later."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from archive.models import ImportBatch, ImportProfile, ListEntry, StagedRow
from tests import factories

from .conftest import AtDesk, on_page, outlook, url

pytestmark = pytest.mark.django_db

HEADER = "ID;Ad Soyad;Doğum;Yaş;Cins;Yaşayış yeri\n"
ROWS = [
    "1;Alice Example;1950;qırx+;;",
    "2;Bob Sample;1951;qırx+;;",
    "3;Orxan Nümunəyev;üzümün vaxtı;40;X;",
    "4;Naməlum;;altmış+;X;",
    "5;Lalə Uydurmalı;yay;31;X;",
]
TABLE = HEADER + "\n".join(ROWS) + "\n"
AGES = {"code": "age-not-read", "column": "Yaş"}


def answer(at_desk, batch, query=AGES, **typed):
    """Send the page of a doubt as a browser would, with some of its fields filled."""
    page = at_desk.see("doubt", batch, **query)
    form = page.context["form"]
    sent = {field.html_name: field.value() or "" for field in form} | {"to_all": ""}
    sent |= {"turn": page.context["turn"], "said": [line["cell"] for line in form.lines]}
    sent["rows"] = [line["rows"] for line in form.lines]
    return at_desk.client.post(f"{url('doubt', batch)}?{page.context['query']}", {**sent, **typed})


def answered(at_desk, batch, query=AGES, **typed):
    """Answer a doubt, let the rows be read again, and return the page of the result."""
    sent = answer(at_desk, batch, query, **typed)
    assert sent.status_code == 302, on_page(sent)
    assert at_desk.rehearse(batch).url == url("result", batch)
    batch.refresh_from_db()
    return on_page(at_desk.see("result", batch))


def take_back(at_desk, batch, column, key, kind="cell"):
    sent = {"turn": at_desk.turn(batch), "column": column, "key": key, "back": kind}
    at_desk.client.post(url("doubt", batch), sent)
    at_desk.rehearse(batch)
    batch.refresh_from_db()
    return on_page(at_desk.see("result", batch))


def test_the_first_screen_says_five_lines_and_the_commonest_doubts_with_an_example(at_desk):
    batch = at_desk.rehearsed(TABLE)
    page = on_page(at_desk.see("result", batch))
    assert outlook(page) == ["5 new", "0 changed", "0 gone", "1 without a name", "5 doubtful"]
    shown = at_desk.see("result", batch).context["doubts"]
    assert [(line.doubt.column, line.doubt.rows, line.doubt.cell) for line in shown] == [
        ("Yaş", 3, "qırx+"),
        ("Cins", 3, "X"),
        ("Doğum", 2, "üzümün vaxtı"),
    ]
    assert page.index("The commonest doubts") < page.index("Commit 5 rows")


def test_what_is_refused_stands_below_the_five_lines(at_desk):
    batch = at_desk.rehearsed(TABLE + "6;Test Bob;1950;41;;;more\n")
    assert outlook(on_page(at_desk.see("result", batch)))[-1] == "1 refused"


def test_a_doubt_is_listed_by_its_column_and_taken_along(at_desk):
    rows = "7;Üç Nəfər;32.13.1950;qırx+;;\n8;Test Bob;;;;\n"
    batch = at_desk.rehearsed(TABLE + rows)
    listed = on_page(at_desk.see("result", batch, **AGES))
    assert "Alice Example" in listed
    assert "Test Bob" not in listed.split('id="rows"')[1]
    report = b"".join(at_desk.see("report", batch, **AGES).streaming_content).decode("utf-8-sig")
    assert report.count("age-not-read") == 4
    assert "date-not-read" not in report
    cells = b"".join(at_desk.see("cells", batch, **AGES).streaming_content).decode("utf-8-sig")
    assert cells.split() == ["cell,rows", "qırx+,3", "altmış+,1"]


def test_a_cell_is_answered_for_all_its_rows_committed_and_known_in_the_next_release(
    at_desk, rows_of
):
    batch = at_desk.rehearsed(TABLE)
    page = answered(at_desk, batch, typed_0="40")
    assert "Yaş: “qırx+” = 40" in page
    assert outlook(page)[-1] == "3 doubtful"
    at_desk.commit(batch)
    alice, bob, *_others = rows_of(batch)
    assert (alice.age_text, alice.age_years, bob.age_years) == ("qırx+", 40, 40)

    later = TABLE + "6;Yeni Misalov;1949;qırx+;;\n"
    existing = {"kind": "existing", "victim_list": batch.victim_list.slug}
    again = at_desk.brought(later, **existing)
    at_desk.read(again)
    assert "Answered before:" in on_page(at_desk.see("map", again))
    at_desk.map(again)
    at_desk.rehearse(again)
    page = on_page(at_desk.see("result", again))
    assert outlook(page)[:2] == ["1 new", "0 changed"]
    assert "Yaş: “qırx+” = 40" in page
    at_desk.commit(again)
    assert rows_of(again)[-1].age_years == 40


def test_an_answer_to_all_also_holds_for_cells_only_a_later_release_has(at_desk, rows_of):
    batch = at_desk.rehearsed(TABLE)
    page = answered(at_desk, batch, to_all="unknown")
    assert "Yaş: An age that cannot be read = not known" in page
    at_desk.commit(batch)
    batch.refresh_from_db()
    existing = {"kind": "existing", "victim_list": batch.victim_list.slug}
    again = at_desk.rehearsed(TABLE.replace("qırx+", "əlli+"), **existing)
    assert "age-not-read" not in {kind["code"] for kind in again.counts["doubts"]}
    assert rows_of(batch)[0].age_years is None


def test_a_number_of_each_cell_is_read_where_all_are_said_to_be_about_it(at_desk):
    batch = at_desk.rehearsed(TABLE.replace("qırx+", "boyu 40 sm").replace("altmış+", "bilmirəm"))
    answered(at_desk, batch, to_all="#")
    read = StagedRow.objects.filter(batch=batch).order_by("number")
    assert [row.reading.get("age_years") for row in read] == [40, 40, 40, None, 31]
    open_still = [kind for kind in batch.counts["doubts"] if kind["code"] == "age-not-read"]
    assert [kind["cell"] for kind in open_still] == ["bilmirəm"]


def test_an_answer_is_taken_back(at_desk):
    batch = at_desk.rehearsed(TABLE)
    answered(at_desk, batch, typed_0="40")
    answered(at_desk, batch, means_0="=")
    page = take_back(at_desk, batch, "Yaş", "qırx+")
    assert "“qırx+” =" not in page
    assert "“altmış+” = stays as written, without a doubt" in page
    assert at_desk.see("result", batch).context["doubts"][1].doubt.rows == 2


def test_what_is_not_understood_is_refused_beside_the_field_and_nothing_is_lost(at_desk):
    batch = at_desk.rehearsed(TABLE)
    page = answer(at_desk, batch, typed_0="a while", typed_1="60")
    assert page.status_code == 200
    shown = on_page(page)
    assert "Expected: an age: 41, at least 40" in shown
    assert 'value="a while"' in shown
    assert 'value="60"' in shown
    assert "Nothing is answered yet" in on_page(answer(at_desk, batch))
    batch.refresh_from_db()
    assert "values" not in batch.mapping["columns"][3]


def test_a_colleague_who_was_first_is_named_and_what_was_typed_stays(at_desk):
    batch = at_desk.rehearsed(TABLE)
    answered(at_desk, batch, typed_0="40")
    page = answer(at_desk, batch, typed_0="60", turn="0")
    assert "went on with this import" in on_page(page)
    assert 'value="60"' in on_page(page)
    batch.refresh_from_db()
    assert dict(batch.mapping["columns"][3]["values"]) == {"qırx+": "40"}


def test_words_dates_and_places_are_answered_in_their_own_way(at_desk):
    place = factories.PlaceFactory()
    table = TABLE.replace("1950;qırx+;;", "1950;qırx+;;Uydurmakənd")
    batch = at_desk.rehearsed(table)
    answered(at_desk, batch, {"code": "word-not-read", "column": "Cins"}, means_0="female")
    birth = {"code": "date-not-read", "column": "Doğum"}
    assert answer(at_desk, batch, birth, typed_0="whenever").status_code == 200
    answered(at_desk, batch, birth, typed_0="1950?", means_1="unknown")
    here = {"code": "place-not-found", "column": "Yaşayış yeri"}
    answered(at_desk, batch, here, typed_0=f"{place} [{place.slug}]")
    read = list(StagedRow.objects.filter(batch=batch).order_by("number"))
    assert read[2].reading["sex"] == "female"
    assert (read[2].reading["birth"], read[4].reading.get("birth")) == ("1950?", None)
    linked = [value for row in read for value in row.reading.values() if value == place.pk]
    assert len(linked) == 1


def test_a_name_that_is_doubted_is_said_to_be_one_or_to_be_none(at_desk):
    table = "Ad Soyad;Yaş\n12345;4\n777;5\nAlice Example;6\n"
    batch = at_desk.rehearsed(table, mapping={"c0-field": "name"})
    digits = {"code": "name-in-digits", "column": "Ad Soyad"}
    page = answered(at_desk, batch, digits, means_0="=", means_1="unknown")
    assert outlook(page)[3:] == ["1 without a name", "0 doubtful"]
    take_back(at_desk, batch, "Ad Soyad", "777")
    page = answered(at_desk, batch, digits, to_all="unknown")
    names = StagedRow.objects.filter(batch=batch).order_by("number")
    assert [row.reading.get("name_as_recorded", "") for row in names] == [
        "12345",
        "",
        "Alice Example",
    ]
    assert outlook(page)[3:] == ["1 without a name", "0 doubtful"]


def test_what_one_cell_means_does_not_answer_what_two_columns_contradict(at_desk):
    batch = at_desk.rehearsed("Ad Soyad;Doğum;Ölüm;Yaş\nAlice Example;1950;1992;qırx\n")
    page = answered(at_desk, batch, typed_0="12")
    assert "By the dates the age would be" in page
    assert outlook(page)[-1] == "1 doubtful"


def test_the_saved_mapping_that_was_used_knows_the_answers_after_the_commit(at_desk):
    batch = at_desk.brought(TABLE)
    at_desk.read(batch)
    at_desk.map(batch, save_as="Nümunə növü")
    at_desk.rehearse(batch)
    answered(at_desk, batch, typed_0="40")
    assert "values" not in str(ImportProfile.objects.get().mapping)
    assert "also kept with the saved mapping “Nümunə növü”" in on_page(at_desk.commit(batch))
    profile = ImportProfile.objects.get()
    assert profile.mapping["columns"][3]["values"] == {"qırx+": "40"}
    other = at_desk.brought(TABLE, title="Another list")
    at_desk.read(other)
    page = at_desk.client.post(url("map", other), {"use": "1", "profile": profile.pk})
    assert "“qırx+” = 40" in on_page(page)


def test_another_field_for_the_column_forgets_what_its_cells_meant(at_desk):
    batch = at_desk.rehearsed(TABLE)
    answered(at_desk, batch, typed_0="40")
    at_desk.map(batch, **{"c3-field": ""})
    batch.refresh_from_db()
    assert "values" not in batch.mapping["columns"][3]


def test_a_contributor_answers_and_a_reader_of_the_desk_does_not(at_desk, client):
    batch = at_desk.rehearsed(TABLE)
    user = User.objects.create_user("helper", password="a plain fiction", is_staff=True)
    user.groups.add(Group.objects.get(name="contributor"))
    client.force_login(user)
    answered(AtDesk(client), batch, typed_0="40")
    user.groups.clear()
    assert client.get(url("doubt", batch), AGES).status_code == 403


def test_after_the_commit_doubts_are_listed_but_no_longer_answered(at_desk):
    batch = at_desk.committed(TABLE)
    page = on_page(at_desk.see("result", batch, **AGES))
    assert "Alice Example" in page
    assert url("doubt", batch) not in page
    assert at_desk.see("doubt", batch, **AGES).url == url("change", batch)
    assert ListEntry.objects.count() == 5
    assert ImportBatch.objects.get().state == "committed"
    assert reverse("admin:archive_importbatch_cells", args=[batch.pk]) not in page
