"""Pages of sources."""

import pytest
from django.urls import reverse

from archive.models import Participation, PlaceName, SourceAuthor, SourceRelation
from archive.search.index.collecting import collected
from tests.factories import (
    CitationFactory,
    EventFactory,
    FigureFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def page_of(client, source):
    response = client.get(source.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_full_citation_is_told(client):
    source = SourceFactory(
        title="Nümunə qəzeti",
        language="az",
        publisher="Example House",
        issued="1990-02~",
        url="https://example.org/paper",
        archived_url="https://archive.example.org/paper",
    )
    SourceAuthor.objects.create(source=source, name="Bob Sample")
    page = page_of(client, source)
    for told in ("Bob Sample", "Example House", "about February 1990", "archive.example.org"):
        assert told in page
    assert 'lang="az">Nümunə qəzeti' in page


def test_it_says_where_no_author_is_stated(client):
    assert "Author not stated" in page_of(client, SourceFactory(authors_not_stated=True))


def test_an_author_who_is_a_draft_is_not_named(client):
    source = SourceFactory()
    SourceAuthor.objects.create(source=source, person=PersonFactory(name="Draft", state="draft"))
    assert "Draft" not in page_of(client, source)


def test_everything_that_rests_on_it_is_told(client):
    source = SourceFactory()
    event = EventFactory(title_en="Example Day")
    FigureFactory(source=source, events=[event], value=77)
    QuotationFactory(source=source, text="Plain words of example.")
    PositionFactory(source=source, body_en="Parliament of Examples")
    VictimListFactory(source=source, title_en="List in this source")
    ListEntryFactory(source=source, name_as_recorded="Own Row")
    EventFactory(described_in=source, title_en="Described Day")
    Participation.objects.create(person=PersonFactory(name="Alice E"), event=event, source=source)
    PlaceName.objects.create(place=PlaceFactory(), text="Town So Named", source=source)
    CitationFactory(source=source, record=event.record, claim_en="the hour")
    page = page_of(client, source)
    for told in (
        *("Example Day", "77", "Plain words of example.", "Parliament of Examples"),
        *("List in this source", "Own Row", "Described Day", "Alice E", "Town So Named"),
        "the hour",
    ):
        assert told in page


def test_nothing_of_drafts_rests_on_it_in_public(client):
    source = SourceFactory()
    FigureFactory(source=source, state="draft", value=771)
    FigureFactory(source=source, events=[EventFactory(title_en="Draft Day", state="draft")])
    QuotationFactory(source=source, text="Withheld words", display="withheld")
    QuotationFactory(source=source, text="Event page words", display="event-only")
    VictimListFactory(source=source, title_en="Draft List", state="draft")
    ListEntryFactory(source=source, name_as_recorded="Draft Row", victim_list__state="draft")
    ListEntryFactory(source=source, name_as_recorded="Hidden Row", hidden_at="2020-01-01T00:00Z")
    draft = EventFactory(title_en="Draft Cited", state="draft")
    CitationFactory(source=source, record=draft.record)
    PlaceName.objects.create(place=PlaceFactory(state="draft"), text="Draft Name", source=source)
    page = page_of(client, source)
    for secret in ("771", "Draft", "Withheld words", "Event page words", "Hidden Row"):
        assert secret not in page
    assert "Nothing public rests on this source yet." in page


def test_sources_that_hang_together_are_told_from_both_ends(client):
    edition, original = SourceFactory(title="Second printing"), SourceFactory(title="First one")
    SourceRelation.objects.create(from_source=edition, kind="edition-of", to_source=original)
    assert "An edition of" in page_of(client, edition)
    assert "Another edition" in page_of(client, original)


def test_sources_stand_by_title_and_can_be_narrowed_by_language(client):
    SourceFactory(title="Beta Gazette", language="ru")
    SourceFactory(title="Alpha Gazette", language="en")
    page = client.get(reverse("public:source-list")).content.decode()
    assert page.index("Alpha Gazette") < page.index("Beta Gazette")
    narrowed = client.get(reverse("public:source-list"), {"language": "ru"}).content.decode()
    assert "Alpha Gazette" not in narrowed


def test_more_that_rests_on_it_needs_no_more_queries(client, django_assert_max_num_queries):
    source = SourceFactory()
    with collected():
        for _number in range(10):
            FigureFactory(source=source)
            QuotationFactory(source=source)
            PositionFactory(source=source)
            ListEntryFactory(source=source)
            CitationFactory(source=source)
            PlaceName.objects.create(place=PlaceFactory(), text="Town", source=source)
    with django_assert_max_num_queries(30):
        page_of(client, source)


def test_the_list_of_sources_needs_few_queries(client, django_assert_max_num_queries):
    with collected():
        for _number in range(20):
            SourceAuthor.objects.create(source=SourceFactory(), person=PersonFactory())
    with django_assert_max_num_queries(9):
        client.get(reverse("public:source-list"))


@pytest.mark.parametrize("query", ["page=1e9", "kind=x", "language=%F0%9F%92%A9"])
def test_nonsense_in_the_address_is_no_error(client, query):
    assert client.get(f"/en/sources/?{query}").status_code == 200
