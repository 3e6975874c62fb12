"""Words of the vocabularies: retired they stay where they stand; merged they move, undoably."""

import pytest
from django.urls import reverse

from archive.models import Figure, ListEntry, Term
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db


@pytest.fixture
def killed():
    return factories.TermFactory(slug="killed")


@pytest.fixture
def slain():
    return factories.TermFactory(slug="slain")


def merge(client, absorbed, **sent):
    return client.post(reverse("admin:archive_term_merge", args=[absorbed.pk]), sent)


def act(client, name, *chosen):
    sent = {"action": name, "_selected_action": [term.pk for term in chosen]}
    return client.post(reverse("admin:archive_term_changelist"), sent)


def test_a_retired_term_stays_where_it_is_used_and_is_offered_no_more(desk, killed, slain):
    figure = factories.FigureFactory(measure=slain, state="draft")
    act(desk, "retire", slain)
    figure.refresh_from_db()
    assert figure.measure == slain
    new = desk.get(form(Figure)).context["adminform"].form.fields["measure"].queryset
    assert list(new) == [killed]
    opened = desk.get(form(Figure, figure))
    assert slain in opened.context["adminform"].form.fields["measure"].queryset
    assert desk.post(form(Figure, figure), submitted(opened, value=12)).status_code == 302
    act(desk, "offer_again", slain)
    assert not Term.objects.get(pk=slain.pk).is_retired


def test_merging_moves_references_with_history_and_retires_the_absorbed_term(desk, killed, slain):
    figure = factories.FigureFactory(measure=slain, state="draft")
    before = figure.history.count()
    assert merge(desk, slain, kept=killed.pk, reason="one word").status_code == 302
    figure.refresh_from_db()
    slain.refresh_from_db()
    assert (figure.measure, slain.is_retired, figure.record.version) == (killed, True, 2)
    last = figure.history.latest()
    assert last.measure_id == killed.pk
    assert last.history_change_reason.endswith("one word")
    assert figure.history.count() == before + 1


def test_rows_of_lists_without_history_keep_what_they_were_before(desk):
    one = factories.TermFactory(vocabulary="status-then", slug="one")
    other = factories.TermFactory(vocabulary="status-then", slug="other")
    entry = factories.ListEntryFactory(status_then=other)
    ListEntry.history.all().delete()  # an import writes none
    merge(desk, other, kept=one.pk, reason="x")
    entry.refresh_from_db()
    assert entry.status_then == one
    later, baseline = entry.history.order_by("-history_id")
    assert (baseline.status_then_id, later.status_then_id) == (other.pk, one.pk)


def test_a_merge_can_be_undone_except_where_somebody_decided_since(desk, killed, slain):
    moved, changed_since, never = (factories.FigureFactory(measure=slain) for _count in range(3))
    never.measure = killed
    never.save()
    third = factories.TermFactory(slug="died")
    merge(desk, slain, kept=killed.pk, reason="x")
    changed_since.refresh_from_db()
    changed_since.measure = third
    changed_since.save()
    assert merge(desk, slain, undo="1").status_code == 302
    for figure, stands in ((moved, slain), (changed_since, third), (never, killed)):
        figure.refresh_from_db()
        assert figure.measure == stands
    slain.refresh_from_db()
    assert not slain.is_retired


def test_a_term_is_not_merged_into_itself(desk, killed):
    page = merge(desk, killed, kept=killed.pk, reason="x")
    assert "cannot be merged into itself" in page.content.decode()
    killed.refresh_from_db()
    assert not killed.is_retired


def test_terms_of_different_vocabularies_are_not_merged(desk, killed):
    other = factories.TermFactory(vocabulary="population", slug="civilians")
    page = merge(desk, other, kept=killed.pk, reason="x")
    assert page.status_code == 200
    assert page.context["form"].errors["kept"]


def test_merging_asks_why(desk, killed, slain):
    assert merge(desk, slain, kept=killed.pk).context["form"].errors["reason"]


def test_who_may_not_change_terms_does_not_merge_them(client, reader, killed, slain):
    client.force_login(reader)
    assert merge(client, slain, kept=killed.pk, reason="x").status_code == 403


def test_a_term_in_use_is_not_deleted_and_it_is_said_where(desk, killed):
    figure = factories.FigureFactory(measure=killed)
    page = desk.post(reverse("admin:archive_term_delete", args=[killed.pk]), {"post": "yes"})
    assert str(figure) in page.content.decode()
    assert Term.objects.filter(pk=killed.pk).exists()
