"""Whatever stands behind the question mark of a public address, no answer is an error."""

import re
from itertools import cycle, product

import pytest
from django.urls import URLPattern, get_resolver

from tests import factories

pytestmark = pytest.mark.django_db
ANSWERS = {200, 301, 302, 400, 404, 405, 410}
NAMES = (
    *("q", "from", "to", "dates", "place", "where", "near", "event", "list", "kind", "fate", "sex"),
    *("age", "decade", "undated", "sort", "page", "letter", "speaker", "stance", "language"),
    *("limit", "cursor", "lang", "format", "view", "wish", "report", "event_type", "text", "show"),
)
VALUES = (
    *("", "%00", "%FF%FE", "%E0%A4%A", "%", "%u0041", "%F0%9F%95%AF", "%D9%A3", "%C2%B2", "%0A%0D"),
    *("9" * 400, "-1", "0", "1.5", "1e99", "NaN", "null", "true", "[]", "{}", "1984/", "Y9E15"),
    *(
        "%27%22%3Cscript%3E",
        "%25s%25(x)s",
        "..%2F..%2Fetc",
        "az",
        "%D3%99" * 900,
        "a,b;c",
        "+" * 50,
    ),
    *("baku,9999999", "91,181,5", "(((", "a%20OR%20b", "%E2%80%AE", "%EF%BB%BF", "%ED%A0%80"),
    "x" * 3_000,
)


def routes(patterns, before=""):
    """Yield every public address as a pattern; the desk and what only developers see are not."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if route.startswith(("desk/", "styleguide", "static", "media", "^")):
            continue
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


@pytest.fixture
def pages():
    """The addresses of an archive with a record of each kind."""
    event = factories.EventFactory(slug="example")
    factories.VictimListFactory(slug="example", events=[event])
    factories.ListEntryFactory(name_as_recorded="Alice Example")
    for make in (factories.PlaceFactory, factories.SourceFactory, factories.OrganisationFactory):
        make(slug="example")
    person = factories.PersonFactory(name="Alice Example")
    factories.PageFactory(slug="about")
    made = []
    for route in routes(get_resolver().url_patterns):
        plain = route.replace("<slug:slug>", "example").replace("<uid:uid>", person.pk)
        made.append("/" + re.sub(r"<[^>]*>", "example", plain))
    return sorted(set(made))


def problem(client, page, query):
    """Return what is wrong with the answer to a question, if anything."""
    answer = client.get(f"{page}?{query}")
    if answer.streaming:
        b"".join(answer.streaming_content)
    return "" if answer.status_code in ANSWERS else f"{answer.status_code} {page}?{query[:80]}"


@pytest.mark.slow
def test_any_parameter_with_any_value_is_answered(client, pages):
    """Each page is asked several things at once, some known to it and some not."""
    client.raise_request_exception = False
    assert len(pages) > 30
    names, values = cycle(NAMES), cycle(VALUES)
    problems = []
    for page in pages:
        for _round in range(2):
            pairs = [f"{next(names)}={next(values)}" for _pair in range(9)]
            problems.append(problem(client, page, "&".join(pairs)))
            next(values)  # so that names and values meet otherwise the next time
    assert not any(problems), "\n".join(filter(None, problems))


@pytest.mark.slow
@pytest.mark.parametrize("page", ["/en/search/", "/api/v1/search/"])
def test_every_parameter_of_the_great_lists_takes_every_value(client, page):
    client.raise_request_exception = False
    factories.EventFactory()
    problems = []
    for at, value in enumerate(VALUES):
        some = NAMES[at % 3 :: 3]
        problems.append(problem(client, page, "&".join(f"{name}={value}" for name in some)))
        problems.append(problem(client, page, f"{some[0]}={value}&{some[0]}=1&{some[0]}[]={value}"))
        problems.append(problem(client, page, f"{value}={value}&&=&={value}"))
    assert not any(problems), "\n".join(filter(None, problems))


def test_any_address_is_answered(client):
    client.raise_request_exception = False
    odd = ("%00", "%FF", "%2F..%2F", "x" * 3_000, "%E2%80%AE", "9" * 400, "a%0Ab", "%F0%9F%95%AF")
    starts = ("", "en/", "en/events/", "en/people/", "id/", "en/report/", "en/lists/example/")
    for start, end in product(starts, odd):
        assert client.get(f"/{start}{end}/").status_code in ANSWERS, (start, end)
