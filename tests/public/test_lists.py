"""Pages of lists of names."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from archive.models import EntryMatch, Takedown
from archive.models.lists import ListKind
from archive.search.index.collecting import collected
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def page_of(client, victim_list, **query):
    response = client.get(victim_list.get_absolute_url(), query)
    assert response.status_code == 200
    return response.content.decode()


def test_lists_known_to_exist_stand_apart_from_those_that_are_here(client):
    VictimListFactory(title_en="List that is here")
    VictimListFactory(title_en="List elsewhere", is_here=False)
    page = client.get(reverse("public:list-list")).content.decode()
    missing = page.index("Lists known to exist but not here yet")
    assert page.index("List that is here") < missing < page.index("List elsewhere")


def test_a_list_says_who_compiled_it_and_how_complete_it_is(client):
    the_list = VictimListFactory(
        compiled_by="Example Gazette", completeness_en="5 of 7 rows seen", stated_count=7
    )
    page = page_of(client, the_list)
    assert "Example Gazette" in page
    assert "5 of 7 rows seen" in page


def test_a_draft_list_is_on_no_list(client):
    VictimListFactory(title_en="Drafted List", state="draft")
    VictimListFactory(title_en="Drafted Elsewhere", state="draft", is_here=False)
    assert "Drafted" not in client.get(reverse("public:list-list")).content.decode()


def test_rows_stand_in_the_order_recorded(client):
    the_list = VictimListFactory()
    ListEntryFactory(victim_list=the_list, position=2, name_as_recorded="Second Sample")
    ListEntryFactory(victim_list=the_list, position=1, name_as_recorded="First Sample")
    page = page_of(client, the_list)
    assert page.index("First Sample") < page.index("Second Sample")


def test_a_row_without_a_name_is_counted_not_invented(client):
    the_list = VictimListFactory()
    ListEntryFactory(victim_list=the_list, name_as_recorded="")
    assert "Name not recorded" in page_of(client, the_list)


def test_the_reading_stands_beside_the_name_as_recorded(client):
    the_list = VictimListFactory()
    ListEntryFactory(victim_list=the_list, name_as_recorded="SAMPLE bob", name_reading="Bob Sample")
    page = page_of(client, the_list)
    assert "SAMPLE bob" in page
    assert "Bob Sample" in page


def test_what_the_row_writes_stands_under_dates_and_places_read_otherwise(client):
    town = PlaceFactory(name="Exampletown")
    entry = ListEntryFactory(
        birth="1933-06-01",
        birth_as_written="01.06.33",
        place=town,
        place_text="EXAMPLETOWN c.",
        death="1990-01-20",
        death_as_written="20.I.1990",
    )
    same = ListEntryFactory(victim_list=entry.victim_list, birth="1950", birth_as_written="1950")
    page = page_of(client, entry.victim_list)
    assert "written “01.06.33 · EXAMPLETOWN c.”" in page
    assert "written “20.I.1990”" in page
    assert page.count("written “") == 2
    assert same.get_absolute_url() in page


def test_a_withheld_row_leaves_its_place_and_the_reason(client):
    the_list = VictimListFactory()
    ListEntryFactory(victim_list=the_list, position=1, name_as_recorded="Shown Sample")
    hidden = ListEntryFactory(
        victim_list=the_list,
        position=2,
        name_as_recorded="Hidden Sample",
        hidden_at="2020-01-01T00:00Z",
    )
    Takedown.objects.create(entry=hidden, reason="family", public_reason_en="The family asked.")
    page = page_of(client, the_list)
    assert "The family asked." in page
    assert "Hidden Sample" not in page


def test_a_narrowed_list_does_not_say_which_filter_a_withheld_row_answers(client):
    the_list = VictimListFactory()
    hidden = ListEntryFactory(
        victim_list=the_list, sex="female", hidden_at="2020-01-01T00:00Z", position=1
    )
    Takedown.objects.create(entry=hidden, reason="family", public_reason_en="The family asked.")
    assert "The family asked." not in page_of(client, the_list, sex="female")


def test_withheld_rows_stand_on_the_page_they_belong_to(client):
    the_list = VictimListFactory()
    with collected():
        for number in range(1, 61):
            ListEntryFactory(victim_list=the_list, position=number * 10)
    for position, reason in ((505, "Between the pages."), (15, "On the first page.")):
        hidden = ListEntryFactory(
            victim_list=the_list, position=position, hidden_at="2020-01-01T00:00Z"
        )
        Takedown.objects.create(entry=hidden, reason="other", public_reason_en=reason)
    first, second = page_of(client, the_list), page_of(client, the_list, page=2)
    assert "On the first page." in first
    assert "On the first page." not in second
    assert ("Between the pages." in first) != ("Between the pages." in second)


def test_the_person_a_row_is_held_to_be_is_named(client):
    entry = ListEntryFactory()
    EntryMatch.objects.create(entry=entry, person=PersonFactory(name="Alice Example"))
    assert "the same person as Alice Example" in page_of(client, entry.victim_list)


def test_the_person_is_not_named_while_a_draft(client):
    entry = ListEntryFactory()
    person = PersonFactory(name="Alice Example", state="draft")
    EntryMatch.objects.create(entry=entry, person=person)
    assert "Alice Example" not in page_of(client, entry.victim_list)


def test_a_place_that_is_a_draft_is_told_in_the_words_of_the_source(client):
    place = PlaceFactory(name="Drafted Place", state="draft")
    entry = ListEntryFactory(place=place, place_text="near the mill")
    page = page_of(client, entry.victim_list)
    assert "near the mill" in page
    assert "Drafted Place" not in page


def test_pages_of_rows_follow_each_other(client):
    the_list = VictimListFactory()
    with collected():
        for number in range(60):
            ListEntryFactory(
                victim_list=the_list, position=number, name_as_recorded=f"Sample {number}."
            )
    assert "Sample 49." in page_of(client, the_list)
    assert "Sample 50." not in page_of(client, the_list)
    assert "Sample 50." in page_of(client, the_list, page=2)


def test_filters_and_pages_lead_to_the_rows_and_not_to_the_top(client, monkeypatch):
    monkeypatch.setattr("archive.public.lists.views.ROWS_ON_A_PAGE", 1)
    the_list = VictimListFactory()
    for position in (1, 2):
        ListEntryFactory(victim_list=the_list, position=position)
    page = page_of(client, the_list)
    assert 'href="?page=2#rows"' in page
    assert 'method="get" action="#rows"' in page


def test_the_last_column_is_there_only_for_lists_with_pages_or_lines(client):
    bare, paged = VictimListFactory(), VictimListFactory()
    ListEntryFactory(victim_list=bare)
    ListEntryFactory(victim_list=paged, page="7", line="3")
    assert "Where written" not in page_of(client, bare)
    page = page_of(client, paged)
    assert "Where written" in page
    assert "p. 7, line 3" in page


def test_more_rows_need_no_more_queries(client, django_assert_max_num_queries):
    the_list = VictimListFactory(events=[EventFactory()])
    with collected():
        for number in range(20):
            entry = ListEntryFactory(
                victim_list=the_list, position=number, place=PlaceFactory(slug=f"place-{number}")
            )
            EntryMatch.objects.create(entry=entry, person=PersonFactory())
    with django_assert_max_num_queries(12):
        page_of(client, the_list)


def test_the_csv_has_what_is_recorded_what_is_read_and_where_it_is_written(client):
    the_list = VictimListFactory(
        columns=[{"name": "Nr", "public": True}, {"name": "Phone", "public": False}]
    )
    ListEntryFactory(
        victim_list=the_list,
        name_as_recorded="=SAMPLE()",
        birth="1933~",
        original={"Nr": "7", "Phone": "not for readers"},
    )
    ListEntryFactory(victim_list=the_list, hidden_at="2020-01-01T00:00Z", name_as_recorded="Hid")
    response = client.get(reverse("public:list-csv", args=[the_list.slug]))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == 1
    assert not rows[0]["name_as_recorded"].startswith("=")
    assert rows[0]["birth"] == "1933~"
    assert rows[0]["original: Nr"] == "7"
    assert "not for readers" not in text
    assert rows[0]["source_title"] == the_list.source.title


def test_a_list_compiled_here_does_not_repeat_who_compiled_it(client):
    VictimListFactory(kind=ListKind.COMPILED, compiled_by="this archive", source=None)
    page = client.get(reverse("public:list-list")).content.decode()
    assert "compiled by this archive</span><span>compiled by" not in page


@pytest.mark.parametrize(
    "query", ["page=-3", "page=99999999999999999999", "sex=x", "fate[]=1", "q=" + "ə" * 9_000]
)
def test_nonsense_in_the_address_is_no_error(client, query):
    entry = ListEntryFactory()
    assert client.get(f"{entry.victim_list.get_absolute_url()}?{query}").status_code == 200


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_a_list_that_is_not_public_shows_nothing(client, state, status):
    the_list = VictimListFactory(state=state)
    entry = ListEntryFactory(victim_list=the_list)
    addresses = (
        the_list.get_absolute_url(),
        entry.get_absolute_url(),
        reverse("public:list-csv", args=[the_list.slug]),
    )
    for address in addresses:
        response = client.get(address)
        assert response.status_code == status
        assert "Bob Sample" not in response.content.decode()
