"""The thing itself before what only mentions it; small words and missing words hide nothing."""

import pytest
from django.test import Client

from tests.factories import (
    EventFactory,
    ListEntryFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return PlaceFactory(name="Exampletown")


def test_what_is_called_so_then_what_begins_so_then_what_holds_it_then_what_mentions_it(
    town, found
):
    EventFactory(title_en="Aftermath", summary_en="After Exampletown.")
    EventFactory(title_en="A siege of Exampletown")
    EventFactory(title_en="Exampletown, May 1918")
    wanted = [str(town), "Exampletown, May 1918", "A siege of Exampletown", "Aftermath"]
    assert found(q="Exampletown") == wanted


def test_what_happened_comes_before_acts_days_and_marches_about_it(found):
    EventFactory(title_en="1 May, day of remembrance", kind="remembrance")
    EventFactory(title_en="Act on 1 May", kind="legal-act")
    EventFactory(title_en="Sample, 1 May 1918", kind="loss-and-harm")
    assert found(q="1 May")[0] == "Sample, 1 May 1918"


def test_a_person_or_body_comes_before_what_mentions_it(found):
    EventFactory(title_en="Statement of Alice Example", kind="statement-or-session")
    OrganisationFactory(title_en="Alice Example Foundation")
    SourceFactory(title="On Alice Example")
    PersonFactory(name="Example Alice")
    assert found(q="Alice Example")[:2] == ["Example Alice", "Alice Example Foundation"]


def test_a_title_may_be_typed_in_any_order_and_without_what_stands_in_brackets(found):
    OrganisationFactory(title_en="Inquiry Commission (IC)")
    EventFactory(title_en="A new inquiry commission established")
    assert found(q="commission inquiry")[0] == "Inquiry Commission (IC)"


def test_a_day_is_the_same_day_in_another_language(found):
    EventFactory(title_en="Sample", title_az="20 yanvar", date="1990-01-20")
    for typed in ("20 January", "20 yanvar", "20 января"):
        assert found(q=typed) == ["Sample"], typed


@pytest.mark.parametrize(
    "typed",
    ["Exampletown village", "Exampletown kəndi", "село Exampletown", "who counted Exampletown",
     "Exampletown rayonu", "Exampletown şəhəri", "сколько убитых в Exampletown"],
)  # fmt: skip
def test_words_for_a_kind_of_place_and_questions_hide_no_village(town, ask, typed):
    EventFactory(title_en="Another", summary_en=f"They asked: {typed}")
    assert ask(q=typed).hits[0].uid == town.pk


def test_a_word_for_what_happened_asks_for_the_event(town, found):
    EventFactory(title_en="Exampletown, May 1918", kind="loss-and-harm")
    assert found(q="Exampletown tragedy")[0] == "Exampletown, May 1918"


def test_a_small_word_in_the_name_of_a_place_belongs_to_it(ask):
    place, other = PlaceFactory(name="Sample District"), PlaceFactory(name="Sample")
    assert ask(q="sample district").hits[0].uid == place.pk
    assert ask(q="sample").hits[0].uid == other.pk


def test_where_nothing_has_all_words_the_page_says_which_it_left_out(town):
    page = Client().get("/en/search/", {"q": "Exampletown zebra"}).content.decode()
    assert "Nothing has all of these words. Without “zebra”:" in page
    assert town.get_absolute_url() in page
    data = Client().get("/api/v1/search/", {"q": "Exampletown zebra"}).json()
    assert data["understood"]["left_out"] == ["zebra"]
    csv = b"".join(Client().get("/api/v1/search.csv", {"q": "Exampletown zebra"}))
    assert town.pk.encode() in csv


def test_of_words_that_never_stand_together_the_name_is_kept(town, ask):
    ListEntryFactory(name_as_recorded="Bob Zebra")
    answer = ask(q="zebra Exampletown")
    assert answer.missing == ("zebra",)
    assert answer.hits[0].uid == town.pk


def test_words_none_of_which_is_here_find_nothing(ask):
    answer = ask(q="qwertz zuiopu")
    assert (answer.count, answer.missing) == (0, ())
