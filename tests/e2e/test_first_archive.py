"""From an empty archive to a published event, by keyboard only, as docs/editing.md tells it."""

import re

import pytest

from .keyboard import Keyboard

PASSWORD = "a long and plain sentence"


@pytest.fixture
def at(chromium, live_server, settings):
    """Return somebody new at a keyboard, with a browser of their own."""
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]  # the archive answers for no public name
    opened = []

    def sit_down(path):
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(live_server.url + path)
        return Keyboard(page)

    yield sit_down
    for context in opened:
        context.close()


def said(keys):
    return keys.page.locator(".messagelist").inner_text()


def make_the_administrator(keys):
    keys.page.keyboard.insert_text("keeper")  # the page opens in its first field
    keys.fill("Password:", PASSWORD)
    keys.fill("confirmation", PASSWORD)
    keys.go("Make the administrator")


def make_an_account(keys, name, role):
    keys.go('link "Users"')
    keys.go("Add user")
    keys.page.keyboard.insert_text(name)
    keys.fill("Password:", PASSWORD)
    keys.fill("confirmation", PASSWORD)
    keys.pick("Role", role)
    keys.go('button "Save"')


def sign_in(keys, name):
    keys.page.keyboard.insert_text(name)
    keys.fill("Password", PASSWORD)
    keys.go("Log in")


def describe_two_sources(keys):
    keys.go("Add a source")
    keys.page.keyboard.insert_text("Example Gazette, issue 7")
    keys.fill("Language", "en")
    keys.fill("Publisher", "Example Press")
    keys.go("Save and add another")
    keys.page.keyboard.insert_text("Report of the Example Commission")
    keys.go('button "Save"')


def describe_a_place(keys):
    keys.go('link "Places"')
    keys.go("Add place")
    keys.page.keyboard.type("vill")
    keys.to("Add another Name of a place")
    keys.press("Enter")  # leads into the new row
    keys.page.keyboard.insert_text("Exampletown")
    keys.fill("Language", "en")
    keys.pick("Kind of name", "pref")
    keys.to("Add another Name of a place")
    keys.press("Enter")
    keys.page.keyboard.insert_text("Oldexample")
    keys.pick("Kind of name", "hist")
    keys.fill("Period of use|In use", "1900/1936")
    keys.go('button "Save"')


def test_an_archive_begins(at):
    keys = at("/desk/")
    make_the_administrator(keys)
    keys.go("Bring in the first words")
    make_an_account(keys, "writer", "contr")
    keys = at("/desk/")
    sign_in(keys, "writer")
    describe_two_sources(keys)
    describe_a_place(keys)
