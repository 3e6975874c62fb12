"""What files of names do wrong: refused or flagged in words, never silently swallowed."""

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.importers import lists
from archive.importers.lists import reading
from archive.importers.lists.bringing import LARGEST_UPLOAD
from archive.lib.sheets import SheetRefused
from archive.models import ImportBatch, ListEntry, StagedRow, VictimList
from tests.factories import VictimListFactory

pytestmark = pytest.mark.django_db

HEADER = "Ad Soyad,Doğum,Ölüm,Yaş,Cins\n"


def refused(rehearse, content, code, **options):
    """Expect a file to be refused as a whole, and nothing to be staged of it."""
    with pytest.raises(SheetRefused) as error:
        rehearse(content, **options)
    assert error.value.code == code
    return error.value


# Encodings


def test_an_undeclared_encoding_is_asked_for_with_a_preview(rehearse):
    content = "Фамилия,Имя\nПример,Алиса\n".encode("windows-1251")
    with pytest.raises(lists.EncodingUnsure) as asked:
        rehearse(content)
    previews = {choice.encoding: choice.preview for choice in asked.value.choices}
    assert previews["windows-1251"][1] == "Пример,Алиса"
    assert rehearse(content, encoding="windows-1251").figures["new"] == 1


def test_a_wrong_encoding_is_warned_about(rehearse):
    found = rehearse(
        (HEADER + "Həsən Nümunə,,,,\n").encode(), encoding="windows-1254", header_row=1
    )
    assert "Həsən Nümunə" in found.findings[2, "mojibake"]["message"]


def test_a_byte_order_mark_is_no_part_of_the_first_header(rehearse):
    found = rehearse(("\ufeff" + HEADER + "Alice Example,,,,\n").encode())
    assert found.batch.mapping["columns"][0] == {"name": "Ad Soyad", "field": "name"}


def test_an_invalid_byte_in_row_40000_refuses_the_file_naming_row_and_offset(rehearse):
    lines = [HEADER.encode()] + [b"Alice Example,,,,\n"] * 39_999
    lines[39_999] = b"Al\xffice,,,,\n"
    error = refused(rehearse, b"".join(lines), "invalid-byte", encoding="utf-8")
    assert error.row == 40_000
    assert error.offset == sum(map(len, lines[:39_999])) + 2
    assert not ListEntry.objects.exists()


# The table


def test_an_unclosed_quotation_mark_refuses_the_file(rehearse):
    assert refused(rehearse, HEADER + '"Alice,,,,\nBob,,,,\n', "unclosed-quote").row == 2


def test_a_cell_of_more_than_131072_characters_refuses_the_file(rehearse):
    error = refused(rehearse, HEADER + "Alice,,,," + "x" * 131_073 + "\n", "long-cell")
    assert error.row == 2


def test_too_many_or_too_few_cells_refuse_the_row(rehearse):
    found = rehearse(HEADER + "Alice,,,,,more\nBob,\nCharlie Test,,,,\n")
    assert found.findings[2, "too-many-cells"]["message"] == "It has 6 cells, the header has 5."
    assert found.findings[3, "too-few-cells"]["level"] == "refused"
    assert (found.figures["new"], found.figures["refused"]) == (1, 2)


def test_a_pasted_table_may_lack_empty_cells_at_the_end(db):
    batch = lists.bring_text("Ad Soyad\tYaş\nAlice Example\n")
    chosen = lists.choose_reading(batch)
    lists.start_rehearsal(batch, lists.suggest_mapping(chosen.names, []))
    lists.rehearse(batch)
    assert batch.counts["new"] == 1


def test_a_doubled_header_refuses_the_file(rehearse):
    refused(rehearse, "Ad Soyad,Yaş,Yaş\nAlice,1,2\n", "doubled-header")


def test_a_missing_header_is_asked_for(rehearse):
    refused(rehearse, "Alice Example,1950,41\nBob Sample,1951,40\n", "no-header")
    found = rehearse(
        "Alice Example,1950\nBob Sample,1951\n",
        header_row=0,
        change=lambda mapping: replace(
            mapping, columns=(replace(mapping.columns[0], field="name"), mapping.columns[1])
        ),
    )
    assert found.figures["new"] == 2


def test_a_header_repeated_on_every_page_is_no_person(rehearse):
    found = rehearse(HEADER + "Alice Example,,,,\n" + HEADER + "Bob Sample,,,,\n")
    assert found.findings[3, "header-again"]["level"] == "refused"


