"""Everything that is public in one archive, and nothing that is not."""

import csv
import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.exports.everything import PLAIN, everything
from archive.exports.packing import packed
from archive.models import Event, Figure, ListEntry, Quotation
from tests import factories
from tests.house.canary import SECRET, plant

pytestmark = pytest.mark.django_db
PRIVATE = {"editor_note", "import_key", "private_note", "in_starting_text", "hidden_at", "standing"}


def tables() -> dict[str, list[dict[str, str]]]:
    """Unpack the archive and read every table in it."""
    body = b"".join(packed(everything(lambda uid: f"https://archive.example.org/id/{uid}")))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }


def test_nothing_hidden_is_in_any_table():
    plant()
    for name, rows in tables().items():
        assert SECRET not in str(rows).lower(), name


def test_every_public_record_is_there_with_its_permanent_address():
    plant()
    factories.QuotationFactory()
    factories.FigureFactory()
    found = tables()
    for name, model in (("events", Event), ("quotations", Quotation), ("figures", Figure)):
        uids = set(model.objects.published().values_list("pk", flat=True))
        assert uids
        assert {row["uid"] for row in found[f"{name}.csv"]} == uids
    rows = [row for name, table in found.items() if name.startswith("rows/") for row in table]
    assert {row["uid"] for row in rows} == set(
        ListEntry.objects.published().values_list("uid", flat=True)
    )
    assert found["events.csv"][0]["address"].startswith("https://archive.example.org/id/")


def test_no_private_column_has_a_name_in_any_table():
    for table in PLAIN:
        assert not PRIVATE & set(table.columns), table.name


def test_what_a_public_record_points_to_is_named_only_if_it_is_public():
    factories.EventFactory(described_in=factories.SourceFactory(state="draft"))
    assert tables()["events.csv"][0]["described_in"] == ""


def test_an_empty_archive_gives_empty_tables():
    found = tables()
    assert "events.csv" in found
    assert not any(found.values())


def test_the_number_of_queries_does_not_grow_with_the_records():
    def ask() -> int:
        with CaptureQueriesContext(connection) as captured:
            tables()
        return len(captured)

    factories.FigureFactory()
    factories.EventFactory(places=[factories.PlaceFactory()])
    few = ask()
    for _count in range(4):
        factories.FigureFactory()
        factories.EventFactory(places=[factories.PlaceFactory()])
    assert ask() == few
