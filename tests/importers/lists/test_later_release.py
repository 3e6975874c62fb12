"""A later release of a list: verbatim columns follow the list, readings stay with curators."""

import io

import pytest

from archive.importers import lists
from archive.importers.lists import reading
from archive.models import EntryChange, ImportBatch, ListEntry
from archive.models.registry import spaced
from archive.services import takedown
from archive.services.change import change
from tests.factories import ListEntryFactory, PlaceFactory, SourceFactory, VictimListFactory

pytestmark = pytest.mark.django_db

HEADER = "ID,Ad Soyad,Doğum,Yer\n1,Alice Example,1950,Exampletown\n"
FIRST = HEADER + "2,Bob Sample,1951,\n3,Charlie Test,,\n"
SECOND = HEADER + "2,Bob Sample,1952,\n4,New Test,,\n"


@pytest.fixture
def first(bring_in):
    return bring_in(FIRST).batch


def edited(entry, **values):
    """Edit a row as the desk does: in one recorded change that claims the version."""
    with change(None, "read from the scan"):
        for name, value in values.items():
            setattr(entry, name, value)
        entry.version += 1
        entry.save()
    return entry


def test_new_changed_unchanged_and_gone_rows_are_told_apart(first, bring_in):
    found = bring_in(SECOND, first.victim_list)
    kept = {"new": 1, "changed": 1, "unchanged": 1, "gone": 1, "refused": 0}
    assert kept.items() <= found.figures.items()
    rows = {entry.row_key: entry for entry in found.entries}
    assert rows["2"].birth == rows["2"].birth_as_written == "1952"
    assert rows["2"].birth_earliest != ListEntry.objects.get(row_key="1").birth_earliest
    assert rows["3"].gone_in_batch == found.batch
    assert rows["4"].first_batch == rows["4"].last_batch == found.batch
    assert rows["2"].last_batch == found.batch
    found.batch.victim_list.refresh_from_db()
    assert found.batch.victim_list.row_count == 4


def test_what_would_change_is_shown_per_row_before_the_commit(first, rehearse):
    found = rehearse(SECOND, first.victim_list)
    changes = [one for one in found.staged[3].findings if one["level"] == "change"]
    assert {"birth_as_written", "Doğum"} == {one["column"] for one in changes}
    assert changes[0]["message"] == "“1951” → “1952”"
    assert ListEntry.objects.get(row_key="2").birth == "1951"


def test_a_reading_somebody_edited_stays_and_is_listed_as_a_conflict(first, bring_in):
    edited(ListEntry.objects.get(row_key="2"), birth="1951-03~", sex="male")
    found = bring_in(SECOND, first.victim_list)
    row = ListEntry.objects.get(row_key="2")
    assert (row.birth, row.sex) == ("1951-03~", "male")
    assert row.birth_as_written == "1952"
    assert found.figures["conflicts"] == 1
    assert "1951-03~" in found.findings[3, "edited"]["message"]


def test_a_row_curated_before_any_import_keeps_its_reading(bring_in):
    curated = ListEntryFactory(
        row_key="1", name_as_recorded="Alice Example", birth="1950-02", birth_as_written="1950"
    )
    found = bring_in(FIRST.replace(",1950,", ",1949,"), curated.victim_list)
    curated.refresh_from_db()
    assert (curated.birth, curated.birth_as_written) == ("1950-02", "1949")
    assert found.figures["conflicts"] == 1


def test_a_hidden_row_stays_hidden(first, bring_in):
    row = ListEntry.objects.get(row_key="2")
    takedown.hide(row, "family", None)
    bring_in(SECOND, first.victim_list)
    row.refresh_from_db()
    assert row.hidden_at is not None
    assert row.birth_as_written == "1952"


def test_a_row_that_comes_back_is_no_longer_gone(first, bring_in):
    bring_in(SECOND, first.victim_list)
    found = bring_in(FIRST, first.victim_list)
    assert ListEntry.objects.get(row_key="3").gone_in_batch is None
    assert ListEntry.objects.get(row_key="4").gone_in_batch == found.batch
    assert "back" in found.codes


def test_a_refused_row_is_not_taken_for_gone(first, bring_in):
    found = bring_in(FIRST.replace("Charlie", "Char\x07lie"), first.victim_list)
    assert (found.figures["refused"], found.figures["gone"]) == (1, 0)


