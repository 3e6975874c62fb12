"""Each fact of a list row is said once: no column of a row is forgotten by import, page or desk."""

import pytest
from django.contrib import admin

from archive.importers.lists.cells import CellReader
from archive.importers.lists.lookups import Lookups
from archive.models import ListEntry, Person
from archive.models.row_field import FieldKind
from archive.models.row_fields import IMPORTED, ROW_FIELDS

NOT_SAID = {
    "id": "a number of the database",
    "victim_list_id": "what the row belongs to",
    "locator_kind": "says how to read the locator",
    "machine_translated": "which of the words a machine translated",
    "first_batch_id": "which import brought it",
    "last_batch_id": "which import changed it last",
    "gone_in_batch_id": "which release no longer has it",
    "hidden_at": "whether it may be seen",
    "version": "counts the edits",
    "sort_az": "follows from the name",
}
SAID = {column for field in ROW_FIELDS for column in field.columns}


def columns_of(model):
    return {field.attname for field in model._meta.concrete_fields}


def test_every_column_of_a_row_is_in_the_table_of_fields_or_said_not_to_be():
    assert columns_of(ListEntry) == SAID | NOT_SAID.keys()
    assert not SAID & NOT_SAID.keys()


def test_no_field_stands_in_the_table_twice():
    keys = [field.key for field in ROW_FIELDS]
    assert len(keys) == len(set(keys))


def test_the_desk_has_every_field_that_curators_read():
    form = admin.site._registry[ListEntry]
    shown = {
        column
        for _heading, options in form.fieldsets
        for row in options["fields"]
        for column in ([row] if isinstance(row, str) else row)
    }
    editable = {field.name for field in ListEntry._meta.fields if field.editable}
    said = {column.removesuffix("_id") for column in SAID} & editable
    assert said - {"original"} <= shown  # the original is shown column by column


@pytest.mark.parametrize("field", IMPORTED.values(), ids=list(IMPORTED))
def test_a_column_of_a_file_can_be_recognised_named_and_read(field):
    assert field.headers["en"]
    assert field.label
    assert callable(CellReader(Lookups()).reader(field.key))


def test_what_a_person_shares_with_a_row_is_called_the_same():
    for field in ROW_FIELDS:
        if field.of_person:
            assert field.reading in columns_of(Person)
            assert field.kind is not FieldKind.DATE or field.written in columns_of(Person)


def test_notes_for_colleagues_are_neither_downloaded_nor_shown_nor_searched():
    (field,) = (field for field in ROW_FIELDS if field.reading == "editor_note")
    assert not any((field.heading, field.exported, field.searched, field.on_card))
