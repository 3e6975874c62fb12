"""What is not public is nowhere: not found, not counted, not suggested, not in the vocabulary."""

import pytest
from django.db import connection
from django.utils import timezone

from archive.models import (
    EntryMatch,
    EventName,
    ListEntry,
    Participation,
    PersonName,
    Quotation,
    SearchEntry,
    SearchNeighbour,
    SearchToken,
    SearchWords,
)
from archive.search.index import drift
from archive.search.index import writer as index
from archive.search.index.collecting import announce
from archive.search.query.search import suggest
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db

CANARY = "Qanarycanary"
NOT_PUBLIC = ["draft", "in-review", "withdrawn"]


def assert_nowhere(ask):
    for _ in range(2):
        assert ask(q=CANARY).count == 0
        assert ask(q=CANARY).corrections == []
        assert ask(q="Qanarycanari").count == 0
        assert ask(q="Qanarycanari").corrections == []
        assert suggest(CANARY[:4], "en") == []
        assert not SearchWords.objects.filter(tokens__contains="anarycanar").exists()
        assert not SearchToken.objects.filter(token__contains="anarycanar").exists()
        assert not SearchNeighbour.objects.filter(token__contains="anarycanar").exists()
        assert drift.check() == []
        index.rebuild()


@pytest.mark.parametrize("state", NOT_PUBLIC)
def test_records_that_are_not_public_are_nowhere(ask, state):
    event = EventFactory(title_en=CANARY, state=state)
    source = SourceFactory(title=CANARY, state=state)
    PersonFactory(name=CANARY, state=state)
    PlaceFactory(name=CANARY, state=state)
    OrganisationFactory(title_en=CANARY, state=state)
    PositionFactory(body_en=CANARY, state=state)
    PositionFactory(body_en=CANARY, event=event)
    QuotationFactory(text=CANARY, state=state)
    QuotationFactory(text=CANARY, source=source)
    QuotationFactory(text=CANARY, events=[event])
    ListEntryFactory(name_as_recorded=CANARY, victim_list=VictimListFactory(state=state))
    ListEntryFactory(name_as_recorded=CANARY, victim_list=VictimListFactory(source=source))
    ListEntryFactory(name_as_recorded=CANARY, source=source)
    VictimListFactory(title_en=CANARY, state=state)
    assert_nowhere(ask)
    assert CANARY not in str(ask().facets)


def test_hidden_records_rows_and_names_are_nowhere(ask):
    now = timezone.now()
    PersonFactory(name=CANARY, hidden_at=now)
    person = PersonFactory(name="Alice Example")
    PersonName.objects.create(person=person, text=CANARY, hidden_at=now)
    EventName.objects.create(event=EventFactory(), text=CANARY, hidden_at=now)
    ListEntryFactory(name_as_recorded=CANARY, hidden_at=now)
    assert_nowhere(ask)


def test_what_only_colleagues_may_read_is_nowhere(ask):
    EventFactory(editor_note=CANARY)
    PersonFactory(editor_note=CANARY)
    its_list = VictimListFactory(
        columns=[{"name": "Name", "public": True}, {"name": "Passport", "public": False}]
    )
    ListEntryFactory(
        victim_list=its_list,
        editor_note=CANARY,
        row_key=CANARY,
        original={"Name": "Bob", "Passport": CANARY, "Unlisted": CANARY},
    )
    assert_nowhere(ask)


def test_people_only_cited_and_quotations_not_for_everywhere_are_nowhere(ask):
    cited = PersonFactory(name=CANARY, is_citation_only=True)
    QuotationFactory(text="Fictional words", person=cited)
    QuotationFactory(text=CANARY, display="event-only")
    QuotationFactory(text=CANARY, display="withheld")
    PlaceFactory(name=CANARY, is_mention=True)
    assert_nowhere(ask)


def test_a_person_takes_nothing_from_rows_and_statements_that_are_not_public(ask):
    person = PersonFactory(name="Alice Example")
    row = ListEntryFactory(name_as_recorded=CANARY, victim_list=VictimListFactory(state="draft"))
    EntryMatch.objects.create(entry=row, person=person)
    Participation.objects.create(
        person=person,
        event=EventFactory(state="draft"),
        source=SourceFactory(),
        fate="killed",
        date="1992",
    )
    assert_nowhere(ask)
    assert ask(kind="person", fate="killed").count == 0
    assert ask(kind="person", from_="1992").count == 0


def test_withdrawing_a_list_takes_its_rows_out_at_once(ask):
    its_list = VictimListFactory(title_en=CANARY)
    ListEntryFactory(name_as_recorded=CANARY, victim_list=its_list)
    assert ask(q=CANARY).count == 2
    its_list.record.state = "withdrawn"
    its_list.record.save()
    assert_nowhere(ask)


def test_hiding_a_name_takes_it_out_at_once(ask):
    person = PersonFactory(name=CANARY)
    assert ask(q=CANARY).count == 1
    name = person.names.get()
    name.hidden_at = timezone.now()
    name.save()
    assert_nowhere(ask)


def test_withdrawing_a_source_takes_out_what_rests_on_it(ask):
    source = SourceFactory(title=CANARY)
    QuotationFactory(text=CANARY, source=source)
    ListEntryFactory(name_as_recorded=CANARY, source=source)
    assert ask(q=CANARY).count == 3
    source.record.state = "withdrawn"
    source.record.save()
    assert_nowhere(ask)


def test_a_bulk_change_is_seen_when_it_is_announced(ask):
    row = ListEntryFactory(name_as_recorded=CANARY)
    ListEntry.objects.filter(pk=row.pk).update(hidden_at=timezone.now())
    announce(ListEntry, [row.pk])
    assert_nowhere(ask)


def test_a_record_hidden_behind_the_indexs_back_is_still_not_shown(found):
    quotation = QuotationFactory(text=CANARY)
    assert len(found(q=CANARY)) == 1
    Quotation.objects.filter(pk=quotation.pk).update(display="withheld")
    assert SearchEntry.objects.filter(uid=quotation.pk).exists()
    assert found(q=CANARY) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps no words in blocks")
def test_nothing_of_a_hidden_name_stays_in_the_blocks_of_the_index():
    ListEntryFactory(name_as_recorded="Bob Sample")
    row = ListEntryFactory(name_as_recorded=CANARY)
    row.hidden_at = timezone.now()
    row.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM archive_searchindex_data")
        blocks = b"".join(bytes(block) for (block,) in cursor.fetchall())
    assert b"sample" in blocks
    assert b"narycan" not in blocks
