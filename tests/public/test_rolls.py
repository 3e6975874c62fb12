"""Rolls of names: of an event, each person once with the lists they stand on, and of a list."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from archive.models import EntryMatch, ListEntry
from archive.models.search import SearchEntry
from archive.search.index.collecting import collected
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db
HIDDEN = "2020-01-01T00:00:00Z"


def names_of(client, record, language="en", **query):
    """The page of the roll of an event or a list."""
    kind = "event" if hasattr(record, "summary") else "list"
    with translation.override(language):
        address = reverse(f"public:{kind}-names", args=[record.slug])
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def page_of(client, event):
    return client.get(event.get_absolute_url()).content.decode()


def one_person_on(*lists, name="Alice Example", reason="Same name, same village."):
    """A person who stands on each of these lists."""
    person = PersonFactory(name=name)
    for one in lists:
        entry = ListEntryFactory(victim_list=one, name_as_recorded=name)
        EntryMatch.objects.create(entry=entry, person=person, reason_en=reason)
    return person


def lines_of(html):
    """The overlap table: the words of each line's header, and which of its marks are set."""
    table = re.search(r'<table class="overlap">.*?</table>', html, re.DOTALL)
    if not table:
        return []
    lines = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', table.group(), re.DOTALL)
    return [
        (
            " ".join(re.sub(r"<[^>]+>", "", said).split()),
            [m == "●" for m in re.findall("[●–]", marks)],
        )
        for said, marks in lines
    ]


@pytest.fixture
def three_lists():
    event = EventFactory()
    titles = ("First list", "Second list", "Third list")
    lists = [
        VictimListFactory(events=[event], title_en=title, slug=title.split()[0].lower(), date=date)
        for title, date in zip(titles, ("1990", "1991", "1992"), strict=True)
    ]
    return event, lists


def test_the_event_says_how_many_names_stand_on_which_lists(client, three_lists):
    event, (first, second, third) = three_lists
    one_person_on(first, second)
    one_person_on(first, second, name="Bob Sample")
    one_person_on(first, second, third, name="Charlie Test")
    ListEntryFactory(victim_list=third, name_as_recorded="Dana Demo")
    for html in (page_of(client, event), names_of(client, event)):
        assert lines_of(html) == [
            ("2 names, on these lists: First list; Second list", [True, True, False]),
            ("1 name, only on: Third list", [False, False, True]),
            ("1 name, on these lists: First list; Second list; Third list", [True, True, True]),
        ]
        assert "1 row has not been matched with another yet" in html
        assert "Names recorded here so far: 4, from 3 lists" in html


def test_two_rows_of_one_list_held_to_be_one_person_stand_on_one_list(client, three_lists):
    event, (first, second, _third) = three_lists
    one_person_on(first, first)
    one_person_on(second, name="Bob Sample")
    assert ("1 name, only on: First list", [True, False, False]) in lines_of(page_of(client, event))


def test_a_single_list_has_no_table_of_overlap(client):
    event = EventFactory()
    one = VictimListFactory(events=[event])
    ListEntryFactory(victim_list=one)
    assert not lines_of(page_of(client, event))


def test_each_name_says_where_it_stands_and_why_its_rows_are_one_person(client, three_lists):
    event, (first, second, _third) = three_lists
    person = one_person_on(first, second, reason="Same grave.")
    row = second.entries.get()
    row.name_as_recorded, row.position, row.page, row.line = "Alys Exampel", 12, "3", "7"
    row.save()
    html = names_of(client, event)
    assert html.count(f'href="{person.get_absolute_url()}"') == 1
    assert "stands on 2 lists; judged to be one person" in html
    assert f'<a href="{row.get_absolute_url()}">row 12, p. 3, line 7</a>' in html
    assert "Same grave." in html
    assert "Alys Exampel" in html


def test_people_without_a_name_are_counted_and_not_listed(client, three_lists):
    event, (first, second, _third) = three_lists
    ListEntryFactory(victim_list=first)
    ListEntryFactory(victim_list=second, name_as_recorded="")
    ListEntryFactory(victim_list=second, name_as_recorded="")
    for html in (page_of(client, event), names_of(client, event)):
        assert "2 more rows speak of people without a name. (list B: 2)" in html
        assert "Name not recorded" not in html
        assert "so far: 1, from 3 lists" in html


def test_lists_known_to_exist_are_named_beside_the_count(client):
    event = EventFactory()
    VictimListFactory(events=[event], is_here=False, title_en="List elsewhere")
    for html in (page_of(client, event), names_of(client, event)):
        assert "No name is recorded here yet. That does not mean that nobody was there." in html
        assert "List elsewhere" in html


def test_hidden_rows_people_and_lists_are_on_no_roll_and_in_no_count(client, three_lists):
    event, (first, second, third) = three_lists
    person = one_person_on(first, second)
    hidden_row = ListEntryFactory(victim_list=third, name_as_recorded="Hid One", hidden_at=HIDDEN)
    EntryMatch.objects.create(entry=hidden_row, person=person, reason_en="Hid reason.")
    drafted = PersonFactory(name="Drafted Person", state="draft")
    for one in (first, second):
        row = ListEntryFactory(victim_list=one, name_as_recorded="Bob Sample")
        EntryMatch.objects.create(entry=row, person=drafted, reason_en="Hid too.")
    from_draft = SourceFactory(state="draft")
    ListEntryFactory(victim_list=third, name_as_recorded="Hid Source", source=from_draft)
    ListEntryFactory(victim_list=third, name_as_recorded="", hidden_at=HIDDEN)
    one_person_on(VictimListFactory(events=[event], state="draft", title_en="Hid list"), first)
    for html in (page_of(client, event), names_of(client, event)):
        assert "Hid " not in html
        assert "Drafted" not in html
        assert "without a name" not in html
        assert "so far: 4, from 3 lists" in html
        assert lines_of(html) == [
            ("2 names, only on: First list", [True, False, False]),
            ("1 name, only on: Second list", [False, True, False]),
            ("1 name, on these lists: First list; Second list", [True, True, False]),
        ]


