"""Addresses are promises: an old one forwards, and none is ever given to somebody else."""

import pytest
from django.core.exceptions import ValidationError

from archive.models import Event, PastSlug
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_first_address_comes_from_the_title_in_any_alphabet():
    assert Event.objects.create(title_az="Bakı", kind="background").slug == "baki"
    assert Event.objects.create(title_ru="Пример", kind="background").slug == "primer"


@pytest.mark.parametrize("title", ["", "— !"])
def test_a_record_no_word_can_be_made_of_is_at_its_permanent_id(title):
    event = Event.objects.create(kind="background", title_en=title)
    assert event.slug == event.pk.lower()


def test_a_title_without_letters_leaves_the_address_to_the_next_language():
    event = Event.objects.create(kind="background", title_en="— !", title_az="Xocalı")
    assert event.slug == "xocali"


def test_an_address_made_anew_from_the_same_title_stays_as_it_is():
    event = Event.objects.create(title_en="Example", kind="background")
    event.slug = ""
    event.save()
    assert event.slug == "example"


def test_two_records_of_one_title_get_two_addresses():
    slugs = [Event.objects.create(title_en="Example", kind="background").slug for _count in "ab"]
    assert slugs == ["example", "example-2"]


def test_a_changed_address_leaves_the_old_one_behind():
    event = factories.EventFactory(slug="first-address")
    event.slug = "second-address"
    event.save()
    past = PastSlug.objects.get()
    assert (past.kind, past.slug, past.record) == ("event", "first-address", event.record)


def test_an_address_taken_back_no_longer_forwards_to_itself():
    event = factories.EventFactory(slug="first-address")
    for slug in ("second-address", "first-address"):
        event.slug = slug
        event.save()
    assert list(PastSlug.objects.values_list("slug", flat=True)) == ["second-address"]


def test_an_address_that_forwards_is_not_given_to_another_record():
    event = factories.EventFactory(slug="example")
    event.slug = "moved"
    event.save()
    assert Event.objects.create(title_en="Example", kind="background").slug == "example-2"
    other = factories.EventFactory(slug="other")
    other.slug = "example"
    with pytest.raises(ValidationError, match="forwards to another record"):
        other.full_clean()


def test_the_same_address_may_serve_different_kinds_of_record():
    event = factories.EventFactory(slug="example")
    event.slug = "moved"
    event.save()
    place = factories.PlaceFactory(slug="example")
    place.full_clean()
    assert place.slug == "example"
