"""Cells that a spreadsheet would run."""

import pytest

from archive.lib.cells import defused, restored


@pytest.mark.parametrize("text", ["=1+1", "+7", "-2", "@x", "\tx", "\rx", "'=1", "''+1"])
def test_a_formula_is_defused_and_comes_back(text):
    assert defused(text) == f"'{text}"
    assert restored(defused(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "'quoted'", "1+1", "a=b", "'", "ə", "O'Example"])
def test_other_texts_stay(text):
    assert defused(text) == text
    assert restored(text) == text
