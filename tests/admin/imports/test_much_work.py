"""A small file that would be much work, brought in at the desk: every step says why not."""

from time import thread_time

import pytest
from django.core.management import CommandError, call_command

from archive.models import ImportBatch, StagedRow
from tests.lib.test_sheets_much_work import book, row

from .conftest import on_page, url

pytestmark = pytest.mark.django_db
STEPS = ("read", "map", "rehearse", "list", "result")
FILES = {
    "row": book(row(999_999_999_999, ("A1", "x"))).getvalue(),
    "hole": book(row(1, ("A1", "Ad")) + row(1_048_576, ("A1048576", "x"))).getvalue(),
    "wide": book("<row>" + "<c/>" * 400_000 + "</row>").getvalue(),
    "deep": book("<x>" * 400_000).getvalue(),
    "sheets": book(sheets=400).getvalue(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_step_answers_at_once_and_says_what_is_wrong(at_desk, name):
    batch = at_desk.brought(FILES[name], name="list.xlsx")
    began = thread_time()
    page = on_page(at_desk.client.get(url("read", batch) + "?open=1"))
    for step in STEPS:
        for sent in ({}, {"go": "1", "turn": "0"}, {"turn": "0", "header_row": "1"}):
            assert at_desk.client.post(url(step, batch), sent).status_code in (200, 302, 405, 409)
        assert at_desk.see(step, batch).status_code in (200, 302)
    assert thread_time() - began < 20
    assert "CSV" in page or "damaged" in page or "Delete what stands here" in page
    assert not StagedRow.objects.exists()


@pytest.mark.parametrize("name", FILES)
def test_the_command_says_it_too_and_leaves_nothing(tmp_path, name):
    file = tmp_path / "list.xlsx"
    file.write_bytes(FILES[name])
    with pytest.raises(CommandError, match=r"CSV|damaged|Delete"):
        call_command("import_list", str(file), list="example", title="Example")
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_no_table_is_said_to_be_so_on_the_page(at_desk):
    batch = at_desk.brought(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, name="list.xlsx")
    page = on_page(at_desk.see("read", batch))
    assert "locked with a password" in page


def test_a_table_of_empty_lines_is_not_read_to_its_end_for_a_preview(at_desk):
    content = b"Ad,Ya\xc5\x9f\n" + b"\n" * 3_000_000 + b"Alice,41\n"
    batch = at_desk.brought(content)
    began = thread_time()
    at_desk.read(batch)
    at_desk.see("map", batch)
    assert thread_time() - began < 8
