"""A record's way to the public and out of sight, with author and reason in the history."""

import pytest
from django.contrib.auth.models import User

from archive.models import Record
from archive.models.registry import State
from archive.services.change import EditConflict
from archive.services.consequences import waits_for, what_becomes_public
from archive.services.publishing import (
    CannotPublish,
    back_to_draft,
    obstacles,
    publish,
    send_to_review,
    withdraw,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return User.objects.create_user("author")


def stored(instance):
    return Record.objects.get(pk=instance.pk)


def test_a_draft_goes_to_review_back_and_to_the_public(author):
    event = factories.EventFactory(state="draft")
    for step, state in [
        (send_to_review, State.IN_REVIEW),
        (back_to_draft, State.DRAFT),
        (publish, State.PUBLISHED),
    ]:
        step(event, author, "as agreed")
        assert stored(event).state == state
        assert event.record.state == state


def test_publishing_keeps_author_and_reason_in_the_history_of_the_registry(author):
    event = factories.EventFactory(state="draft")
    publish(event, author, "read and agreed")
    last = event.record.history.latest()
    assert (last.state, last.history_user, last.history_change_reason) == (
        "published",
        author,
        "read and agreed",
    )


def test_the_day_of_first_publishing_never_changes(author):
    event = factories.EventFactory(state="draft")
    publish(event, author)
    first = stored(event).first_published_at
    withdraw(event, author, "Described twice.")
    publish(event, author, "It was not described twice.")
    record = stored(event)
    assert record.first_published_at == first
    assert (record.withdrawn_at, record.withdrawn_reason) == (None, "")


def test_a_withdrawn_record_says_when_and_why(author):
    event = factories.EventFactory()
    withdraw(event, author, "Described twice.")
    record = stored(event)
    assert record.withdrawn_at is not None
    assert record.withdrawn_reason == "Described twice."
    assert not type(event).objects.published().exists()


@pytest.mark.parametrize("step", [publish, withdraw], ids=["publishing again", "withdrawing"])
def test_what_was_public_does_not_change_its_state_without_a_reason(author, step):
    event = factories.EventFactory(state="withdrawn" if step is publish else "published")
    with pytest.raises(CannotPublish, match="reason"):
        step(event, author, "  ")


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (publish, "published"),
        (withdraw, "draft"),
        (send_to_review, "published"),
        (back_to_draft, "withdrawn"),
    ],
)
def test_a_step_that_does_not_fit_the_state_is_refused(author, step, state):
    event = factories.EventFactory(state=state)
    with pytest.raises(CannotPublish, match="It is"):
        step(event, author, "a reason")
    assert stored(event).state == state


def test_all_that_stands_in_the_way_is_said_in_words():
    figure = factories.FigureFactory(
        state="draft", source=None, locator="", locator_kind="", events=[]
    )
    figure.value_low, figure.value_high = 9, 3
    words = " ".join(obstacles(figure))
    for said in ("no source", "where in the source", "no event", "ends below its beginning"):
        assert said in words


def test_a_source_with_public_statements_is_not_withdrawn_before_them(author):
    figure = factories.FigureFactory()
    with pytest.raises(CannotPublish, match=str(figure)):
        withdraw(figure.source, author, "No permission any more.")
    withdraw(figure, author, "Its source goes.")
    withdraw(figure.source, author, "No permission any more.")
    assert stored(figure.source).state == State.WITHDRAWN


def test_a_version_that_moved_on_is_not_published(author):
    event = factories.EventFactory(state="draft")
    opened = event.record.version
    send_to_review(event, author)
    with pytest.raises(EditConflict):
        publish(event, author, opened=opened)
    assert stored(event).state == State.IN_REVIEW


def test_a_refused_step_leaves_no_trace(author):
    event = factories.EventFactory(state="draft", title_en="")
    before = event.record.history.count()
    with pytest.raises(CannotPublish):
        publish(event, author)
    assert event.record.history.count() == before
    assert stored(event).version == 1


def test_what_becomes_public_with_a_list_names_its_rows_and_columns():
    names = factories.VictimListFactory(
        state="draft",
        columns=[{"name": "name", "public": True}, {"name": "identity number"}],
    )
    factories.ListEntryFactory(victim_list=names)
    words = " ".join(what_becomes_public(names))
    assert "1 row" in words
    assert "shown: name." in words
    assert "private: identity number." in words


def test_a_figure_says_what_it_waits_for():
    figure = factories.FigureFactory(source__state="draft")
    assert len(waits_for(figure)) == 1
    assert "draft" in waits_for(figure)[0]
