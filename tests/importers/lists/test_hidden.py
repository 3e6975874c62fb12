"""Hidden rows stay hidden, whatever a later release says of them and however it is undone."""

import pytest

from archive.importers import lists
from archive.models import ListEntry, SearchEntry
from archive.services import takedown

from .test_later_release import FIRST, SECOND

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(bring_in):
    """Bring the first release in, and hide the row that the second changes, and one it lacks."""
    batch = bring_in(FIRST).batch
    for key in ("2", "3"):
        takedown.hide(ListEntry.objects.get(row_key=key), "family", None)
    return batch


def assert_hidden(*keys):
    rows = ListEntry.objects.filter(row_key__in=keys)
    assert all(row.hidden_at for row in rows)
    assert not ListEntry.objects.published().filter(row_key__in=keys).exists()
    assert not SearchEntry.objects.filter(uid__in=rows.values("uid")).exists()


def test_through_a_later_release_that_changes_or_lacks_them(hidden, bring_in):
    bring_in(SECOND, hidden.victim_list)
    assert ListEntry.objects.get(row_key="2").birth_as_written == "1952"
    assert_hidden("2", "3")


def test_through_the_undo_of_a_later_release(hidden, bring_in):
    later = bring_in(SECOND, hidden.victim_list)
    lists.undo(later.batch)
    assert ListEntry.objects.get(row_key="2").birth_as_written == "1951"
    assert_hidden("2", "3")


def test_when_they_are_gone_and_come_back(hidden, bring_in):
    bring_in(SECOND, hidden.victim_list)
    bring_in(FIRST, hidden.victim_list)
    assert ListEntry.objects.get(row_key="3").gone_in_batch is None
    assert_hidden("2", "3")


def test_hidden_between_a_release_and_its_undo(bring_in):
    first = bring_in(FIRST).batch
    later = bring_in(SECOND, first.victim_list)
    takedown.hide(ListEntry.objects.get(row_key="2"), "family", None)
    lists.undo(later.batch)
    assert_hidden("2")


def test_a_row_without_a_key_that_may_be_a_hidden_one_is_warned_about(bring_in, rehearse):
    first = bring_in("Ad Soyad,Doğum\nAlice Example,1950\nBob Sample,1951\n").batch
    takedown.hide(ListEntry.objects.get(name_as_recorded="Bob Sample"), "family", None)
    release = "Ad Soyad,Doğum\nAlice Example,1950\nBOB SAMPLE,1952\nCharlie Test,1953\n"
    found = rehearse(release, first.victim_list)
    warned = [one for row in found.staged.values() for one in row.findings]
    assert [one["cell"] for one in warned if one["code"] == "like-hidden"] == ["BOB SAMPLE"]
