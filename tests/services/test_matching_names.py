"""Two names side by side: which are one name, how surely, and which never are."""

import pytest

from archive.services.linkage.names import (
    APART,
    EXACT,
    FAMILY,
    FATHER,
    GIVEN,
    NEAR,
    SOUND,
    best,
    form,
    names_in_parts,
    parts_of,
)


def forms(text):
    return [form(parts) for parts in names_in_parts([], [text])]


def compared(one, other):
    return best(forms(one), forms(other))


@pytest.mark.parametrize(
    ("one", "other", "name", "father"),
    [
        ("Nümunəyev Sınaq Misal oğlu", "Nümunəyev Sınaq Misal oğlu", EXACT, EXACT),
        ("Nümunəyev Sınaq Misal oğlu", "Sinag Misal Numunayev", SOUND, EXACT),
        ("Həsənov Sınaq", "Гасанов Сынаг", SOUND, None),
        ("Həsənov Sınaq Misal oğlu", "Həsənov Sınaq", EXACT, None),
        ("Mustafayev Sınaq", "Sınaq Musatafayev", NEAR, None),
        ("Mahmudov Sınaq", "Sınaq Mahmud", NEAR, None),
        ("Həsənov Sınaq Misal oğlu", "Həsənov Sınaq Başqa oğlu", EXACT, APART),
    ],
)
def test_names_meet_word_by_word_in_any_order_and_spelling(one, other, name, father):
    found = compared(one, other)
    assert (found.name, found.father) == (name, father)
    assert compared(other, one)[:3] == found[:3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Həsənov Sınaq Misal oğlu", "Həsənov Başqa Misal oğlu"),  # brothers
        ("Həsənov Əli", "Həsənov Vəli"),  # short names: one letter is another name
        ("Həsənov", "Sınaq Həsənov"),  # a family name alone is no person
        ("Həsənov Sınaq", "Misal Başqayev"),
    ],
)
def test_other_people_are_never_one_name(one, other):
    assert compared(one, other) is None


def test_a_married_name_meets_the_name_at_birth_in_brackets():
    found = compared("Fariza Example kyzy Samplova (née Testova)", "Testova Fariza Example qızı")
    assert (found.name, found.father, found.family) == (EXACT, EXACT, EXACT)


def test_two_words_before_a_family_name_are_not_taken_for_a_given_name():
    assert parts_of("Alice Bob Testov")[0] == ("Alice Bob", "")
    found = compared("Alice Bob Testov", "Testov Alice Bob oglu")
    assert (found.met, found.father) == (3, EXACT)


def test_what_only_repeats_the_columns_is_left_out():
    columns = [("Sınaq", GIVEN), ("Misal", FATHER), ("Həsənov", FAMILY)]
    assert names_in_parts(columns, ["Həsənov Sınaq Misal oğlu"]) == [columns]
    assert len(names_in_parts(columns, ["Гасанов Сынаг"])) == 2
