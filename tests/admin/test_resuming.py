"""A session that ends while somebody types: nothing typed is lost, and nothing is saved unseen."""

import html
import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.models import Event, Takedown, Term
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db
SECRET = "a long enough phrase"


@pytest.fixture
def event():
    return factories.EventFactory(state="draft", title_en="As it was")


@pytest.fixture
def late(client, event):
    """The answer to a form that was sent after the session had ended."""
    client.force_login(User.objects.create_superuser("late", password=SECRET))
    page = client.get(form(Event, event))
    place = factories.PlaceFactory()
    sent = submitted(page, title_en='Typed “at” length <b> & "so on"', places=[place.pk])
    client.logout()
    return client.post(form(Event, event), sent)


def hidden(answer):
    fields = re.findall(r'name="([^"]+)" value="([^"]*)"', answer.content.decode())
    return {name: html.unescape(value) for name, value in fields}


def sign_in(client, page, password=SECRET):
    sent = hidden(page) | {"username": "late", "password": password, "next": "/desk/"}
    return client.post(reverse("admin:login"), sent)


def test_what_was_typed_comes_back_in_the_form_after_signing_in(client, event, late):
    assert "Your session has ended" in late.content.decode()
    resumed = sign_in(client, late)
    assert resumed.context["address"] == form(Event, event)
    again = client.post(resumed.context["address"], _all(resumed))
    field = again.context["adminform"].form["title_en"]
    assert field.value() == 'Typed “at” length <b> & "so on"'
    assert "Nothing is saved yet" in str(again.context["errors"])
    event.refresh_from_db()
    assert event.title_en == "As it was"
    assert client.post(form(Event, event), submitted(again)).status_code == 302
    event.refresh_from_db()
    assert event.title_en.startswith("Typed")
    assert event.places.count() == 1


def _all(resumed):
    sent = {"_resumed": "1"}
    for name, value in resumed.context["typed"]:
        sent.setdefault(name, []).append(value)
    return sent


def test_a_mistyped_password_loses_nothing(client, late):
    again = sign_in(client, late, password="wrong")
    assert hidden(again)["kept_typed"] == hidden(late)["kept_typed"]
    assert sign_in(client, again).context["typed"]


def test_passwords_are_not_carried_along(client):
    address = reverse("admin:auth_user_add")
    page = client.post(address, {"username": "new", "password1": SECRET, "password2": SECRET})
    assert SECRET not in page.content.decode()


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/desk/", "/en/", "javascript:alert(1)"]
)
def test_nothing_is_sent_to_another_address(client, late, address):
    sent = hidden(late) | {"username": "late", "password": SECRET, "kept_for": address}
    assert client.post(reverse("admin:login"), sent).status_code == 302


def test_without_a_session_nothing_is_done_whatever_is_sent(client, event):
    address = reverse("admin:archive_event_delete", args=[event.pk])
    client.post(address, {"post": "yes"})
    assert Event.objects.filter(pk=event.pk).exists()


def pages_with_words(kind):
    """Return an address one types a few words at, and what is sent from there."""
    record = factories.EventFactory(state="draft")
    if kind == "hide":
        sent = {"reason": "other", "private_reason": "typed at length"}
        return reverse("admin:hide", args=["record", record.pk]), sent
    if kind == "step":
        address = reverse("admin:archive_event_step", args=["publish"])
        return f"{address}?id={record.pk}", {"reason": "typed at length"}
    term = factories.TermFactory()
    address = reverse("admin:archive_term_merge", args=[term.pk])
    kept = factories.TermFactory(slug="other").pk
    return address, {"reason": "typed at length", "kept": kept}


@pytest.mark.parametrize("kind", ["hide", "step", "merge"])
def test_a_reason_typed_is_not_lost_and_nothing_is_done_by_signing_in(client, kind):
    User.objects.create_superuser("late", password=SECRET)
    address, sent = pages_with_words(kind)
    resumed = sign_in(client, client.post(address, sent))
    assert resumed.context["address"] == address
    again = client.post(address, _all(resumed))
    words = again.content.decode()
    assert "typed at length" in words
    assert "Nothing is saved yet" in words
    assert not Event.objects.published().exists()
    assert not Takedown.objects.exists()
    assert Term.objects.filter(is_retired=True).count() == 0
    assert client.post(address, sent).status_code == 302


def test_a_comment_typed_is_kept_after_signing_in(client, event):
    User.objects.create_superuser("late", password=SECRET)
    address = reverse("admin:comment", args=[event.pk])
    resumed = sign_in(client, client.post(address, {"text": "typed at length"}))
    assert not event.record.comments.exists()
    client.post(resumed.context["address"], _all(resumed))
    assert event.record.comments.get().text == "typed at length"