def test_a_row_of_totals_is_no_person(rehearse):
    assert "row-of-totals" in rehearse(HEADER + "Cəmi,,,2,\n").codes


def test_a_file_too_large_for_the_form_is_refused_before_it_is_read():
    with pytest.raises(SheetRefused, match="import_list"):
        lists.require_uploadable(1_000_000_000)
    lists.require_uploadable(LARGEST_UPLOAD)


def test_an_empty_file_is_refused(rehearse):
    refused(rehearse, "", "empty")


# Rows and people


def test_duplicate_rows_are_both_kept_and_warned_about(bring_in):
    found = bring_in(HEADER + "Alice Example,1950,,,\n" * 3)
    assert len(found.entries) == 3
    assert found.findings[3, "doubled-row"]["level"] == "warning"


@pytest.mark.parametrize("times", [1, 2, 7, 40])
def test_rows_that_say_the_same_are_numbered_over_slices(bring_in, monkeypatch, times):
    monkeypatch.setattr(reading, "SLICE", 3)
    content = HEADER + "Alice Example,1950,,,\n" * times + "Bob Sample,,,,\n"
    found = bring_in(content)
    keys = [entry.row_key for entry in found.entries[:-1]]
    assert keys == [keys[0], *(f"{keys[0]}-{number}" for number in range(2, times + 1))]
    assert bring_in(content, found.batch.victim_list).figures["unchanged"] == times + 1


def test_a_file_that_holds_everything_twice_asks_the_database_no_more_often(rehearse, monkeypatch):
    monkeypatch.setattr(reading, "SLICE", 300)
    rows = "".join(f"Alice Example {number},,,,\n" for number in range(300))
    with CaptureQueriesContext(connection) as asked:
        found = rehearse(HEADER + rows * 2)
    assert found.figures["warned"] == 300
    assert len(asked) < 100


def test_a_doubled_key_is_refused(rehearse):
    found = rehearse("ID,Ad Soyad\n7,Alice Example\n7,Bob Sample\n,Charlie Test\n")
    assert "another person: “Alice Example”" in found.findings[3, "doubled-key"]["message"]
    assert (found.figures["new"], found.figures["refused"]) == (1, 2)
    assert found.findings[4, "no-key"]["level"] == "refused"


def test_two_different_people_with_the_same_name_are_both_kept(bring_in):
    found = bring_in(HEADER + "Alice Example,1950,,,\nAlice Example,1961,,,\n")
    assert [entry.birth for entry in found.entries] == ["1950", "1961"]
    assert found.figures["warned"] == 0


@pytest.mark.parametrize("date", ["31.02.1990", "29.02.1900", "1990-13-01", "45.01.1990"])
def test_an_impossible_date_is_kept_as_written_and_not_read(bring_in, date):
    found = bring_in(HEADER + f"Alice Example,{date},,,\n")
    assert found.findings[2, "date-not-read"]["cell"] == date
    (entry,) = found.entries
    assert (entry.birth, entry.birth_as_written, entry.birth_earliest) == ("", date, None)


def test_a_death_before_birth_is_warned_about(rehearse):
    assert "death-before-birth" in rehearse(HEADER + "Alice,1950,1949,,\n").codes


def test_an_age_against_the_birth_date_is_warned_about(rehearse):
    found = rehearse(HEADER + "Alice,1950,1992,12,\nBob,1950,1992,41,\n")
    assert "42" in found.findings[2, "age-against-birth"]["message"]
    assert (3, "age-against-birth") not in found.findings


def test_an_ambiguous_date_is_warned_about_and_both_are_kept(bring_in):
    found = bring_in(HEADER + "Alice Example,03/04/1992,,,\n")
    assert "ambiguous-day-month" in found.codes
    assert found.entries[0].birth == "[1992-03-04,1992-04-03]"


@pytest.mark.parametrize("date", ["01.01.1950", "1950-06-01"])
def test_a_placeholder_day_is_flagged(rehearse, date):
    assert "placeholder-day" in rehearse(HEADER + f"Alice,{date},,,\n").codes