def test_rows_without_keys_are_known_by_what_they_say(bring_in):
    content = "№,Ad Soyad,Doğum\n1,Alice Example,1950\n2,Bob Sample,1951\n"
    first = bring_in(content)
    renumbered = "№,Ad Soyad,Doğum\n1,Charlie Test,1949\n2,Alice Example,1950\n3,Bob Sample,1951\n"
    again = bring_in(renumbered, first.batch.victim_list)
    assert (again.figures["new"], again.figures["gone"]) == (1, 0)
    assert len(again.entries) == 3


def test_columns_decided_on_keep_what_was_decided(first, bring_in):
    victim_list = first.victim_list
    victim_list.refresh_from_db()
    victim_list.columns[3]["public"] = True
    victim_list.save()
    with_more = SECOND.replace("\n", ",\n").replace("Yer,", "Yer,Qeyd")
    bring_in(with_more, victim_list)
    victim_list.refresh_from_db()
    shown = {column["name"]: column["public"] for column in victim_list.columns}
    assert shown == {"ID": False, "Ad Soyad": False, "Doğum": False, "Yer": True, "Qeyd": False}


def test_a_commit_after_another_import_of_the_list_asks_to_rehearse_again(
    first, rehearse, bring_in
):
    waiting = rehearse(SECOND, first.victim_list)
    bring_in(FIRST + "9,Alice Later,,\n", first.victim_list)
    with pytest.raises(lists.RehearseAgain, match="Another import"):
        lists.commit(waiting.batch)


def test_a_commit_after_an_edit_asks_to_rehearse_again(first, rehearse):
    waiting = rehearse(SECOND, first.victim_list)
    edited(ListEntry.objects.get(row_key="2"), sex="male")
    with pytest.raises(lists.RehearseAgain, match="edited"):
        lists.commit(waiting.batch)
    assert not EntryChange.objects.exists()


def test_a_rehearsal_goes_on_slice_by_slice(db, rehearse, monkeypatch):
    monkeypatch.setattr(reading, "SLICE", 2)
    batch = lists.bring(io.BytesIO(FIRST.encode()), "list.csv")
    chosen = lists.choose_reading(batch)
    lists.start_rehearsal(batch, lists.suggest_mapping(chosen.names, []))
    progress = lists.rehearse_slice(batch, 0)
    assert (progress.rows, progress.is_done) == (2, False)
    assert 0 < progress.percent < 100
    batch.refresh_from_db()
    assert lists.rehearse_slice(batch, 0).is_done
    assert (batch.counts["read"], batch.counts["new"], batch.staged.count()) == (3, 3, 3)


def test_two_requests_at_one_rehearsal_stage_no_row_twice(db, monkeypatch):
    monkeypatch.setattr(reading, "SLICE", 2)
    batch = lists.bring(io.BytesIO(FIRST.encode()), "list.csv")
    chosen = lists.choose_reading(batch)
    lists.start_rehearsal(batch, lists.suggest_mapping(chosen.names, []))
    other = ImportBatch.objects.get(pk=batch.pk)
    lists.rehearse_slice(batch, 0)
    with pytest.raises(lists.Overtaken):
        lists.rehearse_slice(other, 0)
    other.refresh_from_db()
    assert lists.rehearse_slice(other, 0).is_done
    assert batch.staged.count() == 3


def test_a_slice_of_a_rehearsal_begun_anew_meanwhile_is_not_kept(db):
    batch = lists.bring(io.BytesIO(FIRST.encode()), "list.csv")
    mapping = lists.suggest_mapping(lists.choose_reading(batch).names, [])
    lists.start_rehearsal(batch, mapping)
    late = ImportBatch.objects.get(pk=batch.pk)
    lists.start_rehearsal(batch, mapping)
    with pytest.raises(lists.Overtaken):
        lists.rehearse_slice(late, 0)
    assert not batch.staged.exists()
    lists.rehearse(batch)
    with pytest.raises(lists.RehearseAgain, match="look at the new result"):
        lists.commit(late)


def test_reading_a_file_otherwise_takes_its_rehearsal_back(rehearse):
    found = rehearse(FIRST)
    lists.choose_reading(found.batch, delimiter=";", header_row=1)
    with pytest.raises(lists.CommitRefused, match="not finished"):
        lists.commit(found.batch)


