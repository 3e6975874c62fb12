"""A backup is what has been opened again and compared."""

import hashlib
import json
import sqlite3
import zipfile

import pytest
from django.core.management import call_command
from django.db import connection

from archive.models import Event, Record
from archive.services.backup import CannotBackUp, back_up, backups
from tests import factories

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has pg_dump"),
]


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path / "data", tmp_path / "media"


def test_a_backup_holds_the_database_and_the_media_as_they_were(settings, tmp_path):
    event = factories.EventFactory(title_en="A kept event", state="draft")
    scan = settings.MEDIA_ROOT / "originals" / "ab" / "scan.bin"
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"a scan")
    path = back_up()
    Event.objects.update(title_en="Changed afterwards")
    with zipfile.ZipFile(path) as held:
        held.extractall(tmp_path / "again")
        manifest = json.loads(held.read("manifest.json"))
    again = sqlite3.connect(tmp_path / "again" / "database.sqlite3")
    assert again.execute("SELECT title_en FROM archive_event").fetchall() == [("A kept event",)]
    assert again.execute("SELECT record_id FROM archive_event").fetchall() == [(event.pk,)]
    again.close()
    assert (tmp_path / "again" / "media/originals/ab/scan.bin").read_bytes() == b"a scan"
    assert manifest["records"] == Record.objects.count()
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((tmp_path / "again" / name).read_bytes()).hexdigest() == digest


def test_what_was_made_is_listed_and_nothing_half_made_stays(settings):
    path = back_up()
    assert backups() == [path]
    assert list(path.parent.iterdir()) == [path]


def test_the_command_writes_into_the_folder_one_names(tmp_path, capsys):
    call_command("back_up", tmp_path / "elsewhere")
    assert list((tmp_path / "elsewhere").glob("archive-*.zip"))


def test_on_postgresql_it_says_what_to_do_instead(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    with pytest.raises(CannotBackUp, match="pg_dump"):
        back_up()
