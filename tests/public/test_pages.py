"""The archive's own texts."""

import pytest

from tests.factories import PageFactory

pytestmark = pytest.mark.django_db


def test_the_text_is_shown_as_safe_html(client):
    PageFactory(
        slug="about", title_en="About", body_en="# One\n\n**Plain** <script>alert(1)</script>"
    )
    page = client.get("/en/about/").content.decode()
    assert "<strong>Plain</strong>" in page
    assert "<script>alert" not in page
    assert page.count("<h1") == 1


def test_other_texts_are_linked_but_not_drafts(client):
    PageFactory(slug="about")
    PageFactory(slug="method", title_en="Method of work")
    PageFactory(slug="secret", title_en="Drafted text", state="draft")
    page = client.get("/en/about/").content.decode()
    assert "Method of work" in page
    assert "Drafted text" not in page


def test_a_text_missing_in_a_language_is_shown_and_marked_in_another(client):
    PageFactory(slug="about", title_en="About us", body_en="English words.")
    page = client.get("/az/about/").content.decode()
    assert 'lang="en"' in page
    assert "English words." in page


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_a_text_that_is_not_public_is_not_shown(client, state, status):
    PageFactory(slug="method", state=state)
    assert client.get("/en/about/method/").status_code == status


def test_a_translation_by_machine_says_so(client):
    PageFactory(slug="about", body_az="Sözlər.", machine_translated=["az"])
    assert "machine-translation" in client.get("/az/about/").content.decode()
    assert "machine-translation" not in client.get("/en/about/").content.decode()
