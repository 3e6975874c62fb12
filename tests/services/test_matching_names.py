"""Two names side by side: which are one name, how surely, and which never are."""

import pytest

from archive.services.linkage.names import (
    APART,
    ENDING,
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
        ("Mahmudov Sınaq", "Sınaq Mahmud", ENDING, None),
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


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        ("Əlihüseyn", "Əli Hüseyn"),
        ("Əlihüseyn", "Али-Гусейн"),
        ("Алигусейн", "Əli-Hüseyn"),
        ("Məhəmmədəli", "Mohammad Ali"),
        ("Abdulkərim", "Абдул-Керим"),
        ("Annamaria", "Anna-Maria"),
        ("Annamaria", "Анна Мария"),
        ("Orxanlalə", "Orxan Lalə"),  # of any two words, whoever thought of it
    ],
)
@pytest.mark.parametrize(
    "name", ["%s Nümunəyev", "Nümunəyev %s", "%s Nümunəyev Misal oğlu", "%s Misal oğlu Nümunəyev"]
)
def test_a_double_given_name_is_one_name_together_and_apart(together, apart, name):
    found = compared(name % together, name % apart)
    assert found.is_joined
    assert min(found.name, found.given) >= SOUND
    assert found.family == EXACT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Əlihüseyn Nümunəyev", "Əli Nümunəyev"),
        ("Əlihüseyn Nümunəyev", "Hüseyn Nümunəyev"),
        ("Nümunəyev Əlihüseyn", "Nümunəyev Əli Hüseyn oğlu"),  # Hüseyn is the father
        ("Hüseynəli Nümunəyev", "Əli Hüseyn Nümunəyev"),
    ],
)
def test_half_a_double_name_is_not_the_name(one, other):
    assert compared(one, other) is None


def test_a_double_name_of_the_father_is_one_name():
    found = compared("Nümunəyev Sınaq Əlihüseyn oğlu", "Нумунаев Сынаг Али-Гусейн оглы")
    assert (found.name, found.father, found.family) == (SOUND, SOUND, SOUND)


@pytest.mark.parametrize(
    ("ended", "bare"),
    [
        ("Əhmədov", "Əhməd"),
        ("Əhmədova", "Ахмед"),
        ("Ахмедов", "Əhməd"),
        ("Nümunəyev", "Nümunə"),
        ("Hacıyev", "Гаджи"),
        ("Mustafayev", "Mustafa"),
        ("Əliyev", "Əli"),
        ("Əhmədli", "Ahmad"),
        ("Kazımzadə", "Kazım"),
        ("Həsənoğlu", "Гасан"),
    ],
)
def test_a_family_name_without_its_ending_is_near_and_no_more(ended, bare):
    assert compared(f"{ended} Sınaq", f"Sınaq {bare}").name == ENDING
    assert compared(f"Sınaq {bare}", f"Сынаг {ended}").name == ENDING


@pytest.mark.parametrize(
    ("one", "other"),
    [("Əhmədov", "Əhmədli"), ("Əliyev", "Əlizadə"), ("Nurəli", "Nurə"), ("Nərimanov", "Nərgiz")],
)
def test_other_endings_are_other_families(one, other):
    assert compared(f"{one} Sınaq", f"{other} Sınaq") is None or (
        compared(f"{one} Sınaq", f"{other} Sınaq").family == APART
    )


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


def test_a_form_of_address_does_not_make_two_people_meet():
    with_title = compared("Example, Mr. Alice", "Sample Mr Alice")
    assert with_title.met == compared("Example, Alice", "Sample Alice").met
    assert compared("Example, Mrs Alice", "Example, Mr Alice") is None
