"""A list brought in as an archivist does it: in a browser, without scripts, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from archive.models import ListEntry

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
    assert "2 rows are added." in page.inner_text(".state-panel")
    assert "31.02.1951" in page.inner_text("#rows")
    page.click("text=Commit 2 rows")
    assert page.inner_text("#done") == "The rows are in."
    assert list(ListEntry.objects.order_by("pk").values_list("sex", flat=True)) == ["male", ""]
    page.click("text=Undo this import…")
    page.click("text=Undo the whole import")
    assert not ListEntry.objects.exists()
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
    page.click("text=Throw this import away…")
    look("discard")
    page.click("text=Go back")
    look("import")
    page.context.close()
    assert not problems
