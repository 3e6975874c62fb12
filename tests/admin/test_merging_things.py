"""Two places or two sources merged at the desk: looked at beforehand, forwarded, taken back."""

import pytest
from django.urls import reverse

from archive.history import KEPT
from archive.models import Merge, PlaceRelation, Record, SearchEntry, SourceRelation
from tests import factories

from .test_matching import text
from .test_publishing import form
from .test_roles import signed_in

pytestmark = pytest.mark.django_db


def places():
    """Two places with everything that can point to one; an event is at both."""
    kept = factories.PlaceFactory(name="Exampletown", slug="exampletown")
    absorbed = factories.PlaceFactory(name="Exampleville", slug="exampleville")
    absorbed.latitude, absorbed.longitude, absorbed.coordinate_origin = "40.10000", "46.20000", "x"
    absorbed.save()
    factories.EventFactory(places=[absorbed], title_en="A fictional fire")
    factories.EventFactory(places=[kept, absorbed])
    factories.FigureFactory().places.add(absorbed)
    factories.PersonFactory(birth_place=absorbed, burial_place=absorbed)
    factories.ListEntryFactory(place=absorbed, residence_place=absorbed)
    inside = factories.PlaceFactory()
    PlaceRelation.objects.create(child=absorbed, parent=inside)
    PlaceRelation.objects.create(child=kept, parent=inside)
    factories.CitationFactory(record=absorbed.record)
    factories.QuotationFactory(place=absorbed)
    return kept, absorbed


def sources():
    """Two sources with everything that can rest on one."""
    kept, absorbed = factories.SourceFactory(), factories.SourceFactory(publisher="Example Press")
    for factory in (factories.FigureFactory, factories.QuotationFactory, factories.PositionFactory):
        factory(source=absorbed)
    factories.ListEntryFactory(source=absorbed, victim_list__source=absorbed)
    factories.CitationFactory(source=absorbed)
    factories.EventFactory(described_in=absorbed)
    name = factories.PersonFactory().names.get()
    name.source = absorbed
    name.save()
    absorbed.authors.create(name="Charlie Test")
    return kept, absorbed


@pytest.fixture(params=[places, sources], ids=["places", "sources"])
def pair(request, db):
    return request.param()


def stored():
    """Return every row a merge may touch; versions, moments of change and merges aside."""
    rows = {}
    for model, many in KEPT.items():
        apart = {"version", "changed_at"}
        names = [field.attname for field in model._meta.fields if field.name not in apart]
        rows[model] = list(model._base_manager.order_by("pk").values(*names))
        for name in many:
            through = getattr(model, name).through._default_manager
            rows[model, name] = sorted(pair[1:] for pair in through.values_list())
    return rows


def address(kept, absorbed):
    return reverse("admin:merge", args=[kept.pk, absorbed.pk])


def merged(client, kept, absorbed, reason="The same, by its own words."):
    page = client.get(address(kept, absorbed))
    versions = {f"version-{name}": version for name, version in page.context["versions"]}
    return client.post(address(kept, absorbed), {**versions, "reason": reason}, follow=True)


def pointing(thing):
    """Return how many rows point to a place or source, by model and column."""
    relations = [
        one
        for one in type(thing)._meta.get_fields(include_hidden=True)
        if one.auto_created and not one.concrete and one.related_model in KEPT
    ]
    counted = {
        f"{one.related_model.__name__}.{one.field.name}": one.related_model.objects.filter(
            **{one.field.name: thing}
        ).count()
        for one in relations
    }
    return {name: number for name, number in counted.items() if number}


def test_the_preview_counts_what_would_move_and_changes_nothing(desk, pair):
    before = stored()
    page = desk.get(address(*pair))
    assert dict(page.context["moves"])
    assert {line.outcome.name for line in page.context["fields"]} & {"FILLED"}
    assert address(*reversed(pair)) in text(page)
    assert stored() == before


def test_everything_moves_and_the_old_address_and_id_forward_for_ever(desk, client, pair):
    kept, absorbed = pair
    old, uid = absorbed.get_absolute_url(), absorbed.pk
    assert "was merged into" in text(merged(desk, kept, absorbed))
    left = pointing(absorbed)
    both = {"Event.places": 1, "PlaceRelation.child": 1}  # what the kept place has as well
    assert left == {name: number for name, number in both.items() if name in left}
    kept.refresh_from_db()
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())
    assert client.get(reverse("forward", args=[uid]))["Location"] == kept.get_absolute_url()
    assert not SearchEntry.objects.filter(uid=uid).exists()
    assert client.get(kept.get_absolute_url()).status_code == 200


