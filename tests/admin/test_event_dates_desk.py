"""Dates by source and contents of sources on the desk: rows on the form of an event, a source."""

import pytest

from archive.models import EventDate, SourceContent
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db


def save(client, obj, **typed):
    return client.post(form(type(obj), obj), submitted(client.get(form(type(obj), obj)), **typed))


@pytest.fixture
def event():
    """An event with two dates, the first of which it follows."""
    event = factories.EventFactory()
    for position, date in enumerate(("1900-05-04", "1900-05-06")):
        EventDate.objects.create(
            event=event,
            source=factories.SourceFactory(),
            date=date,
            position=position,
            is_preferred=position == 0,
        )
    return event


def test_another_date_is_preferred_in_a_single_save(desk, event):
    page = desk.get(form(type(event), event))
    typed = submitted(page, change_reason="read again")
    del typed["dates-0-is_preferred"]
    typed["dates-1-is_preferred"] = "on"
    assert desk.post(form(type(event), event), typed).status_code == 302
    assert [date.is_preferred for date in event.dates.all()] == [False, True]
    assert event.dates.first().history.first().history_change_reason == "read again"


def test_two_preferred_dates_are_refused(desk, event):
    page = save(desk, event, **{"dates-1-is_preferred": "on", "change_reason": "read again"})
    assert page.status_code == 200
    assert "Only one date of an event can be preferred." in page.content.decode()


def test_what_stands_in_a_paragraph_is_described_on_the_form_of_its_source(desk, event):
    source = factories.SourceFactory()
    address = form(type(source), source)
    typed = submitted(desk.get(address, {"_empty": "1"}), change_reason="described")
    typed |= {
        "contents-0-locator_kind": "paragraph",
        "contents-0-locator": "4",
        "contents-0-abstract_en": "The text counts 12.",
        "contents-0-events": [event.pk],
    }
    assert desk.post(address, typed).status_code == 302
    content = SourceContent.objects.get()
    assert (content.source, content.abstract_en) == (source, "The text counts 12.")
    assert list(content.events.all()) == [event]
