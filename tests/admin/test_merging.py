"""Two persons merged at the desk: looked at field by field, done with a reason, taken back."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.models import Merge, Person, Record
from archive.services.merging import merge_people
from tests import factories
from tests.services.test_merging import stored

from .test_matching import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return factories.PersonFactory(name="Alice Example", birth="1930")


@pytest.fixture
def absorbed():
    return factories.PersonFactory(
        name="Alice Sample", birth="1931", sex="female", biography_en="Wrote letters."
    )


def address(kept, absorbed):
    return reverse("admin:merge", args=[kept.pk, absorbed.pk])


def merged(client, kept, absorbed, **sent):
    page = client.get(address(kept, absorbed))
    versions = {f"version-{name}": version for name, version in page.context["versions"]}
    return client.post(address(kept, absorbed), {**versions, **sent}, follow=True)


def test_the_preview_says_field_by_field_what_becomes_of_it(desk, kept, absorbed):
    before = stored()
    page = desk.get(address(kept, absorbed))
    outcomes = {line.label: str(line.outcome) for line in page.context["fields"]}
    assert outcomes["born"] == "differs"
    assert outcomes["sex"] == "filled"
    assert [one for one in outcomes.values() if one == "left"] == ["left"]
    assert "Names of people: 1" in text(page)
    assert address(absorbed, kept) in text(page)
    assert stored() == before


def test_a_merge_asks_why_and_leads_the_old_address_to_the_kept_person(desk, kept, absorbed):
    assert merged(desk, kept, absorbed).context["form"].errors["reason"]
    assert not Merge.objects.exists()
    page = merged(desk, kept, absorbed, reason="Same grave.")
    assert "was merged into" in text(page)
    assert {name.text for name in kept.names.all()} == {"Alice Example", "Alice Sample"}
    old = desk.get(reverse("public:person-detail", args=[absorbed.pk]))
    assert old.status_code == 301
    assert kept.pk in old["Location"]


def test_a_merge_is_taken_back_exactly(desk, kept, absorbed):
    before = stored()
    merged(desk, kept, absorbed, reason="Same grave.")
    undo = reverse("admin:merge-undo", args=[Merge.objects.get().pk])
    assert "Names of people: 1" in text(desk.get(undo))
    assert desk.post(undo, {}).context["form"].errors["reason"]
    page = desk.post(undo, {"reason": "Another grave."}, follow=True)
    assert "two persons again" in text(page)
    assert stored() == before
    assert "undone already" in text(desk.post(undo, {"reason": "Again."}))


def test_what_stands_in_the_way_is_said_and_nothing_is_done(desk, kept, absorbed):
    Record.objects.filter(pk=kept.pk).update(state="draft")
    page = merged(desk, kept, absorbed, reason="Same grave.")
    assert "keep the public one" in text(page)
    assert not Merge.objects.exists()


def test_a_merge_of_what_somebody_changed_meanwhile_is_looked_at_again(desk, kept, absorbed):
    page = desk.get(address(kept, absorbed))
    versions = {f"version-{name}": version for name, version in page.context["versions"]}
    Record.objects.filter(pk=absorbed.pk).update(version=7)
    sent = {**versions, "reason": "Same grave."}
    again = desk.post(address(kept, absorbed), sent)
    assert "changed meanwhile" in text(again)
    assert not Merge.objects.exists()


def test_what_was_changed_since_is_said_before_a_merge_is_taken_back(desk, kept, absorbed):
    merge = merge_people(kept, absorbed, User.objects.create_user("x"), "Same grave.")
    person = Person.objects.get(pk=kept.pk)
    person.sex = "male"
    person.save()
    page = text(desk.get(reverse("admin:merge-undo", args=[merge.pk])))
    assert "Fields somebody has changed since: sex" in page


def test_merges_of_other_records_are_not_taken_back_here(desk):
    one, other = factories.EventFactory(), factories.EventFactory()
    merge = Merge.objects.create(kept=one.record, absorbed=other.record)
    assert desk.get(reverse("admin:merge-undo", args=[merge.pk])).status_code == 404
