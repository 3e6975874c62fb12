"""The index follows the records, keeps its order, and knows when it does not."""

import pytest
from django.core.management import CommandError, call_command

from archive.models import (
    EntryMatch,
    Event,
    ListEntry,
    PersonName,
    SearchEntry,
    SearchFacets,
    SearchNeighbour,
    SearchToken,
    SearchWords,
)
from archive.search.index import display_order, drift
from archive.search.index import writer as index
from archive.services.change import change
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def snapshot():
    """Return everything the index says, in its order."""
    entries = SearchEntry.objects.order_by("rank")
    lines = dict(SearchWords.objects.values_list("rank", "tokens"))
    sets = dict(SearchFacets.objects.values_list("pk", "tokens"))
    return (
        [
            (
                (one.kind, one.uid),
                [sets[pk] for pk in (one.facets_what, one.facets_where, one.facets_whom)],
                lines[one.rank],
            )
            for one in entries
        ],
        set(SearchToken.objects.values_list("token", "documents")),
        set(SearchNeighbour.objects.values_list("shortened", "token")),
    )


def some_of_everything():
    event = EventFactory(places=[PlaceFactory()])
    its_list = VictimListFactory(events=[event])
    rows = [
        ListEntryFactory(name_as_recorded=f"{name} Sample", victim_list=its_list)
        for name in ("Zeynəb", "Əli", "Bob", "Çingiz", "Ilqar", "İlqar")
    ]
    person = PersonFactory()
    EntryMatch.objects.create(entry=rows[0], person=person)
    QuotationFactory(events=[event])
    PositionFactory(event=event)
    return event, its_list, person


def test_edits_one_by_one_and_a_rebuild_make_the_same_index():
    some_of_everything()
    edited = snapshot()
    assert drift.check() == []
    index.rebuild()
    assert snapshot() == edited
    assert drift.check() == []


def test_saving_twice_changes_nothing():
    event, _its_list, _person = some_of_everything()
    before = snapshot()
    event.save()
    assert snapshot() == before


def test_the_date_of_an_event_reaches_the_rows_of_its_lists_and_their_people(ask):
    event, _its_list, _person = some_of_everything()
    event.date = "1918-03-30"
    event.save()
    counts = {f.label: f.count for f in ask(from_="1918", to="1918").facets["kind"]}
    assert (counts["names on lists"], counts["people"], counts["events"]) == (5, 1, 1)
    assert drift.check() == []


def test_a_match_moved_to_another_person_is_taken_from_the_first(ask):
    _event, _its_list, _person = some_of_everything()
    other = PersonFactory(name="Charlie Test")
    match = EntryMatch.objects.get()
    assert ask(q="zeyneb", kind="person").count == 1
    match.person = other
    match.save()
    assert [hit.uid for hit in ask(q="zeyneb", kind="person").hits] == [other.pk]
    match.delete()
    assert ask(q="zeyneb", kind="person").count == 0
    assert drift.check() == []


def test_a_list_given_other_events_and_columns_is_followed(ask):
    its_list = VictimListFactory(columns=[{"name": "Job", "public": False}])
    ListEntryFactory(victim_list=its_list, original={"Job": "teacher"})
    assert ask(q="teacher").count == 0
    its_list.columns = [{"name": "Job", "public": True}]
    its_list.save()
    assert ask(q="teacher").count == 1
    its_list.events.add(EventFactory(date="1992"))
    assert ask(kind="entry", from_="1992").count == 1
    its_list.events.clear()
    assert ask(kind="entry", from_="1992").count == 0
    assert drift.check() == []


def test_a_column_that_repeats_the_name_is_found_by_it_and_by_its_own_words(ask):
    its_list = VictimListFactory(columns=[{"name": "Name", "public": True}])
    row = ListEntryFactory(
        victim_list=its_list,
        name_as_recorded="Bob Sample",
        original={"Name": "Bob Sample"},
    )
    ListEntryFactory(
        victim_list=its_list,
        name_as_recorded="Alice Example",
        original={"Name": "Example, Alice, sister of Bob Sample"},
    )
    assert ask(q='"Bob Sample"').count == 2
    assert ask(q="sister -sample").count == 0
    row.name_reading, row.original = "Bob Test", {"Name": "Bob Elder"}
    row.save()
    assert ask(q="elder").count == ask(q='"Bob Test"').count == 1
    assert drift.check() == []


def test_many_edits_can_be_collected_into_one_refresh(ask):
    with change():
        ListEntryFactory(name_as_recorded="Bob Collected")
        assert ask(q="collected").count == 0
    assert ask(q="collected").count == 1


