"""The first collection and archives that are not empty, or not loaded by our own command."""

import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from archive import models
from archive.importers.collection import load
from archive.importers.collection.tables import FOLDER, CollectionRefused
from tests.collection import correct
from tests.factories import PlaceFactory


def test_an_archive_with_other_records_is_left_alone(db):
    PlaceFactory()
    with pytest.raises(CommandError, match="holds other records"):
        call_command("load_collection")
    assert models.Record.objects.count() == 1


def test_an_archive_without_the_collection_cannot_be_updated_with_it(db):
    PlaceFactory()
    with pytest.raises(CommandError, match="holds other records"):
        call_command("load_collection", "--update")


def test_nothing_is_half_loaded_where_a_list_is_refused(db, tmp_path):
    names = "names_meshali-1991-testimony.csv"
    folder = shutil.copytree(FOLDER, tmp_path / "collection")
    correct(folder, names, "2", residence="Example\x07")
    brought = set(settings.MEDIA_ROOT.rglob("*.csv"))
    with pytest.raises(
        CollectionRefused, match=rf"{names}, row 3, residence: .*control characters"
    ):
        load(folder)
    assert not models.Record.objects.exists()
    assert not models.ImportBatch.objects.exists()
    assert set(settings.MEDIA_ROOT.rglob("*.csv")) == brought
