"""The first collection: its matches are found again from the rows alone."""

import csv
from itertools import combinations, product
from pathlib import Path

import pytest
from django.conf import settings

from archive.models import EntryMatch, ListEntry, MatchProposal, Person
from archive.search.index.collecting import collected
from archive.services.linkage import TOP_MARK, propose

MATCHES = Path(settings.BASE_DIR) / "fixtures" / "collection" / "matches.csv"


@pytest.fixture
def judged(collection):
    """Forget the matches of the collection, and return the rows of each judged person."""
    people = list(EntryMatch.objects.values_list("person_id", flat=True).distinct())
    with collected():
        EntryMatch.objects.all().delete()
        MatchProposal.objects.all().delete()
        Person.objects.filter(pk__in=people).delete()
    rows = {
        (entry.victim_list.slug, entry.row_key): entry.pk
        for entry in ListEntry.objects.select_related("victim_list")
    }
    found: dict[str, list[int]] = {}
    with MATCHES.open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            row = rows[line["list_key"], line["row_no"]]
            found.setdefault(line["person_key"], []).append(row)
    return found


def across_lists(judged: dict[str, list[int]]) -> set[frozenset[int]]:
    """Return the pairs of one person on different lists: rows of one list are not compared."""
    pairs = {frozenset(pair) for rows in judged.values() for pair in combinations(rows, 2)}
    list_of = dict(ListEntry.objects.values_list("pk", "victim_list_id"))
    return {pair for pair in pairs if len({list_of[row] for row in pair}) == 2}


def test_all_matches_are_proposed_again_and_nobody_else_gets_the_top_mark(judged):
    propose()
    proposals = MatchProposal.objects.filter(other_entry__isnull=False)
    scores = {
        frozenset(pair): score
        for *pair, score in proposals.values_list("entry_id", "other_entry_id", "score")
    }
    wanted = across_lists(judged)
    assert wanted <= scores.keys()
    apart = {
        frozenset(pair)
        for one, other in combinations(judged.values(), 2)
        for pair in product(one, other)
    }
    assert [scores[pair] for pair in apart & scores.keys() if scores[pair] >= TOP_MARK] == []


def test_no_pair_is_proposed_that_the_collection_does_not_hold_to_be_one_person(judged):
    propose()
    wanted = across_lists(judged)
    pairs = MatchProposal.objects.values_list("entry_id", "other_entry_id")
    assert {frozenset(pair) for pair in pairs} == wanted