def test_an_error_leaves_index_and_records_as_they_were(ask):
    def change_and_fail():
        with change():
            ListEntryFactory(name_as_recorded="Bob Collected")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert ask(q="collected").count == 0
    assert drift.check() == []


def test_names_inserted_into_one_gap_again_and_again_stay_in_order(monkeypatch):
    monkeypatch.setattr(display_order, "STEP", 4)
    monkeypatch.setattr(display_order, "FIRST", 8)
    monkeypatch.setattr(display_order, "NEIGHBOURS", 2)
    its_list = VictimListFactory()
    for name in ("aa", "zz"):
        ListEntryFactory(name_as_recorded=name, victim_list=its_list)
    for number in range(40):
        ListEntryFactory(name_as_recorded="m" + "b" * (40 - number), victim_list=its_list)
        ListEntryFactory(name_as_recorded=f"c{number:03}", victim_list=its_list)
    shown = [uid for (kind, uid), _, _ in snapshot()[0] if kind == "entry"]
    wanted = list(ListEntry.objects.order_by("name_as_recorded").values_list("uid", flat=True))
    assert shown == wanted
    assert drift.check() == []


def test_a_batch_into_a_full_neighbourhood_stays_in_order(monkeypatch):
    monkeypatch.setattr(display_order, "STEP", 2)
    its_list = VictimListFactory()
    with change():
        for number in range(0, 60, 2):
            ListEntryFactory(name_as_recorded=f"n{number:03}", victim_list=its_list)
    with change():
        for number in range(1, 60, 2):
            ListEntryFactory(name_as_recorded=f"n{number:03}", victim_list=its_list)
    names = dict(ListEntry.objects.values_list("uid", "name_as_recorded"))
    shown = [names[uid] for (kind, uid), _, _ in snapshot()[0] if kind == "entry"]
    assert shown == sorted(names.values())
    assert drift.check() == []


def test_a_record_that_is_renamed_moves_to_its_new_place(found):
    for title in ("Alpha sample", "Beta sample", "Gamma sample"):
        EventFactory(title_en=title)
    event = Event.objects.get(title_en="Alpha sample")
    event.title_en = "Zeta sample"
    event.save()
    assert found(q="sample") == ["Beta sample", "Gamma sample", "Zeta sample"]


def test_words_nobody_uses_any_more_leave_the_vocabulary():
    person = PersonFactory(name="Alice Unrepeated")
    assert SearchToken.objects.filter(token="wunrepeated").exists()
    name = PersonName.objects.get(person=person)
    name.text = "Alice Example"
    name.save()
    assert not SearchToken.objects.filter(token="wunrepeated").exists()


def test_an_author_who_is_renamed_renames_the_source(ask):
    person = PersonFactory(name="Alice Example")
    source = SourceFactory()
    source.authors.create(person=person)
    assert ask(q="alice", kind="source").count == 1
    name = person.names.get()
    name.text = "Charlie Test"
    name.save()
    person.refresh_labels()
    person.save()
    assert ask(q="charlie", kind="source").count == 1
    assert drift.check() == []


def test_drift_is_found_and_the_command_fails(capsys):
    some_of_everything()
    Event.objects.update(title_en="Changed in bulk")
    SearchEntry.objects.filter(kind="position").delete()
    ListEntry.objects.filter(name_as_recorded="Bob Sample").update(hidden_at="2020-01-01T00:00Z")
    SearchToken.objects.filter(token="kevent").update(documents=99)
    said = " ".join(drift.check())
    for part in ("has changed", "public and not in", "not public", "full-text", "counts"):
        assert part in said
    with pytest.raises(CommandError):
        call_command("check_search")
    call_command("rebuild_search", verbosity=0)
    call_command("check_search")
    assert "says what the records say" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_an_index_emptied_by_a_flush_begins_anew(ask):
    EventFactory(title_en="Sample before")
    call_command("flush", interactive=False, verbosity=0)
    EventFactory(title_en="Sample after")
    assert ask(q="sample").count == 1
    assert ask(q="before").count == 0
    assert drift.check() == []


def test_a_fixture_loaded_raw_is_announced_by_a_rebuild(tmp_path, ask):
    source = SourceFactory(title="Sample Gazette")
    file = tmp_path / "source.json"
    call_command("dumpdata", "archive.source", "archive.record", output=str(file), verbosity=0)
    record = source.record
    source.delete()
    type(record).objects.filter(pk=record.pk).delete()
    assert ask(q="gazette").count == 0
    call_command("loaddata", str(file), verbosity=0)
    assert ask(q="gazette").count == 0
    index.rebuild()
    assert ask(q="gazette").count == 1


def test_migrating_writes_an_index_that_a_migration_has_emptied():
    some_of_everything()
    before = snapshot()
    SearchEntry.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert drift.check() == []
    assert snapshot() == before
