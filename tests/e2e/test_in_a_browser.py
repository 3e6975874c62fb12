"""What only a browser can tell: accessibility, narrow screens, keyboard, life without scripts."""

import pytest

from .accessibility import OF_COLOURS, violations

PAGES = [
    "", "events/", "events/khojaly-1992/", "events/january-1990/", "people/", "lists/",
    "events/khojaly-mass-grave-2024/names/", "people/WF34G40EXECT-salman-baxsiyev/",
    "lists/khojaly-massgrave-azernews/", "lists/khojaly-massgrave-azernews/names/",
    "lists/khojaly-massgrave-azernews/BGK2NPS544SS/", "places/", "places/baku/", "sources/",
    "sources/bloody-memory/", "quotations/", "positions/", "calendar/", "search/",
    "search/?q=Xocal%C4%B1", "search/?q=qqqqzzzz", "about/", "about/method/",
]  # fmt: skip
SIZES = {"phone": (320, 640), "desktop": (1280, 900)}

BASELINE = """element => {
  const mark = document.createElement("span");
  mark.style.display = "inline-block";
  element.prepend(mark);
  const bottom = mark.getBoundingClientRect().bottom;
  mark.remove();
  return bottom;
}"""
"""Where the first line of an element stands."""


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_pages_are_accessible_and_fit_the_screen(chromium, archive, size):
    width, height = SIZES[size]
    # reduced motion: colours change at once
    page = chromium.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    foreign: list[str] = []
    page.on(
        "request", lambda request: request.url.startswith(archive) or foreign.append(request.url)
    )
    problems = []
    for path in PAGES:
        page.emulate_media(color_scheme="light")
        page.goto(f"{archive}/az/{path}")
        problems += [f"{path}: {one}" for one in violations(page)]
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if overflow > 0:
            problems.append(f"{path}: {overflow}px wider than the screen")
        page.emulate_media(color_scheme="dark")  # which changes colours and nothing else
        problems += [f"{path} in the dark: {one}" for one in violations(page, OF_COLOURS)]
    page.close()
    assert not problems, "\n".join(problems)
    assert not foreign


def test_a_name_is_found_with_the_keyboard_and_without_scripts(chromium, archive):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 640}
    )
    page = context.new_page()
    page.goto(f"{archive}/ru/")
    page.locator("main input[name=q]").first.focus()
    page.keyboard.type("Салимов")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/search/**")
    assert (
        page.get_by_text("Səlimov Xəzər", exact=False).count()
        + page.get_by_text("Salimov Khazar", exact=False).count()
    )
    context.close()


def test_the_first_tab_stop_skips_to_the_content(chromium, archive):
    page = chromium.new_page()
    page.goto(f"{archive}/en/events/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.close()


@pytest.mark.slow
def test_what_is_opened_on_demand_stands_open_on_paper(chromium, archive):
    page = chromium.new_page()
    page.goto(f"{archive}/en/events/khojaly-1992/")
    table, chief = page.locator(".fold .positions").first, page.locator(".figures-chief")
    assert not table.is_visible()
    assert chief.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    assert not chief.is_visible()
    page.close()


def test_a_link_to_a_folded_figure_opens_it(chromium, archive):
    page = chromium.new_page()
    page.goto(f"{archive}/en/events/khojaly-1992/")
    anchor = page.locator(".fold .figures__row").last.get_attribute("id")
    page.goto(f"{archive}/en/events/khojaly-1992/?at#{anchor}")
    assert page.locator(f"#{anchor}").is_visible()
    page.close()


@pytest.mark.slow
def test_tables_have_the_width_of_the_page_and_names_their_numbers_on_one_line(chromium, archive):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    for path in ("events/khojaly-1992/", "lists/khojaly-massgrave-azernews/", "positions/"):
        page.goto(f"{archive}/en/{path}")
        wide = page.locator("main").evaluate("main => main.clientWidth")
        assert page.locator("main table:visible").first.evaluate("it => it.clientWidth") >= wide - 2
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{archive}/en/lists/khojaly-massgrave-azernews/")
    number, name = (
        page.locator(f".names__row {cell}").first.evaluate(BASELINE)
        for cell in (".names__position", "th a")
    )
    assert abs(number - name) <= 1.5
    page.close()
