"""Names meet their other spellings, and never a name that merely resembles them."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.names import fold, name_keys, sound_keys
from archive.lib.names.rules import RULES
from archive.lib.names.sounds import compile_rules, keys_by
from tests.lib.golden_names import alike_groups, apart_pairs

GROUPS = alike_groups()
PAIRS = apart_pairs()


def meet(one, other):
    return bool(set(sound_keys(one)) & set(sound_keys(other)))


def broken_promises(compiled, example):
    """Return the parts of a rule's example that do not hold under the compiled rules."""
    broken = []
    for part in example.split(";"):
        alike = "≠" not in part
        names = [name.strip() for name in part.replace("≠", "=").split("=")]
        for one, other in combinations(names, 2):
            met = bool(set(keys_by(compiled, one)) & set(keys_by(compiled, other)))
            if met != alike:
                broken.append((one, other))
    return broken


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: fold(group[0]))
def test_spellings_of_one_name_meet(group):
    apart = [(a, b) for a, b in combinations(group, 2) if not meet(a, b)]
    assert apart == []


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=fold)
def test_names_that_merely_resemble_stay_apart(one, other):
    assert not meet(one, other)


def test_the_golden_lists_are_as_large_as_promised():
    assert len(GROUPS) >= 150
    assert len(PAIRS) >= 60
    assert all(len(group) == len(set(group)) > 1 for group in GROUPS)


def test_different_names_share_a_key_only_in_doubly_doubtful_spellings():
    owners = {}
    for group in GROUPS:
        for key in {key for word in group for key in sound_keys(word)}:
            owners.setdefault(key, set()).add(sound_keys(group[0])[0])
    shared = {key: names for key, names in owners.items() if len(names) > 1}
    # Qasimov without its marks could be Qaşımov, and Гашимов (Həşimov) could be Qaşımov as well.
    assert shared == {"gaximov": {"gasimov", "haximov"}}


def test_who_writes_g_for_h_does_not_leave_out_azerbaijani_marks():
    assert meet("Gasimov", "Qasımov")
    assert not meet("Gasimov", "Hashimov")
    assert not meet("Qasimov", "Hashimov")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_each_rule_does_what_its_example_says(rule):
    assert broken_promises(compile_rules(RULES), rule.example) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_each_rule_is_needed_for_its_example(rule):
    without = compile_rules(other for other in RULES if other is not rule)
    assert broken_promises(without, rule.example) != []


def test_a_word_has_at_most_four_keys():
    assert max(len(sound_keys(word)) for group in GROUPS for word in group) <= 4
    assert len(sound_keys("Gagagagagsscscs" * 10)) <= 4


def test_what_was_folded_before_still_meets_its_original():
    spellings = [word for group in GROUPS for word in group if "ё" not in word]  # ё folds to е
    missed = [word for word in spellings if not meet(word, fold(word))]
    assert missed == []


def test_spaces_inside_are_ignored():
    assert sound_keys("Ağa əli") == sound_keys("Ağaəli")


@pytest.mark.parametrize("text", ["", " ", "—", "😀", "\x00", "\ud800"])
def test_a_text_without_letters_has_no_keys(text):
    assert sound_keys(text) == []
    assert name_keys(text) == ()


def test_numbers_are_their_own_keys():
    assert sound_keys("1992") == ["1992"]


def test_a_full_name_in_another_script_and_order_has_the_same_keys():
    azeri = set(name_keys("Həsənov Əli Hüseyn oğlu"))
    for other in ("Али Гусейн оглы Гасанов", "Ali Huseyn oglu Hasanov", "Һәсәнов Әли Һүсејн оғлу"):
        keys = set(name_keys(other))
        assert all(keys & set(sound_keys(word)) for word in ("Həsənov", "Əli", "Hüseyn"))
        assert azeri <= keys


@pytest.mark.parametrize("marker", ["oğlu", "oglu", "оглы", "оғлу", "qızı", "gizi", "кызы", "гызы"])
def test_the_words_son_and_daughter_are_left_out(marker):
    assert name_keys(f"Həsən {marker}") == name_keys("Həsən")


def test_a_russian_patronymic_meets_the_name_of_the_father():
    assert set(name_keys("Алиев Мамед Гасанович")) & set(sound_keys("Həsən"))
    assert set(name_keys("Алиева Лейла Гасановна")) & set(sound_keys("Həsən"))
    assert not set(sound_keys("Гасанович")) & set(sound_keys("Həsən"))


@settings(deadline=None)  # the first text of a script loads its table
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_gives_a_few_plain_keys(text):
    keys = sound_keys(text)
    assert len(keys) <= 4
    assert all(key.isascii() and key.isalnum() for key in keys)
    assert sound_keys(text) == keys
    assert all(key.isascii() and key.isalnum() for key in name_keys(text))
