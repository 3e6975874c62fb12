"""Who may bring lists in, and two people at one import."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from archive.models import ImportBatch, ListEntry
from tests import factories

from .conftest import ADD, AtDesk, on_page, url

pytestmark = pytest.mark.django_db

TABLE = "ID;Ad Soyad;Doğum\n1;Alice Example;1950\n2;Bob Sample;1951\n"
WRITING = ("list", "read", "map", "rehearse", "commit", "undo", "discard")
SEEING = ("change", "result", "report")


def signed_in(name, role=""):
    user = User.objects.create_user(name, is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return AtDesk(client)


@pytest.fixture
def contributing():
    return signed_in("alice", "contributor")


def test_a_contributor_brings_and_commits_drafts_and_sends_them_to_review(contributing):
    batch = contributing.committed(TABLE)
    page = on_page(contributing.see("result", batch))
    assert batch.victim_list.record.state == "draft"
    assert reverse("admin:archive_victimlist_step", args=["send-to-review"]) in page
    assert reverse("admin:archive_victimlist_step", args=["publish"]) not in page
    assert not ListEntry.objects.published().exists()
    contributing.client.post(url("undo", batch))
    assert not ListEntry.objects.exists()


def test_a_contributor_does_not_publish_what_came_in_by_any_address(contributing, client):
    batch = contributing.committed(TABLE, source=factories.SourceFactory().slug)
    brought = batch.victim_list
    steps = [
        reverse("admin:archive_victimlist_step", args=["publish"]),
        reverse("admin:step", args=["publish"]),
    ]
    for step in steps:
        address = f"{step}?id={brought.pk}"
        assert contributing.client.get(address).status_code == 403
        assert contributing.client.post(address, {"reason": "I wish to"}).status_code == 403
    chosen = {"action": "publish", "_selected_action": [brought.pk]}
    contributing.client.post(reverse("admin:archive_victimlist_changelist"), chosen, follow=True)
    brought.record.refresh_from_db()
    assert brought.record.state == "draft"
    assert ListEntry.objects.count() == 2
    assert not ListEntry.objects.published().exists()
    assert client.get(f"/en/lists/{brought.slug}/").status_code == 404
    assert "Alice Example" not in client.get("/en/search/?q=Alice").content.decode()
    editing = signed_in("bob", "editor")
    editing.client.post(f"{steps[0]}?id={brought.pk}")  # nothing else stood in the way
    assert client.get(f"/en/lists/{brought.slug}/").status_code == 200


def test_a_contributor_does_not_commit_to_a_list_that_is_or_was_public(contributing):
    public = factories.VictimListFactory()
    batch = contributing.rehearsed(TABLE, kind="existing", victim_list=public.slug)
    page = on_page(contributing.see("result", batch))
    assert "an editor has to commit" in page
    assert 'name="rehearsal"' not in page
    assert "somebody who may publish" in on_page(contributing.commit(batch))
    assert not ListEntry.objects.exists()
    editing = signed_in("bob", "editor")
    page = on_page(editing.see("result", batch))
    assert "The list is public: what comes in is public at once." in page
    editing.commit(batch)
    assert ListEntry.objects.published().count() == 2
    assert "may publish has to undo" in on_page(contributing.see("undo", batch))
    contributing.client.post(url("undo", batch))
    assert ListEntry.objects.count() == 2


def test_somebody_without_a_role_opens_none_of_the_pages(contributing):
    batch = contributing.rehearsed(TABLE)
    nobody = signed_in("nobody")
    for page in (*WRITING, *SEEING):
        assert nobody.see(page, batch).status_code == 403, page
        assert nobody.client.post(url(page, batch), {}).status_code in {403, 405}, page
    assert nobody.client.get(reverse(ADD)).status_code == 403
    assert nobody.bring(TABLE).status_code == 403
    batch.refresh_from_db()
    assert batch.state == "staged"


def test_a_reader_looks_and_changes_nothing(client, reader, contributing):
    batch = contributing.rehearsed(TABLE)
    client.force_login(reader)
    reading = AtDesk(client)
    for page in SEEING:
        assert reading.see(page, batch).status_code == 200, page
    for page in WRITING:
        assert reading.see(page, batch).status_code == 403, page
        assert client.post(url(page, batch), {}).status_code == 403, page
    assert reading.bring(TABLE).status_code == 403
    assert not ListEntry.objects.exists()


def test_visitors_are_asked_to_sign_in(client, contributing):
    batch = contributing.rehearsed(TABLE)
    for page in (*WRITING, *SEEING):
        assert client.get(url(page, batch)).status_code == 302, page
        if page != "map":  # a form worth keeping comes back after signing in
            assert client.post(url(page, batch)).status_code in {200, 302}, page
    assert not ListEntry.objects.exists()
    assert ImportBatch.objects.get().state == "staged"


def test_the_columns_chosen_are_kept_when_the_session_has_ended(client, contributing):
    batch = contributing.brought(TABLE)
    contributing.read(batch)
    sent = contributing.form(batch) | {"c2-shown": "drop", "go": "1"}
    page = on_page(client.post(url("map", batch), sent))
    assert "What you typed is kept on this page" in page
    batch.refresh_from_db()
    assert not batch.counts
    resumed = on_page(contributing.client.post(url("map", batch), {**sent, "_resumed": "1"}))
    assert "You are signed in again. Nothing is saved yet" in resumed
    batch.refresh_from_db()
    assert not batch.counts


def test_the_second_to_map_is_told_who_was_first_and_loses_nothing(contributing):
    editing = signed_in("bob", "editor")
    batch = contributing.brought(TABLE)
    contributing.read(batch)
    opened = contributing.form(batch)
    editing.map(batch, **{"c2-shown": "public"})
    answer = contributing.client.post(url("map", batch), {**opened, "c2-shown": "drop"})
    assert "bob went on with this import at" in on_page(answer)
    assert answer.context["columns"][2]["shown"].value() == "drop"
    batch.refresh_from_db()
    assert batch.mapping["columns"][2]["public"] is True
    sent = {**opened, "c2-shown": "drop", "turn": answer.context["turn"]}
    assert contributing.client.post(url("map", batch), sent).status_code == 302  # on purpose


def test_the_second_to_choose_how_to_read_is_told_who_was_first(contributing):
    editing = signed_in("bob", "editor")
    batch = contributing.brought(TABLE)
    opened = contributing.turn(batch)
    editing.read(batch)
    answer = contributing.client.post(url("read", batch), {"turn": opened, "go": "1"})
    assert "bob went on with this import at" in on_page(answer)


def test_nobody_commits_a_rehearsal_they_did_not_see(contributing):
    editing = signed_in("bob", "editor")
    batch = contributing.rehearsed(TABLE)
    seen = batch.counts["rehearsal"]
    editing.map(batch, **{"c2-field": "", "c2-shown": "drop"})
    editing.rehearse(batch)
    page = on_page(contributing.commit(batch, rehearsal=seen))
    assert "It was rehearsed again by bob after you opened the page." in page
    assert not ListEntry.objects.exists()
    contributing.commit(batch)
    assert ListEntry.objects.count() == 2


def test_two_who_commit_write_the_rows_once(contributing):
    editing = signed_in("bob", "editor")
    batch = contributing.rehearsed(TABLE)
    seen = batch.counts["rehearsal"]
    editing.commit(batch)
    page = on_page(contributing.commit(batch, rehearsal=seen))
    assert "This import is committed" in page
    assert ListEntry.objects.count() == 2


def test_what_was_thrown_away_is_not_committed_by_somebody_else(contributing):
    editing = signed_in("bob", "editor")
    batch = contributing.rehearsed(TABLE)
    editing.client.post(url("discard", batch))
    contributing.commit(batch)
    assert not ListEntry.objects.exists()


def test_what_was_committed_is_not_thrown_away_by_somebody_else(contributing):
    editing = signed_in("bob", "editor")
    batch = contributing.committed(TABLE)
    editing.client.post(url("discard", batch))
    batch.refresh_from_db()
    assert batch.state == "committed"
    assert batch.file
    assert ListEntry.objects.count() == 2
