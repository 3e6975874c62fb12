"""Typed and pasted text: cleaned, searched for hidden characters, cut into words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.text import clean_line, has_control, query_words, shorten, suspicious_characters


def test_clean_line_leaves_one_composed_line():
    assert clean_line("  Şəhid\u00a0 S\u0327u\ts\na ") == "Şəhid Şu s a"
    assert clean_line("İ “ə” \u200b") == "İ “ə” \u200b"


@pytest.mark.parametrize("text", ["a\x00b", "\x1b[1m", "\x7f", "\x85"])
def test_control_characters_are_noticed(text):
    assert has_control(text)


def test_new_lines_and_tabs_are_not_control_characters():
    assert not has_control("Gəncə\n\tŞuşa \u200b")


@pytest.mark.parametrize(
    ("text", "position", "code_point", "name"),
    [
        ("Gan\u200bja", 3, "U+200B", "ZERO WIDTH SPACE"),
        ("\ufeffGanja", 0, "U+FEFF", "ZERO WIDTH NO-BREAK SPACE"),
        ("Gan\u00adja", 3, "U+00AD", "SOFT HYPHEN"),
        ("a \u202eb", 2, "U+202E", "RIGHT-TO-LEFT OVERRIDE"),
        ("a\u200f", 1, "U+200F", "RIGHT-TO-LEFT MARK"),
        ("a\x00", 1, "U+0000", "character without a name"),
        ("M\ufffdmm", 1, "U+FFFD", "REPLACEMENT CHARACTER"),
        ("Hаsan", 1, "U+0430", "CYRILLIC SMALL LETTER A"),
        ("Гaсан", 1, "U+0061", "LATIN SMALL LETTER A"),
        ("Азəрбајҹан", 2, "U+0259", "LATIN SMALL LETTER SCHWA"),
    ],
)
def test_a_character_that_hides_is_named(text, position, code_point, name):
    (found,) = suspicious_characters(text)
    assert (found.position, found.code_point, found.name) == (position, code_point, name)
    assert code_point in str(found.sentence)
    assert str(found.sentence).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Əliyev Ağaəli Naib oğlu",
        "Гусейнов Huseynov",
        "Һүсејнов",
        "کتاب\u200cها",
        "line\n\tline",
        "№ 5",
    ],
)
def test_honest_text_raises_no_suspicion(text):
    assert suspicious_characters(text) == []


def test_a_query_is_words_phrases_and_words_to_leave_out():
    assert query_words('Гусейнов "Qara Yanvar" -Bakı Mirzə-Əli') == [
        ("word", "Гусейнов"),
        ("phrase", "Qara Yanvar"),
        ("not", "Bakı"),
        ("word", "Mirzə-Əli"),
    ]


@pytest.mark.parametrize("query", ["“qara yanvar”", "«qara yanvar»", '"qara yanvar'])
def test_every_kind_of_quotation_mark_makes_a_phrase(query):
    assert query_words(query) == [("phrase", "qara yanvar")]


def test_signs_without_letters_are_ignored():
    assert query_words("- -- “” * AND ( 1990 )") == [("word", "AND"), ("word", "1990")]


def test_hidden_characters_are_dropped():
    assert query_words("Gan\u200bja\x00 \u202eBaku") == [("word", "Ganja"), ("word", "Baku")]


def test_a_query_is_cut_at_its_limits():
    assert query_words("a b c d", max_words=3) == [("word", "a"), ("word", "b"), ("word", "c")]
    assert query_words('a "b c d"', max_words=3) == [("word", "a"), ("phrase", "b c")]
    assert query_words("word" * 100, max_chars=4) == [("word", "word")]


@settings(deadline=None)  # the first text of a script loads its table
@given(st.text(alphabet=st.characters(), max_size=300))
def test_no_query_is_an_error(text):
    tokens = query_words(text)
    assert len(tokens) <= 12
    assert all(word and not has_control(word) for _, word in tokens)
    assert isinstance(suspicious_characters(text), list)


def test_shorten_cuts_between_words():
    assert shorten("Alice Example, Bob Sample", 16) == "Alice Example…"
    assert shorten("Alice Example", 13) == "Alice Example"
    assert shorten("Alicexample", 6) == "Alice…"


@settings(deadline=None)  # the first text of a script loads its table
@given(st.text(max_size=60), st.integers(0, 40))
def test_shorten_keeps_its_limit(text, limit):
    assert len(shorten(text, limit)) <= limit
