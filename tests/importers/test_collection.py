"""The first collection: every row of the tables has a home, as it should be seen or not seen."""

import hashlib
import json
import re
import shutil

import pytest
from django.core.management import call_command

from archive import models
from archive.history import KEPT
from archive.importers import lists
from archive.importers.collection import AlreadyHere, CollectionRefused, load, read, update
from archive.importers.collection.baseline import LOADED
from archive.importers.collection.entries import AS_RECORDED
from archive.importers.collection.tables import FOLDER, read_table
from archive.lib.dates import UncertainDate
from archive.models.fields import DayBoundField
from archive.models.quotations import Display
from archive.models.registry import State
from archive.services.change import change
from tests.collection import correct

PRIVATE = {"editor_note", "private_note", "import_key"}
HOMES = {
    "events.csv": models.Event,
    "event_relations.csv": models.EventRelation,
    "event_organisations.csv": models.EventOrganisation,
    "event_dates.csv": models.EventDate,
    "figures.csv": models.Figure,
    "quotations.csv": models.Quotation,
    "positions.csv": models.Position,
    "sources.csv": models.Source,
    "source_contents.csv": models.SourceContent,
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


def by_key(model, key):
    return model.objects.get(import_key__endswith=f":{key}")


def replace(folder, file, before, after):
    """Replace a text in a table that has it once."""
    text = (folder / file).read_text("utf-8")
    assert text.count(before) == 1
    (folder / file).write_text(text.replace(before, after), "utf-8")


def swap_preferred(folder, slug):
    """Let the second date of an event be preferred, not the first: both are the same day."""
    lines = (folder / "event_dates.csv").read_text("utf-8").splitlines()
    first, second = [number for number, line in enumerate(lines) if line.startswith(slug)][:2]
    lines[first] = lines[first].removesuffix("yes") + "no"
    lines[second] = lines[second].removesuffix("no") + "yes"
    (folder / "event_dates.csv").write_text("\n".join(lines) + "\n", "utf-8")


def problems_of(folder):
    """Return what is wrong with the tables of a folder."""
    with pytest.raises(CollectionRefused) as refused:
        read(folder)
    return refused.value.sentences


def rows_of_lists():
    """Return the rows of every list of names."""
    return [
        row
        for table in read_table(FOLDER / "lists.csv")
        for row in read_table(FOLDER / table["file"])
    ]


def add_row(folder, file, line):
    with (folder / file).open("a", encoding="utf-8") as target:
        target.write(line + "\n")


def public_texts():
    """Yield where and what, for every text of the archive that is not for colleagues only."""
    for model in KEPT:
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values(*[name for name in names if name not in PRIVATE]):
            for name, value in row.items():
                if value and isinstance(value, str | list | dict):
                    text = value if isinstance(value, str) else json.dumps(value)
                    yield f"{model.__name__}.{name}", text


# Reading


def test_the_tables_are_sound_and_every_translation_is_of_something_they_say(capsys):
    assert read().wording.orphans() == []
    call_command("load_collection", "--check")
    assert "sound" in capsys.readouterr().out


def test_a_new_row_gets_a_new_id_and_all_others_keep_theirs(folder):
    add_row(folder, "terms.csv", "population,pilots,,,900,pilots,pilotlar,лётчики,,,")
    assert problems_of(folder) == [
        "terms.csv: population:pilots has no permanent id yet; "
        "load_collection --give-ids writes it."
    ]
    read(folder, is_giving_ids=True).uids.write()
    rows = [(one / "uids.csv").read_text("utf-8").splitlines() for one in (folder, FOLDER)]
    assert [row.rsplit(",", 1)[0] for row in set(rows[0]) - set(rows[1])] == [
        "terms.csv,population:pilots,term"
    ]
    assert read(folder).uids.added == []


def test_a_text_without_translation_is_named(folder):
    correct(folder, "events.csv", "khojaly-1992", title_en="An example of a title")
    [problem] = problems_of(folder)
    assert re.fullmatch(
        r"events\.csv, row \d+, title_en: not translated: “An example of a title”\.", problem
    )


def test_a_translation_of_nothing_is_named(folder):
    add_row(folder, "translations/events.csv", "An example,Nümunə,Пример,")
    assert read(folder).wording.orphans() == ["An example"]


@pytest.mark.parametrize(
    ("file", "key", "column", "cell", "sentence"),
    [
        ("events.csv", "khojaly-1992", "place_slugs", "khojaly;nowhere", "no place “nowhere”"),
        ("events.csv", "khojaly-1992", "event_type", "picnic", "no term “picnic”"),
        ("events.csv", "khojaly-1992", "kind", "picnic", "not a valid choice"),
        ("events.csv", "khojaly-1992", "start_edtf", "last winter", "date"),
        ("figures.csv", "F001", "source_key", "nobody", "no source “nobody”"),
        ("figures.csv", "F001", "value", "dozens", "number"),
        ("figures.csv", "F001", "chartable", "perhaps", "yes or no"),
        ("sources.csv", "bloody-memory", "url", "example", "URL"),
        ("names_khojaly-massgrave-azernews.csv", "1", "birth_edtf", "1.6.33", "date"),
        ("names_khojaly-massgrave-azernews.csv", "1", "list_key", "example", "another list"),
    ],
)
def test_a_cell_that_is_wrong_is_named_with_file_row_and_column(
    folder, file, key, column, cell, sentence
):
    correct(folder, file, key, **{column: cell})
    number = next(row.number for row in read_table(folder / file) if cell in row.values())
    problems = [text for text in problems_of(folder) if text.startswith(f"{file}, row {number}, ")]
    assert [text for text in problems if f", {column}: " in text and sentence in text], problems


def test_a_column_nobody_declared_is_named(folder):
    replace(folder, "organisations.csv", ",locator,note\n", ",locator,remark\n")
    assert {
        "organisations.csv, row 1, remark: is not declared.",
        "organisations.csv, row 1, note: is missing.",
    } <= set(problems_of(folder))


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
    assert models.ListEntry.objects.count() == len(rows_of_lists())
    known = models.VictimList.objects.known_elsewhere()
    assert known.count() == len(read_table(FOLDER / "lists_known.csv"))


def test_every_row_keeps_what_its_list_says_word_for_word(loaded):
    for row in read_table(FOLDER / "lists.csv"):
        for said in read_table(FOLDER / row["file"]):
            entry = models.ListEntry.objects.get(
                victim_list__slug=row["list_key"], row_key=said["row_no"]
            )
            assert entry.name_as_recorded == said["name_as_recorded"]
            assert entry.original == {name: said[name] for name in AS_RECORDED if said[name]}
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


def test_persons_stand_on_the_rows_matched_to_them(loaded):
    matches = read_table(FOLDER / "matches.csv")
    keys = {row["person_key"] for row in matches}
    people = models.Person.objects.filter(import_key__in=keys)
    assert people.count() == len(keys)
    assert models.EntryMatch.objects.published().count() == len(matches)
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
    assert models.Figure.objects.published().count() == len(read_table(FOLDER / "figures.csv")) - 1


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
    notes = {row["private_note"] for row in rows_of_lists() if row["private_note"]}
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
    assert loaded.indexed["entry"] == len(rows_of_lists())
    assert loaded.indexed["event"] == len(read_table(FOLDER / "events.csv"))


def test_loading_again_changes_nothing_and_says_so(loaded, capsys):
    before = {model: model._base_manager.count() for model in KEPT}
    with pytest.raises(AlreadyHere):
        load()
    call_command("load_collection")
    assert "is here already" in capsys.readouterr().out
    assert before == {model: model._base_manager.count() for model in KEPT}


def test_every_row_has_the_permanent_id_of_the_map(loaded):
    stated = {
        (row["file"], row["row_key"]): row["uid"]
        for row in read_table(FOLDER / "uids.csv")
        if row["kind"] == "list-entry"
    }
    files = {row["list_key"]: row["file"] for row in read_table(FOLDER / "lists.csv")}
    rows = models.ListEntry.objects.values_list("victim_list__slug", "row_key", "uid")
    assert {(files[slug], key): uid for slug, key, uid in rows} == stated


def test_each_list_came_in_as_an_import_with_its_file(loaded):
    for row in read_table(FOLDER / "lists.csv"):
        batch = models.ImportBatch.objects.get(victim_list__slug=row["list_key"])
        content = (FOLDER / row["file"]).read_bytes()
        assert batch.state == "committed"
        assert (batch.file_name, batch.counts["new"]) == (row["file"], int(row["rows_here"]))
        assert batch.checksum == hashlib.sha256(content).hexdigest()
        with batch.file.open() as kept:
            assert kept.read() == content


def test_a_later_release_brought_in_by_hand_leaves_our_reading(loaded):
    entry = models.ListEntry.objects.get(uid="BGK2NPS544SS")
    release = "Row,Name,Born\n3,Akif Example,1950\n"
    batch = lists.bring_text(release, victim_list=entry.victim_list)
    lists.choose_reading(batch, encoding="utf-8", delimiter=",", header_row=1)
    columns = zip(("Row", "Name", "Born"), ("row_key", "name", "birth"), strict=True)
    lists.start_rehearsal(batch, lists.ColumnMapping(tuple(lists.Column(*one) for one in columns)))
    lists.rehearse(batch)
    lists.accept_renewal(batch)
    lists.commit(batch)
    entry.refresh_from_db()
    assert entry.name_as_recorded == "Akif Example"
    assert (entry.birth, entry.birth_as_written) == ("1962-06-01", "1950")
    assert batch.counts["conflicts"] == 1


# Updating


def test_an_update_without_changes_changes_nothing(loaded):
    done = update()
    assert (done.added, done.changed, done.left_alone) == ([], [], [])
    assert models.ImportBatch.objects.count() == len(read_table(FOLDER / "lists.csv"))


def test_an_update_brings_in_what_changed_with_its_history(loaded, folder):
    event = by_key(models.Event, "january-1990")
    correct(folder, "events.csv", "january-1990", start_edtf="1990-01", end_edtf="")
    correct(folder, "events.csv", "january-1990", place_slugs="baku")
    done = update(folder)
    event.refresh_from_db()
    assert done.changed == [f"event {event.pk}"]
    assert event.date_earliest == UncertainDate.parse("1990-01").earliest
    assert [place.slug for place in event.places.all()] == ["baku"]
    assert event.history.first().history_change_reason == "collection updated"
    assert update(folder).changed == []


def test_an_update_brings_in_a_table_the_archive_never_had_and_another_preferred_date(
    loaded, folder
):
    stated = set(models.EventDate.objects.values_list("event__slug", "date", "position"))
    elsewhere = models.EventDate.objects.exclude(event__slug="guba-grave-discovery-2007")
    forgotten = set(elsewhere.values_list("pk", flat=True))
    for rows in (elsewhere, models.EventDate.history.filter(uid__in=forgotten)):
        rows._raw_delete(rows.db)  # no trace of them, as before there was such a table
    swap_preferred(folder, "guba-grave-discovery-2007")
    done = update(folder)
    assert (len(done.added), len(done.changed)) == (len(forgotten), 2)
    assert set(models.EventDate.objects.values_list("event__slug", "date", "position")) == stated
    preferred = models.EventDate.objects.get(
        event__slug="guba-grave-discovery-2007", is_preferred=True
    )
    assert preferred.source.slug == "report-guba-grave"


def test_an_update_leaves_alone_and_lists_what_somebody_edited(loaded, folder):
    event = by_key(models.Event, "january-1990")
    with change(reason="read again"):
        event.summary_en = "As an editor has it."
        event.save()
    correct(folder, "events.csv", "january-1990", start_edtf="1990-01", end_edtf="")
    done = update(folder)
    event.refresh_from_db()
    assert (event.summary_en, event.date) != ("As an editor has it.", "1990-01")
    assert event.summary_en == "As an editor has it."
    assert done.left_alone == [f"event {event.pk}"]


def test_an_update_does_not_bring_back_what_somebody_deleted(loaded):
    name = models.PlaceName.objects.get(place__slug="moscow", language="ru")
    with change(reason="not used"):
        name.delete()
    done = update()
    assert len(done.left_alone) == 1
    assert not models.PlaceName.objects.filter(place__slug="moscow", language="ru").exists()


def test_an_update_of_a_name_renews_the_label(loaded, folder):
    replace(folder, "place_names.csv", "moscow,Moskva,", "moscow,Moskva şəhəri,")
    replace(folder, "uids.csv", "moscow|az-Latn|Moskva,", "moscow|az-Latn|Moskva şəhəri,")
    update(folder)
    assert models.Place.objects.get(slug="moscow").label_az == "Moskva şəhəri"


def test_a_corrected_row_of_a_list_comes_in_by_a_new_import(loaded, folder):
    names = "names_khojaly-massgrave-azernews.csv"
    correct(folder, names, "3", name_as_recorded="Akif Example", birth_edtf="1963")
    done = update(folder)
    entry = models.ListEntry.objects.get(uid="BGK2NPS544SS")
    assert (entry.name_as_recorded, entry.original["name_as_recorded"]) == ("Akif Example",) * 2
    assert (entry.birth, entry.birth_earliest) == ("1963", UncertainDate.parse("1963").earliest)
    assert f"row of a list {entry.uid}" in done.changed
    batch = entry.victim_list.batches.latest("committed_at")
    assert (batch.counts["changed"], batch.counts["gone"]) == (1, 0)
    again = update(folder)
    assert (again.changed, entry.victim_list.batches.count()) == ([], 2)


def test_an_update_leaves_the_reading_of_a_row_that_somebody_edited(loaded, folder):
    entry = models.ListEntry.objects.get(uid="BGK2NPS544SS")
    with change(reason="read again"):
        entry.birth = "1961"
        entry.save()
    names = "names_khojaly-massgrave-azernews.csv"
    correct(folder, names, "3", birth_edtf="1963")
    done = update(folder)
    entry.refresh_from_db()
    assert entry.birth == "1961"
    assert done.left_alone == [f"row of a list {entry.uid}"]
