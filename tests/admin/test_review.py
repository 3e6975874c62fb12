"""Review: what belongs to an event stands together, says what it is, and is ticked together."""

import pytest
from django.urls import reverse

from archive.models import Event
from tests import factories

pytestmark = pytest.mark.django_db
REVIEW = reverse("admin:review")


@pytest.fixture
def waiting():
    event = factories.EventFactory(state="in-review", title_en="Example village")
    source = factories.SourceFactory(state="in-review")
    place = factories.PlaceFactory(state="in-review")
    event.places.add(place)
    figure = factories.FigureFactory(
        state="in-review", value=40, events=[event], source=source, counted_by_en="Example Board"
    )
    position = factories.PositionFactory(state="in-review", event=event, source=source)
    named = factories.VictimListFactory(state="in-review", events=[event])
    return event, [event, source, place, figure, position, named]


def groups(page):
    return {group.key: {line.record.pk for line in group.lines} for group in page.context["groups"]}


def test_everything_that_belongs_to_an_event_stands_in_one_group(desk, waiting):
    event, records = waiting
    elsewhere = factories.FigureFactory(state="in-review")
    alone = factories.PersonFactory(state="in-review")
    assert groups(desk.get(REVIEW)) == {
        event.pk: {record.pk for record in records},
        elsewhere.events.get().pk: {elsewhere.pk},
        "other": {alone.pk},
    }


def test_a_record_of_two_events_stands_with_the_one_that_waits_and_only_there(desk, waiting):
    event, _records = waiting
    both = factories.QuotationFactory(
        state="in-review", events=[factories.EventFactory(), event, factories.EventFactory()]
    )
    found = [key for key, uids in groups(desk.get(REVIEW)).items() if both.pk in uids]
    assert found == [event.pk]


def test_each_line_says_what_it_is(desk, waiting):
    _event, (*_others, figure, position, _named) = waiting
    titles = {
        line.record.pk: line.title
        for group in desk.get(REVIEW).context["groups"]
        for line in group.lines
    }
    assert titles[figure.pk] == "killed: 40 — Example village, counted by Example Board"
    assert titles[position.pk] == "Parliament of Exampleland: condemns — Example village"


def test_a_group_is_ticked_without_scripts_and_published_together(desk, waiting):
    event, records = waiting
    other = factories.FigureFactory(state="in-review")
    page = desk.get(REVIEW)
    tick = next(group.tick_url for group in page.context["groups"] if group.key == event.pk)
    html = desk.get(REVIEW + tick.partition("#")[0]).content.decode()
    ticked = [
        uid for uid in [*(r.pk for r in records), other.pk] if f'value="{uid}" checked' in html
    ]
    assert ticked == [record.pk for record in records]
    step = reverse("admin:step", args=["publish"]) + "?" + "&".join(f"id={uid}" for uid in ticked)
    assert "killed: 40 — Example village" in desk.get(step).content.decode()
    desk.post(step, {})
    assert Event.objects.published().filter(pk=event.pk).exists()
    assert groups(desk.get(REVIEW)) == {other.events.get().pk: {other.pk}}


def test_no_group_is_torn_and_no_more_is_shown_than_one_step_takes(desk, monkeypatch, waiting):
    event, records = waiting
    monkeypatch.setattr("archive.admin.workflow.review.AT_ONCE", 4)
    factories.FigureFactory(state="in-review")
    (group,) = desk.get(REVIEW).context["groups"]
    assert (group.key, len(group.lines), group.more) == (event.pk, 4, len(records) - 4)
