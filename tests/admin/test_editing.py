"""Editing on the desk: who and why is kept, nobody is overwritten, dates are read back."""

import pytest

from archive.models import Citation, Event, ListEntry, Person, Record
from archive.models.recording import BASELINE_REASON
from archive.services import publishing
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db


def save(client, obj, **typed):
    """Open the form of a record, change some fields, send it."""
    return client.post(form(type(obj), obj), submitted(client.get(form(type(obj), obj)), **typed))


def test_an_edit_keeps_author_and_reason_after_a_baseline_of_what_stood_before(desk, editor):
    event = factories.EventFactory(title_en="As brought in")
    Event.history.all().delete()  # a collection is loaded without history
    save(desk, event, title_en="Corrected", change_reason="after p. 12")
    later, baseline = event.history.order_by("-history_id")
    assert (later.title_en, later.history_user, later.history_change_reason) == (
        "Corrected",
        editor,
        "after p. 12",
    )
    assert baseline.title_en == "As brought in"
    assert baseline.history_change_reason == BASELINE_REASON


def test_a_record_that_was_public_is_not_changed_without_a_reason(desk):
    event = factories.EventFactory(title_en="As it was")
    page = save(desk, event, title_en="Changed")
    assert "Say why" in str(page.context["errors"])
    assert "Changed" in page.content.decode()
    event.refresh_from_db()
    assert event.title_en == "As it was"


def test_an_inline_of_a_public_record_is_not_changed_without_a_reason(desk):
    person = factories.PersonFactory(name="Alice Example")
    page = save(desk, person, **{"names-0-text": "Alice Sample"})
    assert "Say why" in str(page.context["errors"])


def test_what_a_public_record_needs_cannot_be_taken_from_it(desk):
    quotation = factories.QuotationFactory()
    page = save(desk, quotation, source="", change_reason="source withdrawn")
    assert "It names no source." in str(page.context["errors"])
    quotation.refresh_from_db()
    assert quotation.source is not None


def test_rows_added_by_hand_are_counted(desk):
    names = factories.VictimListFactory(state="draft")
    page = desk.get(form(ListEntry))
    sent = submitted(page, victim_list=names.pk, row_key="1", name_as_recorded="Bob Sample")
    assert desk.post(form(ListEntry), sent).status_code == 302
    names.refresh_from_db()
    assert names.row_count == 1


def test_a_draft_needs_no_reason(desk):
    event = factories.EventFactory(state="draft")
    assert save(desk, event, title_en="Changed").status_code == 302


def test_the_second_of_two_editors_overwrites_nothing_and_loses_nothing(desk, editor):
    event = factories.EventFactory(state="draft")
    opened_by_both = desk.get(form(Event, event))
    desk.post(form(Event, event), submitted(opened_by_both, summary_en="By the first"))
    page = desk.post(form(Event, event), submitted(opened_by_both, title_en="By the second"))
    said = str(page.context["errors"])
    assert "Changed meanwhile by editor" in said
    assert "Summary" in said
    assert page.context["adminform"].form["title_en"].value() == "By the second"
    event.refresh_from_db()
    assert (event.summary_en, event.title_en != "By the second") == ("By the first", True)


def test_after_the_warning_the_second_editor_may_decide_to_save(desk):
    event = factories.EventFactory(state="draft")
    opened = desk.get(form(Event, event))
    desk.post(form(Event, event), submitted(opened, summary_en="By the first"))
    warned = desk.post(form(Event, event), submitted(opened, title_en="By the second"))
    assert desk.post(form(Event, event), submitted(warned)).status_code == 302
    event.refresh_from_db()
    assert event.title_en == "By the second"


def test_a_change_of_a_name_on_the_form_claims_the_record_as_well(desk):
    person = factories.PersonFactory(state="draft", name="Alice Example")
    opened = desk.get(form(Person, person))
    desk.post(form(Person, person), submitted(opened, **{"names-0-text": "Alice Sample"}))
    assert Record.objects.get(pk=person.pk).version == 2
    late = desk.post(form(Person, person), submitted(opened, sex="female"))
    assert "Changed meanwhile" in str(late.context["errors"])


def test_rows_of_lists_are_protected_from_being_overwritten_too(desk):
    entry = factories.ListEntryFactory()
    opened = desk.get(form(ListEntry, entry))
    first = submitted(opened, name_reading="Robert Sample", change_reason="read again")
    assert desk.post(form(ListEntry, entry), first).status_code == 302
    late = desk.post(form(ListEntry, entry), submitted(opened, sex="male", change_reason="x"))
    assert "Changed meanwhile" in str(late.context["errors"])


def test_saving_without_a_change_writes_no_history(desk):
    event = factories.EventFactory()
    before = event.history.count()
    assert save(desk, event).status_code == 302
    assert event.history.count() == before
    assert Record.objects.get(pk=event.pk).version == 1


def test_names_changed_on_the_form_are_what_lists_show(desk):
    person = factories.PersonFactory(state="draft", name="Alice Example")
    save(desk, person, **{"names-0-text": "Alice Sample"})
    person.refresh_from_db()
    assert person.label_en == "Alice Sample"


def test_a_citation_is_entered_on_the_form_of_the_record_it_speaks_of(desk):
    event, source = factories.EventFactory(state="draft"), factories.SourceFactory()
    save(
        desk,
        event,
        **{
            "citations-TOTAL_FORMS": 1,
            "citations-0-source": source.pk,
            "citations-0-bearing": "supports",
            "citations-0-locator": "p. 3",
        },
    )
    citation = Citation.objects.get()
    assert (citation.record, citation.source) == (event.record, source)


def test_a_date_typed_as_people_write_it_is_kept_and_read_back(desk):
    event = factories.EventFactory(state="draft")
    save(desk, event, date="20 yanvar 1990")
    event.refresh_from_db()
    assert event.date == "1990-01-20"
    words = desk.get(form(Event, event)).content.decode().replace("\u00a0", " ")
    assert "20 January 1990" in words


def test_a_date_that_cannot_be_read_stays_typed_with_a_sentence(desk):
    event = factories.EventFactory(state="draft", date="1990")
    page = save(desk, event, date="31.02.1990")
    field = page.context["adminform"].form["date"]
    assert field.value() == "31.02.1990"
    assert field.errors


def test_what_a_list_says_is_changed_by_administrators_only(client, contributor):
    entry = factories.ListEntryFactory(victim_list__state="draft")
    client.force_login(contributor)
    save(client, entry, name_as_recorded="Corrected", name_reading="Robert Sample")
    entry.refresh_from_db()
    assert (entry.name_as_recorded, entry.name_reading) == ("Bob Sample", "Robert Sample")


def test_the_history_shows_old_and_new_values_of_the_record_and_its_names(desk):
    person = factories.PersonFactory(state="draft", name="Alice Example")
    save(desk, person, **{"names-0-text": "Alice Sample"}, sex="female", change_reason="p. 4")
    page = desk.get(form(Person, person).replace("change", "history"))
    words = page.content.decode()
    assert all(said in words for said in ("Alice Example", "Alice Sample", "female", "p. 4"))


def test_the_history_says_how_the_state_changed(desk, editor):
    event = factories.EventFactory(state="draft")
    publishing.send_to_review(event, editor, "please read")
    publishing.publish(event, editor, "complete")
    publishing.withdraw(event, editor, "shown by mistake")
    words = desk.get(form(Event, event).replace("change", "history")).content.decode()
    assert all(said in words for said in ("in review", "published", "withdrawn", "complete"))
