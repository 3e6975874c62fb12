"""The first collection: every row of the tables has a home, as it should be seen or not seen."""

import json
import re
import shutil

import pytest
from django.core.management import call_command
from django.db import connection

from archive import models
from archive.history import KEPT
from archive.importers.collection import AlreadyHere, CollectionError, build, differences, load
from archive.importers.collection.baseline import LOADED
from archive.importers.collection.build import BUILT
from archive.importers.collection.entries import VERBATIM
from archive.importers.collection.load import fixture_files
from archive.importers.collection.renew import renew
from archive.importers.collection.tables import FOLDER, read_table
from archive.lib.dates import UncertainDate
from archive.models.fields import DayBoundField
from archive.models.quotations import Display
from archive.models.recording import recording
from archive.models.registry import State

PRIVATE = {"editor_note", "private_note", "import_key"}
HOMES = {
    "events.csv": models.Event,
    "event_relations.csv": models.EventRelation,
    "event_organisations.csv": models.EventOrganisation,
    "figures.csv": models.Figure,
    "quotations.csv": models.Quotation,
    "positions.csv": models.Position,
    "sources.csv": models.Source,
    "places.csv": models.Place,
    "place_relations.csv": models.PlaceRelation,
    "organisations.csv": models.Organisation,
    "matches.csv": models.EntryMatch,
    "terms.csv": models.Term,
    "commemorations.csv": models.Commemoration,
}


@pytest.fixture
def loaded(collection):
    """What was loaded, with the collection put back after each test."""
    return collection


@pytest.fixture
def folder(tmp_path):
    """A copy of the tables that a test may change."""
    copy = tmp_path / "collection"
    shutil.copytree(FOLDER, copy)
    return copy


@pytest.fixture
def built(tmp_path):
    """A copy of the built fixtures that a test may change."""
    copy = tmp_path / "built"
    shutil.copytree(BUILT, copy)
    return copy


def by_key(model, key):
    return model.objects.get(import_key__endswith=f":{key}")


def change(built, model, uid, **columns):
    """Change columns of one object in the built files."""
    for file in fixture_files(built):
        made = json.loads(file.read_text(encoding="utf-8"))
        for one in made:
            if one["model"] == model and one.get("pk") == uid:
                one["fields"] |= columns
        file.write_text(json.dumps(made), encoding="utf-8")


def public_texts():
    """Yield where and what, for every text of the archive that is not for colleagues only."""
    for model in KEPT:
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values(*[name for name in names if name not in PRIVATE]):
            for name, value in row.items():
                if value and isinstance(value, str | list | dict):
                    text = value if isinstance(value, str) else json.dumps(value)
                    yield f"{model.__name__}.{name}", text


# Building


def test_the_committed_fixtures_are_what_the_tables_give():
    built = build()
    assert differences(built) == []
    assert built.new_ids == 0


def test_a_new_row_gets_a_new_id_and_all_others_keep_theirs(folder):
    before = dict.fromkeys(read_table(folder / "uids.csv")[0], "")
    assert set(before) == {"file", "row_key", "kind", "uid"}
    with (folder / "terms.csv").open("a", encoding="utf-8") as file:
        file.write("population,pilots,,,900,pilots,pilotlar,лётчики,,,\n")
    built = build(folder)
    assert built.new_ids == 1
    rows = set(built.uid_map.splitlines()) - set((FOLDER / "uids.csv").read_text().splitlines())
    assert [row.rsplit(",", 1)[0] for row in rows] == ["terms.csv,population:pilots,term"]


def test_a_text_without_translation_is_named(folder):
    table = folder / "events.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("Siege of Khojaly,", "The siege of Khojaly,"), encoding="utf-8")
    with pytest.raises(
        CollectionError, match=r"events\.csv: not translated: “The siege of Khojaly"
    ):
        build(folder)


def test_a_row_naming_an_unknown_place_is_named(folder):
    table = folder / "events.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(",baku;neftchala;", ",nowhere;neftchala;"), encoding="utf-8")
    with pytest.raises(CollectionError, match="no place “nowhere” in places"):
        build(folder)


