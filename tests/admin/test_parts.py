"""The form of an event lists what belongs to it, with a way to add more and to come back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.models import Commemoration, Event, Figure, Position, Quotation, VictimList
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return factories.EventFactory(state="draft", title_en="Example village")


def parts(client, record):
    return {part.key: part for part in client.get(form(type(record), record)).context["parts"]}


def test_the_form_of_an_event_lists_what_belongs_to_it(desk, event):
    figure = factories.FigureFactory(events=[event], value=40)
    picture = factories.MediaItemFactory(state="draft")
    picture.events.add(event)
    made = {
        "figure": figure,
        "quotation": factories.QuotationFactory(events=[event]),
        "position": factories.PositionFactory(event=event),
        "victimlist": factories.VictimListFactory(events=[event]),
        "mediaitem": picture,
    }
    factories.FigureFactory()
    listed = parts(desk, event)
    for name, record in made.items():
        (line,) = listed[f"part-{name}"].lines
        assert record.pk in line.address
    assert listed["part-figure"].lines[0].title.startswith("killed: 40 — Example village")


TYPED = {
    Figure: {"value": 3},
    Quotation: {"text": "Plainly fictional words."},
    Position: {"body_en": "Parliament of Exampleland", "stance": "condemns"},
    VictimList: {"title_en": "Example list", "kind": "published-list"},
    Commemoration: {"title_en": "Example day"},
}


@pytest.mark.parametrize("model", TYPED, ids=lambda model: model.__name__)
def test_what_is_added_there_is_of_the_event_and_leads_back_to_it(desk, event, model):
    more = {"measure": factories.TermFactory().pk} if model is Figure else {}
    add = parts(desk, event)[f"part-{model._meta.model_name}"].add_url
    page = desk.get(add)
    answer = desk.post(add, submitted(page, **TYPED[model], **more))
    assert answer.status_code == 302
    assert answer["Location"].startswith(form(Event, event))
    made = model.objects.get()
    assert event in ([made.event] if model is Position else made.events.all())


def test_the_way_back_survives_another_and_going_on_and_the_last_source(desk, event):
    add = parts(desk, event)["part-victimlist"].add_url
    source = factories.SourceFactory()
    typed = submitted(desk.get(add), **TYPED[VictimList], source=source.pk)
    assert desk.post(add, {**typed, "_addanother": "1"})["Location"] == add
    html = desk.get(add).content.decode().replace("&amp;", "&")
    assert f"events={event.pk}&_back={event.pk}&source={source.pk}" in html
    onward = desk.post(add, {**typed, "_continue": "1"})["Location"]
    again = desk.get(onward)
    assert desk.post(onward, submitted(again))["Location"].startswith(form(Event, event))


@pytest.mark.parametrize("odd", ["https://elsewhere.example/", "0123", "\u0661"])
def test_the_way_back_leads_nowhere_else(desk, odd):
    address = f"{form(VictimList)}?_back={odd}"
    typed = submitted(desk.get(address), **TYPED[VictimList])
    listed = reverse("admin:archive_victimlist_changelist")
    assert desk.post(address, typed)["Location"] == listed


def test_a_source_lists_what_rests_on_it(desk, event):
    figure = factories.FigureFactory()
    listed = parts(desk, figure.source)["part-figure"]
    assert [figure.pk in line.address for line in listed.lines] == [True]
    assert f"source={figure.source.pk}" in listed.add_url


def test_who_may_not_add_is_offered_nothing(client, reader, event):
    client.force_login(reader)
    assert {part.add_url for part in parts(client, event).values()} == {""}


def test_a_picture_added_there_belongs_to_the_event(desk, event):
    add = parts(desk, event)["part-mediaitem"].add_url
    sent = submitted(desk.get(add), title_en="Example picture")
    desk.post(add, {**sent, "file": SimpleUploadedFile("example.png", b"not a picture")})
    assert [str(item) for item in event.media.all()] == ["Example picture"]
