"""A new record is called and addressed as it was typed, and nothing empty is kept."""

import pytest
from django.urls import reverse

from archive.models import (
    Commemoration,
    Event,
    Organisation,
    Page,
    Person,
    Place,
    Position,
    Record,
    Source,
    Term,
    VictimList,
)
from archive.models.registry import Kind
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db

NAMES = [
    ("Xocalı", "xocali"),
    ("Ходжалы", "khodzhaly"),
    ("Gəncə küçəsi 5", "ganca-kucasi-5"),
    ("Խոջալու", "khojalu"),
    ("თბილისი", "tbilisi"),
    ("محمد", "mhmd"),
    ("Place", "place"),
]
TITLED = [Event, VictimList, Organisation, Page]
CALLED = {
    Source: "title",
    **{
        model: f"title_{code}" for model, code in zip(TITLED, ["ru", "az", "ru", "az"], strict=True)
    },
}
ADDED = {Event: {"kind": "background"}, VictimList: {"kind": "published-list"}}


def add(client, model, **typed):
    page = client.get(form(model))
    return client.post(form(model), submitted(page, **{**ADDED.get(model, {}), **typed}))


def only(model):
    return model.objects.get()


@pytest.mark.parametrize(("name", "slug"), NAMES)
def test_a_new_place_is_at_the_name_typed(desk, name, slug):
    factories.PlaceFactory(slug="place")
    Place.objects.get().delete()
    assert add(desk, Place, **{"names-0-text": name}).status_code == 302
    place = only(Place)
    assert (place.slug, str(place)) == (slug, name)


@pytest.mark.parametrize("model", CALLED, ids=lambda model: model.__name__)
@pytest.mark.parametrize(("name", "slug"), NAMES[1:3])
def test_a_new_record_is_at_its_title_in_whatever_language(desk, model, name, slug):
    assert add(desk, model, **{CALLED[model]: name}).status_code == 302
    assert only(model).slug == slug


def test_a_new_person_is_at_the_name_typed(desk):
    add(desk, Person, **{"names-0-text": "Алиса Примерная", "names-0-language": "ru"})
    person = only(Person)
    assert person.slug == "alisa-primernaya"
    assert person.history.count() == 1


def test_of_several_names_the_preferred_or_else_the_first_makes_the_address(desk):
    typed = {"names-TOTAL_FORMS": 3, "names-0-text": "Bxampletown", "names-1-text": "Axampletown"}
    kinds = {f"names-{place}-kind": "variant" for place in range(3)}
    typed |= {f"names-{place}-position": 0 for place in range(3)}
    add(desk, Place, **kinds, **typed)
    assert only(Place).slug == "bxampletown"
    more = {**typed, "names-2-text": "Cxampletown", **kinds, "names-2-kind": "preferred"}
    add(desk, Place, **more)
    assert Place.objects.latest("record__created_at").slug == "cxampletown"


def test_an_address_that_is_taken_is_numbered_after_the_name(desk):
    factories.PlaceFactory(slug="xocali")
    add(desk, Place, **{"names-0-text": "Xocalı"})
    assert Place.objects.filter(slug="xocali-2").exists()


def test_an_address_emptied_is_made_anew_and_the_old_one_forwards(desk):
    event = factories.EventFactory(title_en="New title", slug="old-title")
    page = desk.get(form(Event, event))
    sent = submitted(page, change_reason="A better address.")
    del sent["slug"]
    assert desk.post(form(Event, event), sent).status_code == 302
    old = desk.get(reverse("public:event-detail", args=["old-title"]))
    assert (old.status_code, old["Location"].split("/")[-2]) == (301, "new-title")


EMPTY = [*TITLED, Source, Place, Person, Commemoration, Position, Term]


@pytest.mark.parametrize("model", EMPTY, ids=lambda model: model.__name__)
@pytest.mark.parametrize("typed", ["", "\u200b —"])
def test_nothing_empty_can_be_saved(desk, model, typed):
    needed = {"vocabulary": "measure"} if model is Term else {}
    if model is Position:
        needed = {"event": factories.EventFactory().pk, "stance": "condemns"}
    before = Record.objects.count()
    names = dict.fromkeys(("title", "title_en", "names-0-text", "body_en", "label_en"), typed)
    page = add(desk, model, **names, **needed)
    assert page.status_code == 200
    assert page.context["errors"]
    assert Record.objects.count() == before
    assert not Term.objects.exists()


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.PLACE, Kind.SOURCE])
def test_a_draft_does_not_lose_its_last_name(desk, kind):
    makers = {Kind.EVENT: factories.EventFactory, Kind.PLACE: factories.PlaceFactory}
    record = makers.get(kind, factories.SourceFactory)(state="draft")
    page = desk.get(form(type(record), record))
    taken = {"title_en": "", "title": "", "names-0-DELETE": "on"}
    again = desk.post(form(type(record), record), submitted(page, **taken))
    assert again.status_code == 200
    assert again.context["errors"]


def test_a_person_counted_without_a_name_may_stay_without(desk):
    person = factories.PersonFactory(name="", state="draft")
    row = factories.ListEntryFactory(name_as_recorded="", victim_list__state="draft")
    row.match = person.entry_matches.create(entry=row)
    page = desk.get(form(Person, person))
    assert desk.post(form(Person, person), submitted(page, sex="female")).status_code == 302


def test_a_word_gets_its_key_from_its_label(desk):
    assert add(desk, Term, vocabulary="measure", label_az="Öldürülüb").status_code == 302
    assert only(Term).slug == "oldurulub"


@pytest.mark.parametrize("model", [Place, Person])
def test_names_come_first_with_a_row_open(desk, model):
    page = desk.get(form(model))
    html = page.content.decode()
    fields = ["kind"] if model is Place else ["sex"]
    assert all(html.index('name="names-0-text"') < html.index(f'name="{name}"') for name in fields)
    assert html.count('id="names-group"') == 1
    assert page.context["inline_admin_formsets"][0].formset.forms[0]["kind"].value() == "preferred"
