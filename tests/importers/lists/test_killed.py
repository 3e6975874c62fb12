"""Killed at the very moment something is done, with its second half to do: nothing is forgotten.

Whoever kills watches the database: what another sees there has been committed.
"""

import json
import signal
import time

import pytest
from django.db import connection

from archive.models import ListEntry
from tests.apart import HEAD, run
from tests.factories import SourceFactory, VictimListFactory

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROWS = 6_000
LIST = "SELECT COUNT(*) FROM archive_record WHERE kind = 'list' AND state = 'published'"
BATCHES = "SELECT COUNT(*) FROM archive_importbatch WHERE state = '{}'"
LEFT = "SELECT COUNT(*) FROM archive_workleft"
FINDABLE = "SELECT COUNT(*) FROM archive_searchentry WHERE kind = 'entry'"


@pytest.fixture
def draft(transactional_db):
    """A long list that is not public yet."""
    victims = VictimListFactory(state="draft", slug="example", source=SourceFactory())
    ListEntry.objects.bulk_create(
        ListEntry(victim_list=victims, row_key=str(at), name_as_recorded=f"Alice Example {at}")
        for at in range(ROWS)
    )
    return victims


@pytest.fixture
def public_list(transactional_db):
    """A public list without rows."""
    return VictimListFactory(slug="example", source=SourceFactory())


def killed_when(other, process, sql, number):
    """Kill a process as soon as the database says so."""
    while other.count(sql) < number:
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, process.communicate()


def done(other, *arguments):
    process = other.start(*arguments)
    said = process.communicate()
    return process.returncode, said[0]


def is_true(other):
    """The index says what the records say, and nothing is left to be done."""
    code, said = done(other, "check_search")
    return (code, other.count(LEFT)) == (0, 0) or said


def release(folder, year):
    path = folder / f"{year}.csv"
    rows = "".join(f"{at},Alice Example {at},{year}\n" for at in range(ROWS))
    path.write_text("ID,Ad Soyad,Doğum\n" + rows, "utf-8")
    return path


def test_a_list_that_is_public_and_not_findable_yet_is_found_by_the_same_command(
    draft, other_process
):
    killed_when(other_process, other_process.start("publish_list", "example"), LIST, 1)
    assert other_process.count(LIST) == 1
    assert other_process.count(FINDABLE) < ROWS
    code, said = done(other_process, "check_search")
    assert code == 1
    assert "Begun and not done: bring the rows of a list into the search" in said
    assert "work-left" in done(other_process, "check_archive", "--only", "work-left")[1]
    code, said = done(other_process, "publish_list", "example")
    assert (code, other_process.count(FINDABLE)) == (0, ROWS), said
    assert is_true(other_process) is True
    assert done(other_process, "publish_list", "example")[0] == 0  # as after a kill at the very end


def test_a_release_that_is_in_and_not_found_yet_is_found_with_the_next_import(
    public_list, tmp_path, other_process
):
    first, second = release(tmp_path, 1950), release(tmp_path, 1951)
    assert done(other_process, "import_list", first, "--list", "example")[0] == 0
    again = other_process.start("import_list", second, "--list", "example", "--json")
    killed_when(other_process, again, BATCHES.format("committed"), 2)
    assert other_process.count(LEFT) >= 1
    assert "an import" in done(other_process, "check_search")[1]
    done(other_process, "import_list", first, "--list", "example", "--dry-run")
    assert is_true(other_process) is True


def test_an_undo_that_is_done_and_not_found_yet_is_found_by_whatever_runs_next(
    public_list, tmp_path, other_process
):
    first, second = release(tmp_path, 1950), release(tmp_path, 1951)
    assert done(other_process, "import_list", first, "--list", "example")[0] == 0
    _code, said = done(other_process, "import_list", second, "--list", "example", "--json")
    batch = json.loads(said.splitlines()[-1])["batch"]
    undo = other_process.start("undo_import", batch)
    killed_when(other_process, undo, BATCHES.format("undone"), 1)
    assert other_process.count(LEFT) >= 1
    done(other_process, "publish_list", "example")
    assert is_true(other_process) is True


@pytest.mark.skipif(connection.vendor != "sqlite", reason="over a SQLite database of its own")
def test_what_was_left_is_finished_when_the_archive_is_prepared_for_serving(tmp_path):
    said = run(tmp_path, HEAD + STOPPED)
    assert said.splitlines()[-1] == "1 0 []"
    assert "Left from before: leave nothing of what was hidden" in said


STOPPED = """
    import multiprocessing
    import os
    from contextlib import suppress

    from django.core.management import CommandError
    from django.db import connections, transaction

    from archive.models import WorkLeft
    from archive.search.index import drift
    from archive.services import takedown
    from tests.factories import EventFactory

    event = EventFactory()
    connections.close_all()

    def stopped():
        with transaction.atomic():
            transaction.on_commit(lambda: os._exit(9))  # hidden, and nothing after it is done
            takedown.hide(event, "family", None)

    process = multiprocessing.get_context("fork").Process(target=stopped)
    process.start()
    process.join()
    left = WorkLeft.objects.filter(kind="scrub").count()
    with suppress(CommandError):  # no first collection comes into an archive with records
        call_command("prepare")
    print(left, WorkLeft.objects.count(), drift.check())
"""
