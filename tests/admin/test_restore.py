"""Bringing back: earlier values, removed rows, deleted drafts; never a state or an address."""

import pytest
from django.urls import reverse
from django.utils import timezone

from archive.models import Citation, Event, Figure, ListEntry, Person, PersonName, Record
from archive.search.query.search import Question, search
from tests import factories

from .test_editing import save
from .test_publishing import form

pytestmark = pytest.mark.django_db


def restore_page(obj, row, version):
    name = f"admin:archive_{obj._meta.model_name}_restore"
    return reverse(name, args=[obj.pk, row._meta.model_name, version.history_id])


def first_version(row):
    return row.history.order_by("history_id").first()


@pytest.fixture
def event(desk):
    event = factories.EventFactory(title_en="As it was", summary_en="First words", date="1990")
    changed = {"title_en": "Changed", "summary_en": "Other words", "slug": "changed-address"}
    save(desk, event, **changed, change_reason="after p. 12")
    event.refresh_from_db()
    return event


def test_the_history_links_to_restoring_each_version(desk, event):
    page = desk.get(reverse("admin:archive_event_history", args=[event.pk]))
    assert restore_page(event, event, first_version(event)) in page.content.decode()


def test_one_field_is_set_back_and_the_others_stay(desk, event, editor):
    sent = {"field": ["title_en"], "reason": "the title was right", "opened": 2}
    answer = desk.post(restore_page(event, event, first_version(event)), sent)
    assert answer.status_code == 302
    event.refresh_from_db()
    assert (event.title_en, event.summary_en) == ("As it was", "Other words")
    last = event.history.latest()
    assert (last.history_change_reason, last.history_user) == ("the title was right", editor)


def test_all_fields_are_set_back_but_never_state_id_or_address(desk, event):
    page = desk.get(restore_page(event, event, first_version(event)))
    offered = [one.field for one in page.context["differences"]]
    assert set(offered) == {"title_en", "summary_en"}
    sent = {"field": [*offered, "slug", "record"], "reason": "x", "opened": 2}
    desk.post(restore_page(event, event, first_version(event)), sent)
    event.refresh_from_db()
    assert (event.title_en, event.slug, event.record.state) == (
        "As it was",
        "changed-address",
        "published",
    )
    assert event.record.version == 3


def test_the_search_finds_what_was_restored(desk, event):
    desk.post(
        restore_page(event, event, first_version(event)),
        {"field": ["title_en"], "reason": "x", "opened": 2},
    )
    found = search(Question(q="as it was"), "en")
    assert [hit.uid for hit in found.hits] == [event.pk]


def test_nothing_is_restored_without_a_reason(desk, event):
    page = desk.post(
        restore_page(event, event, first_version(event)), {"field": ["title_en"], "opened": 2}
    )
    assert "Say why." in page.content.decode()
    event.refresh_from_db()
    assert event.title_en == "Changed"


def test_restoring_what_somebody_changed_meanwhile_is_refused(desk, event):
    page = desk.post(
        restore_page(event, event, first_version(event)),
        {"field": ["title_en"], "reason": "x", "opened": 1},
    )
    assert "changed meanwhile" in page.content.decode()
    event.refresh_from_db()
    assert event.title_en == "Changed"


def test_contributors_do_not_restore_what_has_been_public(client, contributor, event):
    client.force_login(contributor)
    assert client.get(restore_page(event, event, first_version(event))).status_code == 403


def test_a_public_record_is_not_restored_to_what_cannot_be_public(desk):
    quotation = factories.QuotationFactory(state="draft", locator="", locator_kind="")
    save(desk, quotation, locator="p. 4")
    quotation.record.state, quotation.record.first_published_at = (
        "published",
        quotation.record.created_at,
    )
    quotation.record.save()
    page = desk.post(
        restore_page(quotation, quotation, first_version(quotation)),
        {"field": ["locator"], "reason": "x"},
    )
    assert "does not say where in the source" in page.content.decode()
    quotation.refresh_from_db()
    assert quotation.locator == "p. 4"


def test_events_and_places_of_a_version_are_restored(desk):
    one, other = factories.EventFactory(), factories.EventFactory()
    figure = factories.FigureFactory(state="draft")
    figure.events.set([one, other])
    version = figure.history.latest()
    figure.events.set([other])
    desk.post(restore_page(figure, figure, version), {"field": ["events"], "reason": "x"})
    assert set(figure.events.all()) == {one, other}


def test_a_name_is_restored_and_the_label_follows(desk):
    person = factories.PersonFactory(name="Alice Example")
    save(desk, person, **{"names-0-text": "Alice Wrong", "change_reason": "x"})
    name = person.names.get()
    desk.post(restore_page(person, name, first_version(name)), {"field": ["text"], "reason": "x"})
    person.refresh_from_db()
    assert person.label_en == "Alice Example"


def test_a_row_removed_from_the_form_is_put_back_with_its_id(desk):
    person = factories.PersonFactory(name="Alice Example")
    name = PersonName.objects.create(person=person, text="A. Example", language="en", position=1)
    save(desk, person, **{"names-1-DELETE": "on", "change_reason": "x"})
    version = PersonName.history.filter(uid=name.pk, history_type="-").get()
    answer = desk.post(restore_page(person, name, version), {"reason": "it is in the register"})
    assert answer.status_code == 302
    assert PersonName.objects.get(pk=name.pk).text == "A. Example"


def test_versions_of_other_records_are_not_restored_here(desk, event):
    other = factories.EventFactory()
    other.save()
    assert desk.get(restore_page(event, event, first_version(other))).status_code == 404


def delete(client, obj):
    name = f"admin:archive_{obj._meta.model_name}_delete"
    return client.post(reverse(name, args=[obj.pk]), {"post": "yes"})


