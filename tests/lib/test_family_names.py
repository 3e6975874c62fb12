"""Which words of a name are the family name: only where its form leaves no doubt."""

import pytest

from archive.lib.names.family import family_in


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Alisa Nümunəyeva", "Nümunəyeva"),
        ("Nümunəyev Əli Həsən oğlu", "Nümunəyev"),
        ("Алиса Примерова", "Примерова"),
        ("Примеров Иван Иванович", "Примеров"),
        ("Sample, Alice", "Sample"),
        ("Alisa Nümunəyeva (née Misalova)", "Nümunəyeva"),
        ("Əli Nümunəzadə", "Nümunəzadə"),
        ("Alisa", ""),
        ("Nümunəyeva", ""),  # may be all there is of the name
        ("Alice Example", ""),
        ("Misal Nümunə oğlu", ""),
        ("Nümunəyev Misalov", ""),  # either may be the family's
        ("", ""),
    ],
)
def test_a_family_name_is_told_and_none_is_invented(name, family):
    assert family_in(name) == family
