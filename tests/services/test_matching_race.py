"""Two people who answer one proposal at the same moment: one verdict, and the other is told."""

from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection

from archive.models import EntryMatch, MatchProposal, Person
from archive.services.linkage import CannotMatch, accept
from tests.factories import ListEntryFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="one writer at a time by itself; tests share one file"
    ),
]


def test_two_at_the_same_moment_make_one_person():
    proposal = MatchProposal.objects.create(
        entry=ListEntryFactory(), other_entry=ListEntryFactory(), reasons=[["name-exact"]]
    )
    people = [User.objects.create_user(name) for name in ("first", "second")]
    both_ready, told = Barrier(2), []

    def answer(author):
        try:
            mine = MatchProposal.objects.get(pk=proposal.pk)
            both_ready.wait(timeout=20)
            accept(mine, author)
        except CannotMatch as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=answer, args=[author]) for author in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert Person.objects.count() == 1
    assert EntryMatch.objects.count() == 2
    proposal.refresh_from_db()
    assert len(told) == 1
    assert f"said by {proposal.decided_by.username}" in told[0]
