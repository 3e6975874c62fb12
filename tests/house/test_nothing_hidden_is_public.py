"""One walk over every public address, with a secret planted in every hidden state."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from tests.house.canary import FINDABLE, SECRET, plant

LINK = re.compile(r'(?:href|src|action)="([^"#]+)')
TOLD = re.compile(r"<loc>([^<]+)")
LANGUAGES = [code for code, _name in settings.LANGUAGES]
STARTS = [
    "home", "event-list", "person-list", "list-list", "place-list", "source-list",
    "quotation-list", "position-list", "calendar", "search", "about", "figures",
]  # fmt: skip
QUESTIONS = [
    f"?q={FINDABLE}",
    f"?q={FINDABLE[:8]}",
    f"?place={FINDABLE}",
    "?q=example&kind=event",
    "?from=1990&to=1990",
    "?from=1990-01-20&to=1990-01-20&dates=within",
    "?q=kanarfindabel",
    "?q=kanarsecrte",
    "?q=kanarsec",
    "?q=dora+example",
    "?q=bob",
    f"?near={FINDABLE},10",
    "?age=unstated",
]
ASKED_BY_MACHINES = ["api:search", "api:search-csv", "public:search-suggest"]


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """The world of secrets, planted once for the tests here; nothing of it is left behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant()
        transaction.set_rollback(True)


@pytest.fixture
def world(planted, db):
    """The world of secrets, put back after each test."""
    return planted


def seen_in(response) -> bool:
    """Whether the secret stands anywhere in an answer, headers included."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = unquote(unescape(body.decode("utf-8", "replace"))) + str(dict(response.items()))
    return SECRET in text.lower()


def links_of(response) -> set[str]:
    """The local addresses an answer links to; of a site map, those it tells engines of."""
    kind = response.get("Content-Type", "")
    if "xml" in kind:
        return {urlsplit(unescape(link)).path for link in TOLD.findall(response.content.decode())}
    if "html" not in kind:
        return set()
    found = {unescape(link) for link in LINK.findall(response.content.decode())}
    return {
        link for link in found
        if link.startswith("/") and not link.startswith(("//", "/static/", "/media/", "/desk/"))
    }  # fmt: skip


def starting_addresses() -> set[str]:
    found = {"/", "/robots.txt", "/sitemap.xml"}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {reverse(f"public:{name}") for name in STARTS}
            found |= {reverse("public:search") + question for question in QUESTIONS}
            found |= {
                f"{reverse(name)}{question}&lang={language}"
                for name in ASKED_BY_MACHINES
                for question in QUESTIONS
            }
    return found


@pytest.mark.slow
def test_no_hidden_record_shows_on_any_public_address(client, world):
    queue, walked, leaks = starting_addresses(), set(), []
    while queue:
        address = queue.pop()
        walked.add(address)
        response = client.get(address)
        assert response.status_code < 500, address
        if seen_in(response):
            leaks.append(address)
        queue |= {link for link in links_of(response) if link not in walked}
        if len(walked) > 3000:
            pytest.fail("The walk does not end; is some link growing?")
    assert not leaks
    assert len(walked) > 60, "the walk saw hardly anything"
    rolls = {address.split("/")[2] for address in walked if address.endswith("/names/")}
    assert rolls == {"events", "lists"}, "the walk saw no rolls of names"


def test_hidden_records_answer_by_their_address_like_nothing_or_with_a_reason(client, world):
    client.raise_request_exception = True
    for what, address in world.hidden.items():
        response = client.get(address, follow=True)
        expected = {410} if what.startswith(("withdrawn", "hidden")) else {404}
        if what.endswith(" row"):
            expected = {404, 410}
        assert response.status_code in expected, (what, address, response.status_code)
        assert not seen_in(response), what


def test_hidden_records_answer_by_their_permanent_id_like_nothing_or_with_a_reason(client, world):
    for what, uid in world.uids.items():
        response = client.get(f"/id/{uid}", follow=True)
        assert response.status_code in {404, 410}, (what, response.status_code)
        assert not seen_in(response), what
        assert SECRET not in urlsplit(response.request["PATH_INFO"]).path
