"""Suggestions under the search box: by keyboard, by finger, by ear, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import EventFactory, PersonFactory, PlaceFactory

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
PHONE = {"width": 320, "height": 640}


@pytest.fixture
def searching(chromium, live_server):
    PersonFactory(name="Alice Example")
    PlaceFactory(name="Exampletown", slug="exampletown")
    EventFactory(title_en="Example event")
    page = chromium.new_page(viewport=PHONE)
    problems = []
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    page.goto(f"{live_server.url}/en/search/")
    yield page
    page.close()
    assert not problems


def type_in(page, text):
    page.locator("#search-q[role=combobox]").press_sequentially(text)
    page.locator("[role=option]").first.wait_for()


def test_a_suggestion_is_chosen_by_keyboard(searching):
    page = searching
    type_in(page, "exam")
    box = page.locator("#search-q[role=combobox]")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    assert chosen.inner_text().startswith("Exampletown")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/places/exampletown/")


def test_a_suggestion_is_chosen_by_finger(searching):
    page = searching
    type_in(page, "exam")
    page.locator("[role=option]", has_text="Exampletown").click()
    page.wait_for_url("**/en/places/exampletown/")


def test_enter_with_none_chosen_sends_the_form(searching):
    page = searching
    type_in(page, "exam")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=exam*")


def test_escape_closes_the_list_and_keeps_what_was_typed(searching):
    page = searching
    type_in(page, "exam")
    page.keyboard.press("Escape")
    assert not page.locator("[role=option]").first.is_visible()
    assert page.locator("#search-q[role=combobox]").input_value() == "exam"
    assert page.locator("#search-q[role=combobox]").get_attribute("aria-expanded") == "false"


def test_how_many_are_suggested_is_said_aloud(searching):
    page = searching
    type_in(page, "exam")
    said = page.locator(".search-form [role=status]")
    assert said.inner_text().startswith("Suggestions: 3.")
    page.locator("#search-q[role=combobox]").fill("zzqqx")
    page.get_by_text("No suggestions").wait_for(state="attached")


def test_the_open_list_is_accessible_and_fits_a_phone(searching):
    page = searching
    type_in(page, "exam")
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, options=RULES)
    assert [violation["id"] for violation in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