def test_an_earlier_address_of_the_absorbed_one_forwards_too(desk, client, pair):
    kept, absorbed = pair
    earlier = absorbed.get_absolute_url()
    absorbed.slug = "moved-once"
    absorbed.save()
    merged(desk, kept, absorbed)
    answer = client.get(earlier)
    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())


def test_a_merge_is_taken_back_exactly(desk, client, pair):
    kept, absorbed = pair
    before = stored()
    merged(desk, kept, absorbed)
    assert stored() != before
    undo = reverse("admin:merge-undo", args=[Merge.objects.get().pk])
    assert "What goes back" in text(desk.get(undo))
    assert "again" in text(desk.post(undo, {"reason": "Another one after all."}, follow=True))
    assert stored() == before
    assert client.get(absorbed.get_absolute_url()).status_code == 200
    assert SearchEntry.objects.filter(uid=absorbed.pk).exists()


def test_a_search_finds_what_moved_at_the_kept_place(desk, client):
    kept, absorbed = places()
    merged(desk, kept, absorbed)
    found = client.get("/en/search/", {"place": kept.slug}).content.decode()
    assert "A fictional fire" in found


def test_what_is_inside_the_other_is_not_the_same_place(desk):
    kept, absorbed = factories.PlaceFactory(), factories.PlaceFactory()
    between = factories.PlaceFactory()
    PlaceRelation.objects.create(child=absorbed, parent=between)
    PlaceRelation.objects.create(child=between, parent=kept)
    assert "lie inside the other" in text(merged(desk, kept, absorbed))
    assert not Merge.objects.exists()


def test_an_edition_of_the_other_is_not_the_same_source(desk):
    kept, absorbed = factories.SourceFactory(), factories.SourceFactory()
    SourceRelation.objects.create(from_source=kept, to_source=absorbed, kind="edition-of")
    assert "edition or copy of the other" in text(merged(desk, kept, absorbed))
    assert not Merge.objects.exists()


@pytest.mark.parametrize("state", ["draft", "hidden"])
def test_what_is_public_goes_into_nothing_that_is_not(desk, pair, state):
    kept, absorbed = pair
    rows = Record.objects.filter(pk=kept.pk)
    rows.update(**({"hidden_at": "2026-01-01T00:00Z"} if state == "hidden" else {"state": state}))
    assert merged(desk, kept, absorbed).context["obstacles"]
    assert not Merge.objects.exists()


def test_the_preview_says_which_statements_would_become_public(desk):
    kept, draft = factories.SourceFactory(), factories.SourceFactory(state="draft")
    factories.FigureFactory(source=draft)
    assert "Figures that become public: 1." in text(desk.get(address(kept, draft)))


def test_a_form_open_meanwhile_notices_what_the_merge_moved(desk):
    kept, absorbed = sources()
    figure = absorbed.figures.get()
    merged(desk, kept, absorbed)
    assert Record.objects.get(pk=figure.pk).version == 2


def test_two_editors_do_not_merge_over_each_other(desk, pair):
    kept, absorbed = pair
    page = desk.get(address(kept, absorbed))
    versions = {f"version-{name}": version for name, version in page.context["versions"]}
    Record.objects.filter(pk=absorbed.pk).update(version=7)
    again = desk.post(address(kept, absorbed), {**versions, "reason": "The same."})
    assert again.context["form"].errors
    assert not Merge.objects.exists()


def test_merging_is_offered_on_the_form_and_in_the_list_to_editors_only(client, pair):
    kept, absorbed = pair
    choose = reverse("admin:merge-choose", args=[kept.pk])
    signed_in(client, "editor")
    assert choose in text(client.get(form(type(kept), kept)))
    assert address(kept, absorbed) in text(client.get(choose, {"q": "example"}))
    listed = reverse(f"admin:archive_{kept._meta.model_name}_changelist")
    chosen = {"action": "merge_two", "_selected_action": [kept.pk, absorbed.pk]}
    assert {*client.post(listed, chosen)["Location"].split("/")} > {kept.pk, absorbed.pk}
    client.logout()
    signed_in(client, "contributor")
    assert choose not in text(client.get(form(type(kept), kept)))
    for page in (choose, address(kept, absorbed)):
        assert client.get(page).status_code == 403
    assert "merge_two" not in text(client.get(listed))


def test_records_of_two_kinds_are_never_merged(desk):
    place, source, event = (
        factories.PlaceFactory(),
        factories.SourceFactory(),
        factories.EventFactory(),
    )
    assert desk.get(address(place, source)).status_code == 404
    assert desk.get(address(event, event)).status_code == 404
    assert desk.get(reverse("admin:merge-choose", args=[event.pk])).status_code == 404
