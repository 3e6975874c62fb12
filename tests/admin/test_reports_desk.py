"""What visitors tell us, handled: read, hidden meanwhile, decided, and their contact forgotten."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from archive.models import ListEntry, Person, Report, Takedown
from tests import factories

from .examples import submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    person = factories.PersonFactory(name="Alice Example")
    return Report.objects.create(
        record=person.record, wish="hide", text="She is my aunt.", contact="bob@example.org"
    )


def form(report):
    return reverse("admin:archive_report_change", args=[report.pk])


def one_click(report, name):
    return reverse(f"admin:archive_report_{name}", args=[report.pk])


def decide(client, report, **typed):
    return client.post(form(report), submitted(client.get(form(report)), **typed))


def status_page(client, report, language="en"):
    address = reverse("public:report-status", args=[report.secret])
    return client.get(address.replace("/en/", f"/{language}/", 1))


def test_the_list_says_how_old_a_report_is_and_what_is_wished(desk, report):
    Report.objects.update(made_at=timezone.now() - timedelta(days=3))
    page = desk.get(reverse("admin:archive_report_changelist")).content.decode()
    assert "3\xa0days" in page
    assert "Something should not be shown" in page


def test_one_click_hides_what_it_is_about_while_we_look_into_it(desk, editor, report):
    desk.post(one_click(report, "hide"))
    report.refresh_from_db()
    assert report.status == "looking"
    assert not Person.objects.published().exists()
    takedown = Takedown.objects.get()
    assert takedown.by == editor
    assert takedown.public_reason_en == "Not shown while the archive looks into a report."


def test_a_row_is_hidden_by_one_click_as_well(desk):
    entry = factories.ListEntryFactory()
    desk.post(one_click(Report.objects.create(entry=entry, text="x"), "hide"))
    assert not ListEntry.objects.published().exists()


def test_looking_at_an_address_alone_hides_nothing(desk, report):
    assert desk.get(one_click(report, "hide")).status_code == 404
    assert Person.objects.published().exists()


def test_the_desk_says_that_it_is_hidden_and_how_to_show_it_again(desk, report):
    desk.post(one_click(report, "hide"))
    page = desk.get(form(report)).content.decode()
    assert "Hidden now." in page
    desk.post(reverse("admin:hide", args=["record", report.record_id]), {"reason": ""})
    assert Person.objects.published().exists()


def test_a_decision_needs_words_the_writer_can_read(desk, report):
    page = decide(desk, report, status="decided")
    assert "Say what was decided" in str(page.context["errors"])
    decide(desk, report, status="decided", decision_en="The name is not shown any more.")
    report.refresh_from_db()
    assert (report.status, report.decided_at is not None) == ("decided", True)


def test_a_report_opened_again_has_no_day_of_decision(desk, report):
    decide(desk, report, status="decided", decision_en="Done.")
    decide(desk, report, status="looking")
    report.refresh_from_db()
    assert report.decided_at is None


def test_what_the_visitor_wrote_cannot_be_changed(desk, report):
    decide(desk, report, status="looking", text="Changed", contact="other@example.org")
    report.refresh_from_db()
    assert (report.text, report.contact) == ("She is my aunt.", "bob@example.org")


def test_script_in_a_report_is_shown_as_written(desk, report, client):
    Report.objects.update(text="<script>alert(1)</script> [x](javascript:alert(1))")
    for page in (desk.get(form(report)), status_page(client, report)):
        assert "<script>alert(1)" not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


@pytest.mark.parametrize("role", ["contributor"])
def test_a_contributor_sees_no_report_and_no_contact(client, report, role):
    user = User.objects.create_user("writer", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get(reverse("admin:archive_report_changelist")).status_code == 403
    assert client.get(form(report)).status_code == 403
    assert client.post(one_click(report, "hide")).status_code == 403
    assert client.post(one_click(report, "look")).status_code == 403
    assert "She is my aunt" not in client.get(reverse("admin:index")).content.decode()


def test_thanks_give_a_private_address_that_tells_what_became_of_it(client):
    person = factories.PersonFactory()
    address = reverse("public:report", args=[person.pk])
    sent = {"wish": "correct", "text": "A wrong year.", "contact": "bob@example.org"}
    thanks = client.post(address, sent, follow=True).content.decode()
    report = Report.objects.get()
    assert reverse("public:report-status", args=[report.secret]) in thanks
    page = status_page(client, report)
    assert "Nobody has read it yet." in page.content.decode()
    assert "A wrong year." in page.content.decode()


def test_the_private_page_shows_the_decision_in_the_language_asked_for(client, report):
    Report.objects.update(
        status="decided", decided_at=timezone.now(), decision_en="Done.", decision_ru="Сделано."
    )
    assert "Done." in status_page(client, report).content.decode()
    assert "Сделано." in status_page(client, report, "ru").content.decode()


def test_the_private_page_never_shows_the_contact_nor_an_undecided_decision(client, report):
    Report.objects.update(decision_en="Half a thought.")
    page = status_page(client, report)
    assert "bob@example.org" not in page.content.decode()
    assert "Half a thought." not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert 'content="noindex"' in page.content.decode()
    assert not page.cookies


def test_the_private_page_names_nothing_that_is_hidden_meanwhile(desk, client, report):
    desk.post(one_click(report, "hide"))
    desk.logout()
    page = status_page(client, report).content.decode()
    assert "Alice Example" not in page
    assert "not shown now" in page


def test_a_guessed_address_is_nothing(client, report):
    address = reverse("public:report-status", args=["x" * 24])
    assert client.get(address).status_code == 404
    thanks = reverse("public:report-thanks", args=[report.record_id])
    assert "private address" not in client.get(thanks + "?report=guess").content.decode()


def test_the_contact_is_forgotten_some_time_after_the_decision(report, settings, capsys):
    settings.REPORT_CONTACT_DAYS = 180
    old = timezone.now() - timedelta(days=181)
    undecided = Report.objects.create(text="x", contact="new@example.org")
    recent = Report.objects.create(
        text="x", contact="lately@example.org", status="decided", decided_at=timezone.now()
    )
    Report.objects.filter(pk=report.pk).update(status="decided", decided_at=old)
    call_command("forget_contacts")
    assert "Contacts forgotten: 1." in capsys.readouterr().out
    for one in (report, undecided, recent):
        one.refresh_from_db()
    assert (report.contact, report.text) == ("", "She is my aunt.")
    assert (undecided.contact, recent.contact) == ("new@example.org", "lately@example.org")
