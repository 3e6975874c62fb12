"""The uncertain date as a value among others."""

import copy
import dataclasses
import pickle

import pytest

from archive.lib.dates import DateRefused, UncertainDate


def parsed(*texts):
    return [UncertainDate.parse(text) for text in texts]


def test_dates_with_the_same_text_are_one_value():
    first, second = parsed("1918-03~", " 1918-03~ ")
    assert first == second
    assert len({first, second}) == 1
    assert first != UncertainDate.parse("1918-03")
    assert str(first) == "1918-03~"


def test_dates_sort_by_first_day_then_last_day_and_missing_ends_lie_outside():
    expected = parsed(
        "../1918", "/1992-02-25", "/..", "1918-03-30", "1918-03-30/1918-04-02", "1918-03-30/..",
        "1918-04", "Y170000002",
    )  # fmt: skip
    jumbled = expected[::-1]
    assert sorted(jumbled) == expected


def test_a_date_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        UncertainDate.parse("1918").edtf = "1919"


@pytest.mark.parametrize("text", ["1918-03~", "[1918..1920]", "1985/..", "1950S2"])
def test_a_date_survives_copying_and_pickling(text):
    date = UncertainDate.parse(text)
    for other in (copy.deepcopy(date), pickle.loads(pickle.dumps(date))):  # noqa: S301
        assert other == date
        assert (other.earliest, other.latest) == (date.earliest, date.latest)
        assert other.in_words("en") == date.in_words("en")
        assert other.has_open_end == date.has_open_end


def test_a_refusal_survives_pickling():
    with pytest.raises(DateRefused) as caught:
        UncertainDate.parse("2023-02-29")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@pytest.mark.parametrize(
    ("text", "open_start", "open_end", "unknown_start", "unknown_end"),
    [
        ("1985", False, False, False, False),
        ("1985/1986", False, False, False, False),
        ("1985/..", False, True, False, False),
        ("1985/", False, False, False, True),
        ("../1985", True, False, False, False),
        ("/1985", False, False, True, False),
        ("/..", False, True, True, False),
        ("[..1985]", True, False, False, False),
        ("{1918,1985..}", False, True, False, False),
    ],
)
def test_an_open_end_is_told_from_an_unknown_one(
    text, open_start, open_end, unknown_start, unknown_end
):
    date = UncertainDate.parse(text)
    assert (date.has_open_start, date.has_open_end) == (open_start, open_end)
    assert (date.has_unknown_start, date.has_unknown_end) == (unknown_start, unknown_end)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1918", False, False),
        ("1918~", True, False),
        ("1918?", False, True),
        ("1918%", True, True),
        ("2004-06-~11", True, False),
        ("?2004-06-11", False, True),
        ("1918/1920~", True, False),
        ("[1918?,1920]", False, True),
        ("1950S2", True, False),
        ("195X", False, False),
    ],
)
def test_any_qualifier_makes_the_whole_date_approximate_or_uncertain(text, approximate, uncertain):
    date = UncertainDate.parse(text)
    assert (date.is_approximate, date.is_uncertain) == (approximate, uncertain)
