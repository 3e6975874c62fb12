"""Matches and merges: a stranger signs in first, a contributor looks, an editor decides."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from archive.models import EntryMatch, MatchProposal, Merge
from archive.services.roles import CONTRIBUTOR, EDITOR
from tests import factories

pytestmark = pytest.mark.django_db


def somebody(role):
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def addresses():
    """Return every address of matches and merges, with what is sent to it."""
    row = factories.ListEntryFactory()
    person, other = factories.PersonFactory(state="draft"), factories.PersonFactory(state="draft")
    match = EntryMatch.objects.create(entry=factories.ListEntryFactory(), person=person)
    proposal = MatchProposal.objects.create(entry=row, person=other, score=90, reasons=["x"])
    merge = Merge.objects.create(
        kept=person.record,
        absorbed=other.record,
        moved={
            "moves": {},
            "filled": {},
            "record": {"state": "draft", "withdrawn_reason": "", "withdrawn_at": ""},
        },
    )
    return {
        "matches": (reverse("admin:matches"), None),
        "match": (reverse("admin:match", args=[proposal.pk]), {"verdict": "same"}),
        "find": (reverse("admin:match-find"), {"list": row.victim_list.slug}),
        "row": (reverse("admin:match-choose", args=["row", row.uid]), {"person": person.pk}),
        "person": (reverse("admin:match-choose", args=["person", other.pk]), {"row": row.uid}),
        "apart": (
            reverse("admin:match-apart", args=[match.pk]),
            {"reason": "x", "then": "no"},
        ),
        "merge": (reverse("admin:merge", args=[person.pk, other.pk]), {"reason": "x"}),
        "un-merge": (reverse("admin:merge-undo", args=[merge.pk]), {"reason": "x"}),
    }


ALL = ("matches", "match", "find", "row", "person", "apart", "merge", "un-merge")


def stored():
    return (
        list(EntryMatch.objects.values()),
        list(MatchProposal.objects.values()),
        list(Merge.objects.values()),
    )


@pytest.mark.parametrize("name", ALL)
def test_a_stranger_is_asked_to_sign_in(client, addresses, name):
    address, sent = addresses[name]
    before = stored()
    for answer in (client.get(address), client.post(address, sent or {})):
        # a page where a reason is typed carries it through signing in
        is_asked = answer.status_code == 302 and "login" in answer.url
        assert is_asked or answer.template_name == ["admin/login.html"]
    assert stored() == before


@pytest.mark.parametrize("name", ALL)
def test_a_contributor_may_look_at_the_queue_and_change_nothing(client, addresses, name):
    client.force_login(somebody(CONTRIBUTOR))
    address, sent = addresses[name]
    before = stored()
    seen = client.get(address).status_code
    assert seen == {"matches": 200, "match": 200, "find": 405}.get(name, 403)
    assert client.post(address, sent or {}).status_code in {403, 405}
    assert stored() == before


def test_a_contributor_walks_through_the_queue_without_answering(client, addresses):
    client.force_login(somebody(CONTRIBUTOR))
    address, _sent = addresses["match"]
    page = client.get(address).content.decode()
    assert 'value="same"' not in page
    assert 'value="not-the-same"' not in page
    assert client.post(address, {"verdict": "later"}).status_code == 302


@pytest.mark.parametrize("name", ALL)
def test_an_editor_may_do_all_of_it(client, addresses, name):
    client.force_login(somebody(EDITOR))
    address, sent = addresses[name]
    assert client.get(address).status_code == (405 if name == "find" else 200)
    assert sent is None or client.post(address, sent).status_code == 302


def test_who_may_decide_but_not_publish_leaves_what_was_public_to_others(client, contributor):
    client.force_login(contributor)  # has every permission but these two: to publish and to hide
    public = factories.ListEntryFactory()
    people = [factories.PersonFactory(), factories.PersonFactory(state="draft")]
    proposal = MatchProposal.objects.create(entry=public, person=people[1], reasons=["x"])
    match = EntryMatch.objects.create(entry=factories.ListEntryFactory(), person=people[0])
    for address, sent in (
        (reverse("admin:match", args=[proposal.pk]), {"verdict": "same"}),
        (reverse("admin:match-apart", args=[match.pk]), {"reason": "x", "then": "no"}),
        (
            reverse("admin:merge", args=[people[0].pk, people[1].pk]),
            {"reason": "x"},
        ),
    ):
        assert client.post(address, sent).status_code == 403, address
    proposal.refresh_from_db()
    assert proposal.verdict == "open"
