"""Whatever is sent to an address of the desk is answered with a page: nothing there is an error."""

import re
from itertools import product

import pytest
from django.contrib import admin
from django.urls import URLPattern, reverse

from archive.models import Event, ImportBatch
from tests import factories

from .examples import MAKERS, submitted
from .test_publishing import form as form_of

pytestmark = pytest.mark.django_db
REGISTERED = sorted(admin.site._registry, key=lambda model: model.__name__)
HUGE, NONSENSE, NUL = "9" * 30, "☃ nonsense \u202e ٣ -1", "a\x00b"


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture(params=REGISTERED, ids=lambda model: model.__name__)
def model(request):
    return request.param


@pytest.fixture
def send(desk):
    """Return a function that sends something and gives the answer, whatever it is."""
    desk.raise_request_exception = False

    def sent(page, data=None, method="post"):
        answer = getattr(desk, method)(page, data or {})
        error = getattr(answer, "exc_info", None)
        assert answer.status_code < 500, (method, page, data, error and error[1])
        return answer

    return sent


def filled(opened):
    """Return what the form on a page would send, and the names of the fields it must have."""
    if opened.context is None or "adminform" not in opened.context:
        return {}, []
    fields = list(opened.context["adminform"].form)
    needed = [field.html_name for field in fields if field.field.required or field.name == "slug"]
    related = [field.html_name for field in fields if hasattr(field.field, "queryset")]
    return submitted(opened), [*needed, *related]


@pytest.mark.slow
def test_a_form_may_be_sent_empty_or_full_of_nonsense(desk, send, model):
    pages = [address(model, "add"), address(model, "change", MAKERS[model]().pk)]
    for page in pages:
        full, needed = filled(desk.get(page))
        kept = {name: value for name, value in full.items() if "_FORMS" in name}
        send(page)  # not even its inlines say how many rows they have
        send(page, dict.fromkeys(full, ""))
        for odd in (NONSENSE, HUGE, NUL):
            send(page, {**dict.fromkeys(full, odd), **kept})
        for name, value in product(needed, ("", HUGE)):
            send(page, {**full, name: value})


@pytest.mark.parametrize(
    "make",
    [
        *(factories.EventFactory, factories.PlaceFactory, factories.SourceFactory),
        *(factories.VictimListFactory, factories.OrganisationFactory, factories.PageFactory),
    ],
    ids=lambda make: make.__name__,
)
def test_an_emptied_address_of_a_public_record_is_asked_for_and_what_was_typed_stays(desk, make):
    record = make()
    page = form_of(type(record), record)
    sent = submitted(desk.get(page), slug="", editor_note="A note typed meanwhile.")
    answer = desk.post(page, {**sent, "change_reason": ""})
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert "A note typed meanwhile." in answer.content.decode()


def routes(patterns, before=""):
    """Yield the addresses of the desk as patterns, with what stands in their places."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def made_of(route):
    """Return addresses a route matches: with a number, words, an id that leads nowhere."""
    for odd in (HUGE, "nonsense"):
        filler = r"<(?:int:)[^>]*>"
        numbered = re.sub(filler, odd if odd.isdigit() else "1", route)
        yield "/desk/" + re.sub(r"<[^>]*>", odd, numbered)


@pytest.mark.slow
def test_a_form_that_claims_thousands_of_rows_is_not_drawn_with_them(desk):
    event = factories.EventFactory(state="draft")
    page = form_of(Event, event)
    full = submitted(desk.get(page))
    name = next(name for name in full if name.endswith("-TOTAL_FORMS"))
    answer = desk.post(page, {**full, name: HUGE})
    assert answer.status_code == 200
    assert answer.content.count(b"-50-") > 0
    assert answer.content.count(b"-200-") == 0


@pytest.mark.slow
def test_every_address_of_no_single_model_answers_whatever_stands_in_it(send):
    event = factories.EventFactory(state="draft")
    of_models = ("archive/", "auth/", "^")
    plain = [route for route in routes(admin.site.get_urls()) if not route.startswith(of_models)]
    assert len(plain) > 20
    for route in plain:
        ends = [*made_of(route), "/desk/" + re.sub(r"<[^>]*>", event.pk, route)]
        for page in dict.fromkeys(ends if "<" in route else ends[:1]):
            if "logout" in page or "backup" in page:  # a copy of a database on disk
                continue
            send(page, method="get")
            send(page)
            send(page, {"post": "yes", "version-" + event.pk: HUGE, "opened": HUGE, "uid": HUGE})


QUERIES = [
    *("p=99999999999999999999", "p=x", "p=-1", "o=x", "o=-99.1.x", "e=1", "all=", "_facets=x"),
    *(
        "q=%E2%98%83",
        "id__in=" + HUGE,
        "pk__exact=" + HUGE,
        "nonsense=1",
        "after=x",
        "before=" + HUGE,
    ),
    *("state__exact=x", "record__state__exact=x", "list=" + HUGE, "code=" + HUGE, "page=" + HUGE),
]


@pytest.mark.slow
def test_a_list_answers_any_question_and_any_action(send, model):
    page = address(model, "changelist")
    row = MAKERS[model]()
    for query in QUERIES:
        send(f"{page}?{query}", method="get")
    send(page, {"action": "nonsense", "_selected_action": [str(row.pk)], "index": "x"})
    for chosen in (HUGE, NONSENSE):
        send(page, {"action": "delete_selected", "_selected_action": [chosen]})


def test_every_step_of_an_import_may_be_sent_empty(send):
    batch = MAKERS[ImportBatch]()
    for step, sent in product(
        ("list", "read", "map", "rehearse", "commit", "undo", "discard"),
        ({}, {"turn": HUGE}, {"go": "1", "turn": "0", "profile": HUGE, "header_row": HUGE}),
    ):
        send(address(ImportBatch, step, batch.pk), sent)
    send(address(ImportBatch, "add"), {"kind": "new", "table": NUL})
    send(address(ImportBatch, "add"), {"kind": NONSENSE, "victim_list": NUL})


@pytest.mark.slow
def test_rows_on_a_form_may_be_tampered_with(desk, send):
    event = factories.EventFactory(state="draft")
    page = form_of(Event, event)
    full = submitted(desk.get(page))
    other = factories.EventFactory(state="draft")
    totals = [name for name in full if name.endswith("-TOTAL_FORMS")]
    assert totals
    for name in totals:
        prefix = name.removesuffix("-TOTAL_FORMS")
        one_row = {**full, name: "1", f"{prefix}-INITIAL_FORMS": "1"}
        for key in (HUGE, other.pk, NONSENSE):
            send(page, {**one_row, f"{prefix}-0-id": key, f"{prefix}-0-uid": key})
        for count in ("-1", "x"):
            send(page, {**full, name: count})
