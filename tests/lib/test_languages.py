"""Languages have names, scripts, directions, and stand in for one another."""

import pytest

from archive.lib.languages import (
    LANGUAGES,
    direction,
    fallback_order,
    language_name,
    script_of,
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Gəncə, Şuşa", "Latn"),
        ("Гянджа", "Cyrl"),
        ("Һүсејнов", "Cyrl"),
        ("Խոջալու", "Armn"),
        ("ხოჯალი", "Geor"),
        ("ترکمانچای", "Arab"),
        ("Шуша (Şuşa şəhəri)", "Latn"),
        ("20.01.1990 — !", ""),
        ("", ""),
    ],
)
def test_the_script_of_most_letters(text, script):
    assert script_of(text) == script


def test_each_language_falls_back_to_the_others():
    assert fallback_order("az") == ("az", "en", "ru")
    assert fallback_order("ru-RU") == ("ru", "en", "az")
    assert fallback_order("en") == ("en", "az", "ru")
    assert fallback_order("de") == ("en", "az", "ru")
    assert all(set(fallback_order(language)) == set(LANGUAGES) for language in LANGUAGES)


def test_languages_have_names_in_three_languages():
    assert language_name("ru", "az") == "rus"
    assert language_name("hy", "ru") == "армянский"
    assert language_name("AZ_cyrl", "en") == "Azerbaijani (Cyrillic alphabet)"
    assert language_name("de-AT", "en-GB") == "German"


def test_a_language_nobody_listed_goes_by_its_tag():
    assert language_name("tlh", "az") == "tlh"
    assert language_name("de", "tlh") == "German"


def test_direction_follows_language_and_script():
    assert [direction(tag) for tag in ("ar", "fa", "he", "az-Arab")] == ["rtl"] * 4
    assert [direction(tag) for tag in ("az", "ru", "en", "fa-Latn", "")] == ["ltr"] * 5
