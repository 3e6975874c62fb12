"""What files of names do wrong, met by an archivist at the desk: said in words, nothing lost."""

import io
import zipfile

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from archive.importers.lists import LARGEST_UPLOAD
from archive.lib.sheets import Limits
from archive.models import ImportBatch, ListEntry, StagedRow, VictimList
from tests import factories
from tests.importers.lists.test_bad_input import full_disk

from .conftest import ADD, AtDesk, on_page, outlook, url

pytestmark = pytest.mark.django_db

HEADER = "Ad Soyad,Doğum,Ölüm,Yaş,Cins\n"


@pytest.fixture
def asked(at_desk):
    """Bring a file and return the page on which it is asked how to read it."""

    def run(content, **typed):
        batch = at_desk.brought(content, **typed)
        return batch, on_page(at_desk.see("read", batch))

    return run


def workbook(rows, fill=lambda book: None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    fill(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


# Encodings


def test_an_undeclared_encoding_is_chosen_by_what_each_would_make_of_the_first_lines(
    asked, at_desk, rows_of
):
    batch, page = asked("Фамилия;Имя\nПример;Алиса\n".encode("windows-1251"))
    assert "The file does not say which encoding it is in." in page
    assert "Пример;Алиса" in page
    assert "Ïğèìåğ;Àëèñà" in page
    assert "checked" not in page.split("Encoding")[1].split("Another encoding")[0]
    answer = at_desk.read(batch, button="look", encoding="windows-1251")
    assert "<td>Пример</td>" in on_page(answer)
    assert at_desk.read(batch).url == url("map", batch)
    at_desk.map(batch)
    at_desk.rehearse(batch)
    at_desk.commit(batch)
    assert rows_of(batch)[0].original == {"Фамилия": "Пример", "Имя": "Алиса"}


def test_an_encoding_is_never_taken_without_being_chosen(asked, at_desk):
    batch, _page = asked("Фамилия;Имя\nПример;Алиса\n".encode("windows-1251"))
    assert at_desk.read(batch, button="go").status_code == 200
    assert at_desk.see("map", batch).url == url("read", batch)


def test_the_wrong_encoding_is_warned_about_before_and_after_the_rehearsal(asked, at_desk):
    batch, _page = asked((HEADER + "Həsən Nümunə,,,,\n").encode())
    chosen = {"encoding": "windows-1254", "header_row": 1}
    page = on_page(at_desk.read(batch, button="look", **chosen))
    assert "This looks like the wrong encoding:" in page
    assert "Həsən Nümunə" in page
    at_desk.read(batch, **chosen)
    at_desk.map(batch, **{"c0-field": "name"})
    at_desk.rehearse(batch)
    assert "Read in the wrong encoding?" in on_page(at_desk.see("result", batch))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_proves_the_encoding_and_is_no_part_of_the_first_header(
    asked, at_desk, encoding
):
    batch, page = asked((HEADER + "Alice Example,,,,\n").encode(encoding))
    assert "proves its encoding" in page
    at_desk.read(batch)
    assert at_desk.see("map", batch).context["columns"][0].name == "Ad Soyad"


def test_an_invalid_byte_in_row_40000_names_row_and_byte_and_what_can_be_done(at_desk):
    # rows long enough that the beginning of the file proves UTF-8
    lines = [HEADER.encode()] + [b"Alice Example of a street in Exampletown,,,,\n"] * 39_998
    lines += [b"Al\xffice,,,,\n"]
    batch = at_desk.brought(b"".join(lines))
    at_desk.read(batch)
    at_desk.map(batch)
    page = on_page(at_desk.rehearse(batch))
    assert f"Row 40000 (byte {sum(map(len, lines[:-1])) + 2:,} of the file)" in page
    assert url("read", batch) in page
    assert not ListEntry.objects.exists()
    assert "windows-1254" in on_page(at_desk.see("read", batch))  # another one can be chosen


# The table as a whole


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (HEADER + '"Alice,,,,\nBob,,,,\n', "is never closed"),
        (HEADER + "Alice,,,," + "x" * 131_073 + "\n", "131,072 characters"),
        ("Ad Soyad,Yaş,Yaş\nAlice,1,2\n", "Two columns have the same name: “Yaş”."),
        ("Alice Example,1950,41\nBob Sample,1951,40\n", "No row names the columns."),
        (",,,\n,,,\n", "The table is empty."),
        (b"PK\x03\x04 this is no workbook", "damaged"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(asked, content, sentence):
    _batch, page = asked(content)
    assert sentence in page
    assert not StagedRow.objects.exists()


def test_a_row_that_names_the_columns_can_be_said_or_denied(asked, at_desk, rows_of):
    batch, page = asked("Alice Example,1950\nBob Sample,1951\n")
    assert "No row names the columns." in page
    assert at_desk.read(batch, header_row=0).url == url("map", batch)
    at_desk.map(batch, **{"c0-field": "name", "c1-field": "birth"})
    at_desk.rehearse(batch)
    at_desk.commit(batch)
    assert [row.birth for row in rows_of(batch)] == ["1950", "1951"]


def test_banner_rows_above_the_header_are_passed_over(asked):
    _batch, page = asked("Nümunə siyahı\n\nCəmi: 1 nəfər\n" + HEADER + "Alice Example,,,,\n")
    assert "Row 4 names the columns." in page


def test_what_was_not_shown_yet_is_shown_before_the_page_goes_on(at_desk):
    batch = at_desk.brought("Nümunə siyahı,\n" + "Ad Soyad,Doğum\nAlice Example,1950\n")
    at_desk.see("read", batch)
    sent = {"turn": at_desk.turn(batch), "encoding": "utf-8", "delimiter": "comma", "go": "1"}
    answer = at_desk.client.post(url("read", batch), {**sent, "header_row": "3"})
    assert answer.status_code == 200
    assert "Row 3 names the columns." in on_page(answer)
    sent["turn"] = answer.context["turn"]
    answer = at_desk.client.post(url("read", batch), {**sent, "header_row": "3"})
    assert answer.url == url("map", batch)


class Unread(io.BytesIO):
    """A body that must not be read."""

    def read(self, *args):
        raise AssertionError("The body was read.")

    readline = read


@pytest.mark.parametrize("checks", [False, True])
def test_a_file_of_1_gb_is_refused_before_it_is_read_and_the_command_is_named(editor, checks):
    client = Client(enforce_csrf_checks=checks)
    client.force_login(editor)
    answer = client.generic(
        "POST",
        reverse(ADD),
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(1_000_000_000),
        **{"wsgi.input": Unread()},
    )
    assert answer.status_code == 413
    assert "manage.py import_list" in on_page(answer)


def test_the_page_that_reads_its_body_late_still_wants_its_token(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    answer = AtDesk(client).bring(HEADER + "Alice Example,,,,\n")
    assert answer.status_code == 403
    assert not ImportBatch.objects.exists()


def test_a_file_larger_than_a_form_takes_is_refused(at_desk, monkeypatch):
    monkeypatch.setattr("archive.importers.lists.bringing.LARGEST_UPLOAD", 20)
    page = on_page(at_desk.bring(HEADER + "Alice Example,,,,\n", title="Kept title"))
    assert "manage.py import_list" in page
    assert "Kept title" in page
    assert LARGEST_UPLOAD > 20


def test_a_pasted_table_too_long_for_a_form_is_to_be_chosen_as_a_file(at_desk, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    page = on_page(at_desk.bring(table="Ad Soyad\n" + "Alice Example\n" * 100))
    assert "Save it as a CSV file" in page


# Workbooks


def test_a_workbook_bomb_is_refused(asked, monkeypatch):
    monkeypatch.setattr("archive.importers.lists.DESK_LIMITS", Limits(unpacked=1_000))
    _batch, page = asked(workbook([["Ad Soyad"]]), name="list.xlsx")
    assert "Unpacked, the workbook would be" in page


def test_formulas_links_and_macros_give_values_only_and_are_mentioned(at_desk):
    content = io.BytesIO(workbook([["Ad Soyad", "Yaş"], ["Alice Example", "=40+1"]]))
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("xl/vbaProject.bin", b"not looked at")
        package.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    batch = at_desk.brought(content.getvalue(), name="list.xlsm")
    page = on_page(at_desk.see("read", batch))
    for said in ("formulas", "Links to other files were not followed.", "holds macros"):
        assert said in page
    assert "40+1" not in page


def test_an_empty_sheet_is_refused(asked):
    _batch, page = asked(workbook([]), name="list.xlsx")
    assert "The workbook is empty." in page


def test_of_several_sheets_one_is_chosen(asked, at_desk, rows_of):
    def second(book):
        book.create_sheet("Vərəq").append(["Ad Soyad"])
        book["Vərəq"].append(["Bob Sample"])

    batch, page = asked(workbook([["Ad Soyad"], ["Alice Example"]], second), name="list.xlsx")
    assert "choose one of “Sheet”, “Vərəq”" in page
    assert at_desk.read(batch, sheet="Vərəq", button="go").url == url("map", batch)
    at_desk.map(batch)
    at_desk.rehearse(batch)
    at_desk.commit(batch)
    assert [row.name_as_recorded for row in rows_of(batch)] == ["Bob Sample"]


def test_a_sheet_chosen_with_a_header_it_lacks_settles_nothing(at_desk):
    def second(book):
        book.create_sheet("Vərəq").append(["Ad Soyad", "Yaş"])
        book["Vərəq"].append(["Bob Sample", "41"])

    rows = [["Ad Soyad", "Doğum"], ["Alice Example", "1950"]]
    batch = at_desk.brought(workbook(rows, second), name="list.xlsx")
    assert at_desk.read(batch, sheet="Sheet").url == url("map", batch)
    page = on_page(at_desk.read(batch, sheet="Vərəq", header_row=99))
    assert "The file has no row 99." in page
    assert at_desk.see("map", batch).url == url("read", batch)
    assert at_desk.read(batch, sheet="Sheet", header_row="").url == url("map", batch)
    assert "Doğum" in on_page(at_desk.see("map", batch))


def test_merged_cells_are_warned_about(at_desk):
    rows = [["Ad Soyad", "Yer"], ["Alice Example", "x"], ["Bob Sample", ""]]
    content = workbook(rows, lambda book: book.active.merge_cells("B2:B3"))
    batch = at_desk.rehearsed(content, name="list.xlsx")
    assert "Cells are merged here" in on_page(at_desk.see("result", batch))


# Rows: each is shown with its number, its cell and the reason


@pytest.mark.parametrize(
    ("rows", "kind", "cell"),
    [
        ("Alice,,,,,more\n", "Too many cells", "more"),
        ("Alice,\n", "Too few cells", ""),
        (HEADER, "The header again", ""),
        ("Cəmi,,,2,\n", "A row of totals", "Cəmi"),
        ("Alice Example,1950,,,\n" * 2, "Says the same as another row", ""),
        ("Alice Example,29.02.1900,,,\n", "A date that cannot be read", "29.02.1900"),
        ("Alice Example,31.02.1990,,,\n", "A date that cannot be read", "31.02.1990"),
        ("Alice Example,1900-02-28,,,\n", "29 February 1900?", "1900-02-28"),
        ("Alice Example,33660,,,\n", "A day number of a spreadsheet", "33660"),
        ("Alice Example,02/25/1992,,,\n", "Month before day", "02/25/1992"),
        ("Alice Example,1900s,,,\n", "Ten years or a hundred?", "1900s"),
        ("Alice Example,1921-22,,,\n", "A season or years?", "1921-22"),
        ("Alice Example,18.03.1918 O.S.,,,\n", "An Old Style date", "18.03.1918 O.S."),
        ("Alice Example,1950,1949,,\n", "Dead before born", ""),
        ("Alice Example,1950,1992,12,\n", "Age against dates", ""),
        ("Alice Example,03/04/1992,,,\n", "Day or month first?", "03/04/1992"),
        ("Alice Example,01.01.1950,,,\n", "A clerk's day? 1 January, 1 June", "01.01.1950"),
        ("Alice Example,01.06.1950,,,\n", "A clerk's day? 1 January, 1 June", "01.06.1950"),
        ("Al\x07ice,,,,\n", "Control characters", ""),
        ("Al\u200bice,,,,\n", "Invisible characters", ""),
        ("Al\u202eice,,,,\n", "Invisible characters", ""),
        ("Аlice,,,,\n", "Two alphabets in one word", "Аlice"),
        ("H?s?n,,,,\n", "A letter may be lost", "H?s?n"),
        ("12345,,,,\n", "A name without letters", "12345"),
        (",1950,,,\n", "No name recorded", ""),
        ("Alice,,,young,\n", "An age that cannot be read", "young"),
    ],
)  # fmt: skip
def test_what_is_odd_in_a_row_is_shown_with_row_cell_and_reason(at_desk, rows, kind, cell):
    batch = at_desk.rehearsed(HEADER + "Bob Sample,,,,\n" + rows)
    page = on_page(at_desk.see("result", batch))
    assert kind in page
    kinds = at_desk.see("result", batch).context["kinds"]
    code = next(line.doubt.code for line in kinds if str(line.words) == kind)
    shown = on_page(at_desk.see("result", batch, code=code))
    assert f"<q>{cell}" in shown or not cell
    assert '<th scope="row">3</th>' in shown or '<th scope="row">4</th>' in shown


def test_two_different_people_with_the_same_name_are_both_kept(at_desk, rows_of):
    batch = at_desk.committed(HEADER + "Alice Example,1950,,,\nAlice Example,1961,,,\n")
    assert [row.birth for row in rows_of(batch)] == ["1950", "1961"]


def test_a_person_without_a_name_comes_in(at_desk, rows_of):
    batch = at_desk.committed(HEADER + "Naməlum,1950,,,\n")
    assert [row.name_as_recorded for row in rows_of(batch)] == [""]


def test_markup_in_a_cell_is_shown_as_it_is(at_desk):
    batch = at_desk.rehearsed(HEADER + "<script>alert(1)</script>,31.02.1990,,,\n")
    page = on_page(at_desk.see("result", batch))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


# The archive around it


@pytest.mark.django_db(transaction=True)
def test_a_disk_that_fills_up_during_the_commit_leaves_nothing_and_says_so(at_desk):
    rows = "".join(f"Alice Example {n},,,,\n" for n in range(3_000))
    batch = at_desk.rehearsed(HEADER + rows)
    with connection.cursor() as cursor, full_disk(cursor):
        page = on_page(at_desk.commit(batch))
    assert "Nothing was changed; it can be tried again." in page
    assert not ListEntry.objects.exists()
    assert not VictimList.objects.exists()
    at_desk.commit(batch)
    assert ListEntry.objects.count() == 3_000


def test_a_disk_that_is_full_when_the_file_comes_is_said_and_nothing_typed_is_lost(
    at_desk, settings, tmp_path
):
    (tmp_path / "full").write_text("a file where a folder is needed")
    settings.MEDIA_ROOT = tmp_path / "full"
    page = on_page(at_desk.bring(HEADER + "Alice Example,,,,\n", title="Kept title"))
    assert "The file could not be kept" in page
    assert "Kept title" in page
    assert not ImportBatch.objects.exists()


def test_two_imports_of_one_list_at_once_take_turns(at_desk, rows_of):
    here = {"kind": "existing", "victim_list": factories.VictimListFactory(state="draft").slug}
    one = at_desk.rehearsed(HEADER + "Alice Example,1950,,,\n", **here)
    other = at_desk.rehearsed(HEADER + "Bob Sample,1951,,,\nAlice Example,1950,,,\n", **here)
    at_desk.commit(one)
    page = on_page(at_desk.see("result", other))
    assert "Another import of this list came first" in page
    assert "Another import of this list came first" in on_page(at_desk.commit(other))
    assert len(rows_of(one)) == 1
    at_desk.client.post(url("rehearse", other), {"turn": at_desk.turn(other)})
    at_desk.rehearse(other)
    assert "1 new" in outlook(on_page(at_desk.see("result", other)))
    at_desk.commit(other)
    assert sorted(row.name_as_recorded for row in rows_of(one)) == ["Alice Example", "Bob Sample"]


def test_two_imports_that_make_the_same_list_make_it_once(at_desk):
    one = at_desk.rehearsed(HEADER + "Alice Example,1950,,,\n")
    other = at_desk.rehearsed(HEADER + "Bob Sample,1951,,,\n")
    at_desk.commit(one)
    page = on_page(at_desk.commit(other))
    assert "was made meanwhile" in page
    assert url("list", other) in page
    assert VictimList.objects.count() == 1