def test_an_index_that_lags_behind_shows_nothing_hidden_and_spares_a_short_roll(client):
    event = EventFactory()
    one = VictimListFactory(events=[event])
    shown = ListEntryFactory(victim_list=one, name_as_recorded="Shown Sample")
    hidden = ListEntryFactory(victim_list=one, name_as_recorded="Hid Sample")
    ListEntry.objects.filter(pk=hidden.pk).update(hidden_at=HIDDEN)  # says nothing to the index
    for html in (page_of(client, event), names_of(client, event), names_of(client, one)):
        assert "Shown Sample" in html
        assert "Hid" not in html
    SearchEntry.objects.filter(uid=shown.uid).delete()
    assert "Shown Sample" in page_of(client, event)


def test_many_lists_are_told_by_their_letters(client):
    event = EventFactory()
    lists = [VictimListFactory(events=[event], date=str(1900 + year)) for year in range(14)]
    one_person_on(lists[0], lists[13])
    assert "A, N" in names_of(client, event)


def test_a_roll_is_read_letter_by_letter_and_page_by_page(client, monkeypatch):
    monkeypatch.setattr("archive.public.lists.roll_views.OF_EVENT", 2)
    event = EventFactory()
    one = VictimListFactory(events=[event])
    for name in ("Əli Example", "Eldar Example", "Fərid Example", "Ədil Example", "Əsəd Example"):
        ListEntryFactory(victim_list=one, name_as_recorded=name)
    azeri = names_of(client, event, "az", letter="Ə")
    assert azeri.index("Ədil") < azeri.index("Əli")
    assert "Əsəd" not in azeri
    assert "Eldar" not in azeri
    assert "Əsəd" in names_of(client, event, "az", letter="Ə", page=2)
    english = names_of(client, event, "en", letter="Ə")
    assert "Ədil" in english
    assert "Eldar" in english
    assert "Fərid" not in english


def test_names_in_scripts_without_an_alphabet_here_stand_together_at_the_end(client, monkeypatch):
    monkeypatch.setattr("archive.public.lists.roll_views.OF_LIST", 1)
    one = VictimListFactory()
    for name in ("Alice Example", "Алиса Примерова", "Օրինակ", "مثال"):
        ListEntryFactory(victim_list=one, name_as_recorded=name)
    assert "other scripts" in names_of(client, one)
    monkeypatch.setattr("archive.public.lists.roll_views.OF_LIST", 9)
    html = names_of(client, one, letter="~")
    assert "Օրինակ" in html
    assert "مثال" in html
    assert "Алиса" not in html


def test_a_roll_of_a_list_stands_in_the_alphabet_of_the_page(client):
    one = VictimListFactory()
    for position, name in enumerate(["Zaur Example", "Əli Example", "Eldar Example"], 1):
        ListEntryFactory(victim_list=one, name_as_recorded=name, position=position)
    azeri, english = names_of(client, one, "az"), names_of(client, one, "en")
    assert azeri.index("Eldar") < azeri.index("Əli") < azeri.index("Zaur")
    assert ">Ə</h2>" in azeri
    assert ">Ə</h2>" not in english
    assert english.index("Eldar") < english.index("Əli") < english.index("Zaur")
    assert "row 1" in english


def test_hidden_rows_are_not_on_the_roll_of_their_list(client):
    one = VictimListFactory()
    ListEntryFactory(victim_list=one, name_as_recorded="Shown Sample")
    ListEntryFactory(victim_list=one, name_as_recorded="Hid Sample", hidden_at=HIDDEN)
    ListEntryFactory(victim_list=one, name_as_recorded="", hidden_at=HIDDEN)
    html = names_of(client, one)
    assert "Names 1 to 1 of 1" in html
    assert "Hid" not in html
    assert "without a name" not in html


@pytest.mark.parametrize("times", [2, 30])
def test_longer_rolls_take_no_more_queries(client, django_assert_max_num_queries, times):
    event = EventFactory()
    lists = [VictimListFactory(events=[event]) for _count in range(3)]
    with collected():
        for number in range(times):
            one_person_on(*lists, name=f"Alice Example {number}")
            ListEntryFactory(victim_list=lists[0], source=SourceFactory())
    with django_assert_max_num_queries(13):
        names_of(client, event)
    with django_assert_max_num_queries(8):
        names_of(client, lists[0])


@pytest.mark.parametrize("query", ["letter=%00", "letter=", "letter=🙂", "letter=~", "page=-3",
                                   "letter=A&page=99999999999999999999"])  # fmt: skip
def test_nonsense_in_the_address_is_no_error(client, query):
    event = EventFactory()
    entry = ListEntryFactory(victim_list__events=[event])
    for name, slug in (("event", event.slug), ("list", entry.victim_list.slug)):
        address = reverse(f"public:{name}-names", args=[slug])
        assert client.get(f"{address}?{query}").status_code in {200, 400}


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_what_is_not_public_has_no_roll(client, state, status):
    event, one = EventFactory(state=state), VictimListFactory(state=state)
    ListEntryFactory(victim_list=one)
    assert client.get(reverse("public:event-names", args=[event.slug])).status_code == status
    assert client.get(reverse("public:list-names", args=[one.slug])).status_code == status
