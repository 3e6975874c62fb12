"""Titles in any script make readable addresses."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.slugs import slug_for


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Xocalı 1992", "xocali-1992"),
        ("Gəncə", "ganca"),
        ("Гянджа", "gyandzha"),
        ("20 Yanvar: Bakı, 1990-cı il", "20-yanvar-baki-1990-ci-il"),
        ("Խոջալու", "khojalu"),
        ("— !", ""),
    ],
)
def test_letters_become_an_address(text, slug):
    assert slug_for(text) == slug


def test_long_titles_are_cut_between_words():
    assert slug_for("Alice Example and Bob", 17) == "alice-example-and"
    assert slug_for("Alice Example and Bob", 16) == "alice-example"
    assert slug_for("Aliceexample", 5) == "alice"


@settings(deadline=None)  # the first text of a script loads its table
@given(st.text(alphabet=st.characters(), max_size=120), st.integers(0, 90))
def test_a_slug_is_always_fit_for_an_address(text, limit):
    slug = slug_for(text, limit)
    assert len(slug) <= limit
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
