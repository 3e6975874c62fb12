"""What is done in slices is the same as what is done at once."""

import pytest

from archive.importers import lists
from archive.importers.lists import indexing, reading
from archive.models import SearchWords, StagedRow
from archive.search.index import drift
from archive.services import publishing

pytestmark = pytest.mark.django_db

COLUMNS = ("number", "outcome", "row_key", "is_warned", "cells", "reading", "findings")
TABLE = "\n".join(
    [
        "Ad Soyad,Doğum,Yer",
        *(
            f"Alice Example {number % 30},19{number % 90:02},Nowhere {number % 5}"
            for number in range(40)
        ),
        *("", ",,", "Bob Example", "Charlie\x07 Example,1950,Nowhere"),
    ]
)


def staged(batch):
    rows = list(StagedRow.objects.filter(batch=batch).order_by("number").values(*COLUMNS))
    for row in rows:
        row["reading"].pop("uid", None)
    return rows, {name: count for name, count in batch.counts.items() if name != lists.REHEARSAL}


def test_a_file_rehearsed_in_slices_stages_what_is_staged_at_once(rehearse, monkeypatch):
    at_once = staged(rehearse(TABLE).batch)
    counts = at_once[1]
    expected = {"read": 42, "new": 40, "refused": 2, "blank": 2}
    assert {name: counts[name] for name in expected} == expected
    monkeypatch.setattr(reading, "SLICE", 7)
    assert staged(rehearse(TABLE).batch) == at_once


def test_a_list_published_in_slices_is_found_as_before(bring_in, monkeypatch):
    batch = bring_in(TABLE).batch
    lists.publish_in_slices(batch.victim_list, None, "")
    words = set(SearchWords.objects.values_list("tokens", flat=True))
    publishing.withdraw(batch.victim_list, None, "measured")
    assert set(SearchWords.objects.values_list("tokens", flat=True)) != words
    monkeypatch.setattr(indexing, "SLICE", 3)
    lists.publish_in_slices(batch.victim_list, None, "measured")
    assert set(SearchWords.objects.values_list("tokens", flat=True)) == words
    assert drift.check() == []
