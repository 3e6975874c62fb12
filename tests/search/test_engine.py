"""The plan of the database for the questions that must stay fast."""

from datetime import date

import pytest
from django.db import connection

from archive.search.engines import IndexQuery, Order, Span, engine
from archive.search.expression import All, Phrase, Some, Token, Without
from archive.search.index import writer as index
from archive.services.change import change
from tests.factories import ListEntryFactory, VictimListFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nothing_known():
    """Let SQLite plan as on a fresh archive: a test before may have looked at small tables."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # makes the table of what is known, should there be none
            cursor.execute("DELETE FROM sqlite_stat1")
            cursor.execute("ANALYZE sqlite_master")


QUERY = IndexQuery(All((Token("wbob"), Some((Token("kentry"), Token("kperson"))))))


@pytest.mark.usefixtures("nothing_known")
def test_a_page_of_names_is_read_in_display_order_through_the_index():
    ListEntryFactory(name_as_recorded="Bob Sample")
    plan = engine().explain(QUERY, 20)
    assert "archive_searchindex" in plan
    if connection.vendor == "sqlite":
        assert "TEMP B-TREE" not in plan


@pytest.mark.usefixtures("nothing_known")
def test_dates_are_found_through_both_indexes_of_spans():
    plan = engine().explain(IndexQuery(None, Span(726_000, 727_000)), 20, Order.DATE)
    if connection.vendor == "sqlite":
        assert "archive_search_short_spans" in plan
        assert "archive_search_long_spans" in plan


@pytest.mark.usefixtures("nothing_known")
def test_words_lead_and_dates_are_looked_up_by_rank():
    plan = engine().explain(IndexQuery(Token("wbob"), Span(726_000, 727_000)), 20)
    if connection.vendor == "sqlite":
        assert "SEARCH e USING INTEGER PRIMARY KEY" in plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks anew by itself")
def test_an_index_looked_at_while_it_was_small_is_not_read_through_for_every_piece():
    ListEntryFactory(name_as_recorded="Bob Sample")
    index.learn()
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN QUERY PLAN DELETE FROM archive_searchindex_data WHERE id >= 1 AND id <= 5"
        )
        plan = str(cursor.fetchall())
    assert "rowid>? AND rowid<?" in plan


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Token("wbob"), 2),
        (Token("wb", is_prefix=True), 2),
        (Token("wbo", is_prefix=True), 2),
        (Token("wexam", is_prefix=True), 1),
        (Token("sb", is_prefix=True), 2),
        (Token("wz", is_prefix=True), 0),
        (Phrase(("wbob", "wsample")), 1),
        (All((Token("wbob"), Token("wtest"))), 1),
        (Some((Token("wtest"), Token("wexample"))), 2),
        (Without(Token("wbob"), Token("wtest")), 1),
        (Token("wnobody"), 0),
    ],
)
def test_every_engine_answers_every_expression_alike(expression, expected):
    for name in ("Bob Sample", "Sample Test Bob", "Alice Example"):
        ListEntryFactory(name_as_recorded=name)
    asked = IndexQuery(All((expression, Token("kentry"))))
    assert engine().count(asked, 100) == expected
    assert len(engine().ranks(asked, 100)) == expected
    assert len(engine().facet_sets(asked, 100)) == expected
    assert engine().count(asked, 1) == min(expected, 1)


def test_common_and_rare_words_are_found_alike_by_either_way():
    its_list = VictimListFactory()
    with change():
        for number in range(300):
            name = f"Common {'rare' if number % 100 == 0 else number}"
            ListEntryFactory(name_as_recorded=name, victim_list=its_list)
    common, rare = IndexQuery(Token("wcommon")), IndexQuery(All((Token("wcommon"), Token("wrare"))))
    assert engine().ranks(common, 20) == sorted(engine().ranks(common, 300))[:20]
    assert len(engine().ranks(rare, 20)) == 3
    assert engine().ranks(common, 20, 290) == engine().ranks(common, 300)[290:]


def test_a_common_word_is_found_where_the_first_records_in_order_do_not_have_it():
    its_list = VictimListFactory()
    with change():
        for number in range(800):
            ListEntryFactory(
                name_as_recorded=f"{'Aa' if number < 560 else 'Zz'} {number}",
                death="1990-01-05" if number % 2 else "1991-01-05",
                victim_list=its_list,
            )
    last_ones = IndexQuery(Token("wzz"))
    found = engine().ranks(last_ones, 300)
    assert len(found) == 240
    assert engine().ranks(last_ones, 20) == found[:20] == sorted(found)[:20]
    assert engine().ranks(last_ones, 20, 40) == found[40:60]
    days = date(1990, 1, 1).toordinal(), date(1990, 1, 31).toordinal()
    in_january = IndexQuery(Token("wzz"), Span(*days))
    assert engine().ranks(in_january, 20) == found[1::2][:20]
    assert engine().count(in_january, 1_000) == 120
