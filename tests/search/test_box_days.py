"""Days typed in the box: read as such, alone or beside words, said, and taken back."""

import pytest
from django.test import Client

from archive.search.query.box_days import days_in
from archive.search.query.search import Question
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "days", "words"),
    [
        ("20.01.1990", "20.01.1990", ""),
        ("Exampletown 20 January 1990", "20 January 1990", "Exampletown"),
        ("20 yanvar 1990-cı il Nümunə", "20 yanvar 1990-cı il", "Nümunə"),
        ("Пример в январе 1990 года", "в январе 1990 года", "Пример"),
        ("yanvar 1990", "yanvar 1990", ""),
        ("1918", "1918", ""),
        ("1918-1920 sample", "1918-1920", "sample"),
        ('1918 "sample town" -other', "1918", '"sample town" -other'),
    ],
)
def test_a_date_is_read_among_words(typed, days, words):
    box = days_in(typed)
    assert box is not None
    assert (box.typed, box.words) == (days, words)


@pytest.mark.parametrize("typed", ['"20 January 1990"', "-1990", "20 January", "366", "03/04/1992"])
def test_what_is_quoted_unwanted_without_a_year_or_doubtful_stays_words(typed):
    assert days_in(typed) is None


def test_what_happened_that_day_comes_before_a_decade_that_contains_it(found):
    EventFactory(title_en="A decade", date="1985/1995")
    EventFactory(title_en="B month", date="1990-01", kind="legal-act")
    EventFactory(title_en="C day", date="1990-01-20")
    EventFactory(title_en="D two days", date="1990-01-19/1990-01-20")
    wanted = ["C day", "D two days", "B month", "A decade"]
    assert found(q="20.01.1990") == wanted
    assert found(from_="1990-01-20", to="1990-01-20") == wanted


def test_words_and_days_must_both_answer(found):
    EventFactory(title_en="Sample march", date="1990-01-20")
    EventFactory(title_en="Sample session", date="1991")
    EventFactory(title_en="Another march", date="1990-01-20")
    assert found(q="sample 20 yanvar 1990") == ["Sample march"]


def test_a_title_that_holds_a_year_is_found_by_its_words(found, ask):
    EventFactory(title_en="Order on the anniversary of 1918", date="2018-01-18", kind="legal-act")
    EventFactory(title_en="Sample of that year", date="1918")
    assert found(q="order on the anniversary of 1918") == ["Order on the anniversary of 1918"]
    assert found(q="anniversary 1918") == ["Order on the anniversary of 1918"]
    assert found(q="1918")[0] == "Sample of that year"


def test_a_date_nothing_is_of_is_left_out_and_said(ask, found):
    EventFactory(title_en="Sample march", date="1990")
    answer = ask(q="sample 1850")
    assert answer.missing == ("1850",)
    assert answer.count == 1


def test_the_page_says_how_a_date_was_read_and_takes_it_back():
    EventFactory(title_en="Sample of 1990", date="1990-01-20")
    EventFactory(title_en="Speech about 1990", date="2001")
    page = Client().get("/en/search/", {"q": "1990 speech"}).content.decode()
    assert "“1990” is looked for as words" in page
    page = Client().get("/en/search/", {"q": "1990"}).content.decode()
    assert "“1990” is read as a date" in page
    assert "?q=1990&amp;as=written" in page
    assert "Speech about 1990" not in page
    page = Client().get("/en/search/", {"q": "1990", "as": "written"}).content.decode()
    assert "Speech about 1990" in page
    assert "as=days" in page


def test_the_dates_asked_for_in_fields_are_not_read_out_of_the_box():
    question = Question.from_params({"q": "sample 1918", "from": "1990"})
    assert question.box is None
    assert question.last is None
