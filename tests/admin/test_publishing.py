"""From an empty form to a public record, by the pages an archivist uses."""

import pytest
from django.urls import reverse

from archive.models import Event, Figure, Quotation, Source
from archive.models.registry import State
from tests import factories

from .examples import submitted

pytestmark = pytest.mark.django_db


def form(model, obj=None):
    name = f"admin:archive_{model._meta.model_name}"
    return reverse(f"{name}_change", args=[obj.pk]) if obj else reverse(f"{name}_add")


def step(model, verb, *objs):
    address = reverse(f"admin:archive_{model._meta.model_name}_step", args=[verb])
    return address + "?" + "&".join(f"id={obj.pk}" for obj in objs)


def enter(client, model, **typed):
    page = client.get(form(model))
    answer = client.post(form(model), submitted(page, **typed))
    assert answer.status_code == 302, answer.context["errors"]
    return model.objects.latest("record__created_at")


def do(client, verb, obj, **typed):
    """Take a step and return what the desk says of it."""
    answer = client.post(step(type(obj), verb, obj), typed, follow=True)
    obj.record.refresh_from_db()
    return [str(message) for message in answer.context["messages"]][-1]


def test_an_event_a_source_and_a_figure_are_entered_and_published(desk):
    source = enter(desk, Source, title="Example Gazette, issue 1")
    event = enter(desk, Event, title_en="Example event", kind="loss-and-harm", date="20.01.1990")
    figure = enter(
        desk,
        Figure,
        events=[event.pk],
        measure=factories.TermFactory().pk,
        value="3",
        counted_by_en="Example Committee",
        source=source.pk,
        locator="p. 1",
    )
    assert (event.date, event.slug) == ("1990-01-20", "example-event")
    assert not Figure.objects.published().exists()
    for one in (source, event, figure):
        assert do(desk, "publish", one) == f"“{one}”: Published."
    assert list(Figure.objects.published()) == [figure]
    assert list(Event.objects.published()) == [event]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: factories.QuotationFactory(state="draft", locator="", locator_kind=""), "stands"),
        (lambda: factories.FigureFactory(state="draft", source=None), "names no source"),
        (lambda: factories.EventFactory(state="draft", title_en=""), "no title"),
    ],
    ids=["quotation without locator", "figure without source", "event without title"],
)
def test_what_is_incomplete_is_refused_with_the_reason(desk, make, said):
    record = make()
    page = desk.get(step(type(record), "publish", record))
    assert any(said in sentence for sentence in page.context["candidates"][0].obstacles)
    message = do(desk, "publish", record)
    assert said in message
    assert record.record.state == State.DRAFT


def test_the_form_says_what_is_missing_before_one_tries(desk):
    page = desk.get(form(Event, factories.EventFactory(state="draft", title_en="")))
    assert "It has no title in any language." in page.content.decode()


def test_saving_and_publishing_is_one_way_that_keeps_what_was_typed(desk):
    event = factories.EventFactory(state="draft")
    page = desk.get(form(Event, event))
    sent = submitted(page, title_en="A better title", _then="publish")
    answer = desk.post(form(Event, event), sent)
    event.refresh_from_db()
    assert event.title_en == "A better title"
    assert answer.url == step(Event, "publish", event)


def test_several_records_are_published_from_the_list(desk):
    events = [factories.EventFactory(state="draft") for _count in range(2)]
    chosen = {"action": "publish", "_selected_action": [event.pk for event in events]}
    answer = desk.post(reverse("admin:archive_event_changelist"), chosen)
    desk.post(answer.url)
    assert Event.objects.published().count() == 2


def test_withdrawing_asks_for_a_reason_readers_will_see(desk):
    event = factories.EventFactory()
    assert desk.post(step(Event, "withdraw", event)).context["form"].errors
    do(desk, "withdraw", event, reason="Described twice.")
    assert (event.record.state, event.record.withdrawn_reason) == ("withdrawn", "Described twice.")


def test_a_record_that_changed_since_it_was_looked_at_is_not_published(desk):
    event = factories.EventFactory(state="draft")
    looked_at = event.record.version
    edited = submitted(desk.get(form(Event, event)), title_en="Changed by somebody else")
    desk.post(form(Event, event), edited)
    message = do(desk, "publish", event, **{f"version-{event.pk}": looked_at})
    assert "changed meanwhile" in message
    assert event.record.state == State.DRAFT


def test_only_what_the_public_can_open_is_linked_to_its_public_page(desk):
    shown = factories.QuotationFactory()
    waiting = factories.QuotationFactory(source__state="draft")
    assert "See as the public sees it" in desk.get(form(Quotation, shown)).content.decode()
    assert "See as the public sees it" not in desk.get(form(Quotation, waiting)).content.decode()
