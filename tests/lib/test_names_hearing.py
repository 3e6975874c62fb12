"""A full name by its sound: whose word is whose, and words that are written together or apart."""

import pytest

from archive.lib.names import name_keys, name_sounds, sound_keys
from archive.lib.names.hearing import father_places, initial_keys, joinable


@pytest.mark.parametrize(
    "name",
    [
        "Nümunəyev Əli Həsən oğlu",
        "Əli Həsən oğlu Nümunəyev",
        "Нумунаев Али Гасан оглы",
        "Нумунаев Али Гасанович",
        "Numunayev Ali Hasan oglu",
    ],
)
def test_the_name_of_the_father_is_not_that_of_the_person(name):
    sounds = name_sounds(name)
    assert set(sound_keys("Əli")) <= set(sounds.own)
    assert set(sound_keys("Həsən")) & set(sounds.of_father)
    assert not set(sound_keys("Həsən")) & set(sounds.own)


def test_who_is_called_as_the_father_has_the_name_as_an_own_one():
    sounds = name_sounds("Həsənov Həsən Həsən oğlu")
    assert set(sound_keys("Həsən")) <= set(sounds.own)
    assert not sounds.of_father


def test_a_family_name_like_a_patronymic_is_no_father():
    assert father_places(["Abramovich", "Roman"]) == set()
    assert father_places(["Тестов", "Боб", "Гасанович"]) == {2}


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        ("Əliağa", "Əli Ağa"),
        ("Əliağa", "Али-Ага"),
        ("Həsənbəy", "Гасан-бек"),
        ("Mirhəsən", "Mir Həsən"),
        ("Nümunəzadə", "Нумуне-заде"),
        ("Nümunəzadə", "Numuna Zadeh"),
        ("Bülbüloğlu", "Бюльбюль-оглы"),
        ("Tersamplyan", "Ter-Samplyan"),
    ],
)
def test_words_written_together_meet_the_same_words_apart(together, apart):
    assert set(sound_keys(together)) & set(name_keys(apart))


ALI_HUSEYN = ("Əlihüseyn", "Əli Hüseyn", "Əli-Hüseyn", "Алигусейн", "Али Гусейн", "Али-Гусейн")


@pytest.mark.parametrize(
    "name",
    [
        (*ALI_HUSEYN, "Alihuseyn", "Ali-Hussein", "Әлиһүсејн", "Әли Һүсејн"),
        ("Məhəmmədəli", "Məhəmməd Əli", "Мухаммед-Али", "Mohammad Ali", "Магомедали"),
        ("Ağamirzə", "Ağa Mirzə", "Ага-Мирза", "Aghamirza"),
        ("Mirəli", "Mir Əli", "Мир-Али", "Мирали"),
        ("Mirağa", "Mir Ağa", "Мирага", "Mir-Agha"),
        ("Abdulkərim", "Abdul Kərim", "Абдул-Керим", "Abd al-Karim", "Abdelkerim"),
        ("Nurməhəmməd", "Nur-Məhəmməd", "Нур Мухаммед"),
        ("Gülnisə", "Gül Nisə", "Гюльниса", "Gul-Nisa"),
        ("Annamaria", "Anna-Maria", "Анна Мария", "Anna Maria"),
        ("Marielouise", "Marie-Louise", "Marie Louise"),
        ("Hanspeter", "Hans-Peter", "Ганс Петер"),
        ("Karlheinz", "Karl-Heinz", "Карл-Гейнц", "Карл Хайнц"),
    ],
    ids=lambda name: name[0],
)
def test_double_given_names_meet_together_apart_and_tied_in_every_hand(name):
    together = set(sound_keys(name[0]))
    assert [spelled for spelled in name if together.isdisjoint(name_keys(spelled))] == []


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        ("Əlihüseyn", "Əli"),
        ("Əlihüseyn", "Nümunəyev Əli Hüseyn oğlu"),  # Əli, the son of Hüseyn
        ("Əlinümunəyev", "Əli Nümunəyev"),
        ("Orxanlalə", "Orxan Lalə"),
        ("Hüseynəli", "Əli Hüseyn"),
    ],
)
def test_words_that_nobody_joins_stay_apart(together, apart):
    assert set(sound_keys(together)).isdisjoint(name_keys(apart))


def test_an_initial_is_no_half_of_a_name():
    assert joinable(["Nümunəyev", "A."]) == []
    assert joinable(["Nümunəyev", "Əli", "Hüseyn"]) == [0, 1]


def test_the_double_name_of_a_father_is_only_his():
    sounds = name_sounds("Nümunəyev Orxan Əli Hüseyn oğlu")
    assert set(sound_keys("Əlihüseyn")) <= set(sounds.of_father)


@pytest.mark.parametrize(
    ("letter", "name"),
    [("Ə", "Əli"), ("A", "Əli"), ("Г", "Həsən"), ("Г", "Qasım"), ("Ç", "Çingiz"), ("P", "Pərviz")],
)
def test_an_initial_is_that_of_every_spelling(letter, name):
    assert set(initial_keys(letter)) & set(initial_keys(name))
