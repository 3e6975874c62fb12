"""Made-up lists for measuring: never beside real ones, the same in every run."""

import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.models import ListEntry
from archive.search.index import drift
from archive.search.query.search import Question, search
from bench.synthetic.naming import Names
from tests.factories import VictimListFactory

pytestmark = pytest.mark.django_db


def make(*args):
    said = StringIO()
    call_command("make_test_entries", *map(str, args), stdout=said)
    return said.getvalue()


def test_rows_are_public_and_found_and_the_index_is_true():
    make(300)
    assert ListEntry.objects.published().count() == 300
    name = ListEntry.objects.first().name_as_recorded
    assert search(Question.from_params({"q": name}), "en").count >= 1
    assert drift.check() == []


def test_the_same_seed_makes_the_same_names():
    names = [Names(random.Random(seed)) for seed in (7, 7, 8)]  # noqa: S311 - no secret
    one, same, other = ([stock.full("female") for _ in range(50)] for stock in names)
    assert one == same != other
    assert len(set(one)) > 40


def test_it_refuses_to_stand_beside_published_lists():
    VictimListFactory()
    with pytest.raises(CommandError, match="never stand beside"):
        make(10)
    assert not ListEntry.objects.exists()


def test_somebody_who_names_the_database_may_spoil_it():
    VictimListFactory()
    name = str(connection.settings_dict["NAME"]).rsplit("/", 1)[-1]
    with pytest.raises(CommandError, match="not elsewhere"):
        make(10, "--scratch", "elsewhere")
    make(10, "--scratch", name, "--no-index")
    assert ListEntry.objects.count() == 10


def test_drafts_of_lists_do_not_stand_in_the_way():
    VictimListFactory(state="draft")
    make(10, "--no-index")
    assert ListEntry.objects.published().count() == 10


def test_no_rows_is_said_to_be_too_few():
    with pytest.raises(CommandError, match="1 or more"):
        make(0)
