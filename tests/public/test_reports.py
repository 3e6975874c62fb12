"""What visitors tell us."""

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Report
from archive.public.components.closing import general_report_url
from tests.factories import EventFactory, ListEntryFactory, PageFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return PersonFactory(name="Alice Example")


def form_of(record):
    return reverse("public:report", args=[record.uid])


def send(client, record, **fields):
    return client.post(form_of(record), {"wish": "hide", "text": "Please hide it.", **fields})


def test_the_form_asks_for_no_proof_and_is_never_kept(client, person):
    response = client.get(form_of(person))
    page = response.content.decode()
    assert "You need no account and no proof to ask" in page
    assert "Alice Example" in page
    assert "no-store" in response["Cache-Control"]
    assert "csrftoken" in response.cookies


def test_a_message_about_a_record_is_kept_and_thanked_for(client, person):
    response = send(client, person, contact="bob@example.org")
    assert response.status_code == 302
    kept = Report.objects.get()
    assert (kept.record, kept.text, kept.wish) == (person.record, "Please hide it.", "hide")
    assert (kept.contact, kept.language) == ("bob@example.org", "en")
    thanks = client.get(response["Location"]).content.decode()
    assert "Thank you" in thanks
    assert "bob@example.org" not in thanks


def test_a_message_about_a_row_is_kept_with_the_row(client):
    entry = ListEntryFactory()
    send(client, entry)
    assert Report.objects.get().entry == entry


@pytest.mark.parametrize("text", ["", "   \n ", "a" * 5_001, "nul \x00 byte", "bell \x07"])
def test_a_message_that_cannot_be_kept_stays_in_the_form(client, person, text):
    response = send(client, person, text=text)
    assert response.status_code == 400
    assert "The message was not sent yet." in response.content.decode()
    assert not Report.objects.exists()


def test_what_was_written_is_not_lost_when_something_is_wrong(client, person):
    page = send(client, person, contact="x" * 301, text="My long message").content.decode()
    assert "My long message" in page


def test_several_lines_and_any_alphabet_are_kept(client, person):
    send(client, person, text="Бабушка\r\nnənəm")
    assert Report.objects.get().text == "Бабушка\nnənəm"


def test_a_machine_that_fills_the_hidden_field_is_forgotten(client, person):
    assert send(client, person, website="https://example.org").status_code == 302
    assert not Report.objects.exists()


def test_a_forged_request_is_refused(person):
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, person).status_code == 403
    assert not Report.objects.exists()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_there_is_no_form_for_what_is_not_public(client, state):
    record = EventFactory(state=state)
    assert client.get(form_of(record)).status_code == 404
    assert send(client, record).status_code == 404


def test_there_is_no_form_for_a_hidden_row(client):
    entry = ListEntryFactory(hidden_at="2020-01-01T00:00Z")
    assert client.get(form_of(entry)).status_code == 404


def test_a_missing_name_is_told_through_the_page_about(client):
    assert general_report_url() == ""
    PageFactory(slug="about")
    page = client.get(general_report_url()).content.decode()
    assert "If somebody, an event or a list is not here" in page


def test_no_other_page_of_a_record_sets_a_cookie(client, person):
    assert not client.get(person.get_absolute_url()).cookies
    assert not client.get(reverse("public:search"), {"q": "alice"}).cookies


def test_an_unknown_wish_in_the_address_is_no_error(client, person):
    assert client.get(form_of(person) + "?wish=nonsense").status_code == 200
