"""Dates of an event as sources state them: side by side on its page."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from archive.models import EventDate
from tests.factories import EventFactory, SourceFactory

pytestmark = pytest.mark.django_db


def stated(event, **what):
    return EventDate.objects.create(
        **{"event": event, "source": SourceFactory(), "date": "1900-05-04"} | what
    )


def page_of(client, event, language="en"):
    response = client.get(event.get_absolute_url().replace("/en/", f"/{language}/"))
    assert response.status_code == 200
    return response.content.decode()


def test_dates_that_disagree_stand_side_by_side_the_one_followed_first(client):
    event = EventFactory(date="1900-05-06")
    stated(event, date="1900-05-04", as_written="4 mai", source=SourceFactory(language="fr"))
    stated(event, date="1900-05-06", is_preferred=True, note_en="Said of the burial.")
    page = page_of(client, event)
    words = strip_tags(page[page.index('id="dates"') :])
    assert words.index("6 May 1900") < words.index("4 May 1900")
    assert words.index("the date this page gives") < words.index("4 May 1900")
    assert "Said of the burial." in words
    assert '<q lang="fr">4 mai</q>' in page


def test_a_calendar_is_said_where_two_were_in_use(client):
    event = EventFactory(date="1918-03")
    stated(event, date="1918-03-31", as_written="18 March", calendar="julian")
    stated(event, date="1918-03", as_written="in March")
    later = EventFactory(date="1990")
    stated(later, date="1990", calendar="gregorian")
    page = page_of(client, event)
    assert "Julian (Old Style)" in page
    assert "calendar not stated" in page
    assert "Gregorian" not in page_of(client, later)


def test_a_date_from_a_source_or_event_that_is_not_public_is_not_shown(client):
    event = EventFactory()
    stated(event, source=SourceFactory(state="draft"), as_written="on the hidden day")
    stated(event, source=SourceFactory(hidden_at="2020-01-01T00:00Z"), as_written="another")
    stated(EventFactory(state="draft"), as_written="of a draft")
    assert not EventDate.objects.published().exists()
    assert 'id="dates"' not in page_of(client, event)


def test_a_row_without_any_date_is_refused():
    with pytest.raises(ValidationError, match="Give the date"):
        EventDate(event=EventFactory(), source=SourceFactory()).full_clean()
