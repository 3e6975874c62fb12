"""From an empty archive to a published event and beyond, by keyboard only (docs/editing.md)."""

import re

import pytest

from .keyboard import Keyboard

PASSWORD = "a long and plain sentence"
EVENT = "/events/example-event-at-exampletown/"


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


def sees(keys, words):
    return keys.page.get_by_text(words).count() > 0


def make_the_administrator(keys):
    keys.begin("Username", "keeper")
    keys.fill("Password:", PASSWORD)
    keys.fill("confirmation", PASSWORD)
    keys.go("Make the administrator")


def make_an_account(keys, name, role):
    keys.go('link "Users"')
    keys.go("Add user")
    keys.begin("Username", name)
    keys.fill("Password:", PASSWORD)
    keys.fill("confirmation", PASSWORD)
    keys.pick("Role", role)
    keys.go('button "Save"')


def sign_in(keys, name):
    keys.begin("Username", name)
    keys.fill("Password", PASSWORD)
    keys.go("Log in")


def describe_two_sources(keys):
    keys.go("Add a source")
    keys.begin("Title", "Example Gazette, issue 7")
    keys.fill("Language", "en")
    keys.fill("Publisher", "Example Press")
    keys.go("Save and add another")
    keys.begin("Title", "Report of the Example Commission")
    keys.go('button "Save"')


def describe_a_place(keys):
    keys.visit("/desk/archive/place/add/")
    keys.begin("Name", "Exampletown")  # the page opens in the first row of names
    keys.fill("Language", "en")
    keys.to("Add another Name of a place")
    keys.press("Enter")
    keys.begin("Name", "Oldexample")
    keys.pick("Kind of name", "hist")
    keys.fill("Period of use|In use", "1900/1936")
    keys.pick('"Kind:"', "vill")
    keys.go('button "Save"')


def describe_an_event(keys):
    keys.visit("/desk/archive/event/add/")
    keys.begin(r"Title \(En", "Example event at Exampletown")
    keys.to("Empty in")
    keys.press("Enter")  # unfolds the other languages
    keys.fill(r"Title \(Az", "Nümunə hadisəsi")
    keys.pick("Kind:", "loss")
    keys.fill('"Date:"', "about March 1918")
    keys.page.get_by_text("about March 1918").wait_for()  # how the date is read, while one types
    keys.choose("Places", "oldex", "Exampletown")
    keys.fill(r"Summary \(En", "Two sources describe it and disagree.")
    keys.to("Empty in")
    keys.press("Enter")
    keys.fill(r"Summary \(Az", "İki mənbə onu fərqli təsvir edir.")
    keys.go("Save and continue")
    for source, bearing, where in (("gazette", "supp", "p. 7"), ("report", "contra", "p. 12")):
        keys.to("Add another Citation")
        keys.press("Enter")  # leads into the new row
        keys.take(source, re.compile(source, re.IGNORECASE))
        keys.fill("Place in the source", where)
        keys.pick("Bearing", bearing)
        keys.fill(r"claim, in words \(En", "how many were there")
    keys.go('button "Save"')


def add_figures(keys):
    keys.visit("/desk/archive/figure/add/")
    figures = (("120", "gazette", "p. 7"), ("90", "report", "p. 12"), ("30", "", ""))
    for place, (number, source, where) in enumerate(figures):
        keys.take("example", "Example event", opens=False)
        keys.pick("What is counted", "killed")
        keys.fill("Number:", number)
        keys.fill(r"Counted by \(En", "Example Commission")
        if source:
            keys.choose("Written in", source, re.compile(source, re.IGNORECASE))
        else:
            keys.to("Use the last source again")
            keys.press("Enter")
        keys.fill("Place in the source", where)
        keys.go("Save and add another" if place < 2 else 'button "Save"')


def add_a_quotation(keys):
    keys.visit("/desk/archive/quotation/add/")
    keys.begin("Words|text", "An example sentence, said by nobody.")
    keys.fill("Language of the words", "en")
    keys.fill("Speaker as named", "Alice Example")
    keys.choose("Events", "example", "Example event")
    keys.choose("Written in", "gazette", "Example Gazette")
    keys.fill("Place in the source", "p. 8")
    keys.go('button "Save"')


