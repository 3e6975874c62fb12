"""Every two verbs at the very same moment: what both are told is what is stored."""

from concurrent.futures import ThreadPoolExecutor
from itertools import combinations_with_replacement, product
from threading import Barrier

import pytest
from django.db import connection, transaction

from archive.models import Record
from tests.services import at_once as together

PAIRS = list(combinations_with_replacement(together.VERBS, 2))
needs_postgres = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="one writer at a time by itself; tests share one file"
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def stands(world):
    return Record.objects.values("version", "state").get(pk=world.person)


def differs(world, target, before, said):
    """Return in which way what is stored is not what everybody was told; empty if it is."""
    try:
        together.check(world, target, before, said)
        together.check_typed(world, target, said)
    except AssertionError as error:
        return [f"{said} on the {target}: {error}"]
    return []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="they act at the same moment, below")
@pytest.mark.slow
@pytest.mark.django_db
def test_whoever_acts_on_what_has_changed_since_is_told_or_both_hold():
    world = together.made()
    for number, verbs in enumerate(product(together.VERBS, repeat=2)):
        target = together.TARGETS[number % 3]
        with transaction.atomic():
            together.arrange(world, verbs, target)
            together.opened_again(world, target)
            before = stands(world)
            acts = [together.ready(world, verb, target, at) for at, verb in enumerate(verbs)]
            said = [(verb, together.told(act)) for verb, act in zip(verbs, acts, strict=True)]
            wrong = differs(world, target, before, said)
            transaction.set_rollback(True)
        assert not wrong


@pytest.fixture
def kept(transactional_db):
    """Let the archive be put back as it was, many times a second."""
    tables = []

    def keep():
        with connection.cursor() as cursor:
            tables[:] = [f'"{name}"' for name in connection.introspection.table_names(cursor)]
            cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept")
            for name in tables:
                cursor.execute(f"CREATE TABLE kept.{name} AS TABLE {name}")

    def put_back():
        again = [f"DELETE FROM {name}; INSERT INTO {name} TABLE kept.{name}" for name in tables]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica;" + ";".join(again))

    yield keep, put_back
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE")


def rounds():
    """Every pair, more than once; those that have different targets on each of them."""
    for verbs in PAIRS:
        has_target = {"hide", "lift", "save"}.intersection(verbs)
        yield from product([verbs], together.TARGETS if has_target else ["record"] * 2)


@needs_postgres
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_any_two_verbs_at_the_same_moment_agree_with_what_both_are_told(kept):
    keep, put_back = kept
    world = together.made()
    keep()
    both_ready, wrong = Barrier(2, timeout=20), []

    def act(verb, target, number):
        try:
            doing = together.ready(world, verb, target, number)
        finally:
            both_ready.wait()
        return verb, together.told(doing)

    with ThreadPoolExecutor(2) as two:
        for verbs, target in rounds():
            put_back()
            together.arrange(world, verbs, target)
            together.opened_again(world, target)
            before = stands(world)
            said = list(two.map(act, verbs, (target, target), (0, 1)))
            wrong += differs(world, target, before, said)
        both_closed = Barrier(2, timeout=20)
        list(two.map(lambda _each: (both_closed.wait(), connection.close()), range(2)))
    assert not wrong, f"{len(wrong)} rounds:\n" + "\n".join(wrong)