def bring_back(client, model, uid):
    address = reverse(f"admin:archive_{model._meta.model_name}_deleted")
    return client.post(address, {"uid": uid})


def test_a_deleted_draft_comes_back_with_its_id_rows_and_citations(desk):
    person = factories.PersonFactory(state="draft", name="Alice Example", sex="female")
    factories.CitationFactory(record=person.record)
    uid = person.pk
    assert delete(desk, person).status_code == 302
    assert not Record.objects.filter(pk=uid).exists()
    listed = desk.get(reverse("admin:archive_person_deleted")).content.decode()
    assert "Alice Example" in listed
    assert bring_back(desk, Person, uid).status_code == 302
    again = Person.objects.get(pk=uid)
    assert (again.label_en, again.sex, again.record.state) == ("Alice Example", "female", "draft")
    assert again.names.get().text == "Alice Example"
    assert Citation.objects.get().record_id == uid


def test_a_deleted_figure_comes_back_to_its_events(desk):
    figure = factories.FigureFactory(state="draft")
    event = factories.EventFactory()
    figure.events.set([event])
    delete(desk, figure)
    bring_back(desk, Figure, figure.pk)
    assert list(Figure.objects.get(pk=figure.pk).events.all()) == [event]


def test_an_address_taken_meanwhile_is_not_taken_back(desk):
    event = factories.EventFactory(state="draft", title_en="A title", slug="a-title")
    uid = event.pk
    delete(desk, event)
    factories.EventFactory(title_en="A title", slug="a-title")
    assert bring_back(desk, Event, uid).status_code == 302
    assert Event.objects.get(pk=uid).slug == "a-title-2"


def test_what_is_in_the_archive_cannot_be_brought_back_twice(desk):
    event = factories.EventFactory(state="draft")
    assert bring_back(desk, Event, event.pk).status_code == 404


def test_only_who_may_add_may_bring_back(client, reader):
    client.force_login(reader)
    assert client.get(reverse("admin:archive_event_deleted")).status_code == 403


def test_the_form_of_a_restored_event_opens(desk, event):
    assert desk.get(form(Event, event)).status_code == 200


def deleted_row(desk, victim_list):
    row = factories.ListEntryFactory(victim_list=victim_list, name_as_recorded="Bob Example")
    desk.post(reverse("admin:archive_listentry_delete", args=[row.pk]), {"post": "yes"})
    assert not ListEntry.objects.exists()
    return row


def test_a_deleted_row_of_a_list_comes_back_with_its_id_and_is_counted(desk):
    victim_list = factories.VictimListFactory(state="draft")
    row = deleted_row(desk, victim_list)
    page = reverse("admin:archive_listentry_deleted")
    assert "Bob Example" in desk.get(page).content.decode()
    answer = desk.post(page, {"uid": row.uid})
    back = ListEntry.objects.get()
    assert (back.uid, back.pk, back.name_as_recorded) == (row.uid, row.pk, "Bob Example")
    assert answer["Location"] == reverse("admin:archive_listentry_change", args=[row.pk])
    victim_list.refresh_from_db()
    assert victim_list.row_count == 1
    assert desk.get(page).context["gone"] == []


def test_a_row_whose_key_is_taken_or_whose_list_is_gone_stays_deleted(desk):
    victim_list = factories.VictimListFactory(state="draft")
    row = deleted_row(desk, victim_list)
    factories.ListEntryFactory(victim_list=victim_list, row_key=row.row_key)
    page = reverse("admin:archive_listentry_deleted")
    desk.post(page, {"uid": row.uid})
    assert ListEntry.objects.count() == 1
    ListEntry.objects.all().delete()
    desk.post(reverse("admin:archive_victimlist_delete", args=[victim_list.pk]), {"post": "yes"})
    answer = desk.post(page, {"uid": row.uid})
    assert "The list it stood on is gone." in answer.content.decode()


def test_only_editors_bring_a_row_back_into_a_list_that_was_public(desk, client, contributor):
    victim_list = factories.VictimListFactory(state="draft")
    row = deleted_row(desk, victim_list)
    Record.objects.filter(pk=victim_list.pk).update(
        state="published", first_published_at=timezone.now()
    )
    client.force_login(contributor)
    page = reverse("admin:archive_listentry_deleted")
    assert client.post(page, {"uid": row.uid}).status_code == 403
    assert not ListEntry.objects.exists()


def test_one_change_is_undone_from_the_history_and_later_ones_stay(desk):
    event = factories.EventFactory(state="draft", title_en="As it was", summary_en="First")
    save(desk, event, title_en="Changed")
    save(desk, event, summary_en="Second")
    page = desk.get(reverse("admin:archive_event_history", args=[event.pk]))
    line = next(one for one in page.context["changes"] if one.fields == ["title_en"])
    address = reverse("admin:archive_event_restore", args=[event.pk, "event", line.before])
    address = f"{address}?{line.undo}"
    assert address in page.content.decode()
    assert [one.field for one in desk.get(address).context["differences"]] == ["title_en"]
    desk.post(address, {"field": ["title_en", "summary_en"], "reason": "it was right"})
    event.refresh_from_db()
    assert (event.title_en, event.summary_en) == ("As it was", "Second")


def test_what_stands_today_is_not_offered_for_restoring(desk):
    event = factories.EventFactory(state="draft", title_en="As it was")
    save(desk, event, title_en="Changed")
    page = desk.get(reverse("admin:archive_event_history", args=[event.pk])).content.decode()
    latest = event.history.order_by("-history_id").first()
    assert restore_page(event, event, latest) not in page
    assert restore_page(event, event, first_version(event)) in page
