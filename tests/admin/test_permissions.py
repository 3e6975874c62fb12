"""Who may do what: no address lets a contributor publish, hide, or change what is public."""

import pytest
from django.urls import reverse

from archive.models import Citation, Event, ListEntry, Takedown
from tests import factories

from .examples import submitted
from .test_publishing import form, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client, contributor):
    client.force_login(contributor)
    return client


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
@pytest.mark.parametrize("state", ["draft", "in-review", "published", "withdrawn"])
def test_a_contributor_cannot_publish_or_withdraw_by_any_address(writer, verb, state):
    event = factories.EventFactory(state=state)
    assert writer.get(step(Event, verb, event)).status_code == 403
    assert writer.post(step(Event, verb, event), {"reason": "I wish to"}).status_code == 403
    event.record.refresh_from_db()
    assert event.record.state == state


def test_the_action_to_publish_is_neither_offered_nor_obeyed(writer):
    event = factories.EventFactory(state="draft")
    page = writer.get(reverse("admin:archive_event_changelist"))
    assert 'value="publish"' not in page.content.decode()
    chosen = {"action": "publish", "_selected_action": [event.pk]}
    writer.post(reverse("admin:archive_event_changelist"), chosen)
    event.record.refresh_from_db()
    assert event.record.state == "draft"


def test_no_field_of_a_form_changes_the_state(writer):
    event = factories.EventFactory(state="draft")
    sent = submitted(
        writer.get(form(Event, event)),
        title_en="A draft",
        state="published",
        record="",
        record__state="published",
        _then="publish",
    )
    answer = writer.post(form(Event, event), sent)
    event.refresh_from_db()
    assert event.title_en == "A draft"
    assert event.record.state == "draft"
    assert writer.post(answer.url).status_code == 403


def test_a_contributor_sends_a_draft_to_review(writer):
    event = factories.EventFactory(state="draft")
    writer.post(step(Event, "send-to-review", event))
    event.record.refresh_from_db()
    assert event.record.state == "in-review"


def test_a_contributor_cannot_change_what_has_been_public(writer):
    event = factories.EventFactory()
    sent = {"title_en": "Changed", "opened_version": 1, "change_reason": "because"}
    assert writer.post(form(Event, event), sent).status_code == 403


def test_a_contributor_cannot_change_a_row_of_a_public_list(writer):
    entry = factories.ListEntryFactory()
    assert writer.post(form(ListEntry, entry), {}).status_code == 403


def test_a_contributor_cannot_add_evidence_to_a_public_record(writer):
    event, source = factories.EventFactory(), factories.SourceFactory()
    sent = {"record": event.pk, "source": source.pk, "bearing": "supports", "change_reason": "x"}
    page = writer.post(form(Citation), sent)
    assert "Only editors" in str(page.context["errors"])
    assert not Citation.objects.exists()


def test_a_contributor_cannot_hide_anything(writer):
    entry = factories.ListEntryFactory()
    assert writer.get(reverse("admin:archive_takedown_add")).status_code == 403
    sent = {"entry": entry.pk, "reason": "family"}
    assert writer.post(reverse("admin:archive_takedown_add"), sent).status_code == 403
    assert not Takedown.objects.exists()


def test_somebody_signed_out_is_asked_to_sign_in(client):
    answer = client.post(step(Event, "publish", factories.EventFactory(state="draft")))
    assert 'name="password"' in answer.content.decode()
    assert not Event.objects.published().exists()