def test_places_are_linked_by_any_of_their_names_and_only_when_one_has_it(bring_in):
    town, _other = PlaceFactory(name="Exampletown"), PlaceFactory(name="Doubletown")
    PlaceFactory(name="Doubletown")
    rows = "Alice Example,EXAMPLETOWN şəhəri\nBob Sample,Doubletown\nCharlie Test,Nowhere\n"
    found = bring_in("Ad Soyad,Yer\n" + rows)
    assert [entry.place_id for entry in found.entries] == [town.pk, None, None]
    assert found.entries[0].place_text == "EXAMPLETOWN şəhəri"
    assert found.findings[3, "several-places"]["level"] == "warning"
    assert found.findings[4, "place-not-found"]["level"] == "note"


def test_a_later_release_may_take_a_place_and_a_source_back(bring_in):
    source, town = SourceFactory(title="Example Gazette"), PlaceFactory(name="Exampletown")
    first = bring_in("Key,Name,Place,Source\n1,Alice Example,Exampletown,Example Gazette\n")
    assert [(row.place, row.source) for row in first.entries] == [(town, source)]
    found = bring_in("Key,Name,Place,Source\n1,Alice Example,Nowhere,\n", first.batch.victim_list)
    (row,) = found.entries
    assert (row.place_text, row.place, row.source) == ("Nowhere", None, None)


def test_a_list_downloaded_from_the_archive_comes_back_unchanged(bring_in, client):
    victim_list = VictimListFactory(columns=[{"name": "Sətir", "public": True}])
    ListEntryFactory(
        victim_list=victim_list,
        row_key="1",
        position=1,
        birth_as_written="1950",
        birth="1950",
        original={"Sətir": "7", "FIN": "private"},
    )
    ListEntryFactory(victim_list=victim_list, row_key="2", position=2, age_text="=1+1")
    address = f"/en/lists/{victim_list.slug}/rows.csv"
    content = b"".join(client.get(address)) or client.get(address).content
    found = bring_in(content, victim_list)
    assert (found.figures["unchanged"], found.figures["refused"]) == (2, 0), found.staged
    corrected = content.replace(b"1950", b"1951", 1)
    found = bring_in(corrected, victim_list)
    assert (found.figures["changed"], found.figures["gone"]) == (1, 0)
    row = ListEntry.objects.get(row_key="1")
    assert row.original == {"Sətir": "7", "FIN": "private"}
    assert row.birth_as_written == "1951"


@pytest.fixture
def downloaded(client):
    """Return a public list of two rows, and the file one downloads of it."""
    victim_list = VictimListFactory()
    for number, name in enumerate(("Alice Example", "Bob Sample"), start=1):
        ListEntryFactory(victim_list=victim_list, position=number, name_as_recorded=name)
    answer = client.get(f"/en/lists/{victim_list.slug}/rows.csv")
    return victim_list, b"".join(answer).decode("utf-8-sig")


def test_an_id_as_people_read_it_is_the_same_id(downloaded, rehearse):
    victim_list, content = downloaded
    for row in victim_list.entries.all():
        content = content.replace(f"\n{row.uid}", f"\n{spaced(row.uid).lower()}")
    found = rehearse(content, victim_list)
    assert (found.figures["unchanged"], found.figures["read"]) == (2, 2)


@pytest.mark.parametrize("typed", ["ZZZZZZZZZZZZ", "Total", "another list"])
def test_a_row_with_an_id_the_list_does_not_have_is_not_taken_for_new(downloaded, rehearse, typed):
    victim_list, content = downloaded
    uid = victim_list.entries.get(name_as_recorded="Bob Sample").uid
    found = rehearse(content.replace(f"\n{uid}", f"\n{typed}"), victim_list)
    assert found.findings[3, "no-such-id"]["cell"] == typed
    assert (found.figures["new"], found.figures["refused"]) == (0, 1)


def test_a_row_added_to_a_download_comes_in_once(downloaded, bring_in):
    victim_list, content = downloaded
    first = content.splitlines()[1]
    uid = victim_list.entries.get(name_as_recorded="Alice Example").uid
    added = first.replace(uid, "").replace("Alice Example", "Charlie Test")
    content = "\n".join([content.rstrip(), added, ""])
    found = bring_in(content, victim_list)
    assert (found.figures["new"], found.figures["unchanged"]) == (1, 2), found.findings
    assert bring_in(content, victim_list).figures["unchanged"] == 3
