"""The queue of matches in a browser: by keyboard, on a phone, by ear, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from archive.models import MatchProposal
from tests.factories import ListEntryFactory

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def proposals(db):
    """Return three proposals, each of two rows of its own."""
    User.objects.create_superuser("editor", password="example-password")
    return [
        MatchProposal.objects.create(
            entry=ListEntryFactory(name_as_recorded=f"Alice Example {letter}"),
            other_entry=ListEntryFactory(name_as_recorded=f"Alice Sample {letter}"),
            score=score,
            reasons=[["name-sound"]],
        )
        for letter, score in (("A", 95), ("B", 80), ("C", 50))
    ]


def opened(chromium, live_server, **context):
    page = chromium.new_context(**context).new_page()
    page.goto(f"{live_server.url}/desk/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "example-password")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/desk/")
    page.goto(f"{live_server.url}/desk/matches/")
    return page


def press(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def begin(page):
    with page.expect_navigation():
        page.get_by_text("Begin with the first").click()


def asked(page):
    return page.locator(".sides thead th a").first.inner_text()


def test_the_queue_is_answered_with_single_keys_and_undone(chromium, live_server, proposals):
    page = opened(chromium, live_server)
    begin(page)
    assert asked(page) == "Alice Example A"
    press(page, "y")
    assert asked(page) == "Alice Example B"
    press(page, "u")
    assert asked(page) == "Alice Example A"
    press(page, "n")
    press(page, "l")
    assert asked(page) == "Alice Example C"
    press(page, "n")
    page.wait_for_url("**/desk/matches/?done=*")
    verdicts = list(MatchProposal.objects.order_by("-score").values_list("verdict", flat=True))
    assert verdicts == ["not-the-same", "open", "not-the-same"]
    page.context.close()


def test_keys_do_not_answer_while_one_types_nor_when_turned_off(chromium, live_server, proposals):
    page = opened(chromium, live_server)
    begin(page)
    page.locator("#id_reason").press_sequentially("only yes, no")
    page.locator("[data-keys-switch]").uncheck()
    page.locator("h1").click()
    page.keyboard.press("y")
    page.reload()
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    assert asked(page) == "Alice Example A"
    assert not page.locator("[data-keys-switch]").is_checked()
    assert MatchProposal.objects.filter(verdict="open").count() == 3
    page.context.close()


def test_without_scripts_the_buttons_answer(chromium, live_server, proposals):
    page = opened(chromium, live_server, java_script_enabled=False)
    begin(page)
    page.get_by_role("button", name="Not the same").press("Enter")
    page.get_by_text("It is remembered").wait_for()
    assert asked(page) == "Alice Example B"
    page.get_by_role("button", name="Undo that").press("Enter")
    page.get_by_text("It waits again").wait_for()
    assert MatchProposal.objects.filter(verdict="open").count() == 3
    page.context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_both_sides_are_accessible_and_fit_a_phone(chromium, live_server, proposals, colours):
    size = {"width": 360, "height": 640}
    page = opened(chromium, live_server, viewport=size, color_scheme=colours)
    problems = []
    for step in ("queue", "first"):
        if step == "first":
            begin(page)
        found = Axe().run(page, context="#content", options=RULES)
        problems += [
            f"{step}: {one['id']}: {one['nodes'][0]['html'][:120]}"
            for one in found.response["violations"]
        ]
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.context.close()
    assert not problems, "\n".join(problems)
