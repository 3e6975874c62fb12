"""FilterSets of the public lists."""

import pytest

from archive.models import Event, ListEntry, Person, Place, Position, Quotation, Source
from archive.search.index.collecting import collected
from archive.search.query.filters import (
    EntryFilter,
    EventFilter,
    PersonFilter,
    PlaceFilter,
    PositionFilter,
    QuotationFilter,
    SourceFilter,
)
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    TermFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def titles(filterset):
    return sorted(str(row) for row in filterset.qs)


def test_events_are_narrowed_by_kind_type_dates_and_place():
    siege = TermFactory(vocabulary="event-type", slug="siege")
    town = PlaceFactory(name="Exampletown")
    EventFactory(title_en="One", date="1992", event_type=siege, places=[town])
    EventFactory(title_en="Two", date="1918", kind="legal-act")
    events = Event.objects.published()
    for data, expected in [
        ({"kind": "legal-act"}, ["Two"]),
        ({"event_type": "siege"}, ["One"]),
        ({"place": town.slug}, ["One"]),
        ({"from": "1990"}, ["One"]),
        ({"to": "1920"}, ["Two"]),
        ({"from": "1917", "to": "1919"}, ["Two"]),
        ({"q": "two"}, ["Two"]),
        ({}, ["One", "Two"]),
    ]:
        assert titles(EventFilter(data, queryset=events)) == expected


def test_rows_of_a_list_are_narrowed_by_name_in_any_spelling():
    its_list = VictimListFactory()
    ListEntryFactory(victim_list=its_list, name_as_recorded="Гусейнов Али", fate="killed")
    ListEntryFactory(victim_list=its_list, name_as_recorded="Bob Sample", sex="male")
    ListEntryFactory(name_as_recorded="Huseynov Elsewhere")
    rows = ListEntry.objects.published().filter(victim_list=its_list)
    assert titles(EntryFilter({"q": "Hüseynov"}, queryset=rows)) == ["Гусейнов Али"]
    assert titles(EntryFilter({"fate": "killed"}, queryset=rows)) == ["Гусейнов Али"]
    assert titles(EntryFilter({"sex": "male"}, queryset=rows)) == ["Bob Sample"]


def test_people_quotations_positions_sources_and_places_are_narrowed():
    event = EventFactory()
    person = PersonFactory(name="Alisa Example")
    PersonFactory(name="Charlie Test")
    QuotationFactory(events=[event], speaker_as_named="Алиса Пример", text="Words")
    QuotationFactory(speaker_as_named="Charlie Test", text="Of Alisa")
    PositionFactory(event=event)
    PositionFactory(stance="takes-note")
    kind = TermFactory(vocabulary="source-kind", slug="book")
    SourceFactory(title="Sample book", kind=kind, language="az")
    PlaceFactory(name="Exampletown")
    assert titles(PersonFilter({"q": "алиса"}, queryset=Person.objects.published())) == [
        str(person)
    ]
    quotations = Quotation.objects.published()
    assert QuotationFilter({"speaker": "Alisa"}, queryset=quotations).qs.count() == 1
    assert QuotationFilter({"event": event.slug}, queryset=quotations).qs.count() == 1
    positions = Position.objects.published()
    assert PositionFilter({"event": event.slug}, queryset=positions).qs.count() == 1
    assert PositionFilter({"stance": "takes-note"}, queryset=positions).qs.count() == 1
    sources = Source.objects.published()
    assert titles(SourceFilter({"kind": "book"}, queryset=sources)) == ["Sample book"]
    assert titles(SourceFilter({"language": "az"}, queryset=sources)) == ["Sample book"]
    assert titles(SourceFilter({"q": "book"}, queryset=sources)) == ["Sample book"]
    assert titles(PlaceFilter({"q": "exampletaun"}, queryset=Place.objects.published())) == []
    assert titles(PlaceFilter({"q": "EXAMPLETOWN"}, queryset=Place.objects.published())) == [
        "Exampletown"
    ]


@pytest.mark.parametrize("value", ["nonsense", "x" * 5_000, "\x00", "'; --", "99999", "🕯"])
@pytest.mark.parametrize("name", ["kind", "event_type", "place", "from", "to"])
def test_a_value_that_cannot_be_understood_is_said_and_narrows_nothing(name, value):
    EventFactory(title_en="One")
    filterset = EventFilter({name: value}, queryset=Event.objects.published())
    assert titles(filterset) == ["One"]
    assert name in filterset.form.errors


def test_a_draft_place_is_no_address():
    town = PlaceFactory(name="Secret", state="draft")
    filterset = EventFilter({"place": town.slug}, queryset=Event.objects.published())
    assert "place" in filterset.form.errors


def test_no_form_offers_every_place():
    with collected():
        for _ in range(30):
            PlaceFactory()
    assert "exampletown" not in str(EventFilter({}, queryset=Event.objects.published()).form)
