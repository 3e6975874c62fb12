"""Who: a name in any spelling."""

import pytest

from archive.models import PersonName
from archive.search.query import load
from archive.search.words import Tier
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    QuotationFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    names = ("Гусейнов Али", "Hüseynov Əli", "Guseinov Ali", "Bob Sample")
    return [ListEntryFactory(name_as_recorded=name) for name in names]


@pytest.mark.parametrize("typed", ["Hüseynov", "huseynov", "Гусейнов", "GUSEINOV", "Husseynov"])
def test_a_name_is_found_in_every_spelling_of_it(rows, found, typed):
    assert set(found(q=typed)) == {"Гусейнов Али", "Hüseynov Əli", "Guseinov Ali"}


def test_the_spelling_typed_comes_before_those_that_sound_alike(rows, ask):
    answer = ask(q="Guseinov")
    assert [hit.tier for hit in answer.hits] == [Tier.EXACT, Tier.SOUND, Tier.SOUND]
    assert answer.count == 3


def test_all_words_must_be_found(rows, found):
    assert found(q="Bob Sample") == ["Bob Sample"]
    assert found(q="Bob Hüseynov") == []


def test_a_quoted_phrase_stands_together(found):
    ListEntryFactory(name_as_recorded="Alice Example Sample")
    ListEntryFactory(name_as_recorded="Alice Sample Example")
    assert found(q='"example sample"') == ["Alice Example Sample"]


def test_a_phrase_does_not_run_from_one_form_of_a_name_into_the_next(found):
    ListEntryFactory(name_as_recorded="Alice Example", name_reading="Sample Alice")
    assert found(q='"example sample"') == []


def test_a_word_with_a_minus_is_left_out(rows, found):
    assert found(q="ali -guseinov -гусейнов") == ["Hüseynov Əli"]
    assert "Bob Sample" in found(q="-ali")


def test_a_typing_error_still_finds_and_says_what_was_meant(rows, ask, found):
    answer = ask(q="Husyenov")
    assert {hit.tier for hit in answer.hits} == {Tier.NEAR}
    assert "huseynov" in {one.word for one in answer.corrections}
    assert len(found(q="Sanple Bob")) == 1


def test_nothing_is_corrected_where_something_is_found(rows, ask):
    assert ask(q="Bob").corrections == []


def test_a_fathers_name_is_found_without_the_word_for_son(found):
    ListEntryFactory(name_as_recorded="Əhməd Həsən oğlu")
    assert found(q="Ахмед Гасанович") == ["Əhməd Həsən oğlu"]
    assert found(q="Ahmad Hasan ogly") == ["Əhməd Həsən oğlu"]


def test_a_person_is_found_by_a_name_that_is_not_the_label(ask):
    person = PersonFactory(name="Alice Example")
    PersonName.objects.create(person=person, text="Алиса Пример", language="ru")
    results = load(ask(q="алиса").hits, "en")
    assert [(str(one.record), one.matched_as) for one in results] == [
        ("Alice Example", "Алиса Пример")
    ]


def test_events_are_found_by_words_of_their_summary(found):
    EventFactory(title_en="Example event", summary_en="Shelling of the empty square.")
    assert found(q="shelling square") == ["Example event"]


def test_records_come_by_kind_and_then_in_azerbaijani_order(found):
    its_list = VictimListFactory(title_en="Zeta sample")
    for name in ("Xalq sample", "Həsən sample", "Qara sample", "Kamal sample", "Ələk sample"):
        ListEntryFactory(name_as_recorded=name, victim_list=its_list)
    EventFactory(title_en="Zeta sample event")
    assert found(q="sample") == [
        "Zeta sample event",
        "Ələk sample",
        "Həsən sample",
        "Xalq sample",
        "Kamal sample",
        "Qara sample",
        "Zeta sample",
    ]


def test_a_second_page_continues_where_the_first_ended(found, ask):
    its_list = VictimListFactory(title_en="List")
    for number in range(15):
        ListEntryFactory(name_as_recorded=f"Huseynov {number:02}", victim_list=its_list)
    for number in range(30):
        ListEntryFactory(name_as_recorded=f"Гусейнов {number:02}", victim_list=its_list)
    pages = [found(q="Huseynov", page=str(number)) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({name for page in pages for name in page}) == 45
    assert pages[0][:15] == [f"Huseynov {number:02}" for number in range(15)]
    assert ask(q="Huseynov").count == 45


def test_a_row_without_a_name_does_no_harm(found):
    ListEntryFactory(name_as_recorded="", circumstances_en="Unnamed sample")
    assert len(found(q="unnamed")) == 1


def test_what_is_called_so_comes_before_what_only_speaks_of_it(found):
    EventFactory(title_en="Another event", summary_en="After the example march.")
    EventFactory(title_en="Example march")
    assert found(q="example march") == ["Example march", "Another event"]


def test_a_year_typed_with_a_name_finds_the_row_by_its_date(found):
    ListEntryFactory(name_as_recorded="Bob Sample", death="1992-02-26")
    ListEntryFactory(name_as_recorded="Bob Example", death="1990/2000")
    assert found(q="Bob 1992") == ["Bob Sample"]


def test_people_whose_names_sound_alike_come_before_words_spoken_by_a_namesake(ask):
    QuotationFactory(speaker_as_named="Гусейнов Тест")
    ListEntryFactory(name_as_recorded="Hüseynov Sample")
    hits = ask(q="Гусейнов").hits
    assert [(hit.kind, hit.tier) for hit in hits] == [
        ("entry", Tier.SOUND),
        ("quotation", Tier.EXACT),
    ]
