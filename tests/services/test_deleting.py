"""Drafts can be deleted whole; what was public, or carries others, stays."""

import pytest
from django.contrib.auth.models import User

from archive.models import Event, Record, Report
from archive.services.deleting import CannotDelete, delete_draft
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return User.objects.create_user("author")


def test_a_draft_goes_with_its_row_of_the_registry(author):
    event = factories.EventFactory(state="draft")
    uid = event.pk
    delete_draft(event, author, "entered twice")
    assert not Event.objects.exists()
    assert not Record.objects.filter(pk=uid).exists()
    last = Event.history.filter(record_id=uid).latest()
    assert (last.history_type, last.history_change_reason) == ("-", "entered twice")


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_what_was_public_stays(author, state):
    event = factories.EventFactory(state=state)
    with pytest.raises(CannotDelete, match="withdrawn, not deleted"):
        delete_draft(event, author)
    assert Event.objects.filter(pk=event.pk).exists()


def test_what_others_refer_to_stays_and_they_are_named(author):
    quotation = factories.QuotationFactory(state="draft", source__state="draft")
    with pytest.raises(CannotDelete, match="Charlie Test"):
        delete_draft(quotation.source, author)


def test_what_a_visitor_wrote_about_stays(author):
    event = factories.EventFactory(state="draft")
    Report.objects.create(record=event.record, text="A fictional mistake.")
    with pytest.raises(CannotDelete, match="report"):
        delete_draft(event, author)
