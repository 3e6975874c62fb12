"""A draft on the page the public will see, for those at the desk alone."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from archive.models import Event, Record
from archive.models.places import PlaceName
from tests import factories

pytestmark = pytest.mark.django_db


def preview(record, language="en", query=""):
    return reverse("admin:preview", args=[record.pk, language]) + query


KINDS = {
    "event": lambda: factories.EventFactory(state="draft"),
    "person": lambda: factories.PersonFactory(state="draft"),
    "list": lambda: factories.ListEntryFactory(victim_list__state="draft").victim_list,
    "place": lambda: factories.PlaceFactory(state="draft"),
    "source": lambda: factories.SourceFactory(state="draft"),
    "quotation": lambda: factories.QuotationFactory(state="draft"),
    "figure": lambda: factories.FigureFactory(state="draft"),
    "position": lambda: factories.PositionFactory(state="draft"),
    "commemoration": lambda: factories.CommemorationFactory(state="draft"),
    "organisation": lambda: factories.OrganisationFactory(state="draft"),
    "page": lambda: factories.PageFactory(state="draft"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_stands_on_the_page_the_public_will_see(desk, kind):
    record = KINDS[kind]()
    answer = desk.get(preview(record))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Preview. Nobody else sees this page." in page
    assert 'id="content"' in page  # the public frame, not the desk's
    assert 'name="robots" content="noindex"' in page


@pytest.mark.parametrize("kind", KINDS)
def test_looking_publishes_nothing(desk, client, kind):
    record = KINDS[kind]()
    before = Record.objects.filter(pk=record.pk).values().get()
    desk.get(preview(record))
    assert Record.objects.filter(pk=record.pk).values().get() == before
    assert not type(record).objects.published().filter(pk=record.pk).exists()


def test_the_preview_is_what_the_public_sees_once_it_is_published(desk, client):
    event = factories.EventFactory(state="draft", summary_en="Plain words about it.")
    factories.FigureFactory(events=[event], group_en="sample people")
    factories.FigureFactory(events=[event], group_en="unpublished people", state="draft")
    seen = desk.get(preview(event)).content.decode()
    Record.objects.filter(pk=event.pk).update(state="published", first_published_at=timezone.now())
    shown = desk.get(event.get_absolute_url()).content.decode()
    for page in (seen, shown):
        assert "Plain words about it." in page
        assert "sample people" in page
        assert "unpublished people" not in page


def test_the_drafts_around_it_are_shown_only_when_asked_for(desk):
    event = factories.EventFactory(state="draft")
    factories.QuotationFactory(
        events=[event], text="Words in waiting.", state="draft", source__state="draft"
    )
    assert "Words in waiting." not in desk.get(preview(event)).content.decode()
    page = desk.get(preview(event, query="?together=1")).content.decode()
    assert "Words in waiting." in page
    assert "Shown as if these drafts were public too" in page


def test_what_still_waits_for_another_record_says_for_which(desk):
    quotation = factories.QuotationFactory(state="draft", source__state="draft")
    page = desk.get(preview(quotation)).content.decode()
    assert "only when this is public too" in page
    assert quotation.source.title in page


def test_a_preview_speaks_the_language_asked_for(desk):
    place = factories.PlaceFactory(name="Exampletown", state="draft")
    PlaceName.objects.create(place=place, text="Nümunəkənd", language="az", kind="preferred")
    place.refresh_labels()
    place.save()
    page = desk.get(preview(place, "az")).content.decode()
    assert '<html lang="az"' in page
    assert "Nümunəkənd" in page
    assert preview(place, "ru") in page


def test_what_is_hidden_on_request_is_not_previewed(desk):
    person = factories.PersonFactory(state="draft", hidden_at="2020-01-01T00:00Z")
    page = desk.get(preview(person)).content.decode()
    assert "hidden on request" in page
    assert "Nobody else sees this page" not in page


def test_a_preview_is_never_kept_by_a_cache_or_a_search_engine(desk):
    answer = desk.get(preview(factories.EventFactory(state="draft")))
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_visitors_see_no_preview(client):
    event = factories.EventFactory(state="draft", title_en="A secret event")
    answer = client.get(preview(event))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_somebody_without_the_right_to_look_sees_no_preview(client):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(preview(factories.EventFactory(state="draft"))).status_code == 403


def test_a_preview_changes_nothing_by_post(desk):
    event = factories.EventFactory(state="draft")
    assert desk.post(preview(event)).status_code == 405
    assert not Event.objects.published().exists()


def test_nonsense_is_not_found(desk):
    event = factories.EventFactory(state="draft")
    assert desk.get(preview(event, "xx")).status_code == 404
    assert desk.get("/desk/preview/NOSUCHRECORD/en/").status_code == 404