# Letters


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x85"])
def test_control_characters_refuse_the_row(rehearse, char):
    found = rehearse(HEADER + f"Al{char}ice,,,,\nBob,,,,\n")
    assert found.findings[2, "control-characters"]["level"] == "refused"
    assert found.figures["new"] == 1


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\u200f", "\xad", "\ufffd"])
def test_zero_width_and_direction_marks_are_flagged_and_kept(bring_in, char):
    found = bring_in(HEADER + f"Al{char}ice,,,,\n")
    assert found.findings[2, "hidden-character"]["level"] == "warning"
    assert found.entries[0].name_as_recorded == f"Al{char}ice"


def test_two_scripts_in_one_word_are_flagged(rehearse):
    found = rehearse(HEADER + "Аlice,,,,\nАлиса Example,,,,\n")
    assert "CYRILLIC" in found.findings[2, "two-scripts"]["message"]
    assert (3, "two-scripts") not in found.findings


def test_a_lost_letter_is_flagged(rehearse):
    assert "letter-lost" in rehearse(HEADER + "H?s?n,,,,\n").codes


# Names


def test_a_name_in_digits_is_flagged(rehearse):
    assert "name-in-digits" in rehearse(HEADER + "12345,,,,\n").codes


@pytest.mark.parametrize("name", ["", "-1", "unknown", "Naməlum", "неизвестно", "مجهول", "—"])
def test_a_row_without_a_name_is_an_unnamed_person(bring_in, name):
    found = bring_in(HEADER + f"{name},1950,,,\n")
    (entry,) = found.entries
    assert entry.name_as_recorded == ""
    assert entry.original.get("Ad Soyad", "") == name
    assert "no-name" in found.codes


# The archive around it


def test_the_same_file_twice_gives_nothing_new_and_nothing_changed(bring_in):
    content = HEADER + "Alice Example,1950,,,\nBob Sample,,,9 months,kişi\n" * 2
    first = bring_in(content)
    again = bring_in(content, first.batch.victim_list)
    assert (again.figures["new"], again.figures["changed"], again.figures["gone"]) == (0, 0, 0)
    assert again.figures["unchanged"] == 4


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_leaves_nothing_half_done(tmp_path):
    path = tmp_path / "list.csv"
    rows = "".join(f"Alice Example {n},,,,\n" for n in range(3_000))
    path.write_text(HEADER + rows, "utf-8")
    refusal = pytest.raises(CommandError, match="Nothing was brought in")
    with connection.cursor() as cursor, full_disk(cursor), refusal:
        call_command("import_list", path, list="example-list", title="Example list")
    assert not ListEntry.objects.exists()
    assert not VictimList.objects.exists()
    assert not StagedRow.objects.exists()
    assert not ImportBatch.objects.exists()


class full_disk:  # noqa: N801 - reads as a sentence
    """A database that has room for the rehearsal and not for the commit."""

    def __init__(self, cursor):
        self.cursor = cursor

    def __enter__(self):
        if connection.vendor == "sqlite":
            self.cursor.execute(
                "CREATE TRIGGER full_disk BEFORE INSERT ON archive_listentry"
                " WHEN (SELECT COUNT(*) FROM archive_listentry) > 2500"
                " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END"
            )
        else:
            self.cursor.execute(
                "CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN"
                " IF (SELECT COUNT(*) FROM archive_listentry) > 1500 THEN"
                " RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END IF;"
                " RETURN NEW; END $$ LANGUAGE plpgsql"
            )
            self.cursor.execute(
                "CREATE TRIGGER full_disk BEFORE INSERT ON archive_listentry"
                " FOR EACH ROW EXECUTE FUNCTION full_disk()"
            )

    def __exit__(self, *error):
        on = "" if connection.vendor == "sqlite" else " ON archive_listentry"
        self.cursor.execute(f"DROP TRIGGER full_disk{on}")
        if connection.vendor != "sqlite":
            self.cursor.execute("DROP FUNCTION full_disk()")


def test_an_importer_without_the_right_to_publish_makes_drafts_only(
    bring_in, django_user_model, tmp_path, capsys
):
    importer = django_user_model.objects.create_user("importer")
    path = tmp_path / "list.csv"
    path.write_text(HEADER + "Alice Example,,,,\n", "utf-8")
    with pytest.raises(SystemExit):
        call_command(
            "import_list", path, list="example", title="Example", by="importer", publish=True
        )
    made = VictimList.objects.get(slug="example")
    assert made.record.state == "draft"
    assert made.entries.count() == 1
    with pytest.raises(lists.CommitRefused, match="public"):
        bring_in(HEADER + "Bob Sample,,,,\n", VictimListFactory(), author=importer)
    assert ListEntry.objects.count() == 1
