"""Lists that may hold millions of rows: page by page after a place, nothing counted or skipped."""

from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from archive.admin.records.entries import ListEntryAdmin
from archive.admin.records.people import PersonAdmin
from archive.admin.records.registry import RecordAdmin
from archive.models import ListEntry, Person, Record
from tests import factories

pytestmark = pytest.mark.django_db
ROWS = reverse("admin:archive_listentry_changelist")


@pytest.fixture
def rows(desk, monkeypatch):
    for model_admin in (ListEntryAdmin, PersonAdmin, RecordAdmin):
        monkeypatch.setattr(model_admin, "list_per_page", 3)
    lists = [factories.VictimListFactory() for _number in range(2)]
    return [
        factories.ListEntryFactory(victim_list=lists[number % 2], position=number // 2)
        for number in range(8)
    ]


def pages(desk, address):
    """Return all pages from the first on, as lists of keys, and the addresses of each."""
    found, addresses = [], [address]
    while True:
        shown = desk.get(addresses[-1]).context["cl"]
        found.append([row.pk for row in shown.result_list])
        if not shown.later_url:
            return found, addresses
        addresses.append(address.partition("?")[0] + shown.later_url)


def test_every_row_is_on_one_page_in_the_order_of_the_lists(desk, rows):
    found, _addresses = pages(desk, ROWS)
    expected = list(
        ListEntry.objects.order_by("victim_list_id", "position").values_list("pk", flat=True)
    )
    assert [len(page) for page in found] == [3, 3, 2]
    assert list(chain(*found)) == expected


def test_one_goes_back_the_way_one_came(desk, rows):
    found, addresses = pages(desk, ROWS)
    back = []
    address = addresses[-1]
    while address:
        shown = desk.get(address).context["cl"]
        back.insert(0, [row.pk for row in shown.result_list])
        address = shown.earlier_url and ROWS + shown.earlier_url
    assert back == found


def test_the_latest_records_come_first_and_are_paged_too(desk, rows):
    found, _addresses = pages(desk, reverse("admin:archive_record_changelist"))
    ordered = Record.objects.order_by("-changed_at", "-uid").values_list("pk", flat=True)
    assert list(chain(*found)) == list(ordered)


def test_filters_stay_while_one_pages_and_another_filter_begins_anew(desk, rows):
    for row in rows[:5]:
        ListEntry.objects.filter(pk=row.pk).update(fate="killed")
    found, addresses = pages(desk, f"{ROWS}?fate__exact=killed")
    assert sorted(chain(*found)) == sorted(row.pk for row in rows[:5])
    assert "fate__exact=killed" in addresses[1]
    shown = desk.get(addresses[1]).context["cl"]
    assert "_after" not in shown.get_query_string({"sex__exact": "female"})


def test_a_page_after_a_row_that_is_gone_begins_at_the_start(desk, rows):
    for key in ("0", "nonsense", "999999999999999999999999"):
        answer = desk.get(ROWS, {"_after": key})
        assert len(answer.context["cl"].result_list) == 3


def test_the_pages_are_links_a_keyboard_reaches(desk, rows):
    words = desk.get(ROWS).content.decode()
    assert 'rel="next">Later' in words
    later = desk.get(ROWS + desk.get(ROWS).context["cl"].later_url).content.decode()
    assert "From the start" in later
    assert 'rel="prev">← Earlier' in later


def test_hidden_rows_are_narrowed_to(desk, rows):
    ListEntry.objects.filter(pk=rows[2].pk).update(hidden_at=timezone.now())
    hidden = desk.get(ROWS, {"hidden": "yes"}).context["cl"].result_list
    assert [row.pk for row in hidden] == [rows[2].pk]
    assert len(pages(desk, f"{ROWS}?hidden=no")[0]) == 3


def test_people_are_narrowed_by_state(desk, rows, monkeypatch):
    drafts = [factories.PersonFactory(state="draft").pk for _number in range(2)]
    factories.PersonFactory()
    for rare in (5_000, 1):  # few are looked up by their ids, many as one meets them
        monkeypatch.setattr("archive.admin.changelists.filters.RARE", rare)
        page = desk.get(reverse("admin:archive_person_changelist"), {"state": "draft"})
        assert sorted(one.pk for one in page.context["cl"].result_list) == sorted(drafts)


@pytest.mark.parametrize("model", ["listentry", "person", "record", "matchproposal", "entrymatch"])
def test_nothing_is_counted_and_nothing_skipped(desk, rows, model):
    address = reverse(f"admin:archive_{model}_changelist")
    with CaptureQueriesContext(connection) as asked:
        desk.get(address)
    told = [one["sql"] for one in asked.captured_queries]
    assert not [sql for sql in told if "COUNT(" in sql or "OFFSET" in sql]


def test_suggestions_are_paged_without_counting(desk, rows):
    question = {"app_label": "archive", "model_name": "entrymatch", "field_name": "entry"}
    with CaptureQueriesContext(connection) as asked:
        found = desk.get(reverse("admin:autocomplete"), {**question, "term": ""}).json()
    assert len(found["results"]) == 8
    assert not found["pagination"]["more"]
    assert not [one["sql"] for one in asked.captured_queries if "COUNT(" in one["sql"]]


def test_a_row_of_a_list_that_is_not_public_is_found_by_how_its_name_begins(desk, monkeypatch):
    monkeypatch.setattr("archive.admin.changelists.search.COMPARED", 0)
    draft = factories.VictimListFactory(state="draft")
    row = factories.ListEntryFactory(victim_list=draft, name_as_recorded="Nümunəyev Əli")
    person = factories.PersonFactory(state="draft", name="Alice Example")
    found = desk.get(ROWS, {"q": "nümunə"}).context["cl"].result_list
    assert [one.pk for one in found] == [row.pk]
    people = desk.get(reverse("admin:archive_person_changelist"), {"q": "alice"})
    assert [one.pk for one in people.context["cl"].result_list] == [person.pk]
    assert Person.objects.count() == 1
