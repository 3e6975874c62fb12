"""Two editors send the same form at the same moment: one is saved, the other is told by whom."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse

from archive.models import (
    EntryMatch,
    ListEntry,
    Person,
    PersonName,
    Record,
    Report,
    Takedown,
    Term,
)
from archive.services import takedown
from archive.services.change import change, tried_again
from archive.services.holding import lock
from tests import factories

from .examples import MAKERS, submitted
from .test_conflicts import FIELDS

needs_postgres = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="one writer at a time by itself; tests share one file"
)
ROUNDS = 4


def together(*acts):
    """Do several things at the same moment, each over a connection of its own; what they return."""
    ready = Barrier(len(acts), timeout=20)

    def run(act):
        try:
            ready.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def signed_in(name):
    client = Client()
    client.force_login(User.objects.create_superuser(name))
    return client


@needs_postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "model", [Term, Report, Takedown, EntryMatch, ListEntry, Person], ids=lambda m: m.__name__
)
def test_of_two_who_save_a_form_at_once_one_is_told_who_was_faster(model):
    desks = [signed_in(name) for name in ("first", "second")]
    for number in range(ROUNDS):
        row = MAKERS[model]()
        address = reverse(f"admin:archive_{model._meta.model_name}_change", args=[row.pk])
        sent = [submitted(desk.get(address), change_reason="as agreed") for desk in desks]
        column = "reason_en" if model is EntryMatch else FIELDS[model.__name__]
        typed = [{**data, column: f"By {at}, {number}"} for at, data in enumerate(sent)]
        pairs = zip(desks, typed, strict=True)
        acts = [partial(desk.post, address, data) for desk, data in pairs]
        pages = together(*acts)
        assert sorted(page.status_code for page in pages) == [200, 302]
        faster = [page.status_code for page in pages].index(302)
        said = str(pages[1 - faster].context["adminform"].form.non_field_errors())
        assert f"Changed meanwhile by {('first', 'second')[faster]}" in said
        row.refresh_from_db()
        assert getattr(row, column) == f"By {faster}, {number}"


@needs_postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_wait_for_each_other_both_come_to_their_end():
    one, other = (factories.EventFactory().pk for _each in range(2))
    both_hold, met = Barrier(2, timeout=20), []

    def crossing(first, second):
        @tried_again
        def cross():
            with change():
                lock(Record, [first])
                if len(met) < 2:
                    met.append(first)
                    both_hold.wait()
                lock(Record, [second])
                return second

        return cross

    assert together(crossing(one, other), crossing(other, one)) == [other, one]


@pytest.mark.django_db
def test_who_hides_what_was_hidden_meanwhile_does_not_show_it_again(desk):
    person = factories.PersonFactory(name="Alice Example")
    name = PersonName.objects.get(person=person)
    address = reverse("admin:hide", args=["name", name.pk])
    seen = desk.get(address).context["seen"]
    takedown.hide(name, Takedown.Reason.FAMILY, None)
    page = desk.post(address, {"reason": "alive", "seen": seen})
    assert "Somebody else hid it, or showed it again, meanwhile." in page.content.decode()
    assert Takedown.objects.get().lifted_at is None


@pytest.mark.django_db
def test_what_was_lifted_by_somebody_keeps_by_whom_and_when():
    first, second = (User.objects.create_user(name) for name in ("first", "second"))
    made = takedown.hide(factories.PersonFactory(), Takedown.Reason.FAMILY, first)
    both = [Takedown.objects.get(pk=made.pk) for _each in range(2)]
    assert takedown.lift(both[0], first)
    assert not takedown.lift(both[1], second)
    assert Takedown.objects.get().lifted_by == first


@pytest.mark.django_db
def test_a_row_that_has_its_old_version_and_other_words_is_not_overwritten(desk):
    row = factories.ListEntryFactory(name_as_recorded="Alice Example")
    address = reverse("admin:archive_listentry_change", args=[row.pk])
    sent = submitted(desk.get(address), change_reason="as agreed", name_reading="Alice E.")
    ListEntry.objects.filter(pk=row.pk).update(name_reading="Alice Sample")  # as an undo may
    page = desk.post(address, sent)
    assert "Changed meanwhile by" in page.content.decode()
    row.refresh_from_db()
    assert row.name_reading == "Alice Sample"
