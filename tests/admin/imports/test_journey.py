"""From a file to rows of a list and back, by the pages an archivist uses."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from archive.importers.lists import reading
from archive.models import ImportBatch, ImportProfile, ListEntry, StagedRow, VictimList
from archive.services.change import change
from tests import factories

from .conftest import ADD, on_page, outlook, url

pytestmark = pytest.mark.django_db

TABLE = "ID;Ad Soyad;Doğum;Cins;FIN\n1;Alice Example;1950;K;11\n2;Bob Sample;1951;Q;22\n"
LATER = "ID;Ad Soyad;Doğum;Cins;FIN\n2;Bob Sample;1952;Q;22\n3;Charlie Test;;Q;33\n"


def test_a_file_becomes_rows_of_a_new_list_with_its_source_and_event(at_desk, rows_of):
    event, source = factories.EventFactory(), factories.SourceFactory()
    batch = at_desk.brought(TABLE, event_1=str(event.title_en), source=source.slug)
    assert "Alice Example" in on_page(at_desk.see("read", batch))
    at_desk.read(batch)
    words = {"c3-word_0": "male", "c3-word_1": "female"}
    at_desk.map(batch, **words, **{"c4-shown": "drop", "c1-shown": "public"})
    at_desk.rehearse(batch)
    page = on_page(at_desk.see("result", batch))
    assert "The list “Example list” is made, as a draft." in page
    assert outlook(page)[:3] == ["2 new", "0 changed", "0 gone"]
    assert not ListEntry.objects.exists()
    done = on_page(at_desk.commit(batch))
    alice, bob = rows_of(batch)
    assert (alice.sex, bob.sex, alice.birth) == ("male", "female", "1950")
    assert "FIN" not in alice.original
    made = alice.victim_list
    assert (made.title_en, made.source, made.events.get()) == ("Example list", source, event)
    assert made.record.state == "draft"
    assert made.public_columns() == ["Ad Soyad"]
    assert f"{reverse('admin:archive_victimlist_step', args=['publish'])}?id={made.pk}" in done
    assert "Changed lately" in on_page(at_desk.client.get(reverse("admin:index")))


def test_a_table_is_pasted_as_it_is_copied_out_of_a_document(at_desk, rows_of):
    batch = at_desk.committed(table="Ad Soyad\tYaş\nAlice Example\t9 aylıq\nBob Sample\n")
    assert [row.name_as_recorded for row in rows_of(batch)] == ["Alice Example", "Bob Sample"]


def test_without_a_title_the_file_is_kept_and_only_the_title_is_asked(at_desk):
    answer = at_desk.bring(TABLE, title="", source="A source nobody added")
    page = on_page(answer)
    assert "The file is kept. Only this is missing:" in page
    assert "A source nobody added" in page
    batch = ImportBatch.objects.get()
    sent = {"kind": "new", "title": "Example list", "language": "az", "turn": at_desk.turn(batch)}
    answer = at_desk.client.post(url("list", batch), sent)
    assert answer.url == url("read", batch)
    assert url("list", batch) in on_page(at_desk.see("read", batch))  # it can be changed later


def test_without_a_file_nothing_typed_is_lost(at_desk):
    page = on_page(at_desk.bring(title="A long title", event_1="nowhere"))
    assert "Choose a file, or paste a table below." in page
    assert "A long title" in page
    assert "nowhere" in page
    page = on_page(at_desk.bring(TABLE, table="Ad Soyad\nAlice Example\n"))
    assert "not both" in page
    assert "Alice Example" in page
    assert not ImportBatch.objects.exists()


def test_a_list_that_is_here_is_not_made_a_second_time(at_desk):
    here = factories.VictimListFactory(title_en="Example list", slug="example-list")
    page = on_page(at_desk.bring(TABLE))
    assert "There is a list of this address" in page
    batch = ImportBatch.objects.get()
    sent = {"kind": "existing", "victim_list": "Example list", "turn": at_desk.turn(batch)}
    at_desk.client.post(url("list", batch), sent)
    batch.refresh_from_db()
    assert batch.victim_list == here


def test_a_later_release_shows_what_changed_what_is_gone_and_what_colleagues_edited(
    at_desk, rows_of
):
    first = at_desk.committed(TABLE)
    bob = ListEntry.objects.get(row_key="2")
    with change(None, "read from the scan"):
        bob.birth, bob.version = "1951-03~", bob.version + 1
        bob.save()
    existing = {"kind": "existing", "victim_list": first.victim_list.slug}
    again = at_desk.brought(LATER, **existing)
    at_desk.read(again)
    assert "Taken from the last import of this list, with what was answered in it." in on_page(
        at_desk.see("map", again)
    )
    at_desk.map(again)
    at_desk.rehearse(again)
    changed = on_page(at_desk.see("result", again, show="changed"))
    assert "“1951” → “1952”" in changed
    conflicts = on_page(at_desk.see("result", again, show="conflicts"))
    assert "Edited here: “1951-03~” stays; the list now reads “1952”." in conflicts
    assert "Alice Example" in on_page(at_desk.see("result", again, show="gone"))
    assert "Charlie Test" in on_page(at_desk.see("result", again, show="new"))
    assert outlook(changed)[:4] == ["1 new", "1 changed", "1 gone", "0 without a name"]
    at_desk.commit(again)
    bob.refresh_from_db()
    assert (bob.birth, bob.birth_as_written) == ("1951-03~", "1952")
    assert ListEntry.objects.get(row_key="1").gone_in_batch == again


def lost_keys(content):
    return content.replace("ID;", "").replace("1;Alice", "Alice").replace("2;Bob", "Bob")


def test_a_release_that_lost_its_keys_is_known_by_what_it_says(at_desk):
    first = at_desk.committed(TABLE)
    existing = {"kind": "existing", "victim_list": first.victim_list.slug}
    again = at_desk.rehearsed(lost_keys(TABLE), **existing)
    assert "The list says all of this already." in on_page(at_desk.see("result", again))


def test_a_release_that_would_renew_the_list_is_asked_about_above_all(at_desk):
    first = at_desk.committed(TABLE)
    existing = {"kind": "existing", "victim_list": first.victim_list.slug}
    again = at_desk.rehearsed(lost_keys(TABLE).replace("19", "18"), **existing)
    page = on_page(at_desk.see("result", again))
    assert page.index("would stand there twice") < page.index("What will happen")
    assert 'name="rehearsal"' not in page
    sent = {"turn": at_desk.turn(again), "answer": "pair", "column": ["Ad Soyad"]}
    assert at_desk.client.post(url("renewal", again), sent).url == url("rehearse", again)
    at_desk.rehearse(again)
    page = on_page(at_desk.see("result", again))
    assert outlook(page)[:3] == ["0 new", "2 changed", "0 gone"]
    assert 'name="rehearsal"' in page


def test_the_same_file_again_has_nothing_to_commit(at_desk):
    first = at_desk.committed(TABLE)
    again = at_desk.rehearsed(TABLE, kind="existing", victim_list=first.victim_list.slug)
    page = on_page(at_desk.see("result", again))
    assert "The list says all of this already. There is nothing to commit." in page
    assert 'name="rehearsal"' not in page
    cut = at_desk.rehearsed(
        TABLE.replace(";Q;22", ";Q"), kind="existing", victim_list=first.victim_list.slug
    )
    page = on_page(at_desk.see("result", cut))
    assert "What the accepted rows say the list says already." in page


def test_a_file_committed_before_is_recognised(at_desk):
    at_desk.committed(TABLE)
    batch = at_desk.brought(TABLE, title="Another list")
    assert "This very file was committed" in on_page(at_desk.see("read", batch))


def test_the_page_goes_on_by_itself_slice_by_slice(at_desk, monkeypatch):
    monkeypatch.setattr(reading, "SLICE", 5)
    monkeypatch.setattr("archive.admin.imports.rehearsing.FIRST_SLICE", 0)
    monkeypatch.setattr("archive.admin.imports.rehearsing.SLICE", 0)
    rows = "".join(f"{n};Alice Example {n};1950;;\n" for n in range(12))
    batch = at_desk.brought("ID;Ad Soyad;Doğum;Cins;FIN\n" + rows)
    at_desk.read(batch)
    at_desk.map(batch)
    page = at_desk.see("rehearse", batch)
    assert page["Refresh"] == f"0; url={url('rehearse', batch)}"
    assert "5 rows read so far." in on_page(page)
    assert "<progress" in on_page(page)
    assert "waits at step 4" in on_page(at_desk.client.get(reverse("admin:index")))
    assert at_desk.see("result", batch).url == url("rehearse", batch)  # not half of it
    assert at_desk.rehearse(batch).url == url("result", batch)
    batch.refresh_from_db()
    assert (batch.counts["read"], batch.counts["new"]) == (12, 12)


def test_findings_are_paged_filtered_and_taken_along_as_csv(at_desk):
    rows = "".join(f"{n};Alice Example {n};31.02.1990;;\n" for n in range(60))
    batch = at_desk.rehearsed("ID;Ad Soyad;Doğum;Cins;FIN\n" + rows + "61;Bob;;;;more\n")
    page = on_page(at_desk.see("result", batch))
    assert "It has 6 cells, the header has 5." in page
    warned = on_page(at_desk.see("result", batch, code="date-not-read"))
    assert "A date that cannot be read" in warned
    assert "31.02.1990" in warned
    assert "page 1 of 2" in warned
    second = on_page(at_desk.see("result", batch, show="warned", page=2))
    assert "Alice Example 59" in second
    assert "Alice Example 3<" not in second
    report = b"".join(at_desk.see("report", batch).streaming_content).decode("utf-8-sig")
    assert report.count("date-not-read") == 60
    assert "too-many-cells" in report


def test_what_is_kept_private_or_dropped_and_the_saved_mapping_come_back(at_desk):
    batch = at_desk.brought(TABLE)
    at_desk.read(batch)
    at_desk.map(batch, save_as="Example kind", **{"c4-shown": "drop", "c0-shown": "public"})
    assert ImportProfile.objects.get().title == "Example kind"
    other = at_desk.brought(TABLE.replace("1950", "1949"), title="Another list")
    at_desk.read(other)
    profile = ImportProfile.objects.get()
    answer = at_desk.client.post(url("map", other), {"use": "1", "profile": profile.pk})
    shown = [one["shown"].value() for one in answer.context["columns"]]
    assert shown == ["public", "private", "private", "private", "drop"]
    page = on_page(at_desk.map(other, save_as="Example kind"))
    assert "A saved mapping has this title." in page
    assert at_desk.map(other, save_as="Example kind", write_over="on").status_code == 302


def test_a_saved_mapping_says_which_columns_a_file_lacks(at_desk):
    mapping = {"columns": [{"name": "Ad Soyad", "field": "name"}, {"name": "Yaş", "field": "age"}]}
    profile = ImportProfile.objects.create(title="Example kind", mapping=mapping)
    batch = at_desk.brought(TABLE)
    at_desk.read(batch)
    answer = at_desk.client.post(url("map", batch), {"use": "1", "profile": profile.pk})
    assert "The file has no column “Yaş”." in on_page(answer)


def test_a_list_that_records_no_names_is_asked_about_before_it_is_rehearsed(at_desk):
    batch = at_desk.brought("Ad soyad,Yaş\n" + "".join(f",{age}\n" for age in range(20, 30)))
    at_desk.read(batch)
    page = on_page(at_desk.map(batch))
    assert "Hardly any of the first rows has a name" in page
    assert "This list records hardly any names" in page
    assert at_desk.map(batch, nameless="on").status_code == 302


def test_what_is_wrong_stands_beside_the_column_and_what_was_chosen_stays(at_desk):
    batch = at_desk.brought(TABLE)
    at_desk.read(batch)
    answer = at_desk.map(batch, **{"c2-field": "name", "c4-shown": "drop"})
    page = on_page(answer)
    assert "Look at 2 columns below" in page
    assert "“Doğum” is said to be the same, and only one column can be." in page
    assert answer.context["columns"][4]["shown"].value() == "drop"
    page = on_page(at_desk.map(batch, **{"c1-field": ""}))
    assert "No column is the name. Say which one is." in page
    assert not StagedRow.objects.exists()


def test_words_of_a_column_are_asked_for_once_it_is_said_what_it_is(at_desk):
    batch = at_desk.brought("Ad Soyad;Vəziyyət\nAlice Example;X\nBob Sample;öldürülüb\n")
    at_desk.read(batch)
    answer = at_desk.map(batch, **{"c1-field": "fate"})
    assert "Say what these words mean" in on_page(answer)
    assert answer.context["columns"][1].words == ["X"]
    sent = {"c1-field": "fate", "c1-asked": "fate", "c1-said": ["X"], "c1-word_0": "missing"}
    assert at_desk.map(batch, **sent).status_code == 302
    at_desk.rehearse(batch)
    at_desk.commit(batch)
    fates = ListEntry.objects.order_by("pk").values_list("fate", flat=True)
    assert list(fates) == ["missing", "killed"]


def test_a_half_done_import_is_found_again_and_thrown_away(at_desk):
    batch = at_desk.rehearsed(TABLE)
    page = on_page(at_desk.client.get(reverse("admin:index")))
    assert "Imports half done" in page
    assert url("result", batch) in page
    page = on_page(at_desk.client.get(reverse("admin:archive_importbatch_changelist")))
    assert "waits at step 5" in page
    assert url("result", batch) in page
    assert url("result", batch) in on_page(at_desk.see("change", batch))
    assert "go for good" in on_page(at_desk.see("discard", batch))
    at_desk.client.post(url("discard", batch))
    batch.refresh_from_db()
    assert batch.state == "abandoned"
    assert not batch.file
    assert not StagedRow.objects.exists()
    assert at_desk.see("map", batch).url == url("change", batch)
    page = on_page(at_desk.client.get(reverse("admin:index")))
    assert "Imports half done" not in page


def test_an_undo_says_what_goes_and_takes_it_back(at_desk):
    batch = at_desk.committed(TABLE)
    page = on_page(at_desk.see("undo", batch))
    assert "2 rows that it made go." in page
    assert "The list itself stays, without rows." in page
    assert ListEntry.objects.count() == 2
    at_desk.client.post(url("undo", batch))
    assert not ListEntry.objects.exists()
    assert VictimList.objects.get().row_count == 0


def test_an_undo_names_the_rows_edited_since_and_does_nothing(at_desk):
    batch = at_desk.committed(TABLE)
    bob = ListEntry.objects.get(row_key="2")
    with change(None, "read from the scan"):
        bob.sex, bob.version = "male", bob.version + 1
        bob.save()
    page = on_page(at_desk.see("undo", batch))
    assert "It cannot be undone exactly, and so not at all:" in page
    assert reverse("admin:archive_listentry_change", args=[bob.pk]) in page
    at_desk.client.post(url("undo", batch))
    assert ListEntry.objects.count() == 2


def test_a_list_of_more_than_20000_rows_is_published_by_the_command_the_desk_names(at_desk):
    batch = at_desk.committed(TABLE, source=factories.SourceFactory().slug)
    VictimList.objects.update(row_count=20_001)
    named = "manage.py publish_list example-list"
    assert named in on_page(at_desk.see("result", batch))
    step = f"{reverse('admin:archive_victimlist_step', args=['publish'])}?id={batch.victim_list_id}"
    assert named in on_page(at_desk.client.get(step))
    at_desk.client.post(step, {"reason": ""})
    assert not VictimList.objects.published().exists()


def test_an_undo_of_very_many_public_rows_is_left_to_the_command_the_desk_names(
    at_desk, monkeypatch
):
    public = factories.VictimListFactory()
    batch = at_desk.committed(TABLE, kind="existing", victim_list=public.slug)
    monkeypatch.setattr("archive.admin.workflow.large_lists.MOST_ROWS", 1)
    assert f"manage.py undo_import {batch.pk}" in on_page(at_desk.see("undo", batch))
    at_desk.client.post(url("undo", batch))
    assert ListEntry.objects.count() == 2


def test_a_list_is_brought_in_from_its_own_form(at_desk):
    here = factories.VictimListFactory(title_en="Example list")
    page = at_desk.client.get(reverse(ADD), {"list": here.pk})
    assert f"Example list [{here.slug}]" in on_page(page)
    form = reverse("admin:archive_victimlist_change", args=[here.pk])
    assert f"{reverse(ADD)}?list={here.pk}" in on_page(at_desk.client.get(form))


def test_the_events_of_a_new_list_say_already_who_was_a_minor(at_desk, rows_of):
    event = factories.EventFactory(kind="loss-and-harm", date="1992-02-26")
    content = "Ad Soyad;Doğum\nAlice Example;1985\nBob Sample;1950\n"
    batch = at_desk.committed(content, event_1=event.slug)
    assert [row.is_minor for row in rows_of(batch)] == [True, False]


def test_a_refusal_says_what_and_where_in_the_language_of_the_desk(at_desk):
    batch = at_desk.brought('Ad Soyad,Yaş\n"Alice,1\nBob,2\n')
    with override("az"):
        page = on_page(at_desk.client.get(url("read", batch), headers={"accept-language": "az"}))
    assert "Sətir 2" in page
    assert "dırnaq işarəsi heç yerdə bağlanmır" in page
    assert "never closed" not in page
