"""Texts that are the same however they are written, and texts that are not."""

import unicodedata

import pytest

from archive.lib.sameness import are_alike, is_one_letter_apart, plain, plain_header


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Orxan Nümunəyev", "Orxan Nümunəyev "),
        ("Orxan Nümunəyev", "ORXAN NÜMUNƏYEV"),
        ("Orxan Nümunəyev", unicodedata.normalize("NFD", "Orxan Nümunəyev")),
        ("Orxan Nümunəyev", "Orxan\u00a0\u2003Nümunəyev"),
        ("Orxan Nümunəyev", "\ufeffOrxan\u200b Nümun\u00adəyev\u200f"),
        ("İsmayıl Sınaqlı", "ismayil sinaqli"),
        ("İsmayıl Sınaqlı", "İSMAYIL SINAQLI"),
        ("Ёлкин Пётр", unicodedata.normalize("NFD", "ЁЛКИН ПЁТР")),
        ("1950", "１９５０"),
        ("علی", "ﻋﻠﯽ"),
        ("Weiß", "WEISS"),
    ],
)
def test_white_space_case_and_form_are_no_difference(text, other):
    assert plain(text) == plain(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [("1950", "1951"), ("Nümunə", "Numunə"), ("Əli", "Eli"), ("Пётр", "Петр"), ("a b", "ab")],
)
def test_letters_are_a_difference(text, other):
    assert plain(text) != plain(other)


def test_headers_are_the_same_with_another_sign_between_their_words():
    assert plain_header("Date of birth") == plain_header("date_of-Birth ")
    assert plain_header("№") == "no"
    assert plain_header("--") == "--"


@pytest.mark.parametrize(
    ("text", "other", "is_near"),
    [
        ("1951", "1952", True), ("Lalə", "Lale", True), ("Yer", "Yeri", True), ("Ad", "ad", False),
        ("1951", "1962", False), ("", "a", True), ("abc", "acb", False), ("bc", "abc", True),
    ],
)  # fmt: skip
def test_a_single_letter_may_differ(text, other, is_near):
    assert is_one_letter_apart(text, other) is is_near
    assert is_one_letter_apart(other, text) is is_near


@pytest.mark.parametrize(
    ("name", "other", "may_be_one"),
    [
        ("Orxan Nümunəyev", "Нумунаев Орхан", True),
        ("Lalə Uydurmalı", "Lalə Nümunəyeva", True),  # married since
        ("Orxan Nümunəyev", "Lalə Uydurmalı", False),
        ("Alice Example", "Bob Sample", False),
        ("", "Bob Sample", True),
        ("Səma Kamal qızı Sınaqlı", "Tural Orxan oğlu Yoxzadə", False),
    ],
)
def test_names_that_may_be_one_persons(name, other, may_be_one):
    assert are_alike(name, other) is may_be_one


def test_what_tells_two_apart_asks_for_the_whole_name():
    assert are_alike("Orxan Nümunəyev", "Kamal Nümunəyev")
    assert not are_alike("Orxan Nümunəyev", "Kamal Nümunəyev", wholly=True)
