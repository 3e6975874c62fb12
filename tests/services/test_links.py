"""Trying links, against a server on this machine only."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from time import monotonic

import pytest
from django.core.management import call_command

from archive.models import LinkCheck
from archive.models.links import LinkState
from archive.services.checking import check_archive
from archive.services.links import Asking, check_links, due
from tests import factories

pytestmark = pytest.mark.django_db
ASKING = Asking(timeout=2, allow_private=True)


class Pages(BaseHTTPRequestHandler):
    """Answers by its path: /200, /404, /moved, /circle, /no-head, /slow."""

    asked: list[str] = []
    reached: dict[str, float] = {}

    def log_message(self, *args):
        """Say nothing."""

    def do_GET(self):
        self._answer()

    def do_HEAD(self):
        self._answer()

    def _answer(self):
        self.asked.append(f"{self.command} {self.path}")
        self.reached.setdefault(self.path, monotonic())
        status, leads_to = 200, ""
        if self.path == "/moved":
            status, leads_to = 301, "/200"
        elif self.path == "/circle":
            status, leads_to = 302, "/circle"
        elif self.path == "/inside":
            status, leads_to = 302, "file:///etc/hostname"
        elif self.path == "/no-head":
            status = 405 if self.command == "HEAD" else 200
        elif self.path == "/slow":
            threading.Event().wait(3)
        elif self.path.strip("/").isdecimal():
            status = int(self.path.strip("/"))
        self.send_response(status)
        if leads_to:
            self.send_header("Location", leads_to)
        self.end_headers()


@pytest.fixture
def site():
    """A small site on this machine."""
    Pages.asked, Pages.reached = [], {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200", LinkState.ANSWERS),
        ("/moved", LinkState.ANSWERS),
        ("/no-head", LinkState.ANSWERS),
        ("/404", LinkState.GONE),
        ("/410", LinkState.GONE),
        ("/403", LinkState.UNCLEAR),
        ("/500", LinkState.FAILS),
        ("/circle", LinkState.FAILS),
        ("/inside", LinkState.NOT_TRIED),
        ("/a b/ə?q=ş", LinkState.ANSWERS),
    ],
)
def test_what_an_address_answers(site, path, state):
    assert ASKING.ask(site + path).state == state


def test_the_head_is_asked_for_first_and_the_page_only_where_that_is_refused(site):
    ASKING.ask(f"{site}/200")
    ASKING.ask(f"{site}/no-head")
    assert Pages.asked == ["HEAD /200", "HEAD /no-head", "GET /no-head"]


def test_who_does_not_answer_is_not_waited_for(site):
    answer = Asking(timeout=0.3, allow_private=True).ask(f"{site}/slow")
    assert (answer.state, answer.words) == (LinkState.FAILS, "no answer in time")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "ftp://example.org/file",
        "file:///etc/hostname",
        "http://somebody:secret@example.org/",
        "gopher://127.0.0.1/",
        "",
    ],
)
def test_nothing_inside_a_network_and_no_other_scheme_is_asked(url):
    assert Asking(timeout=1).ask(url).state == LinkState.NOT_TRIED


def test_what_was_found_is_remembered_and_reported(site):
    source = factories.SourceFactory(url=f"{site}/404", archived_url=f"{site}/200")
    tried = list(check_links(10, 30, 0, ASKING))
    assert {one.answer.state for one in tried} == {LinkState.GONE, LinkState.ANSWERS}
    gone = LinkCheck.objects.dead().get()
    assert (gone.source, gone.answer) == (source, "404 Not Found")
    found = next(one for one in check_archive() if one.code == "dead-link")
    assert "404 Not Found" in found.sentence
    assert (found.uid, found.field) == (source.pk, "url")


def test_a_link_is_not_tried_twice_within_the_time_one_chose(site):
    factories.SourceFactory(url=f"{site}/200")
    assert len(list(check_links(10, 30, 0, ASKING))) == 1
    assert due(10, 30) == []
    assert len(due(10, 0)) == 1


def test_an_address_put_right_is_dead_no_more(site):
    source = factories.SourceFactory(url=f"{site}/404")
    list(check_links(10, 30, 0, ASKING))
    source.url = f"{site}/200"
    source.save()
    assert not LinkCheck.objects.dead().exists()
    list(check_links(10, 30, 0, ASKING))
    assert LinkCheck.objects.get().state == LinkState.ANSWERS


def test_the_day_since_when_a_link_is_dead_stays(site):
    factories.SourceFactory(url=f"{site}/404")
    list(check_links(10, 0, 0, ASKING))
    first = LinkCheck.objects.get()
    list(check_links(10, 0, 0, ASKING))
    again = LinkCheck.objects.get()
    assert again.dead_since == first.dead_since
    assert again.checked_at > first.checked_at


def test_requests_to_one_host_keep_their_distance(site):
    for number in (200, 204, 404):
        factories.SourceFactory(url=f"{site}/{number}")
    assert len(list(check_links(10, 30, 0.2, ASKING))) == 3
    # by the server's clock: each request sets out a pause after the last one was answered
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(Pages.reached.values()))


def test_the_command_lists_what_is_dead_and_asks_nothing_inside_unless_told(site, capsys):
    factories.SourceFactory(url=f"{site}/404")
    call_command("check_links", pause=0)
    assert capsys.readouterr().out == "Links tried: 1 (1 not-tried).\n"
    assert Pages.asked == []
    call_command("check_links", pause=0, days=0, private=True)
    assert "404 Not Found" in capsys.readouterr().out
