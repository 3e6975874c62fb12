"""Deleting on the desk: drafts go without a trace in the registry, what was public stays."""

import pytest
from django.urls import reverse

from archive.models import Event, Record, Source
from tests import factories

pytestmark = pytest.mark.django_db


def delete(client, obj):
    address = reverse(f"admin:archive_{obj._meta.model_name}_delete", args=[obj.pk])
    return client.post(address, {"post": "yes"}, follow=True)


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_what_was_public_cannot_be_deleted(desk, state):
    event = factories.EventFactory(state=state)
    assert delete(desk, event).status_code == 403
    chosen = {
        "action": "delete_selected",
        "_selected_action": [event.pk, factories.EventFactory(state="draft").pk],
    }
    page = desk.post(reverse("admin:archive_event_changelist"), chosen)
    assert "it can be withdrawn, not deleted" in page.content.decode()
    desk.post(reverse("admin:archive_event_changelist"), {**chosen, "post": "yes"})
    assert Event.objects.count() == 2


def test_deleting_a_draft_removes_its_row_of_the_registry(desk):
    event = factories.EventFactory(state="draft")
    factories.CitationFactory(record=event.record)
    delete(desk, event)
    assert not Event.objects.exists()
    assert not Record.objects.filter(pk=event.pk).exists()


def test_a_draft_with_names_can_be_deleted(desk):
    person = factories.PersonFactory(state="draft")
    delete(desk, person)
    assert not Record.objects.filter(pk=person.pk).exists()


def test_a_draft_others_rest_on_is_kept_and_says_on_what(desk):
    source = factories.SourceFactory(state="draft")
    quotation = factories.QuotationFactory(state="draft", source=source)
    page = delete(desk, source)
    assert quotation.speaker_as_named in page.content.decode()
    assert Source.objects.filter(pk=source.pk).exists()
