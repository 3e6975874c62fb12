"""Names sort as the alphabet of the reader's language sorts, by plain code points."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.names import letter_of, sort_key


def in_order(names, language):
    shuffled = random.Random(7).sample(names, len(names))  # noqa: S311 (a test, not a secret)
    return sorted(shuffled, key=lambda name: sort_key(name, language).encode()) == names


def test_azerbaijani_alphabet():
    letters = list("abcçdeəfgğhxıijkqlmnoöprsştuüvyz")
    assert in_order(letters, "az")
    assert in_order([letter + "a" for letter in letters], "az")


def test_azerbaijani_names():
    names = ["Cavid", "Çingiz", "Elçin", "Əli", "Əşrəf", "Fərhad", "Gülnar", "Həsən", "Xəlil"]
    assert in_order([*names, "İsmayıl", "Kamal", "Qasım", "Leyla", "Sabir", "Şahin"], "az")


def test_dotless_and_dotted_i_keep_their_case_in_azerbaijani():
    assert sort_key("IŞIQ", "az") == sort_key("ışıq", "az")
    assert sort_key("İSMAYIL", "az") == sort_key("ismayıl", "az")
    assert sort_key("Isa", "az") < sort_key("İsa", "az")


def test_russian_alphabet():
    assert in_order(list("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"), "ru")
    assert in_order(["Алиев", "Гасанов", "Гусейнов", "Ёлкин", "Жаля", "Мамедов", "Ягуб"], "ru")


def test_azerbaijani_cyrillic_alphabet():
    assert in_order(list("абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш"), "az")


def test_english_takes_a_letter_with_a_mark_for_its_base():
    assert in_order(["Aliyev", "Çingiz", "Dadashov", "Əliyev", "Emin", "Guliyev"], "en")
    assert in_order(["Resume", "Résumé", "Resumes"], "en")


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_scripts_come_in_one_order(language):
    assert in_order(["1992", "Ali", "Zaur", "Али", "Ягуб", "Ελένη", "Խոջալու", "ხოჯალი"], language)


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_a_shorter_name_comes_first(language):
    assert in_order(["Ali", "Ali Example", "Ali Sample", "Alice Example"], language)


def test_case_and_punctuation_do_not_count():
    assert sort_key("ALI, EXAMPLE", "en") == sort_key("ali example", "en")
    assert sort_key("O'Neil", "en") == sort_key("ONEIL", "en")


@settings(deadline=None)  # the first text of a script loads its table
@given(st.text(alphabet=st.characters(), max_size=40), st.sampled_from(["az", "ru", "en", "xx"]))
def test_any_text_has_a_key_a_database_accepts(text, language):
    key = sort_key(text, language)
    assert "\x00" not in key
    assert key.encode().decode() == key
    assert key == sort_key(text, language)


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Əli Example", "az", "Ə"),
        ("Əli Example", "en", "E"),
        ("ilqar", "az", "İ"),
        ("Ivan", "az", "I"),
        ("Ivan", "en", "I"),
        ("Ёлка", "ru", "Ё"),
        ("Élodie", "en", "E"),
        ("Օրինակ", "en", "Օ"),
        ("1992", "ru", "1"),
        ("—", "en", ""),
    ],
)
def test_a_name_stands_under_the_letter_of_the_readers_alphabet(name, language, letter):
    assert letter_of(sort_key(name, language), language) == letter
