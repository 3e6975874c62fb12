"""One ASCII spelling for each sequence of letters."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.names import fold, words

ANY_TEXT = st.text(alphabet=st.characters(), max_size=80)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hüseynov", "huseynov"),
        ("ƏLİYEV Ağaəli", "eliyev agaeli"),
        ("İSMAYIL ismayıl", "ismayil ismayil"),
        ("Çingiz Şuşa Göyçə Ülvi", "cingiz susa goyce ulvi"),
        ("Гусейнов", "guseynov"),
        ("Гянджа Ходжалы", "gyandzha khodzhaly"),
        ("Пётр Петр", "petr petr"),
        ("Һүсејнов Ҹавад Ҝәнҹә оғлу", "huseynov cavad gence oglu"),
        ("Азəрбајҹан", "azerbaycan"),  # typed with the Latin schwa
        ("Խոջալու ՇՈՒՇԻ Երևան", "khojalu shushi erevan"),
        ("ხოჯალი", "khojali"),
        ("حسین", "hsyn"),
        ("Şərif'zadə O’Neil Mirzə-Əli", "serifzade oneil mirze eli"),
        ("Məmmədov, (Əli) 1992-ci il", "memmedov eli 1992 ci il"),
        ("Ga\u200bnja \u202eBaku", "ganja baku"),
        ("a\x00b", "a b"),
        ("½ ²", "1 2 2"),
        ("😀 — !", ""),
        ("\ud800", ""),
        ("Straße", "strasse"),
    ],
)
def test_letters_fold_as_people_type_them(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("name", ["Gəncə", "Həsənov", "Şəki", "İsmayıl", "Göyçə", "Xocalı"])
def test_azerbaijani_cyrillic_folds_like_the_latin_it_became(name):
    to_cyrillic = dict(
        zip(
            "abvqğdeəjziıykglmnoöprstuüfxhçcş",
            "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
            strict=True,
        )
    )
    lower = name.replace("İ", "i").replace("I", "ı").lower()
    cyrillic = "".join(to_cyrillic[letter] for letter in lower)
    assert fold(cyrillic) == fold(name)
    assert fold(cyrillic.upper()) == fold(name)


def test_letters_typed_in_two_parts_fold_the_same():
    name = "Şükürov İsmayıl Гёйчай"
    assert fold(unicodedata.normalize("NFD", name)) == fold(name)


@settings(deadline=None)  # the first text of a script loads its table
@given(ANY_TEXT)
def test_any_text_folds_to_plain_words(text):
    folded = fold(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?: [a-z0-9]+)*)?", folded)
    assert fold(folded) == folded
    assert words(text) == tuple(folded.split())[:40]


@settings(deadline=None)  # the first text of a script loads its table
@given(ANY_TEXT, ANY_TEXT)
def test_each_word_is_folded_by_itself(one, other):
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


def test_words_stop_at_the_number_asked_for():
    assert words("one two three", 2) == ("one", "two")
    assert len(words("word " * 1000)) == 40
