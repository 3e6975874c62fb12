"""Who: a name in any spelling."""

import pytest

from archive.models import PersonName
from archive.search.index.collecting import collected
from archive.search.query.called import Tier
from archive.search.query.search import load
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


def test_all_words_must_be_found(rows, found, ask):
    assert found(q="Bob Sample") == ["Bob Sample"]
    assert ask(q="Bob Sample").missing == ()
    assert ask(q="Bob Hüseynov").missing


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
    assert {hit.tier for hit in answer.hits} == {Tier.FUZZY}
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
    with collected():
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
    assert found(q="Bob 1992") == ["Bob Sample", "Bob Example"]


def test_people_whose_names_sound_alike_come_before_words_spoken_by_a_namesake(ask):
    QuotationFactory(speaker_as_named="Гусейнов Тест")
    ListEntryFactory(name_as_recorded="Hüseynov Sample")
    hits = ask(q="Гусейнов").hits
    assert [(hit.kind, hit.tier) for hit in hits] == [
        ("entry", Tier.SOUND),
        ("quotation", Tier.EXACT),
    ]


def test_people_of_a_name_come_before_the_sons_of_people_of_that_name(found):
    ListEntryFactory(name_as_recorded="Alice Nümunəyeva Həsən qızı")
    ListEntryFactory(name_as_recorded="Нумунаев Гасан")
    assert found(q="Həsən Nümunəyev") == ["Нумунаев Гасан", "Alice Nümunəyeva Həsən qızı"]
    assert found(q="Nümunəyeva Alice Həsən qızı") == ["Alice Nümunəyeva Həsən qızı"]


def test_a_name_with_its_father_finds_the_person_recorded_without(ask, found):
    ListEntryFactory(name_as_recorded="Əli Nümunəyev")
    ListEntryFactory(name_as_recorded="Əli Nümunəyev Camal oğlu")
    for typed in ("Нумунаев Али Гасан оглы", "Нумунаев, Али Гасанович"):
        assert found(q=typed) == ["Əli Nümunəyev"]
        assert [hit.tier for hit in ask(q=typed).hits] == [Tier.FATHERLESS]


def test_the_father_recorded_is_preferred_to_none(found):
    ListEntryFactory(name_as_recorded="Əli Nümunəyev")
    ListEntryFactory(name_as_recorded="Əli Nümunəyev Həsən oğlu")
    assert found(q="Нумунаев Али Гасан оглы") == ["Əli Nümunəyev Həsən oğlu"]


@pytest.mark.parametrize("typed", ["Гасан-бек Нумунов", "Həsən bəy Nümunov", "Hasanbey Numunov"])
@pytest.mark.parametrize("recorded", ["Həsən bəy Nümunov", "Həsənbəy Nümunov", "Гасан-бек Нумунов"])
def test_words_of_a_name_are_found_together_and_apart(found, recorded, typed):
    ListEntryFactory(name_as_recorded=recorded)
    assert found(q=typed) == [recorded]


@pytest.mark.parametrize("typed", ["Ə. Nümunəyev", "А. Нумунаев", "Numunayev A."])
def test_an_initial_typed_finds_the_name_written_out(ask, found, typed):
    ListEntryFactory(name_as_recorded="Nümunəyev Əli")
    ListEntryFactory(name_as_recorded="Nümunəyev Həsən")
    assert found(q=typed) == ["Nümunəyev Əli"]
    assert [hit.tier for hit in ask(q=typed).hits] == [Tier.INITIAL]


def test_an_initial_recorded_is_found_after_the_name_written_out(found):
    ListEntryFactory(name_as_recorded="Нумунаев А.")
    ListEntryFactory(name_as_recorded="Нумунаев Г.")
    ListEntryFactory(name_as_recorded="Nümunəyev Əli")
    assert found(q="Əli Nümunəyev") == ["Nümunəyev Əli", "Нумунаев А."]
    assert found(q="Əli") == ["Nümunəyev Əli"]


def test_two_family_names_are_found_by_either_and_by_both(found):
    ListEntryFactory(name_as_recorded="Alice Nümunəyeva-Sınaqova")
    for typed in ("Нумунаева", "Sinagova", "Нумунаева-Сынагова", "Sınaqova Alice"):
        assert found(q=typed) == ["Alice Nümunəyeva-Sınaqova"]


@pytest.mark.parametrize(
    "stored", ["Nümunəyev Əlihüseyn", "Əli-Hüseyn Nümunəyev", "Нумунаев Али Гусейн"]
)
@pytest.mark.parametrize(
    "typed", ["Əlihüseyn Nümunəyev", "Nümunəyev Əli Hüseyn", "Али-Гусейн Нумунаев", "Alihuseyn"]
)
def test_a_double_given_name_is_found_together_apart_and_tied(found, stored, typed):
    ListEntryFactory(name_as_recorded=stored)
    ListEntryFactory(name_as_recorded="Nümunəyev Əli")
    ListEntryFactory(name_as_recorded="Nümunəyev Hüseyn")
    assert found(q=typed) == [stored]


def test_any_two_words_typed_are_found_as_one(found):
    ListEntryFactory(name_as_recorded="Orxanlalə Nümunə")
    ListEntryFactory(name_as_recorded="Orxan Nümunə")
    assert found(q="Nümunə Орхан Лала") == ["Orxanlalə Nümunə"]


def test_half_a_double_name_finds_no_double_name(found):
    ListEntryFactory(name_as_recorded="Nümunəyev Əlihüseyn")
    ListEntryFactory(name_as_recorded="Nümunəyev Əli")
    assert found(q="Əli Nümunəyev") == ["Nümunəyev Əli"]


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("Orxan Əhməd", "Orxan Əhməd", "Əhmədov Orxan"),
        ("Орхан Ахмедов", "Əhmədov Orxan", "Orxan Əhməd"),
        ("Orxan Nümunə", "Nümunə Orxan", "Нумунаев Орхан"),
        ("Hacıyev Orxan", "Гаджиев Орхан", "Orxan Hacı"),
        ("Orxan Həsən", "Orxan Həsən", "Orxan Həsənli"),
    ],
)
def test_a_family_name_without_its_ending_is_found_below_itself(ask, typed, one, other):
    ListEntryFactory(name_as_recorded=other)
    ListEntryFactory(name_as_recorded=one)
    results = load(ask(q=typed).hits, "az")
    assert [str(result.record.name_as_recorded) for result in results] == [one, other]
    assert results[1].hit.tier == Tier.ENDING


def test_another_ending_is_not_looked_for_in_a_single_word_or_a_father(found, ask):
    ListEntryFactory(name_as_recorded="Orxan Əhmədov")
    ListEntryFactory(name_as_recorded="Lalə Nümunə Orxan qızı")
    assert found(q="Əhməd") == []
    assert ask(q="Lalə Orxanov").missing == ("Orxanov",)