# Every row has a home


@pytest.mark.parametrize("file", HOMES)
def test_every_row_of_a_table_is_one_object(loaded, file):
    assert HOMES[file].objects.count() == len(read_table(FOLDER / file))


def test_every_list_is_here_with_all_its_rows(loaded):
    for row in read_table(FOLDER / "lists.csv"):
        victim_list = models.VictimList.objects.get(slug=row["list_key"])
        entries = read_table(FOLDER / row["file"])
        assert victim_list.is_here
        assert victim_list.row_count == victim_list.entries.count() == len(entries)
    assert models.ListEntry.objects.count() == 72
    known = models.VictimList.objects.known_elsewhere()
    assert known.count() == len(read_table(FOLDER / "lists_known.csv"))


def test_every_row_keeps_what_its_list_says_word_for_word(loaded):
    for row in read_table(FOLDER / "lists.csv"):
        for said in read_table(FOLDER / row["file"]):
            entry = models.ListEntry.objects.get(
                victim_list__slug=row["list_key"], row_key=said["row_no"]
            )
            assert entry.name_as_recorded == said["name_as_recorded"]
            assert entry.original == {name: said[name] for name in VERBATIM if said[name]}
            assert entry.editor_note == said["private_note"]


def test_every_name_of_a_place_is_kept(loaded):
    stated = {
        (row["place_slug"], row["text"], row["language"])
        for row in read_table(FOLDER / "place_names.csv")
    }
    kept = set(models.PlaceName.objects.values_list("place__slug", "text", "language"))
    assert stated <= kept
    in_english = {(row["slug"], row["name_en"], "en") for row in read_table(FOLDER / "places.csv")}
    assert kept - stated <= in_english <= kept


def test_sixteen_persons_stand_on_the_rows_matched_to_them(loaded):
    keys = {row["person_key"] for row in read_table(FOLDER / "matches.csv")}
    assert len(keys) == 16
    people = models.Person.objects.filter(import_key__in=keys)
    assert people.count() == 16
    assert models.EntryMatch.objects.published().count() == 34
    person = people.get(import_key="khojaly-grave-salimov-khazar")
    assert person.label_az == "Səlimov Xəzər Səyavuş oğlu"
    assert person.is_minor
    assert {name.text for name in person.names.all()} == {
        "Khazar Sayavush Salimov",
        "Salimov Khazar Sayavush oglu",
        "Səlimov Xəzər Səyavuş oğlu",
    }


def test_a_misprint_is_kept_as_printed_but_does_not_name_the_person(loaded):
    person = models.Person.objects.get(import_key="garadaghli-mustafayev-qarib")
    assert person.label_az == "Mustafayev Qərib Həsrət oğlu"
    assert "Qərib Musatafayev" in {name.text for name in person.names.all()}


def test_a_birth_that_rows_state_alike_is_taken_and_a_guess_is_not(loaded):
    person = models.Person.objects.get(import_key="khojaly-grave-aliyev-aghaali")
    assert (person.birth, person.birth_as_written) == ("1933-06-01", "")
    assert models.Person.objects.exclude(death="").count() == 0


# As it should be seen


def test_a_name_is_given_with_those_who_use_it(loaded):
    names = by_key(models.Event, "war-2020").names.values_list("text", "language", "used_by")
    assert ("Patriotic War", "en", "“Bloody Memory”, official Azerbaijani usage") in names
    assert ("Vətən müharibəsi", "az-Latn", "") in names


def test_a_date_with_an_open_end_stays_open(loaded):
    event = by_key(models.Event, "khojaly-day")
    assert event.date == "1994-02-24/.."
    assert event.date_latest is None


def test_the_days_of_remembrance_stand_with_their_acts(loaded):
    days = models.Commemoration.objects.filter(kind="annual-day")
    acts = {(day.month, day.day): day.act and day.act.slug for day in days}
    assert acts == {
        (1, 20): None,
        (2, 26): "act-mm-1994-02-24",
        (3, 31): "act-decree-1998-03-26",
        (9, 27): "act-order-2020-12-02",
    }
    assert all("“" in day.title_en for day in models.Commemoration.objects.all())


