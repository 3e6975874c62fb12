"""Where no scripts run, what a field refers to is typed: by name, address or permanent id."""

import pytest

from archive.models import Figure, ListEntry, Person
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db


def send(client, obj, **typed):
    """Open the form of a record, type into it as without scripts, send it."""
    address = form(type(obj), obj)
    return client.post(address, submitted(client.get(address), change_reason="as agreed", **typed))


def test_every_choosing_field_can_be_typed_into(desk):
    page = desk.get(form(Figure, factories.FigureFactory())).content.decode()
    assert '<noscript><label class="typed">' in page
    assert 'name="source-typed"' in page
    assert 'name="events-typed"' in page


@pytest.mark.parametrize("way", ["title", "slug", "pk"])
def test_one_record_is_meant_by_its_name_address_or_id(desk, way):
    figure = factories.FigureFactory()
    chronicle = factories.SourceFactory(title="Example Chronicle", slug="example-chronicle")
    assert send(desk, figure, **{"source-typed": getattr(chronicle, way)}).status_code == 302
    figure.refresh_from_db()
    assert figure.source == chronicle


def test_several_records_are_typed_one_after_the_other(desk):
    figure = factories.FigureFactory()
    first = factories.EventFactory(title_en="Example march")
    second = factories.EventFactory(slug="example-fire")
    send(desk, figure, **{"events-typed": "example march; example-fire", "events": []})
    assert set(figure.events.all()) == {first, second}


@pytest.mark.parametrize("typed", ["Nowhere Gazette", "Example Twin", "<script>"])
def test_what_means_nothing_or_several_things_is_said_and_stays_typed(desk, typed):
    for slug in ("twin-1", "twin-2"):
        factories.SourceFactory(title="Example Twin", slug=slug)
    figure = factories.FigureFactory()
    before = figure.source
    page = send(desk, figure, **{"source-typed": typed})
    assert page.status_code == 200
    assert "is unmistakable" in str(page.context["errors"])
    shown = typed.replace("<", "&lt;").replace(">", "&gt;")
    assert f'name="source-typed" value="{shown}"' in page.content.decode()
    figure.refresh_from_db()
    assert figure.source == before


def test_the_place_of_a_row_is_typed_by_any_name_it_is_labelled_with(desk):
    row, place = factories.ListEntryFactory(), factories.PlaceFactory(name="Exampletown")
    assert send(desk, row, **{"place-typed": "exampletown"}).status_code == 302
    assert ListEntry.objects.get(pk=row.pk).place == place


def test_people_have_no_address_and_are_meant_by_name_or_id(desk):
    alice = factories.PersonFactory(name="Alice Example")
    quotation = factories.QuotationFactory()
    assert send(desk, quotation, **{"person-typed": "alice example"}).status_code == 302
    quotation.refresh_from_db()
    assert quotation.person == alice
    assert Person.objects.count() == 1
