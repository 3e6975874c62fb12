"""The first collection and archives that are not empty, or not loaded by our own command."""

import pytest
from django.core.management import CommandError, call_command

from archive import models
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