def test_every_event_with_a_day_of_remembrance_leads_to_that_day(loaded):
    kinds = ("part-of", "commemorates")
    for row in read_table(FOLDER / "events.csv"):
        if not row["commemoration_day"]:
            continue
        month, day = map(int, row["commemoration_day"].split("-"))
        remembered = models.Commemoration.objects.get(month=month, day=day).events.all()
        event = models.Event.objects.get(slug=row["slug"])
        wholes = models.Event.objects.filter(
            relations_to__from_event=event, relations_to__kind__in=kinds
        )
        assert event in remembered or set(wholes) & set(remembered), row["slug"]


def test_who_is_only_named_as_responsible_is_in_citations_only(loaded):
    people = models.Person.objects.filter(is_citation_only=True)
    assert people.count() == 4
    assert not people.filter(pk__in=models.Person.objects.listed()).exists()
    for person in people:
        assert person.record.citations.get().bearing == "mentions"
        assert not person.participations.exists()


def test_coordinates_of_general_knowledge_say_so(loaded):
    moscow = models.Place.objects.get(slug="moscow")
    assert (str(moscow.latitude), moscow.is_approximate) == ("55.75000", True)
    nuremberg = models.Place.objects.get(slug="nuremberg")
    assert nuremberg not in models.Place.objects.listed()


def test_only_what_must_stay_a_draft_is_one(loaded):
    drafts = models.Record.objects.exclude(state=State.PUBLISHED)
    withheld, draft = by_key(models.Quotation, "Q12"), by_key(models.Figure, "F234")
    assert set(drafts) == {withheld.record, draft.record}
    assert {record.state for record in drafts} == {State.DRAFT}
    assert not drafts.filter(first_published_at__isnull=False).exists()
    assert draft.status == "stated"
    assert models.Figure.objects.published().count() == 282


def test_of_a_withheld_quotation_only_the_note_can_be_seen(loaded):
    withheld = by_key(models.Quotation, "Q12")
    assert withheld.display == Display.WITHHELD
    assert withheld not in models.Quotation.objects.published()
    stub = models.Quotation.objects.stubs().get()
    assert (stub.pk, stub.display_note_en) == (
        withheld.pk,
        "One slogan is withheld: it denigrates a people.",
    )
    texts = [(where, text) for where, text in public_texts() if withheld.text in text]
    assert [where for where, _text in texts] == ["Quotation.text"]


def test_everything_published_is_fit_to_be(loaded):
    for model in (one for one in KEPT if hasattr(one, "record_kind")):
        for row in model.objects.filter(record__state=State.PUBLISHED):
            assert row.missing_for_publishing() == [], row.import_key


def test_private_notes_stand_in_no_public_text(loaded):
    notes = {
        row["private_note"]
        for table in read_table(FOLDER / "lists.csv")
        for row in read_table(FOLDER / table["file"])
        if row["private_note"]
    }
    assert len(notes) == 2
    assert not [where for where, text in public_texts() for note in notes if note in text]


def test_no_public_text_speaks_of_tables_or_their_keys(loaded):
    keys = {row["key"] for row in read_table(FOLDER / "sources.csv")} - {"bloody-memory"}
    inside = re.compile(r"\w\.csv\b|\bF\d{3}\b")
    told = [(where, text) for where, text in public_texts() if where[-3:] in ("_en", "_az", "_ru")]
    assert len(told) > 4000
    assert [item for item in told if inside.search(item[1])] == []
    assert [(where, key) for where, text in told for key in keys if key in text] == []


# As the models would have it


def test_every_row_would_pass_the_checks_of_a_form(loaded):
    for model in KEPT:
        for row in model._base_manager.all():
            row.full_clean(validate_unique=False, validate_constraints=False)


