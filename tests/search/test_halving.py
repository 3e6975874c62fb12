"""A large index is made by two processes, and is the same that one makes."""

import pytest

from tests.apart import HEAD, run

MADE = """
    import os

    from archive.models import SearchEntry, SearchWords
    from archive.search import halving, index

    def told():
        rows = SearchEntry.objects.order_by("rank").values_list("rank", "kind", "uid", "earliest")
        words = SearchWords.objects.order_by("rank").values_list("tokens", flat=True)
        return list(rows), list(words)

    call_command("make_test_entries", 2500, verbosity=0)
"""
REBUILD = """
    by_one = told()
    halving.LARGE, halving.os.cpu_count = 10, lambda: 2
    with halving.helper(is_wanted=True) as second:
        assert second.begin(os.getpid, os.getpid)() != os.getpid()
    index.rebuild()
    assert told() == by_one
    assert index.check() == []
    print(len(by_one[0]), "records")
"""
PUBLISH = """
    from archive.importers.lists import indexing, publish_in_slices
    from archive.models import VictimList
    from archive.services import publishing

    words = set(told()[1])
    one = VictimList.objects.published().order_by("-row_count").first()
    assert one.row_count > 100, one.row_count
    publishing.withdraw(one, None, "measured")
    assert set(told()[1]) != words
    halving.LARGE, halving.os.cpu_count, indexing.SLICE = 10, lambda: 2, 3
    asked = []
    described = halving.described
    halving.described = lambda *some: asked.append(some[-1] is not None) or described(*some)
    publish_in_slices(one, None, "measured")
    assert set(told()[1]) == words
    assert index.check() == []
    print("asked a second process" if any(asked) else "made alone")
"""


@pytest.mark.slow
def test_two_processes_make_the_index_that_one_makes(transactional_db, tmp_path):
    assert "2901 records" in run(tmp_path, HEAD + MADE + REBUILD)


@pytest.mark.slow
def test_two_processes_make_the_rows_of_a_published_list_findable(transactional_db, tmp_path):
    assert "asked a second process" in run(tmp_path, HEAD + MADE + PUBLISH)
