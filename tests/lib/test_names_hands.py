"""In whose hand a name is written, and its spelling in English texts."""

import pytest

from archive.lib.names.hands import Hand, as_in_english, hand_of


@pytest.mark.parametrize(
    ("name", "hand"),
    [
        ("Əliyev Nicat", Hand.AZERI),
        ("İsmayıl", Hand.AZERI),
        ("Алиев", Hand.CYRILLIC),
        ("Nicat", Hand.ANY),
        ("", Hand.ANY),
    ],
)
def test_letters_tell_the_hand(name, hand):
    assert hand_of(name) is hand


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("Nümunəyev", "numunayev"),
        ("Xəlil", "khalil"),
        ("Cəfər", "jafar"),
        ("Qarabağ", "garabagh"),
        ("Çıraq", "chirag"),
        ("Ниджат", "nijat"),
        ("Alice", "alice"),
        ("…", ""),
    ],
)
def test_a_word_as_english_texts_spell_it(word, english):
    assert as_in_english(word, hand_of(word)) == english
