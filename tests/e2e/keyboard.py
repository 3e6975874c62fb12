"""Somebody at a keyboard: keys only, and only what a screen reader would say of where one is."""

import re

MOST = 150  # stops between two fields; more would be no way to work
SKIP = 'link "Skip to'
# What has the focus; where nothing has, the head, of which a screen reader says nothing
HERE = ":focus, html:not(:focus-within) > head"


class Keyboard:
    """Presses keys on a page."""

    def __init__(self, page):
        self.page = page

    def here(self):
        """Return role and name of what has the focus, such as: textbox "Title (English):"."""
        return self.page.locator(HERE).aria_snapshot().split("\n")[0]

    def to(self, name):
        """Tab to something by its role and name; at the top of a page, skip to its content."""
        met = []
        while not re.search(name, met[-1] if met else ""):
            assert len(met) < MOST, f"{name} was not reached; met: " + ", ".join(dict.fromkeys(met))
            if met and re.search(SKIP, met[-1]):
                self.press("Enter")
            self.press("Tab")
            met.append(self.here())

    def fill(self, name, text):
        """Tab to a field and type."""
        self.to(name)
        self.page.keyboard.insert_text(text)

    def begin(self, name, text):
        """Type into the field in which the page opens."""
        self.page.locator(":focus").wait_for()
        assert re.search(name, self.here()), f"the page opens in {self.here()}, not in {name}"
        self.page.keyboard.insert_text(text)

    def pick(self, name, text):
        """Tab to a list of choices and type the beginning of one."""
        self.to(name)
        self.page.keyboard.type(text)

    def choose(self, name, typed, found):
        """Tab to a field with suggestions, type some letters, take the suggestion."""
        self.to(name)
        self.take(typed, found, opens="combobox" in self.here())

    def take(self, typed, found, opens=True):
        """Do the same in the field that has the focus."""
        if opens:
            self.press("Enter")
        self.page.locator(".select2-search__field:focus").wait_for()
        self.page.keyboard.type(typed)
        self.page.locator(".select2-results__option--highlighted", has_text=found).wait_for()
        self.press("Enter")

    def visit(self, path):
        """Type an address, as one does with a page one knows."""
        self.page.goto("/".join(self.page.url.split("/")[:3]) + path)

    def press(self, *keys):
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, name):
        """Tab to a link or button, press it, and wait for the page it leads to."""
        self.to(name)
        with self.page.expect_navigation():
            self.press("Enter")
