"""A date that one reader takes every other takes, says and gives back: pages, data, desk, lists."""

import csv
import io
from itertools import cycle

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.admin.desk.date_reading import reading_of
from archive.importers.lists.dating import read_date as read_cell
from archive.lib.cells import restored
from archive.lib.dates import UncertainDate, both_styles_in_words, parse_loose
from archive.models.fields import UncertainDateFormField
from archive.public.search.understood import days_words
from archive.search.days import days_of
from archive.search.query.parameters import Question
from tests.factories import EventFactory, SourceFactory

LANGUAGES = ("az", "en", "ru")
GIVEN = settings(max_examples=300, deadline=None, derandomize=True)
ODD = [
    *("1984", "0000", "-0001", "-9999", "9999-12-31", "XXXX", "-XXXX", "19XX", "000X", "1984-XX"),
    *("XXXX-02-29", "1984-1X", "XXXX-XX-31", "1984?", "?1984-02", "1984-~02", "1984-24", "9999-24"),
    *("1950S2", "0010S1", "Y10000", "Y-10000", "Y17E7", "Y-17E7", "Y9E15", "Y-9999999999999999"),
    *("Y3388E2S3", "1990-01-20T00:20:00Z", "1918-21", "about 1918", "20.01.1990", "03/04/1992"),
    *(
        "1990-cı illər",
        "до 1918",
        "after 1918",
        "XIX əsr",
        "١٩٩٠",
        "۲۰.۰۱.۱۹۹۰",
        "１９９０",
        "42000",
    ),
    *("12000 BC", "1984\u00a0", "198\u200b4", "[1984]", "null", "0", "-1", "99999", "1e5", "Y1E17"),
]
ENDS = [
    "1984",
    "-0044-03-15",
    "XXXX",
    "Y12345",
    "Y-9E15",
    "1984-02-XX",
    "1918~",
    "2000-22",
    "",
    "..",
]


@st.composite
def typed(draw):
    """Return what somebody may type for a date: points, intervals and sets, right or wrong."""
    left, right = draw(st.sampled_from([*ODD, *ENDS])), draw(st.sampled_from(ENDS))
    shape = draw(st.sampled_from(["{}", "{}", "{}/{}", "[{}..{}]", "{{{}..{}}}", "[{},{}]"]))
    return shape.format(left, right)


TELLING = (
    *(
        "1984/",
        "Y10000",
        "/..",
        "../..",
        "[..1984]",
        "/1984",
        "Y-9E15/Y9E15",
        "XXXX-02-29",
        "9999-12-31",
    ),
    *("../..", "1918-21", "03/04/1992", "1990-cı illər", "١٩٩٠", "Y1E17", "nonsense"),
)


def examples(test):
    for text in TELLING:
        test = example(text)(test)
    return test


def examples_of_two(test):
    for text in TELLING:
        test = example("", text)(example(text, "")(example(text, text)(test)))
    return test


def is_date(text):
    try:
        UncertainDate.parse(text)
    except ValueError:
        return False
    return True


@GIVEN
@given(typed())
@examples
def test_a_date_that_is_taken_can_be_said_sorted_and_kept(text):
    if not is_date(text):
        return
    date = UncertainDate.parse(text)
    for language in LANGUAGES:
        assert date.in_words(language)
        assert both_styles_in_words(date, language)
    assert sorted([date, UncertainDate.parse("1984")])
    assert UncertainDate.parse(str(date)) == date
    assert all(abs(day or 0) < 2**63 for day in (date.earliest, date.latest))
    days = days_of(text)
    assert days.years() is not None
    assert days.decades() is not None


@GIVEN
@given(typed())
@examples
def test_what_is_read_in_a_form_is_read_in_a_cell_and_while_typing(text):
    with translation.override("en"):
        said = reading_of(text)
    cell = read_cell(text.strip())
    if said["error"] or not said["reading"]:
        return
    edtf = UncertainDateFormField().clean(text)
    assert cell.edtf == edtf, text
    assert UncertainDateFormField().clean(edtf) == edtf  # put back into the form it stays
    assert parse_loose(edtf).date.edtf == edtf


@GIVEN
@given(typed(), typed())
@examples_of_two
def test_a_question_says_in_every_language_how_it_read_its_dates(first, last):
    question = Question.from_params({"from": first, "to": last})
    for language in LANGUAGES:
        with translation.override(language):
            if question.span is not None:
                assert days_words(question)
            assert all(sentence for _name, sentence in question.problems)


@pytest.mark.django_db
def test_every_reader_of_a_question_answers_a_date_alike(client):
    """Search page, its data, its table, and the list of events: none fails, none disagrees."""
    EventFactory(date="1984-02-03", title_en="Example day")
    languages = cycle(LANGUAGES)
    for text, name in zip(TELLING, cycle(("to", "from")), strict=False):
        asked, language = {name: text}, next(languages)
        problems = [sentence for _name, sentence in Question.from_params(asked).problems]
        assert client.get(f"/{language}/search/", asked).status_code == 200, text
        listed = client.get(f"/{language}/events/", asked)
        assert listed.status_code == 200, text
        assert bool(listed.context["filterset"].form.errors) == bool(problems), text
        data = client.get("/api/v1/search/", {**asked, "lang": "en"}).json()
        assert [problem["sentence"] for problem in data["problems"]] == problems
        assert b"".join(client.get("/api/v1/search.csv", asked).streaming_content)


@pytest.mark.django_db
@pytest.mark.slow
def test_a_date_that_is_kept_is_shown_on_every_page_that_shows_it(client):
    kept = [text for text in (*TELLING, *ODD) if is_date(text)]
    events = [EventFactory(date=text) for text in kept]
    SourceFactory(issued=kept[0])
    for event, language in zip(events, cycle(LANGUAGES), strict=False):
        event.refresh_from_db()
        page = event.get_absolute_url().replace("/en/", f"/{language}/")
        assert client.get(page).status_code == 200
    for page in ("events/", "calendar/", "search/?sort=date&kind=event", "search/?decade=1980"):
        assert client.get(f"/az/{page}").status_code == 200, page
    assert client.get("/api/v1/search/?limit=100").status_code == 200
    table = b"".join(client.get("/api/v1/search.csv?kind=event").streaming_content)
    rows = csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
    assert {restored(row["date"]) for row in rows} == {event.date for event in events}


@pytest.mark.django_db
def test_the_desk_takes_or_refuses_a_date_in_words(admin_client):
    page = reverse("admin:archive_event_add")
    for text in TELLING:
        answer = admin_client.post(page, {"title_en": "Example day", "date": text})
        assert answer.status_code == 200  # what else the form needs is missing
        is_refused = "date" in answer.context["adminform"].form.errors
        assert is_refused == bool(reading_of(text)["error"]), text
