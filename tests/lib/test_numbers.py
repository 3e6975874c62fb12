"""Numbers as readers write them."""

from decimal import Decimal

import pytest

from archive.lib.numbers import number_words


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (82, "en", "82"),
        (4012, "en", "4,012"),
        (4012, "az", "4012"),
        (9999, "ru", "9999"),
        (10_000, "ru", "10\u00a0000"),
        (-53_000, "az", "-53\u00a0000"),
        (1_000_000, "ru", "1\u00a0000\u00a0000"),
        (Decimal("100000.00"), "en", "100,000"),
        (Decimal("12.50"), "ru", "12,5"),
        (Decimal("1E+3"), "en", "1,000"),
        (-5, "en", "-5"),
        (4012, "xx", "4,012"),
    ],
)
def test_numbers_are_written_as_each_language_does(value, language, words):
    assert number_words(value, language) == words
