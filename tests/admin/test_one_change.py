"""What one submit of a form costs: one change of the index, and few questions to the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Event
from archive.search.index import drift
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db

MOST_QUERIES = 68
REWRITES = 'DELETE FROM "archive_searchentry"'
NAME = {"language": "en", "kind": "variant", "position": "0"}


def three_names(first):
    """Return what a browser sends of three new names, below those that are there."""
    rows = {}
    for at in range(first, first + 3):
        new = {"text": f"Example Variant {at}", **NAME}
        rows |= {f"names-{at}-{name}": value for name, value in new.items()}
    return {**rows, "names-TOTAL_FORMS": str(first + 3)}


@pytest.mark.parametrize(
    ("make", "sent"),
    [
        pytest.param(
            factories.EventFactory, {"title_en": "Changed title"} | three_names(0), id="event"
        ),
        pytest.param(
            factories.PersonFactory, {"occupation_en": "farmer"} | three_names(1), id="person"
        ),
    ],
)
def test_a_form_and_three_rows_on_it_rewrite_the_index_once(desk, make, sent):
    record = make()
    model = type(record)
    page = desk.get(form(model, record))
    with CaptureQueriesContext(connection) as queries:
        answer = desk.post(form(model, record), submitted(page, change_reason="p. 12", **sent))
    assert answer.status_code == 302
    assert sum(query["sql"].startswith(REWRITES) for query in queries) == 1
    assert len(queries) < MOST_QUERIES
    assert record.names.filter(text__startswith="Example Variant").count() == 3
    assert drift.check() == []


def test_rows_without_a_number_come_after_those_that_are_there_in_the_order_typed(desk):
    event = factories.EventFactory()
    page = desk.get(form(Event, event))
    sent = submitted(page, change_reason="p. 12", **three_names(0) | {"names-1-position": "7"})
    assert desk.post(form(Event, event), sent).status_code == 302
    places = event.names.order_by("text").values_list("position", flat=True)
    assert list(places) == [0, 7, 8]
