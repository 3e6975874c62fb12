"""The order of people whose names sound alike."""

import pytest

from archive.search.query.search import Question, load, search
from archive.search.query.spelling_rank import MOST_COMPARED
from tests.factories import ListEntryFactory, PersonFactory, VictimListFactory

pytestmark = pytest.mark.django_db


def found(q, **params):
    answer = search(Question.from_params({"q": q, **params}), "en")
    return [str(result.record) for result in load(answer.hits, "en")]


def rows(*names):
    the_list = VictimListFactory()
    for name in names:
        ListEntryFactory(victim_list=the_list, name_as_recorded=name)


def test_another_hand_goes_before_another_spelling_in_the_same_hand():
    rows("Alışev Bob", "Алишев Боб")
    assert found("Əlişev Bob") == ["Алишев Боб", "Alışev Bob"]


def test_letters_are_compared_as_english_texts_spell_them():
    rows("Abbasov Nicat Example", "Nicat Abasov Example")
    assert found("Nijat Abasov Example") == ["Nicat Abasov Example", "Abbasov Nicat Example"]


def test_fewer_other_words_go_first_then_the_commoner_name():
    rows("Alışev Bob", "Əlişev Bob Çarli", "Əlişev Bob", "Əlişev Dana", "Əlişev Emil")
    assert found("Алишев Боб") == ["Əlişev Bob", "Alışev Bob", "Əlişev Bob Çarli"]


def test_what_is_spelled_so_stays_before_what_only_sounds_so():
    rows("Алишев Боб", "Əlişev Bob")
    PersonFactory(name="Aaron Əlişev Bob Example")
    assert found("Əlişev Bob")[:2] == ["Aaron Əlişev Bob Example", "Əlişev Bob"]


def test_a_row_called_by_a_dash_is_compared_by_its_reading_alone():
    rows("Алишев Боб")
    ListEntryFactory(name_as_recorded="—", name_reading="Alışev Bob")
    assert found("Əlişev Bob") == ["Алишев Боб", "—"]


def test_pages_hold_everybody_once():
    rows(*(f"Əlişev {given}" for given in ("Bob Ali", "Bob Dana", "Bob Emil", "Bob") * 11))
    pages = [found("Алишев Боб", page=str(number)) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 4]
    assert pages[0][:11] == ["Əlişev Bob"] * 11
    assert sorted(name for page in pages for name in page) == sorted(
        [f"Əlişev {given}" for given in ("Bob Ali", "Bob Dana", "Bob Emil", "Bob") * 11]
    )


def test_too_many_to_compare_stay_in_the_order_of_the_alphabet(monkeypatch):
    assert MOST_COMPARED >= 100
    monkeypatch.setattr("archive.search.query.spelling_rank.MOST_COMPARED", 1)
    rows("Alışev Bob", "Алишев Боб")
    assert found("Əlişev Bob") == ["Alışev Bob", "Алишев Боб"]
