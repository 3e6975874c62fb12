"""The first collection and archives that are not empty, or not loaded by our own command."""

import pytest
from django.core.management import CommandError, call_command

from archive import models
from archive.importers.collection.load import fixture_files
from archive.services.change import change
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


def test_plain_loaddata_is_enough_to_see_the_collection(db):
    with change():  # one refresh of the index instead of hundreds
        call_command("loaddata", *map(str, fixture_files()), verbosity=0)
    event = models.Event.objects.published().get(slug="khojaly-1992")
    assert event.date_earliest == 727253
    assert models.Place.objects.get(slug="ganja").label_az == "Gəncə"
    assert models.Figure.objects.published().count() == 282
