"""From an address to a record: found, moved, withdrawn, or never here."""

import pytest
from django.urls import reverse
from django.utils import timezone

from archive.models import PastSlug, Takedown
from archive.models.quotations import Display
from archive.models.registry import spaced
from tests.factories import (
    EventFactory,
    FigureFactory,
    ListEntryFactory,
    MediaItemFactory,
    PersonFactory,
    PositionFactory,
    QuotationFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def test_a_record_that_never_was_public_is_like_nothing(client):
    draft = EventFactory(state="draft")
    nothing = client.get(reverse("public:event-detail", args=["no-such-event"]))
    hidden = client.get(draft.get_absolute_url())
    assert hidden.status_code == nothing.status_code == 404
    assert draft.title not in hidden.content.decode()


def test_a_withdrawn_record_leaves_its_public_reason_and_nothing_else(client):
    gone = EventFactory(state="withdrawn", withdrawn_reason="It doubled another record.")
    response = client.get(gone.get_absolute_url())
    assert response.status_code == 410
    html = response.content.decode()
    assert "It doubled another record." in html
    assert spaced(gone.pk) in html
    assert gone.title not in html


def test_a_hidden_record_says_the_reason_for_readers_only(client):
    gone = EventFactory(hidden_at=timezone.now())
    Takedown.objects.create(
        record=gone.record,
        reason=Takedown.Reason.FAMILY,
        public_reason_en="The family asked.",
        private_reason="Call from Charlie Test.",
    )
    response = client.get(gone.get_absolute_url())
    assert response.status_code == 410
    assert "The family asked." in response.content.decode()
    assert "Charlie Test" not in response.content.decode()


def test_a_past_slug_forwards_for_ever(client):
    event = EventFactory(slug="first-slug")
    event.slug = "second-slug"
    event.save()
    response = client.get("/ru/events/first-slug/")
    assert response.status_code == 301
    assert response["Location"] == "/ru/events/second-slug/"


def test_a_past_slug_of_a_draft_is_like_nothing(client):
    draft = EventFactory(state="draft")
    PastSlug.objects.create(kind="event", slug="told-once", record=draft.record)
    assert client.get("/en/events/told-once/").status_code == 404


def test_a_merged_record_forwards_to_the_one_that_was_kept(client):
    kept, absorbed = EventFactory(), EventFactory(state="withdrawn")
    absorbed.record.merged_into = kept.record
    absorbed.record.save()
    response = client.get(absorbed.get_absolute_url())
    assert response.status_code == 301
    assert response["Location"] == kept.get_absolute_url()


def test_records_merged_in_a_circle_do_not_hang(client):
    one, other = EventFactory(state="withdrawn"), EventFactory(state="withdrawn")
    for here, there in ((one, other), (other, one)):
        here.record.merged_into = there.record
        here.record.save()
    assert client.get(one.get_absolute_url()).status_code == 410


def test_a_published_statement_about_a_draft_was_never_seen(client):
    position = PositionFactory(event=EventFactory(state="draft"))
    assert client.get(position.get_absolute_url()).status_code == 404


def test_a_published_statement_about_a_withdrawn_event_was_seen_once(client):
    position = PositionFactory(event=EventFactory(state="withdrawn"))
    assert client.get(position.get_absolute_url()).status_code == 410


def test_only_reading_is_answered(client):
    event = EventFactory()
    for address in (event.get_absolute_url(), "/en/", "/en/events/", "/id/" + event.pk):
        assert client.post(address).status_code == 405


@pytest.mark.parametrize("how", [str, str.lower, spaced, lambda uid: spaced(uid).lower()])
def test_a_permanent_id_leads_to_its_page_however_it_is_typed(client, how):
    event = EventFactory()
    response = client.get(f"/id/{how(event.pk)}", headers={"accept-language": "az"})
    assert response.status_code == 302
    assert response["Location"] == f"/az/events/{event.slug}/"
    assert "Accept-Language" in response["Vary"]


def test_a_permanent_id_leads_to_people_rows_and_figures(client):
    person, entry = PersonFactory(name="Alice Example"), ListEntryFactory()
    event = EventFactory()
    figure = FigureFactory(events=[event])
    for uid, address in (
        (person.pk, person.get_absolute_url()),
        (entry.uid, entry.get_absolute_url()),
        (figure.pk, f"{event.get_absolute_url()}#figure-{figure.pk}"),
    ):
        assert client.get(f"/id/{uid}")["Location"] == address


def test_a_permanent_id_tells_withdrawn_from_unknown(client):
    gone = EventFactory(state="withdrawn")
    draft = EventFactory(state="draft")
    hidden_row = ListEntryFactory(hidden_at=timezone.now())
    draft_row = ListEntryFactory(victim_list=VictimListFactory(state="draft"))
    answers = {
        gone.pk: 410,
        draft.pk: 404,
        hidden_row.uid: 410,
        draft_row.uid: 404,
        "000000000000": 404,
        "not an id": 404,
    }
    assert {uid: client.get(f"/id/{uid}").status_code for uid in answers} == answers


def test_a_picture_has_no_page_of_its_own(client):
    assert client.get(f"/id/{MediaItemFactory().pk}").status_code == 404
    assert client.get(f"/id/{MediaItemFactory(state='withdrawn').pk}").status_code == 410


def test_a_quotation_of_the_event_page_is_read_there(client):
    event = EventFactory()
    quotation = QuotationFactory(events=[event], display=Display.EVENT_ONLY)
    response = client.get(quotation.get_absolute_url())
    assert response.status_code == 302
    assert response["Location"] == f"{event.get_absolute_url()}#quotation-{quotation.pk}"


def test_the_door_opens_in_the_language_of_the_visitor(client):
    response = client.get("/", headers={"accept-language": "ru,en;q=0.5"})
    assert response.status_code == 302
    assert response["Location"] == "/ru/"
    assert client.get("/")["Location"] == "/en/"


def test_robots_are_kept_from_the_desk_and_the_forms(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in text
    assert "Disallow: /*/report/" in text
