"""The front page."""

import pytest
import time_machine

from archive.models import EventRelation
from archive.search.index.collecting import collected
from tests.factories import (
    CommemorationFactory,
    EventFactory,
    ListEntryFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def home(client, language="en"):
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_archive_has_a_front_page(client):
    assert "No event is public here yet." in home(client)


def test_events_stand_in_the_order_of_time_without_their_parts(client):
    late = EventFactory(title_en="Example event, late", date="1992-02-26")
    early = EventFactory(title_en="Example event, early", date="1918")
    part = EventFactory(title_en="Example part")
    EventRelation.objects.create(from_event=part, kind="part-of", to_event=late)
    html = home(client)
    assert html.index(early.title) < html.index(late.title)
    assert part.title not in html


def test_a_part_of_a_hidden_event_stands_for_itself(client):
    part = EventFactory(title_en="Example part")
    EventRelation.objects.create(
        from_event=part, kind="part-of", to_event=EventFactory(state="draft")
    )
    assert part.title in home(client)


@time_machine.travel("2026-02-26 10:00:00+04:00")
def test_this_day_shows_what_is_known_to_the_day_only(client):
    CommemorationFactory(title_en="Example day", month=2, day=26)
    EventFactory(title_en="Two example nights", date="1992-02-25/1992-02-26")
    EventFactory(title_en="A rough example", date="1992-02", kind="background")
    EventFactory(title_en="Another example day", date="1993-02-25", kind="background")
    html = home(client)
    assert "On this day, 26 February" in html
    assert "“Example day”" in html
    assert "Two example nights" in html
    assert "A rough example" not in html
    assert "Another example day" not in html


@time_machine.travel("2026-03-03 10:00:00+04:00")
def test_a_day_without_anything_says_nothing(client):
    CommemorationFactory(month=2, day=26)
    assert "On this day" not in home(client)


def test_holdings_are_said_in_a_sentence_and_hidden_rows_do_not_count(client, django_user_model):
    event = EventFactory()
    here = VictimListFactory(events=[event])
    ListEntryFactory(victim_list=here)
    ListEntryFactory(victim_list=here, hidden_at="2020-01-01T00:00:00Z")
    ListEntryFactory(victim_list=VictimListFactory(state="draft"))
    EventFactory()
    EventFactory()
    html = home(client)
    assert "2 rows" not in html
    assert "1 list of names with 1 row" in html
    assert "it is not a count of the dead" in html
    assert "Most of the events of loss and harm have no list of names here yet." in html
    assert "%" not in html.split("How far the archive has come")[1].split("</section>")[0]


def test_lists_known_to_exist_but_not_here_are_named(client):
    VictimListFactory(title_en="Example register of 1901", is_here=False)
    VictimListFactory(title_en="Secret example list", is_here=False, state="draft")
    html = home(client)
    assert "Example register of 1901" in html
    assert "Secret example list" not in html


def test_the_page_names_itself_in_every_language_and_sets_no_cookie(client):
    response = client.get("/az/")
    html = response.content.decode()
    for code in ("az", "en", "ru"):
        assert f'hreflang="{code}" href="http://testserver/{code}/"' in html
    assert '<link rel="canonical" href="http://testserver/az/">' in html
    assert not response.cookies


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    with collected():
        for number in range(15):
            event = EventFactory(date=f"19{number + 10}")
            ListEntryFactory(victim_list=VictimListFactory(events=[event]))
            VictimListFactory(is_here=False)
    with django_assert_max_num_queries(14):
        home(client)