def test_bounds_are_what_the_dates_mean(loaded):
    checked = 0
    for model in KEPT:
        bounds = [f for f in model._meta.concrete_fields if isinstance(f, DayBoundField)]
        for row in model._base_manager.all() if bounds else ():
            for field in bounds:
                text = getattr(row, field.of)
                expected = getattr(UncertainDate.parse(text), field.end) if text else None
                assert getattr(row, field.attname) == expected, (model, row.pk, field.attname)
                checked += text != ""
    assert checked > 900


@pytest.mark.parametrize("model", [models.Person, models.Place])
def test_labels_are_those_the_names_give(loaded, model):
    for row in model.objects.all():
        columns = [f"{part}_{code}" for part in ("label", "sort") for code in ("en", "az", "ru")]
        before = {column: getattr(row, column) for column in columns}
        row.refresh_labels()
        assert before == {column: getattr(row, column) for column in columns}


def test_translations_say_that_a_machine_made_them(loaded):
    for row in models.Event.objects.all():
        assert row.title_az
        assert row.title_ru
        assert row.machine_translated == ["az", "ru"]


# Loading


def test_everything_has_its_first_row_of_history_with_its_links(loaded):
    for model in KEPT:
        reasons = model.history.values_list("history_change_reason", flat=True)
        assert len(reasons) == model._base_manager.count(), model
        assert set(reasons) <= {LOADED}
    event = by_key(models.Event, "january-1990")
    places = {link.place.slug for link in event.history.get().places.all()}
    assert places == {"baku", "neftchala", "lankaran"}


def test_what_is_public_can_be_found(loaded):
    assert loaded.indexed["entry"] == 72
    assert loaded.indexed["event"] == 85


def test_loading_again_changes_nothing_and_says_so(loaded, capsys):
    before = {model: model._base_manager.count() for model in KEPT}
    with pytest.raises(AlreadyHere):
        load()
    call_command("load_collection")
    assert "is here already" in capsys.readouterr().out
    assert before == {model: model._base_manager.count() for model in KEPT}


def test_the_fixtures_can_be_loaded_by_plain_loaddata_again_and_again(loaded):
    files = [str(file) for file in fixture_files() if file.stem in ("13_entries", "14_matches")]
    call_command("loaddata", *files, verbosity=0)
    assert models.ListEntry.objects.count() == 72
    assert models.EntryMatch.objects.count() == 34
    connection.check_constraints()


# Updating


def test_an_update_without_changes_changes_nothing(loaded):
    done = renew()
    assert (done.added, done.changed, done.left_alone) == ([], [], [])


def test_an_update_brings_in_what_changed_with_its_history(loaded, built):
    event = by_key(models.Event, "january-1990")
    baku = models.Place.objects.get(slug="baku").pk
    change(built, "archive.event", event.pk, date="1990-01", places=[baku])
    done = renew(built)
    event.refresh_from_db()
    assert len(done.changed) == 1
    assert event.date_earliest == UncertainDate.parse("1990-01").earliest
    assert [place.slug for place in event.places.all()] == ["baku"]
    assert event.history.first().history_change_reason == "collection updated"
    assert renew(built).changed == []


def test_an_update_leaves_alone_and_lists_what_somebody_edited(loaded, built):
    event = by_key(models.Event, "january-1990")
    with recording(reason="read again"):
        event.summary_en = "As an editor has it."
        event.save()
    change(built, "archive.event", event.pk, summary_en="As the collection has it now.")
    done = renew(built)
    event.refresh_from_db()
    assert event.summary_en == "As an editor has it."
    assert done.left_alone == [f"event {event.pk}"]


def test_an_update_does_not_bring_back_what_somebody_deleted(loaded, built):
    name = models.PlaceName.objects.get(place__slug="moscow", language="ru")
    with recording(reason="not used"):
        name.delete()
    done = renew(built)
    assert len(done.left_alone) == 1
    assert not models.PlaceName.objects.filter(place__slug="moscow", language="ru").exists()


def test_an_update_of_a_name_renews_the_label(loaded, built):
    name = models.PlaceName.objects.get(place__slug="moscow", language="az-Latn")
    change(built, "archive.placename", name.pk, text="Moskva şəhəri")
    renew(built)
    assert models.Place.objects.get(slug="moscow").label_az == "Moskva şəhəri"
