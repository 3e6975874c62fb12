"""A list brought in as an archivist does it: in a browser, without scripts, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from archive.models import ListEntry, VictimList

TABLE = "ID\tAd Soyad\tDoğum\tCins\n1\tAlice Example\t1950\tK\n2\tBob Sample\t31.02.1951\tQ\n"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
OF_DJANGO = ".breadcrumbs, #header, #nav-sidebar"


@pytest.fixture
def desk(chromium, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    User.objects.create_superuser("archivist", password="a plain fiction")

    def signed_in(**options):
        page = chromium.new_context(**options).new_page()
        page.goto(f"{live_server.url}/desk/")
        page.fill("#id_username", "archivist")
        page.fill("#id_password", "a plain fiction")
        page.click("#login-form [type=submit]")
        return page

    return signed_in


def test_a_pasted_table_comes_in_without_scripts_on_a_phone(desk):
    page = desk(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page.click("text=Bring a list in")
    page.fill("#id_table", TABLE)
    page.fill("#id_title", "Example list")
    page.click("text=Go on: look at how it is read")
    page.click("text=It reads right: go on to the columns")
    page.select_option("#id_c3-word_0", "male")
    page.click("text=Go on: rehearse")
    page.wait_for_url("**/result/")
    assert page.inner_text(".outlook").startswith("2 new")
    assert "31.02.1951" in page.inner_text("#rows")
    page.click("text=Commit 2 rows")
    assert page.inner_text("#done") == "The rows are in."
    assert list(ListEntry.objects.order_by("pk").values_list("sex", flat=True)) == ["male", ""]
    page.click("text=Undo this import…")
    page.click("text=Undo the whole import")
    assert not ListEntry.objects.exists()
    page.context.close()


def test_a_doubt_answered_by_keyboard_is_known_in_the_next_release_of_the_list(desk):
    table = "ID\tAd Soyad\tYaş\n1\tAlice Example\t40+\n2\tBob Sample\tqırx+\n"
    page = desk(java_script_enabled=False, viewport={"width": 320, "height": 640})

    page.click("text=Bring a list in")
    page.fill("#id_table", table)
    page.fill("#id_title", "Example list")
    page.click("text=Go on: look at how it is read")
    page.click("text=It reads right: go on to the columns")
    page.click("text=Go on: rehearse")
    page.wait_for_url("**/result/")
    page.click(".doubts li:has-text('qırx+') >> text=Answer")
    page.focus("#id_typed_0")
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result/")
    assert "“qırx+” = 40 (1 row)" in page.inner_text(".answers")
    page.click("text=Commit 2 rows")
    made = VictimList.objects.get()
    page.goto(page.url.split("/desk/")[0] + f"/desk/archive/importbatch/add/?list={made.pk}")
    page.fill("#id_table", table + "3\tLalə Uydurmalı\tqırx+\n")
    page.click("text=Go on: look at how it is read")
    page.click("text=It reads right: go on to the columns")
    assert "“qırx+” = 40" in page.inner_text(".answered")
    page.click("text=Go on: rehearse")
    page.wait_for_url("**/result/")
    assert "“qırx+” = 40 (2 rows)" in page.inner_text(".answers")
    page.click("text=Commit 3 rows")
    ages = ListEntry.objects.order_by("row_key").values_list("age_years", flat=True)
    assert list(ages)[1:] == [40, 40]
    page.context.close()


def test_a_file_too_large_is_said_before_it_travels(desk, monkeypatch):
    monkeypatch.setattr("archive.importers.lists.LARGEST_UPLOAD", 10)
    page = desk()
    page.click("text=Bring a list in")
    chosen = {"name": "list.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.set_input_files("input[type=file]", chosen)
    page.fill("#id_title", "Example list")
    page.click("text=Go on: look at how it is read")
    assert "manage.py import_list" in page.inner_text(".upload-refusal")
    assert page.input_value("#id_title") == "Example list"
    page.context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_pages_of_an_import_are_accessible_and_fit_a_phone(desk, colours):
    page = desk(viewport={"width": 360, "height": 640}, color_scheme=colours)
    problems = []

    def look(name):
        found = Axe().run(page, context={"exclude": [OF_DJANGO]}, options=RULES)
        problems.extend(f"{name}: {one['id']}" for one in found.response["violations"])
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            problems.append(f"{name}: wider than the screen")

    page.click("text=Bring a list in")
    look("bring")
    page.fill("#id_table", TABLE)
    page.fill("#id_title", "Example list")
    page.click("text=Go on: look at how it is read")
    look("read")
    page.click("text=It reads right: go on to the columns")
    page.select_option("#id_c2-field", "name")
    page.click("text=Go on: rehearse")
    look("columns with remarks")
    page.select_option("#id_c2-field", "birth")
    page.click("text=Go on: rehearse")
    page.wait_for_url("**/result/")
    look("result")
    page.click(".doubts li:has-text('31.02.1951') >> text=Answer")
    look("doubt")
    page.fill("#id_typed_0", "whenever")
    page.click("text=Keep the answers and read the rows again")
    look("doubt with remarks")
    page.select_option("#id_means_0", "unknown")
    page.fill("#id_typed_0", "")
    page.click("text=Keep the answers and read the rows again")
    page.wait_for_url("**/result/")
    look("result with answers")
    page.click("text=Throw this import away…")
    look("discard")
    page.click("text=Go back")
    look("import")
    page.context.close()
    assert not problems
