"""Hiding on request: one form, at once, lifted by one action."""

import re

import pytest
from django.urls import reverse

from archive.models import EntryMatch, ListEntry, Person, Report, Takedown
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


@pytest.fixture
def matched():
    """Return a person, and two rows matched to them."""
    person = factories.PersonFactory(name="Alice Example")
    rows = [factories.ListEntryFactory(name_as_recorded=name) for name in ("Alys", "Alisa")]
    for row in rows:
        EntryMatch.objects.create(entry=row, person=person)
    return person, rows


def ticked(page):
    return re.findall(r'name="with" value="([^"]+)" checked', page.content.decode())


def said(page):
    return [str(message) for message in page.context["messages"]]


@pytest.mark.parametrize("which", ["person", "row", "name"])
def test_whatever_is_hidden_all_of_the_human_being_is_offered_and_goes(desk, matched, which):
    person, rows = matched
    address = {
        "person": reverse("admin:hide", args=["record", person.pk]),
        "row": reverse("admin:hide", args=["entry", rows[0].uid]),
        "name": reverse("admin:hide", args=["name", person.names.get().pk]),
    }[which]
    page = desk.get(address)
    assert len(ticked(page)) == 3
    assert str(rows[1].victim_list) in page.content.decode()
    sent = {"reason": "family", "with": ticked(page)}
    after = desk.post(address, sent, follow=True)
    assert not ListEntry.objects.published().exists()
    assert not Person.objects.published().exists()
    assert Takedown.objects.count() == 4
    assert not any("still see" in message for message in said(after))


def test_what_is_left_unticked_is_said_to_be_seen_still_and_offered_again(desk, matched):
    person, rows = matched
    address = reverse("admin:hide", args=["record", person.pk])
    sent = {"reason": "family", "with": [f"entry-{rows[0].uid}"]}
    after = desk.post(address, sent, follow=True)
    assert list(ListEntry.objects.published()) == [rows[1]]
    warning = next(message for message in said(after) if "still see" in message)
    assert "Alisa" in warning
    assert "Alys" not in warning
    assert f"{address}?also" in desk.get(address).content.decode()
    again = desk.get(f"{address}?also")
    assert f"entry-{rows[1].uid}" in ticked(again)
    desk.post(f"{address}?also", {"reason": "family", "with": ticked(again)})
    assert not ListEntry.objects.published().exists()
    assert person.record.takedowns.count() == 1, "what was hidden is not hidden once more"


def test_all_of_it_is_shown_again_together_and_what_is_not_seen_is_said(desk, matched):
    person, rows = matched
    address = reverse("admin:hide", args=["record", person.pk])
    desk.post(address, {"reason": "family", "with": ticked(desk.get(address))})
    desk.post(reverse("admin:hide", args=["entry", rows[1].uid]) + "?also", {"reason": "legal"})
    Takedown.objects.create(entry=rows[1], reason="legal")
    rows[0].victim_list.record.state = "draft"
    rows[0].victim_list.record.save()
    after = desk.post(address, {"reason": "", "with": ticked(desk.get(address))}, follow=True)
    assert Person.objects.published().exists()
    warning = next(message for message in said(after) if "not to be seen" in message)
    assert "Alys" in warning


def test_a_takedown_added_by_its_form_says_what_is_seen_still_and_offers_it(desk, matched):
    person, _rows = matched
    page = desk.get(reverse("admin:archive_takedown_add"))
    sent = submitted(page, reason="family", record=person.pk)
    after = desk.post(reverse("admin:archive_takedown_add"), sent, follow=True)
    assert (
        after.redirect_chain[-1][0] == reverse("admin:hide", args=["record", person.pk]) + "?also"
    )
    assert any("Alys" in message for message in said(after))
    assert len(ticked(after)) == 3


def test_a_report_hides_all_of_the_human_being_by_one_click(desk, matched):
    person, _rows = matched
    report = Report.objects.create(record=person.record, text="She is my aunt.")
    form = desk.get(reverse("admin:archive_report_change", args=[report.pk]))
    sent = {"with": ticked(form)}
    assert len(sent["with"]) == 3
    after = desk.post(reverse("admin:archive_report_hide", args=[report.pk]), sent, follow=True)
    assert not ListEntry.objects.published().exists()
    assert not Person.objects.published().exists()
    assert any("no longer to be seen" in message for message in said(after))


def test_a_row_of_the_same_name_that_nobody_matched_is_offered_without_a_tick(desk, matched):
    person, _rows = matched
    namesake = factories.ListEntryFactory(name_as_recorded="Alice Example")
    address = reverse("admin:hide", args=["record", person.pk])
    page = desk.get(address)
    assert f'value="entry-{namesake.uid}">' in page.content.decode()
    assert f"entry-{namesake.uid}" not in ticked(page)
    after = desk.post(address, {"reason": "family", "with": [f"entry-{namesake.uid}"]}, follow=True)
    assert namesake not in ListEntry.objects.published()
    assert any(str(namesake.victim_list) in message for message in said(after))
