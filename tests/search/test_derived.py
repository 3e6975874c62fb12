"""A statement is public only while everything it was derived from is: names, labels, values."""

import pytest
from django.contrib.auth.models import User

from archive.models import MediaItem, Person, PersonName, VictimList
from archive.search.index import drift
from archive.services.linkage import accept, foresee, put_beside, take_apart, undo
from archive.services.merging import merge_people, un_merge
from archive.services.publishing import publish, withdraw
from archive.services.same_person import pieces_of
from archive.services.takedown import hide, hide_all, lift, lift_all, standing_of
from tests.factories import (
    ListEntryFactory,
    MediaItemFactory,
    PersonFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db
SPELLING = "Zara Printed"


@pytest.fixture
def author():
    return User.objects.create_superuser("author")


@pytest.fixture
def person():
    return PersonFactory(name="Alice Example")


def join(person, author, **row):
    row = ListEntryFactory(**{"name_as_recorded": SPELLING, **row})
    accept(put_beside(row, person=person), author, "Same grave.")
    return row


def names_of(person):
    return {name.text for name in PersonName.objects.published().filter(person=person)}


def stored(person):
    return Person.objects.get(pk=person.pk)


def test_a_spelling_is_public_as_long_as_the_row_it_came_from(person, author):
    row = join(person, author)
    assert names_of(person) == {"Alice Example", SPELLING}
    takedown = hide(row, "family", author)
    assert names_of(person) == {"Alice Example"}
    lift(takedown, author)
    assert names_of(person) == {"Alice Example", SPELLING}
    withdraw(row.victim_list, author, "Asked for.")
    assert names_of(person) == {"Alice Example"}


def test_a_row_of_a_draft_list_tells_nothing_until_the_list_is_public(person, author, client, ask):
    source = SourceFactory(title="Gazette unread", state="draft")
    draft = VictimListFactory(title_en="Unread list", state="draft", source=source)
    join(person, author, victim_list=draft, birth="1890", birth_as_written="in the year 90")
    page = client.get(stored(person).get_absolute_url()).content.decode()
    for told in (SPELLING, "Gazette unread", "Unread list", "1890", "in the year 90"):
        assert told not in page
    assert ask(q=SPELLING).count == 0
    publish(source, author)
    publish(VictimList.objects.get(), author)
    page = client.get(stored(person).get_absolute_url()).content.decode()
    for told in (SPELLING, "Unread list", "1890"):
        assert told in page
    assert ask(q=SPELLING, kind="person").count == 1
    assert drift.check() == []


def test_what_another_row_says_as_well_stays(person, author):
    rows = [join(person, author, birth="1890", sex="female") for _list in range(2)]
    hide(rows[0], "family", author)
    assert SPELLING in names_of(person)
    assert (stored(person).birth, stored(person).sex) == ("1890", "female")
    hide(rows[1], "family", author)
    assert SPELLING not in names_of(person)
    assert (stored(person).birth, stored(person).sex) == ("", "")


def test_values_from_a_row_go_and_come_with_it_and_what_somebody_typed_stays(person, author):
    row = join(person, author, birth="1890", sex="female")
    Person.objects.filter(pk=person.pk).update(sex="male")  # as somebody corrects it
    takedown = hide(row, "family", author)
    assert (stored(person).birth, stored(person).birth_earliest, stored(person).sex) == (
        *("", None),
        "male",
    )
    lift(takedown, author)
    assert (stored(person).birth, stored(person).sex) == ("1890", "male")
    assert stored(person).birth_earliest is not None


def test_a_form_opened_before_a_value_was_withheld_is_told(person, author):
    row = join(person, author, birth="1890")
    opened = stored(person).record.version
    hide(row, "family", author)
    assert stored(person).record.version > opened


def test_a_person_called_by_a_hidden_row_alone_has_no_name_for_readers(author, client):
    rows = [ListEntryFactory(name_as_recorded=SPELLING), ListEntryFactory(name_as_recorded="")]
    person = accept(put_beside(*rows), author, "Same grave.")
    assert stored(person).label_en == SPELLING, "colleagues see what a draft is called"
    publish(person, author)
    takedown = hide(rows[0], "family", author)
    assert (stored(person).label, stored(person).slug) == ("", "")
    page = client.get(stored(person).get_absolute_url()).content.decode()
    assert "Name not known" in page
    assert SPELLING not in page
    lift(takedown, author)
    assert stored(person).label_en == SPELLING


def test_a_minor_stays_one_for_search_engines_where_the_row_that_says_so_is_hidden(
    person, author, client
):
    row = join(person, author, is_minor=True)
    hide(row, "family", author)
    assert not stored(person).is_minor
    assert "noindex" in client.get(stored(person).get_absolute_url()).content.decode()
    assert person.pk not in client.get("/sitemap-people-1.xml").content.decode()


def test_a_match_taken_back_takes_what_it_brought(person, author):
    first, second = (join(person, author, birth="1890") for _list in range(2))
    take_apart(second.match, author, "Another grave.")
    assert person.names.filter(text=SPELLING).count() == 1
    assert stored(person).birth == "1890"
    undo(first.match.proposal, author)
    assert names_of(person) == {"Alice Example"}
    assert (stored(person).birth, stored(person).from_rows) == ("", {})


def test_a_merge_and_its_undoing_take_names_and_values_along_with_their_rows(person, author):
    other = PersonFactory(name="Alice Example")
    row = join(other, author, birth="1890")
    other.refresh_from_db()
    merge = merge_people(person, other, author, "Same grave.")
    assert stored(person).birth == "1890"
    takedown = hide(row, "family", author)
    assert (stored(person).birth, names_of(person)) == ("", {"Alice Example"})
    un_merge(merge, author, "Another grave.")
    assert (stored(other).birth, stored(person).from_rows) == ("", {})
    lift(takedown, author)
    assert (stored(person).birth, stored(other).birth) == ("", "1890")
    assert SPELLING in names_of(other)


def test_a_name_read_in_a_source_that_is_not_public_is_not_either(person, author):
    source = SourceFactory()
    PersonName.objects.create(person=person, text=SPELLING, language="ru", source=source)
    withdraw(source, author, "Asked for.")
    assert names_of(person) == {"Alice Example"}
    assert stored(person).label_ru == ""


def test_hiding_offers_all_that_is_the_same_human_being_and_says_from_where_it_goes(author):
    picture = MediaItemFactory()
    person = PersonFactory(name="Alice Example", portrait=picture)
    rows = [join(person, author), join(person, author, victim_list__state="draft")]
    name = person.names.get(entry=None)
    for target in (person.record, rows[0], name):
        pieces = pieces_of(target)
        assert pieces[0].target == target
        assert {piece.target for piece in pieces} == {
            *(person.record, name, picture.record),
            *rows,
        }
    told = {piece.target: piece for piece in pieces_of(person.record)}
    assert told[rows[0]].is_public
    assert not told[rows[1]].is_public
    assert any("Alice Example" in where for where in told[rows[0]].where)


def test_all_of_a_human_being_is_hidden_together_or_not_at_all(person, author, ask):
    rows = [join(person, author) for _list in range(2)]
    targets = [piece.target for piece in pieces_of(person.record)]
    with pytest.raises(TypeError):
        hide_all([*targets, author], "family", author)
    assert all(piece.is_public for piece in pieces_of(person.record))
    hide_all(targets, "family", author)
    assert not any(piece.is_public for piece in pieces_of(rows[0]))
    assert ask(q="Zara").count == ask(q="Alice").count == 0
    lift_all(standing_of(targets), author)
    assert all(piece.is_public for piece in pieces_of(person.record))


def test_the_match_says_beforehand_what_readers_will_see(person, author):
    draft = ListEntryFactory(victim_list__title_en="Unread list", victim_list__state="draft")
    public = ListEntryFactory()
    hidden_away = PersonFactory(name="Bob Example", state="draft")
    assert any(
        "“Unread list” is not: readers see nothing of it" in remark
        for remark in foresee(put_beside(draft, person=person)).remarks
    )
    assert any(
        "readers see the row on their page at once" in remark
        for remark in foresee(put_beside(public, person=person)).remarks
    )
    assert any(
        "is not public: readers see nothing of it until it is" in remark
        for remark in foresee(put_beside(public, person=hidden_away)).remarks
    )
    assert MediaItem.objects.count() == 0
