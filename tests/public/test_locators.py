"""Where in a source something stands, in the language of the page."""

import pytest
from django.template import Context, Template
from django.utils import translation

from archive.formatting import locator_words
from archive.models import Figure
from archive.public.components.locators import anchors_of


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("paragraph", "para 18", ("para 18", "18-ci abzas", "абз. 18")),
        ("paragraph", "para 18-20", ("paras 18–20", "18–20-ci abzaslar", "абз. 18–20")),
        ("paragraph", "para 9, 16", ("paras 9, 16", "9, 16-cı abzaslar", "абз. 9, 16")),
        ("", "para 3", ("para 3", "3-cü abzas", "абз. 3")),
        ("page", "p. 228", ("p. 228", "s. 228", "с. 228")),
        ("page", "p. 228-230", ("pp. 228–230", "s. 228–230", "с. 228–230")),
        ("footnote", "footnote 28", ("footnote 28", "28-ci haşiyə", "сн. 28")),
        ("article", "article 1", ("article 1", "1-ci maddə", "ст. 1")),
        ("folio", "f. 12", ("f. 12", "12-ci vərəq", "л. 12")),
        ("table-row", "", ("table row", "cədvəl sətri", "строка таблицы")),
        ("table-row", "Ağsu", ("table row Ağsu", "cədvəl sətri Ağsu", "строка таблицы Ağsu")),
        ("whole-item", "", ("whole item", "bütövlükdə", "целиком")),
        (
            "page",
            "p. 86 (beginning of page only)",
            (
                "p. 86 (only the beginning of the page was read)",
                "s. 86 (yalnız səhifənin başlanğıcı oxunub)",
                "с. 86 (прочитано только начало страницы)",
            ),
        ),
    ],
)
def test_a_place_is_said_in_the_language_of_the_page(
    kind: str, written: str, said: tuple[str, str, str]
) -> None:
    for language, words in zip(("en", "az", "ru"), said, strict=True):
        with translation.override(language):
            assert locator_words(kind, written) == words


def test_what_stays_as_written_carries_the_language_of_the_source() -> None:
    with translation.override("ru"):
        place = locator_words("table-row", "table row <Ağsu>", "az")
        shown = Template("{{ place }}").render(Context({"place": place}))

    assert shown == 'строка таблицы <span lang="az">&lt;Ağsu&gt;</span>'


def test_the_first_paragraph_of_a_place_can_be_linked() -> None:
    assert anchors_at("paragraph", "para 18, 20")[0] == "para-18"
    assert anchors_at("", "para 4")[0] == "para-4"
    assert not [anchor for anchor in anchors_at("page", "p. 4") if anchor.startswith("para-")]


def anchors_at(kind: str, locator: str) -> list[str]:
    """Return the ids of what a statement at this place of a source rests on."""
    return anchors_of(Figure(locator_kind=kind, locator=locator))
