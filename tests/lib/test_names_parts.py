"""The parts of a name are suggested, and never guessed where the name does not show them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.names import NameParts, parse_name

SON = ("oğlu", "male")
DAUGHTER = ("qızı", "female")


def test_family_name_first_as_in_azerbaijani_lists():
    assert parse_name("Əliyev Alişan Nümunə oğlu") == NameParts(
        "Alişan", "Əliyev", "Nümunə", "oğlu", "family-first", "male"
    )


def test_given_name_first_as_in_english_texts():
    assert parse_name("Alice Sample kyzy Testova (née Exampleova)") == NameParts(
        "Alice", "Testova", "Sample", "qızı", "given-first", "female"
    )


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("oğlu", SON),
        ("OĞLU", SON),
        ("oglu", SON),
        ("ogly", SON),
        ("oghlu", SON),
        ("оглы", SON),
        ("оглу", SON),
        ("оғлу", SON),
        ("qızı", DAUGHTER),
        ("QIZI", DAUGHTER),
        ("qizi", DAUGHTER),
        ("gizi", DAUGHTER),
        ("kizi", DAUGHTER),
        ("kızı", DAUGHTER),
        ("kyzy", DAUGHTER),
        ("gyzy", DAUGHTER),
        ("кызы", DAUGHTER),
        ("гызы", DAUGHTER),
    ],
)
def test_every_spelling_of_son_and_daughter(marker, expected):
    parts = parse_name(f"Testov Bob Sample {marker}")
    assert (parts.patronymic_kind, parts.sex_hint) == expected
    assert (parts.family, parts.given, parts.patronymic) == ("Testov", "Bob", "Sample")


def test_a_marker_joined_by_a_hyphen():
    parts = parse_name("Testov Bob Sample-oğlu")
    assert (parts.patronymic, parts.patronymic_kind) == ("Sample", "oğlu")


def test_a_family_name_that_ends_in_oglu_is_no_patronymic():
    parts = parse_name("Bob Sampleoğlu")
    assert (parts.given, parts.family, parts.patronymic) == ("Bob", "Sampleoğlu", "")


def test_russian_patronymics():
    man, woman = parse_name("Тестов Боб Гасанович"), parse_name("Алиса Гасановна Тестова")
    assert (man.patronymic, man.sex_hint, man.order) == ("Гасанович", "male", "family-first")
    assert (woman.patronymic, woman.sex_hint, woman.order) == ("Гасановна", "female", "given-first")
    assert man.patronymic_kind == ""


def test_a_comma_ends_the_family_name():
    parts = parse_name("Example, Alice")
    assert (parts.family, parts.given, parts.order) == ("Example", "Alice", "family-first")


def test_a_fathers_title_stays_with_his_name():
    assert parse_name("Testov Bob Hacı Nümunə oğlu").patronymic == "Hacı Nümunə"
    assert parse_name("Testov Hacı Nümunə oğlu").given == "Hacı"


def test_family_endings_other_than_ov():
    assert parse_name("Alice Mammadli").family == "Mammadli"
    assert parse_name("Nümunəzadə Bob").family == "Nümunəzadə"
    assert parse_name("Əli Vəli").family == ""


@pytest.mark.parametrize("name", ["Alice", "Alice Example", "Alice Bob Charlie", "Testov Sampleov"])
def test_what_the_name_does_not_show_is_not_guessed(name):
    parts = parse_name(name)
    assert parts.given == name
    assert (parts.family, parts.order, parts.sex_hint) == ("", "unknown", "")


def test_a_family_name_alone_does_not_tell_the_sex():
    assert parse_name("Alice Testov").sex_hint == ""


@settings(deadline=None)  # the first text of a script loads its table
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_is_parsed_without_error(text):
    assert isinstance(parse_name(text), NameParts)


@pytest.mark.parametrize("name", ["Elşən, oğlu", "oğlu", ", qızı", "Nümunəzadə,", ",", "оглы Боб"])
def test_a_marker_or_comma_without_its_name_is_no_error(name):
    assert parse_name(name) is not None
