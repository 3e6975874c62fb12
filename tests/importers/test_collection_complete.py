"""Nothing of the first collection is lost: every cell that says something is in the archive."""

from collections import Counter
from decimal import Decimal

from archive.history import KEPT
from archive.importers.collection.collection import Collection
from archive.importers.collection.tables import FOLDER, read_table, several, slugged
from archive.models import EventDate, MatchProposal, Position, Quotation, Source, SourceContent
from archive.models.positions import WordingKind

SAID_OTHERWISE = {
    ("events.csv", "also_known_as"): "cut into names, each with its language and who uses it",
    ("figures.csv", "counted_by"): "“not stated by this source” is an empty column",
    ("lists.csv", "file"): "the name of the file stands with its import",
    ("matches.csv", "status"): "accepted ones are matches, proposed ones are proposals",
    ("names_*.csv", "fate"): "the choice is called otherwise",
    ("people.csv", "display"): "a yes or a no",
    ("people.csv", "name"): "the office in brackets is no part of the name",
    ("quotations.csv", "display"): "the choice is called otherwise",
    ("sources.csv", "author_or_body"): "cut into authors and what they wrote in",
}
"""Columns of which some words stand nowhere as they are, with what became of them."""


def texts_of(value):
    """Yield the texts in a value of a column, numbers as they are written."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_of(inner)
    elif isinstance(value, Decimal):
        yield f"{value.normalize():f}"
    elif value not in (None, ""):
        yield str(value)


def all_texts():
    texts = set()
    for model in [*KEPT, MatchProposal]:
        for row in model._base_manager.values():
            for value in row.values():
                texts.update(texts_of(value))
    return texts


def forms_of(cell, collection):
    """Return how a cell may stand in the archive: as it is, as a key, with titles for keys."""
    numbers = [f"{Decimal(cell).normalize():f}"] if cell.replace(".", "", 1).isdigit() else []
    said = {"yes": "True", "no": "False"}.get(cell, cell)
    return [said, collection.wording.for_readers(cell), slugged(cell), *numbers]


def tables():
    """Yield what a table is called here (all lists alike), and its rows."""
    for path in sorted(FOLDER.glob("*.csv")):
        if path.name != "uids.csv":
            is_list = path.name.startswith("names_")
            yield "names_*.csv" if is_list else path.name, read_table(path)


def test_every_cell_is_in_the_archive_or_said_to_stand_otherwise(collection):
    stated, texts = Collection(FOLDER), all_texts()
    whole = "\n".join(texts)
    lost = set()
    for file, rows in tables():
        for column, cell in (cell for row in rows for cell in row.items()):
            for piece in [cell] if cell in texts else several(cell):
                forms = forms_of(piece, stated)
                if not texts.intersection(forms) and not any(form in whole for form in forms):
                    lost.add((file, column))
    assert lost == set(SAID_OTHERWISE)


def test_dates_by_source_are_kept_as_the_table_has_them(collection):
    kept = {
        (
            *(date.event.slug, date.source.slug, date.date, date.as_written, date.calendar),
            *(date.locator, date.note_en, date.note_az, date.note_ru, date.is_preferred),
        )
        for date in EventDate.objects.select_related("event", "source")
    }
    assert kept == {
        (
            *(row["event_slug"], row["source_slug"], row["date_edtf"], row["as_written"]),
            row["calendar"].replace("not stated", ""),
            *(row["locator"], row["note_en"], row["note_az"], row["note_ru"]),
            row["preferred"] == "yes",
        )
        for row in read_table(FOLDER / "event_dates.csv")
    }


def test_contents_of_sources_are_kept_as_the_table_has_them(collection):
    contents = list(SourceContent.objects.select_related("source").prefetch_related("events"))
    rows = read_table(FOLDER / "source_contents.csv")
    assert [content.locator for content in contents] == [row["locator"] for row in rows]
    for content, row in zip(contents, rows, strict=True):
        assert content.source.slug == row["source_slug"]
        assert (content.abstract_en, content.abstract_az) == (
            row["abstract_en"],
            row["abstract_az"],
        )
        assert content.needs_content_note == (row["content_note"] == "yes")
        assert {event.slug for event in content.events.all()} == set(several(row["event_slugs"]))


def test_what_else_the_tables_say_of_each_row_is_kept(collection):
    keyed = {row["id"]: row for row in read_table(FOLDER / "quotations.csv")}
    for quotation in Quotation.objects.all():
        row = keyed[quotation.import_key.partition(":")[2]]
        assert quotation.is_cut_before == (row["cut_before"] == "yes")
    for row in read_table(FOLDER / "sources.csv"):
        opened = Source.objects.get(slug=row["key"]).accessed_on
        assert (opened.isoformat() if opened else "") == row["accessed"]
    wordings = Counter(row["wording_is"] for row in read_table(FOLDER / "positions.csv"))
    kept = Counter(Position.objects.values_list("wording_is", flat=True))
    assert kept == {slugged(words): count for words, count in wordings.items()}
    paraphrases = Position.objects.filter(wording_is=WordingKind.PARAPHRASE)
    assert not paraphrases.exclude(wording_language="").exists()
