"""Figures: as rows of a table, and as a file to take away."""

import csv
import io

import pytest
from django.utils import translation

from archive.exports.tables import cell
from archive.formatting import figure_words
from archive.models.figures import Bound
from tests.factories import EventFactory, FigureFactory, SourceFactory, TermFactory

pytestmark = pytest.mark.django_db


def page_of(client, event, language="en"):
    return client.get(f"/{language}/events/{event.slug}/").content.decode()


def rows_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"value": 82}, "82"),
        ({"value": 200, "bound": Bound.MORE_THAN}, "more than 200"),
        ({"value": 100_000, "bound": Bound.ABOUT}, "about 100,000"),
        ({"value": None, "value_low": 6, "value_high": 7, "bound": Bound.RANGE}, "6–7"),
        ({"value": None, "value_high": 5, "bound": Bound.UP_TO}, "up to 5"),
        ({"value": None, "value_text": "dozens", "bound": Bound.WORDS}, "dozens"),
        ({"value": "12.50"}, "12.5"),
    ],
)
def test_a_figure_is_said_as_its_source_bounds_it(values, words):
    figure = FigureFactory(**values)
    figure.refresh_from_db()
    with translation.override("en"):
        assert figure_words(figure) == words


def test_thousands_do_not_break_over_the_line(client):
    figure = FigureFactory(value=100_000)
    assert "100\u00a0000" in page_of(client, figure.events.get(), "ru")


def test_a_row_says_who_counted_and_where_it_is_written(client):
    event = EventFactory()
    source = SourceFactory(title="Example report")
    FigureFactory(events=[event], source=source, locator="para 4", counted_by_en="Example Office")
    FigureFactory(events=[event], source=source, counted_by_en="")
    html = page_of(client, event)
    for words in ("Example Office", "Example report", "para 4", "not stated by this source"):
        assert words in html


def test_words_of_the_source_stand_in_quotation_marks(client):
    event = EventFactory()
    FigureFactory(events=[event], value=None, value_text="dozens", bound=Bound.WORDS)
    assert '<q class="figures__words" lang="en">dozens</q>' in page_of(client, event)


def test_parts_follow_their_whole_and_nothing_is_added_up(client):
    event = EventFactory()
    children = TermFactory(vocabulary="population", slug="children")
    whole = FigureFactory(events=[event], value=613)
    FigureFactory(events=[event], value=700)
    FigureFactory(events=[event], value=63, part_of=whole, population=children)
    FigureFactory(events=[event], value=106, part_of=whole)
    html = page_of(client, event)
    assert html.count("of these") == 2
    assert html.index(f"figure-{whole.pk}") < html.index(">63<")
    assert ">169<" not in html
    assert ">1,313<" not in html


def test_the_file_of_an_event_has_every_column_and_only_public_figures(client):
    event = EventFactory()
    source = SourceFactory(title="Example report", url="https://example.org/report")
    figure = FigureFactory(events=[event], source=source, value=82, locator="para 4")
    FigureFactory(events=[event], state="draft", value=1000)
    FigureFactory(events=[event], source=SourceFactory(state="draft"), value=1001)
    FigureFactory(value=1002)
    response = client.get(f"/en/events/{event.slug}/figures.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    [row] = rows_of(response)
    assert row["uid"] == figure.pk
    assert row["address"] == f"http://testserver/id/{figure.pk}"
    assert row["value"] == "82"
    assert row["source_title"] == "Example report"
    assert row["source_url"] == "https://example.org/report"
    assert row["locator"] == "para 4"


def test_the_file_of_all_figures_names_public_events_only(client, django_assert_max_num_queries):
    shown, hidden = EventFactory(), EventFactory(state="draft")
    figures = [FigureFactory(events=[shown, hidden]) for _count in range(6)]
    with django_assert_max_num_queries(4):
        rows = rows_of(client.get("/en/figures.csv"))
    assert {row["uid"] for row in rows} == {figure.pk for figure in figures}
    assert {row["event_slugs"] for row in rows} == {shown.slug}


@pytest.mark.parametrize("text", ["=1+1", "+7", "-2", "@SUM", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_goes_out_defused(client, text):
    event = EventFactory()
    FigureFactory(events=[event], counted_by_en=text)
    [row] = rows_of(client.get(f"/en/events/{event.slug}/figures.csv"))
    assert row["counted_by"].lstrip("'") == text
    assert row["counted_by"].startswith("'")


def test_a_negative_number_stays_a_number():
    assert cell(-5) == "-5"


def test_the_file_of_an_unknown_event_is_not_found(client):
    draft = EventFactory(state="draft")
    assert client.get(f"/en/events/{draft.slug}/figures.csv").status_code == 404