def add_a_person(keys):
    keys.visit("/desk/archive/person/add/")
    keys.begin("Name", "Bob Example")
    keys.fill("Language", "en")
    keys.to("Add another Name of a person")
    keys.press("Enter")  # leads into the new row
    keys.begin("Name", "Bobby Sample")
    keys.fill("Language", "en")
    keys.to("Add another Person in an event")
    keys.press("Enter")
    keys.take("example", "Example event")
    keys.choose("Source:", "report", "Report of")
    keys.fill("Place in the source", "p. 12")
    keys.go('button "Save"')


def send_everything_to_review(keys):
    keys.visit("/desk/")
    keys.go('link "Example event')
    keys.go("Send to review")
    keys.go("Add these drafts")
    keys.fill("Note for the editor", "The page of one figure is missing.")
    keys.go('button "Send to review"')
    assert said(keys).count("Sent to review.") == 9


def publish_what_is_complete(keys):
    """See what is missing, put it right, publish all of it."""
    tick_everything(keys)
    keys.go("Publish")
    assert keys.page.get_by_text("This stands in the way").count() == 1
    assert keys.page.get_by_text("It does not say where in the source it stands.").count() == 1
    keys.go("killed: 30")
    keys.fill("Place in the source", "p. 14")
    keys.go("Save, then: Publish")
    keys.go('button "Publish"')
    keys.visit("/desk/review/")
    tick_everything(keys)
    keys.go("Publish")
    assert not keys.page.get_by_text("This stands in the way").count()
    keys.go('button "Publish"')
    assert "Example event at Exampletown”: Published." in said(keys)


def tick_everything(keys):
    waiting = keys.page.get_by_role("checkbox").count()
    for _ in range(waiting):
        keys.to("checkbox")
        keys.press("Space")


def change_and_restore(keys):
    keys.visit("/desk/archive/event/")
    keys.go('link "Example event')
    keys.to(r"Title \(En")
    keys.press("End")
    keys.page.keyboard.insert_text(", renamed")
    keys.fill("Reason for this change", "as an example")
    keys.go("Save and continue")
    keys.go("History")
    assert keys.page.get_by_text("Example event at Exampletown, renamed").count()
    keys.go("Undo this change")  # the latest stands first
    keys.fill("Reason for restoring", "it was right before")
    keys.go('button "Restore"')
    assert "Restored" in said(keys)


def hide_a_name(keys):
    keys.visit("/desk/archive/person/")
    keys.go('link "Bob Example')
    keys.go("hide…")  # beside the first of the names
    assert sees(keys, "Bob Example")
    keys.to("radio")
    keys.press("Space")
    keys.fill(r"\(En", "At the wish of the family.")
    keys.go('button "Hide"')
    assert "no longer to be seen" in said(keys)


def write_to_the_archive(keys):
    """Tell the archive something; return the private address of the answer."""
    keys.go('link "Write to us')  # on this page: where it is explained
    keys.go('link "Write to us')
    keys.to("radio")
    keys.press("Space")
    keys.fill("textbox", "An example of a mistake.")
    keys.go('button "Send"')
    return keys.page.locator("main a[href*=report]").first.get_attribute("href")


def answer_the_report(keys):
    keys.visit("/desk/")
    keys.go("An example of a mistake")
    keys.go("I look into it")
    keys.pick("Status", "dec")
    keys.fill(r"\(En", "It stands as the source has it.")
    keys.go('button "Save"')


@pytest.mark.slow
def test_an_archive_begins(at):
    keeper = at("/desk/")
    make_the_administrator(keeper)
    keeper.go("Bring in the first words")
    make_an_account(keeper, "writer", "contr")
    writer = at("/desk/")
    sign_in(writer, "writer")
    describe_two_sources(writer)
    describe_a_place(writer)
    describe_an_event(writer)
    add_figures(writer)
    add_a_quotation(writer)
    add_a_person(writer)
    send_everything_to_review(writer)
    keeper.visit("/desk/")
    keeper.go("In review")
    publish_what_is_complete(keeper)
    reader = at(f"/en{EVENT}")
    for words in ("120", "90", "30", "Example Gazette", "Report of the", "said by nobody"):
        assert sees(reader, words), words
    change_and_restore(keeper)
    reader.visit("/en/people/")
    assert sees(reader, "Bob Example")
    hide_a_name(keeper)
    reader.visit("/en/people/")
    assert not sees(reader, "Bob Example")
    reader.visit(f"/en{EVENT}")
    status = write_to_the_archive(reader)
    answer_the_report(keeper)
    reader.page.goto(status)
    assert sees(reader, "It stands as the source has it.")
    reader.visit(f"/az{EVENT}")
    assert sees(reader, "İki mənbə onu fərqli təsvir edir.")
