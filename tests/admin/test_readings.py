"""A reading set over chosen rows at once: with reason and history, and taken back exactly."""

import pytest
from django.urls import reverse

from archive.models import ListEntry, ReadingEdit
from tests import factories

from .test_publishing import form
from .test_roles import signed_in

pytestmark = pytest.mark.django_db
SET = reverse("admin:set-reading")


@pytest.fixture
def rows():
    names = factories.VictimListFactory(state="draft")
    return [
        factories.ListEntryFactory(victim_list=names, name_as_recorded=f"Bob Sample {place}")
        for place in range(3)
    ]


def address(rows, field):
    return f"{SET}?{'&'.join(f'id={row.uid}' for row in rows)}&field={field}"


def opened(client, rows, field):
    page = client.get(address(rows, field))
    return {f"version-{line.row.uid}": line.row.version for line in page.context["rows"]}


def set_to(client, rows, field, ticked=None, **typed):
    sent = {**opened(client, rows, field), "row": [row.uid for row in ticked or rows], **typed}
    return client.post(address(rows, field), sent, follow=True)


def stored(rows):
    columns = [f.attname for f in ListEntry._meta.fields if f.name != "version"]
    return list(
        ListEntry.objects.filter(pk__in=[r.pk for r in rows]).order_by("pk").values(*columns)
    )


def test_the_action_of_the_list_leads_there_with_the_chosen_rows(desk, rows):
    chosen = {"action": "set_reading", "_selected_action": [row.pk for row in rows[:2]]}
    page = desk.post(reverse("admin:archive_listentry_changelist"), chosen, follow=True)
    assert [line.row.pk for line in page.context["rows"]] == [row.pk for row in rows[:2]]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fate", "killed"),
        ("birth", "20.01.1950"),
        ("age", "41"),
        ("place", None),
        ("circumstances", "In plainly fictional words."),
    ],
)
def test_every_kind_of_reading_is_set_with_history_and_taken_back_exactly(
    desk, editor, rows, field, value
):
    before = stored(rows)
    names = {"age": "age_years", "circumstances": "circumstances_az"}
    column = names.get(field, field)
    typed = {column: value if value else factories.PlaceFactory().pk}
    page = set_to(desk, rows, field, rows[:2], **typed, reason="Read again, p. 3")
    assert "Set in 2 rows" in page.content.decode()
    changed = [row for row, was in zip(stored(rows), before, strict=True) if row != was]
    assert [row["uid"] for row in changed] == [row.uid for row in rows[:2]]
    last = rows[0].history.first()
    assert (last.history_change_reason, last.history_user) == ("Read again, p. 3", editor)
    edit = ReadingEdit.objects.get()
    back = desk.post(
        reverse("admin:reading-edit", args=[edit.pk]), {"reason": "A mistake."}, follow=True
    )
    assert "Taken back in 2 rows" in back.content.decode()
    assert stored(rows) == before
    assert rows[0].history.first().history_change_reason == "A mistake."
    again = desk.post(reverse("admin:reading-edit", args=[edit.pk]), {"reason": "x"}, follow=True)
    assert "taken back already" in again.content.decode()


def test_what_somebody_changed_since_stays_and_is_named(desk, rows):
    set_to(desk, rows, "fate", fate="killed", reason="Read again.")
    row = ListEntry.objects.get(pk=rows[1].pk)
    row.fate = "missing"
    row.save()
    edit = reverse("admin:reading-edit", args=[ReadingEdit.objects.get().pk])
    assert "Bob Sample 1" in desk.get(edit).content.decode().partition("Changed by somebody")[2]
    page = desk.post(edit, {"reason": "A mistake."}, follow=True).content.decode()
    assert "left as they are: Bob Sample 1" in page
    assert [row["fate"] for row in stored(rows)] == ["", "missing", ""]


def test_the_second_of_two_editors_overwrites_nothing(desk, rows):
    versions = opened(desk, rows, "fate")
    row = ListEntry.objects.get(pk=rows[1].pk)
    sent = {"row": [row.uid for row in rows], "fate": "killed", "reason": "Read again."}
    ListEntry.objects.filter(pk=row.pk).update(version=9, fate="missing")
    page = desk.post(address(rows, "fate"), {**versions, **sent})
    assert [line.row.pk for line in page.context["rows"] if line.was_changed] == [row.pk]
    assert [row["fate"] for row in stored(rows)] == ["", "missing", ""]
    assert not ReadingEdit.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"fate": "killed"},
        {"reason": "x"},
        {"fate": "killed", "reason": "x", "row": []},
        {"fate": "killed", "reason": "x", "is_emptied": "on"},
        {"fate": "eaten", "reason": "x"},
    ],
)
def test_nothing_is_set_without_reason_value_or_rows(desk, rows, sent):
    page = set_to(desk, rows, "fate", **sent)
    assert page.context["form"].errors
    assert not ReadingEdit.objects.exists()


def test_a_reading_is_taken_away_only_where_somebody_says_so(desk, rows):
    set_to(desk, rows, "fate", fate="killed", reason="Read again.")
    set_to(desk, rows, "fate", is_emptied="on", reason="The list does not say.")
    assert {row["fate"] for row in stored(rows)} == {""}


def test_what_the_list_says_cannot_be_set(desk, rows):
    for field in ("name", "name_as_recorded", "original", "uid", "nothing"):
        page = desk.get(address(rows, field))
        assert page.context["form"] is None


def test_every_reading_that_can_be_chosen_is_asked(desk, rows):
    for field, _label, _chosen in desk.get(address(rows, "fate")).context["choices"]:
        assert desk.get(address(rows, field)).context["form"] is not None, field


def test_a_contributor_sets_readings_of_drafts_only(client, rows):
    signed_in(client, "contributor")
    assert (
        "Set in 3 rows" in set_to(client, rows, "fate", fate="killed", reason="x").content.decode()
    )
    public = factories.ListEntryFactory()
    assert client.get(address([*rows, public], "fate")).status_code == 403
    edit = ReadingEdit.objects.create(
        field="fate", rows=[{"uid": public.uid, "before": {"fate": ""}, "after": {"fate": ""}}]
    )
    page = reverse("admin:reading-edit", args=[edit.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"reason": "x"}).status_code == 403
    assert client.get(form(ListEntry, rows[0])).status_code == 200
