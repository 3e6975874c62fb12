"""Fields that suggest: found by any form of a name, namesakes told apart."""

import pytest
from django.urls import reverse

from archive.models import PlaceName
from tests import factories

pytestmark = pytest.mark.django_db


def suggested(client, model, field, term):
    asked = {"app_label": "archive", "model_name": model, "field_name": field, "term": term}
    answer = client.get(reverse("admin:autocomplete"), asked)
    return [one["text"] for one in answer.json()["results"]]


def test_namesakes_are_told_apart_by_what_is_known_of_them(desk):
    factories.PersonFactory(name="Alice Example", birth="1950")
    factories.PersonFactory(name="Alice Example", death="1990-01-20")
    found = suggested(desk, "quotation", "person", "alice")
    assert "Alice Example · born 1950" in found
    assert len(set(found)) == 2


def test_a_place_is_found_by_any_of_its_names_once(desk):
    place = factories.PlaceFactory(name="Exampletown")
    for text in ("Old Exampletown", "Exampletown-on-Sea"):
        PlaceName.objects.create(place=place, text=text)
    assert suggested(desk, "event", "places", "Exampletown") == ["Exampletown"]
    assert suggested(desk, "event", "places", "on-Sea") == ["Exampletown"]


def test_what_begins_with_the_typed_word_comes_first(desk):
    for name in ("Abbey of Sampleton", "Sampleton"):
        factories.PlaceFactory(name=name)
    assert suggested(desk, "event", "places", "sampleton")[0] == "Sampleton"


def test_a_record_is_found_by_its_permanent_id_as_people_spell_it(desk):
    source = factories.SourceFactory()
    spelled = f"{source.pk[:4]}-{source.pk[4:8]}-{source.pk[8:]}".lower()
    assert len(suggested(desk, "figure", "source", spelled)) == 1


def test_somebody_signed_out_gets_no_suggestions(client):
    asked = {"app_label": "archive", "model_name": "figure", "field_name": "source", "term": "x"}
    assert client.get(reverse("admin:autocomplete"), asked).status_code == 302
