"""What grows old, on the desk: texts behind another language, links that lead nowhere."""

import pytest
from django.urls import reverse
from django.utils import timezone

from archive.models import Event, LinkCheck, Source, StaleText
from tests import factories

from .examples import submitted
from .test_editing import save
from .test_publishing import form

pytestmark = pytest.mark.django_db


@pytest.fixture
def behind(desk):
    event = factories.EventFactory(state="draft", summary_en="One", summary_az="Bir")
    save(desk, event, summary_en="Two")
    factories.EventFactory(title_en="Another event")
    return event


@pytest.fixture
def dead():
    source = factories.SourceFactory(url="https://example.org/gone", archived_url="")
    LinkCheck.objects.create(
        source=source, url=source.url, state="gone", answer="404", checked_at=timezone.now()
    )
    factories.SourceFactory(title="Another source", url="https://example.org/there")
    return source


def gaps(desk):
    page = desk.get(reverse("admin:index"))
    return {gap.words: gap for _heading, found in page.context["gaps"] for gap in found}, page


def test_texts_behind_another_language_are_counted_and_listed(desk, behind):
    found, page = gaps(desk)
    assert "Behind in Azərbaycanca" in page.content.decode()
    assert found["Events"].count
    address = reverse("admin:archive_event_changelist") + "?record__stale_texts__language=az"
    assert address.replace("&", "&amp;") in page.content.decode()
    listed = desk.get(address).context["cl"].result_list
    assert [event.pk for event in listed] == [behind.pk]


def test_somebody_who_read_it_says_that_it_still_fits(desk, behind):
    page = desk.get(form(Event, behind))
    assert "still fit" in page.content.decode()
    desk.post(form(Event, behind), submitted(page, still_fit="on"))
    assert not StaleText.objects.exists()
    assert "still fit" not in desk.get(form(Event, behind)).content.decode()


def test_dead_links_are_counted_listed_and_said_beside_the_address(desk, dead):
    found, _page = gaps(desk)
    gap = found["Sources with a dead link"]
    assert gap.count == 1
    listed = desk.get(gap.address).context["cl"].result_list
    assert [source.pk for source in listed] == [dead.pk]
    words = desk.get(form(Source, dead)).content.decode()
    assert "The link is dead since" in words
    assert "https://example.org/gone: not there any more (404)" in words


def test_a_dead_link_stands_among_what_should_be_looked_at_again(desk, dead):
    page = desk.get(reverse("admin:checks"), {"code": "dead-link"})
    assert [line.finding.uid for line in page.context["lines"]] == [dead.pk]


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        ("dead", ["Example book"]),
        ("answers", ["Example page"]),
        ("never", ["Another source"]),
    ],
)
def test_sources_are_narrowed_by_what_became_of_their_link(desk, dead, choice, titles):
    Source.objects.filter(pk=dead.pk).update(title="Example book")
    page = factories.SourceFactory(title="Example page", url="https://example.org/page")
    LinkCheck.objects.create(
        source=page, url=page.url, state="answers", answer="200 OK", checked_at=timezone.now()
    )
    answer = desk.get(reverse("admin:archive_source_changelist"), {"link": choice})
    assert [one.title for one in answer.context["cl"].result_list] == titles
