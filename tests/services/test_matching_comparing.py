"""Both sides of a proposal, field by field: what is alike, what differs, what only one says."""

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from archive.models import EntryMatch, MatchProposal, PersonName, PlaceRelation
from archive.services.linkage import accept, compared, foresee, in_words, sides_of
from archive.services.linkage.comparison import Relation
from archive.services.merging.fields import Outcome
from archive.services.takedown import hide
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def relations(proposal):
    return {line.name: str(line.relation) for line in compared(*sides_of(proposal))}


def beside(one, other=None, person=None):
    return MatchProposal.objects.create(entry=one, other_entry=other, person=person)


def test_each_field_says_how_the_two_compare():
    village, district = PlaceFactory(name="Examplevillage"), PlaceFactory(name="Exampledistrict")
    PlaceRelation.objects.create(child=village, parent=district, basis=PlaceRelation.Basis.TODAY)
    event = EventFactory()
    one = ListEntryFactory(
        name_as_recorded="Hüseynov Bob",
        sex="male",
        birth="1933",
        death="1992-02-26",
        age_years=59,
        fate="killed",
        place=village,
        victim_list=VictimListFactory(events=[event]),
    )
    other = ListEntryFactory(
        name_as_recorded="Guseinov Bob",
        sex="male",
        birth="1933-03-04",
        death="1992-03-01",
        fate="missing",
        place=district,
        victim_list=VictimListFactory(events=[event]),
    )
    found = relations(beside(one, other))
    assert found == {
        "recorded": "spelling",
        "sex": "same",
        "birth": "fits",
        "age": "one",
        "death": "differs",
        "fate": "differs",
        "place": "fits",
        "event": "same",
        "list": "shown",
        "source": "shown",
    }


@pytest.mark.parametrize("language", ["az", "ru"])
def test_two_alike_values_are_not_called_one_person(language):
    with translation.override(language):
        verdict = str(MatchProposal.Verdict.SAME.label)
        assert str(Relation.SAME.label) != verdict
        assert str(Outcome.SAME.label) != verdict


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_reason_with_a_date_ends_in_one_full_stop(language):
    reasons = [["birth-day", "1933-03-04"], ["birth-fits", "1933", "1933-03-04"]]
    for sentence in in_words(reasons, language):
        assert sentence.endswith(".")
        assert not sentence.endswith("..")


def test_names_that_do_not_meet_differ():
    one, other = (ListEntryFactory(name_as_recorded=name) for name in ("Alice Example", "Bob Test"))
    assert relations(beside(one, other))["recorded"] == "differs"


def test_words_nobody_could_read_as_a_date_are_shown_and_not_compared():
    one = ListEntryFactory(death="1990-01-20", place_text="Exampletown")
    other = ListEntryFactory(
        death_as_written="19-20 January", place=PlaceFactory(name="Exampletown")
    )
    found = relations(beside(one, other))
    assert found["death"] == "shown"
    assert found["place"] == "same"


def test_a_person_says_what_their_rows_say_with_the_numbers_of_the_rows():
    person = PersonFactory(name="Alice Example", birth="1930")
    for name, age in (("A. Example", 5), ("Alice Example", 5)):
        row = ListEntryFactory(name_as_recorded=name, age_years=age, birth="1931")
        EntryMatch.objects.create(entry=row, person=person)
    proposal = beside(
        ListEntryFactory(name_as_recorded="Alice Example", age_years=5), person=person
    )
    _row, side = sides_of(proposal)
    assert len(side.rows) == 2
    assert [(one.text, one.where) for one in side.values("age")] == [("5", "all 2 rows")]
    assert [(one.text, one.where) for one in side.values("birth")] == [
        ("1930", ""),
        ("1931", "all 2 rows"),
    ]
    assert {one.text for one in side.values("recorded")} == {"Alice Example", "A. Example"}
    assert relations(proposal)["age"] == "same"


def test_a_row_says_who_it_is_held_to_be_and_with_which_other_rows():
    person, rows = PersonFactory(), [ListEntryFactory(), ListEntryFactory()]
    for row in rows:
        EntryMatch.objects.create(entry=row, person=person)
    one, other = sides_of(beside(ListEntryFactory(), rows[0]))
    assert (one.person, one.rows) == (None, [])
    assert (other.person, other.rows) == (person, [rows[1]])


def test_what_is_hidden_is_said_to_be_hidden():
    author = User.objects.create_user("author")
    person = PersonFactory(name="Alice Example")
    row = ListEntryFactory(name_as_recorded="Alice Example")
    EntryMatch.objects.create(entry=row, person=person)
    hide(row, "family", author)
    hide(person.names.get(), "family", author)
    proposal = beside(ListEntryFactory(name_as_recorded="Alice Example"), person=person)
    _row, side = sides_of(proposal)
    assert side.rows[0].hidden_at
    assert any(one.is_hidden for one in side.values("recorded"))
    assert "hide the row as well" in " ".join(foresee(proposal).remarks)
    one, _other = sides_of(beside(row, person=PersonFactory()))
    assert one.is_hidden


def test_what_a_yes_would_do_is_known_beforehand():
    author = User.objects.create_user("author")
    rows = [ListEntryFactory(), ListEntryFactory(), ListEntryFactory()]
    first = beside(rows[0], rows[1])
    assert (foresee(first).person, foresee(first).mark) == (None, "")
    person = accept(first, author, "Same grave.")
    second = foresee(beside(rows[1], rows[2]))
    assert (second.person, second.mark) == (person, person.pk)
    EntryMatch.objects.create(entry=rows[2], person=PersonFactory())
    third = foresee(MatchProposal.objects.get(entry=rows[1]))
    assert len(third.two) == 2
    assert third.obstacles


def test_that_readers_will_see_it_at_once_is_said():
    person = PersonFactory(name="Alice Example")
    PersonName.objects.create(person=person, text="A. Example", language="en")
    assert "at once" in " ".join(foresee(beside(ListEntryFactory(), person=person)).remarks)
