"""Hiding on request: one form, at once, lifted by one action."""

import pytest
from django.urls import reverse

from archive.models import ListEntry, Person, Takedown
from tests import factories

from .examples import submitted

pytestmark = pytest.mark.django_db


def hide(client, **target):
    page = client.get(reverse("admin:archive_takedown_add"), target)
    sent = submitted(page, reason="family", private_reason="A letter of 1 May")
    return client.post(reverse("admin:archive_takedown_add"), sent)


def test_a_row_is_hidden_at_once_and_shown_again_when_lifted(desk, editor):
    entry = factories.ListEntryFactory()
    assert hide(desk, entry=entry.pk).status_code == 302
    assert not ListEntry.objects.published().exists()
    takedown = Takedown.objects.get()
    assert (takedown.entry, takedown.by) == (entry, editor)
    chosen = {"action": "lift", "_selected_action": [takedown.pk]}
    desk.post(reverse("admin:archive_takedown_changelist"), chosen)
    assert ListEntry.objects.published().count() == 1


def test_a_hidden_name_is_no_longer_what_the_person_is_called(desk):
    person = factories.PersonFactory(name="Alice Example")
    hide(desk, person_name=person.names.get().pk)
    assert Person.objects.get().label_en == ""


def test_a_record_is_hidden_from_the_public(desk):
    person = factories.PersonFactory()
    hide(desk, record=person.pk)
    assert not Person.objects.published().exists()


def test_nothing_or_several_things_at_once_are_not_hidden(desk):
    page = hide(desk)
    assert "Choose one" in str(page.context["errors"])
    assert not Takedown.objects.exists()
