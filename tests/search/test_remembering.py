"""What is remembered of the database is void once anybody has written to it."""

import gzip
import threading

import pytest
from django.db import connection, transaction

from archive.models import Record, Takedown
from archive.search.cache import Memory, Table, generation, within
from archive.services import takedown
from tests.factories import ListEntryFactory, RecordFactory, VictimListFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counting():
    """Return a function that reads the database, and how often it did."""
    reads, memory = [], Memory(most=10)

    def count(kind):
        reads.append(kind)
        return Record.objects.filter(kind=kind).count()

    def records(kind):
        return memory.get(kind, lambda: count(kind))

    return records, reads


def test_an_answer_is_read_once_while_nothing_changes(counting):
    records, reads = counting
    assert [records("event"), records("event"), records("list")] == [0, 0, 0]
    assert reads == ["event", "list"]


def test_ones_own_writing_makes_it_void(counting):
    records, _reads = counting
    assert records("event") == 0
    RecordFactory(kind="event")
    assert records("event") == 1


def test_somebody_elses_writing_makes_it_void(counting):
    records, _reads = counting
    assert records("event") == 0
    elsewhere(lambda: RecordFactory(kind="event"))
    assert records("event") == 1


def test_nothing_is_kept_of_a_transaction_that_was_rolled_back(counting):
    records, _reads = counting
    with transaction.atomic():
        RecordFactory(kind="event")
        assert records("event") == 1
        transaction.set_rollback(True)
    assert records("event") == 0


def test_what_was_read_before_a_change_is_not_kept_after_it():
    memory = Memory(most=10)

    def slow():
        count = Record.objects.count()
        elsewhere(lambda: RecordFactory(kind="event"))
        return count

    assert memory.get("count", slow) == 0
    assert memory.get("count", Record.objects.count) == 1


def test_what_one_page_read_is_void_for_the_next_if_anybody_wrote_meanwhile(counting):
    records, reads = counting
    with within(generation()):
        assert records("event") == 0
        elsewhere(lambda: RecordFactory(kind="event"))
        assert records("event") == 0  # asked once for the whole page
        assert records("list") == 0
    elsewhere(lambda: RecordFactory(kind="list"))
    assert (records("event"), records("list")) == (1, 1)
    assert reads == ["event", "list", "event", "list"]


def test_only_so_much_is_kept():
    memory = Memory(most=2)
    for key in ("one", "two", "three"):
        memory.get(key, lambda key=key: key.upper())
    assert memory.get("three", lambda: "made again") == "THREE"
    assert memory.get("one", lambda: "made again") == "made again"


def test_a_table_reads_what_it_lacks_at_once():
    asked = []

    def read(keys):
        asked.append(sorted(keys))
        return {key: key.upper() for key in keys if key != "c"}

    table = Table(read, most=10)
    assert table.look_up(["a", "b"]) == {"a": "A", "b": "B"}
    assert table.look_up(["b", "c"]) == {"b": "B"}
    assert table.look_up(["c", "a"]) == {"a": "A"}
    assert asked == [["a", "b"], ["c"]]


@pytest.mark.parametrize("address", ["/en/lists/{}/", "/en/search/?q=Alice"])
def test_a_name_that_is_hidden_is_gone_from_a_page_somebody_just_saw(client, address):
    row = ListEntryFactory(name_as_recorded="Alice Example", victim_list=VictimListFactory())
    page = address.format(row.victim_list.slug)
    for _ in range(2):
        assert "Alice Example" in client.get(page).content.decode()
    elsewhere(lambda: takedown.hide(row, Takedown.Reason.FAMILY, None))
    assert "Alice Example" not in client.get(page).content.decode().replace("?q=Alice", "")


def elsewhere(work):
    """Do something on another connection, as another process would."""
    errors = []

    def run():
        try:
            work()
        except Exception as error:  # told in the test's own thread
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert not errors, errors


@pytest.mark.parametrize("takes", ["", "br", "gzip, deflate"])
def test_a_page_asked_for_again_reads_the_same_however_it_is_sent(client, takes):
    row = ListEntryFactory(victim_list=VictimListFactory(), name_as_recorded="Alice Example")
    address = f"/en/lists/{row.victim_list.slug}/"
    first = client.get(address).content
    again = client.get(address, HTTP_ACCEPT_ENCODING=takes)
    is_packed = again.headers.get("Content-Encoding") == "gzip"
    assert is_packed == ("gzip" in takes)
    assert (gzip.decompress(again.content) if is_packed else again.content) == first
    assert "Alice Example" in first.decode()
    assert "Accept-Encoding" in again["Vary"]
