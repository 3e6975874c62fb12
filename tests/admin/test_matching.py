"""The queue of matches at the desk: two sides, three answers, and the way back."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.admin.matching import queue as queue_module
from archive.models import EntryMatch, MatchProposal, Person
from archive.services.linkage import accept, in_words
from archive.services.takedown import hide
from tests import factories

pytestmark = pytest.mark.django_db
QUEUE = "/desk/matches/"


def page_of(proposal, query=""):
    return reverse("admin:match", args=[proposal.pk]) + query


def answer(client, proposal, verdict, query="", **sent):
    return client.post(page_of(proposal, query), {"verdict": verdict, **sent}, follow=True)


def text(page):
    return " ".join(page.content.decode().split())


@pytest.fixture
def rows():
    return [
        factories.ListEntryFactory(name_as_recorded=name, birth="1933")
        for name in ("Alice Example", "Alise Example", "A. Example", "Alice Sample")
    ]


@pytest.fixture
def proposals(rows):
    """Return three proposals about four rows, the surest first."""
    return [
        MatchProposal.objects.create(
            entry=rows[one],
            other_entry=rows[other],
            score=score,
            reasons=[["name-sound"], ["birth-day", "1933"]],
        )
        for one, other, score in ((0, 1, 95), (1, 2, 80), (2, 3, 50))
    ]


def test_the_queue_lists_what_waits_the_surest_first(desk, proposals):
    page = desk.get(QUEUE)
    assert [line.proposal for line in page.context["lines"]] == proposals
    assert page.context["begin"] == page_of(proposals[0])
    assert "3 wait, the surest first." in text(page)


def test_the_queue_is_narrowed_by_list_event_and_mark(desk, rows, proposals):
    event = factories.EventFactory()
    rows[3].victim_list.events.set([event])
    for query, expected in (
        (f"?list={rows[3].victim_list.slug}", proposals[2:]),
        (f"?event={event.slug}", proposals[2:]),
        ("?mark=likely", proposals[1:2]),
        ("?mark=nonsense&list=nowhere", proposals),
    ):
        page = desk.get(QUEUE + query)
        assert [line.proposal for line in page.context["lines"]] == expected, query


def test_the_narrowing_stays_on_the_way_through(desk, rows, proposals):
    query = f"?list={rows[2].victim_list.slug}"
    page = answer(desk, proposals[1], "same", query)
    assert page.context["proposal"] == proposals[2]
    assert f"list={rows[2].victim_list.slug}" in page.context["here"]


def test_both_sides_stand_beside_each_other_with_the_reasons_and_the_consequence(desk, proposals):
    page = text(desk.get(page_of(proposals[0])))
    for said in (
        *("Alice Example", "Alise Example", "The names sound the same", "top mark"),
        *("A new person is made from the two rows, as a draft.", "the same", "differs"),
        *("The same person", "Not the same", "Not sure: later"),
    ):
        assert said in page


def test_a_yes_makes_a_draft_person_and_leads_to_the_next(desk, editor, rows, proposals):
    page = answer(desk, proposals[0], "same")
    person = Person.objects.get()
    assert {match.entry for match in person.entry_matches.all()} == set(rows[:2])
    assert person.record.state == "draft"
    assert page.context["proposal"] == proposals[1]
    assert "the same person. Now the same person as" in text(page)
    assert "The row joins" in text(page)
    proposals[0].refresh_from_db()
    assert proposals[0].decided_by == editor


def test_the_reasons_found_are_kept_in_every_language_unless_somebody_writes_their_own(
    desk, rows, proposals
):
    answer(desk, proposals[0], "same", reason=" ".join(in_words(proposals[0].reasons)))
    assert "eyni" in rows[0].match.reason_az
    answer(desk, proposals[2], "same", reason="Same grave,\r\nsame father.")
    assert rows[3].match.reason_en == "Same grave, same father."
    assert rows[3].match.reason_az == ""


def test_a_no_is_remembered_without_the_reasons_of_a_yes(desk, proposals):
    page = answer(
        desk, proposals[0], "not-the-same", reason=" ".join(in_words(proposals[0].reasons))
    )
    proposals[0].refresh_from_db()
    assert (proposals[0].verdict, proposals[0].done) == ("not-the-same", {})
    assert "remembered" in text(page)
    answer(desk, proposals[1], "not-the-same", reason="Other father.")
    proposals[1].refresh_from_db()
    assert proposals[1].done == {"reason": "Other father."}


def test_undo_gives_back_what_was_and_the_proposal_waits_again(desk, proposals):
    answer(desk, proposals[0], "same")
    page = answer(desk, proposals[0], "undo")
    assert page.context["proposal"] == proposals[0]
    assert page.context["is_open"]
    assert not Person.objects.exists()
    assert "It waits again" in text(page)


def test_the_first_page_of_the_desk_says_by_name_what_was_decided(desk, proposals):
    answer(desk, proposals[0], "same")
    page = text(desk.get(reverse("admin:index")))
    lately = page[page.index("Changed lately</h2>") :]
    assert "Alice Example ~ Alise Example" in lately
    assert "the same" in lately


def test_what_one_is_not_sure_of_is_asked_last(desk, proposals):
    seen = answer(desk, proposals[0], "later").context["proposal"]
    assert seen == proposals[1]
    answer(desk, proposals[1], "not-the-same")
    end = answer(desk, proposals[2], "not-the-same")
    assert "were not sure" in text(end)
    assert [line.is_put_off for line in end.context["lines"]] == [True]
    proposals[0].refresh_from_db()
    assert proposals[0].verdict == "open"


def test_the_second_of_two_people_is_told_who_decided_what(desk, proposals):
    colleague = User.objects.create_superuser("colleague")
    opened = desk.get(page_of(proposals[0]))
    accept(proposals[0], colleague)
    for verdict in ("same", "not-the-same"):
        page = answer(desk, proposals[0], verdict, seen=opened.context["outlook"].mark)
        assert "It is decided now: the same, said by colleague" in text(page)
    assert Person.objects.count() == 1


def test_a_yes_that_would_now_do_something_else_is_asked_again(desk, rows, proposals):
    opened = desk.get(page_of(proposals[1]))
    accept(proposals[0], User.objects.create_superuser("colleague"))
    page = answer(desk, proposals[1], "same", seen=opened.context["outlook"].mark)
    assert "matched one of the rows meanwhile" in text(page)
    assert not EntryMatch.objects.filter(entry=rows[2]).exists()
    answer(desk, proposals[1], "same", seen=page.context["outlook"].mark)
    assert EntryMatch.objects.filter(entry=rows[2]).exists()


def test_two_persons_lead_to_the_merge(desk, rows, proposals):
    people = [factories.PersonFactory(), factories.PersonFactory()]
    for row, person in zip(rows, people, strict=False):
        EntryMatch.objects.create(entry=row, person=person)
    page = desk.get(page_of(proposals[0]))
    assert "matched to two persons" in text(page)
    one, other = sorted(person.pk for person in people)
    assert reverse("admin:merge", args=[one, other]) in text(page)
    assert 'value="same"' not in text(page)


def test_a_hidden_row_is_held_back_and_said_to_be_hidden(desk, editor, rows, proposals):
    hide(rows[0], "family", editor)
    assert [line.proposal for line in desk.get(QUEUE).context["lines"]] == proposals[1:]
    held = desk.get(QUEUE + "?show=held-back")
    assert [line.proposal for line in held.context["lines"]] == proposals[:1]
    assert "hidden</strong>" in text(held)
    page = desk.get(page_of(proposals[0]))
    assert "Hidden on request" in text(page)
    assert 'value="same"' not in text(page)
    assert "A hidden row is not matched" in text(answer(desk, proposals[0], "same"))


def test_what_was_decided_can_be_found_and_taken_back_later(desk, proposals):
    answer(desk, proposals[0], "not-the-same", reason="Other father.")
    page = desk.get(QUEUE + "?show=decided")
    assert [line.proposal for line in page.context["lines"]] == proposals[:1]
    later = desk.get(page_of(proposals[0]))
    assert "Other father." in text(later)
    assert 'value="undo"' in text(later)


def test_an_answer_that_is_none_changes_nothing(desk, proposals):
    assert "Choose one of the answers" in text(answer(desk, proposals[0], "perhaps"))
    assert desk.get(reverse("admin:match", args=["nothing"])).status_code == 404
    assert MatchProposal.objects.filter(verdict="open").count() == 3


def test_a_longer_queue_asks_the_database_no_more_often(desk, proposals):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(QUEUE).status_code == 200
        return len(captured)

    desk.get(QUEUE)
    few = queries()
    for _count in range(5):
        one, other = factories.ListEntryFactory(), factories.ListEntryFactory()
        MatchProposal.objects.create(entry=one, other_entry=other, score=90)
    assert queries() <= few


def find(client, **sent):
    return client.post(reverse("admin:match-find"), sent, follow=True)


def test_proposals_are_found_for_a_list_from_the_desk(desk, rows):
    twin = factories.ListEntryFactory(name_as_recorded="Alice Example", birth="1933")
    page = find(desk, list=twin.victim_list.slug)
    assert "new proposal" in text(page)
    assert MatchProposal.objects.filter(verdict="open").exists()
    assert page.context["narrowing"].victim_list == twin.victim_list
    again = find(desk, list=twin.victim_list.slug, other=rows[0].victim_list.slug)
    assert "0 new proposals" in text(again)


def test_what_is_too_much_for_a_request_names_the_command(desk, rows, monkeypatch):
    monkeypatch.setattr(queue_module, "READ_AT_MOST", 3)
    slugs = [row.victim_list.slug for row in rows[:2]]
    assert f"manage.py propose_matches --list {slugs[0]}," in text(find(desk, list=slugs[0]))
    assert not MatchProposal.objects.exists()
    page = find(desk, list=slugs[0], other=slugs[1])  # two short lists are little work
    assert "2 rows looked at" in text(page)


def test_finding_asks_for_a_list(desk):
    assert "Choose a list" in text(find(desk, list="nowhere"))
