"""Dates made by the grammar of ISO 8601-2 are read; what its grammar does not make is refused."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.dates import DateRefused, UncertainDate
from tests.lib.test_dates_grammar import edtf_package_reads, is_valid, quietly

QUALIFIERS = st.sampled_from("?~%")
MAYBE = st.sampled_from(["", "", "?", "~", "%"])
DAYS = st.dates(datetime.date(1000, 1, 1))
GIVEN = settings(max_examples=300, deadline=None, derandomize=True)


def plain(day, length):
    """Write a day as year, month or day."""
    return "-".join(str(day).split("-")[:length])


@st.composite
def points(draw):
    """Make a single date of levels 0 to 2."""
    day, length = draw(DAYS), draw(st.integers(1, 3))
    kind = draw(st.sampled_from(["plain", "at the end", "inside", "unspecified", "season"]))
    text = plain(day, length)
    if kind == "at the end":
        return text + draw(QUALIFIERS)
    if kind == "inside":
        # Each component has at most one qualifier, on one side.
        return "-".join(
            draw(MAYBE) + part if draw(st.booleans()) else part + draw(MAYBE)
            for part in text.split("-")
        )
    if kind == "unspecified":
        end = draw(st.sampled_from(["{0}X", "{1}XX", "{2}-XX", "{2}-XX-XX", "{3}-XX"]))
        year = f"{day:%Y}".zfill(4)
        return end.format(year[:3], year[:2], year, plain(day, 2)) + draw(MAYBE)
    if kind == "season":
        return f"{plain(day, 1)}-{draw(st.integers(21, 41))}{draw(MAYBE)}"
    return text


@st.composite
def long_years(draw):
    """Make a year of more than four digits, or one of which only some digits may be relied on."""
    sign, digits = draw(st.sampled_from(["", "-"])), draw(st.integers(10_000, 10**9))
    ending = draw(st.sampled_from(["", "S2", "E3", "E3S2"]))
    return f"Y{sign}{digits}{ending}"


def earliest(text):
    return UncertainDate.parse(text).earliest


@st.composite
def intervals(draw):
    """Make an interval whose start begins no later than its end."""
    first, second = sorted([draw(points()), draw(points())], key=earliest)
    return draw(st.sampled_from(["{}/{}", "{}/..", "{}/", "../{1}", "/{1}"])).format(first, second)


@st.composite
def sets(draw):
    """Make a set of level 2."""
    members = draw(st.lists(points(), min_size=2, max_size=3))
    opening = draw(st.sampled_from(["[..", "[", "{", "{.."]))
    text = opening + ",".join(members) + ("]" if opening[0] == "[" else "}")
    return text if len(text) <= 100 else f"[{members[0]}..]"


@GIVEN
@given(st.one_of(points(), long_years(), intervals(), sets(), st.just("../..")))
def test_what_the_grammar_makes_is_read_and_said(text):
    date = UncertainDate.parse(text)
    assert date.edtf == text
    assert all(date.in_words(language) for language in ("az", "ru", "en"))


@GIVEN
@given(DAYS, DAYS, st.integers(1, 3), st.integers(1, 3), MAYBE, MAYBE)
def test_an_interval_never_ends_before_it_begins(day, other, length, other_length, left, right):
    first, second = sorted([plain(day, length), plain(other, other_length)], key=earliest)
    UncertainDate.parse(f"{first}{left}/{second}{right}")
    if earliest(first) < earliest(second):
        with pytest.raises(DateRefused):
            UncertainDate.parse(f"{second}{left}/{first}{right}")


@GIVEN
@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_long_years_come_in_order_too(year, other):
    def written(number):
        digits = f"{'-' if number < 0 else ''}{abs(number):04}"
        return digits if abs(number) <= 9999 else f"Y{digits}"

    first, last = sorted([year, other])
    UncertainDate.parse(f"{written(first)}/{written(last)}")
    if first < last:
        with pytest.raises(DateRefused):
            UncertainDate.parse(f"{written(last)}/{written(first)}")


@GIVEN
@given(points(), QUALIFIERS, st.data())
def test_a_qualifier_more_is_read_only_where_another_reader_reads_it_too(text, qualifier, data):
    at = data.draw(st.integers(0, len(text)))
    more = text[:at] + qualifier + text[at:]
    try:
        UncertainDate.parse(more)
    except DateRefused:
        return
    whole = more.rstrip("?~%")  # X and seasons may have one at their end, which they do not know
    assert quietly(is_valid, more) or quietly(edtf_package_reads, more) or quietly(is_valid, whole)


@GIVEN
@given(points(), QUALIFIERS, st.sampled_from(["{}{}/..", "../{}{}", "{}{}", "{{{}{},2999}}"]))
def test_a_component_is_never_qualified_on_both_its_sides(text, qualifier, shape):
    last = text.rpartition("-")[2]
    if last[0] in "?~%" or last[-1] in "?~%":
        with pytest.raises(DateRefused):
            UncertainDate.parse(shape.format(text, qualifier))


@GIVEN
@given(intervals(), st.sampled_from(["{}/2000", "{}?", "[{}]", "{}/", "1000/{}", "{}-01", "{} "]))
def test_nothing_may_be_added_to_an_interval(text, shape):
    changed = shape.format(text)
    if changed.strip() == text or changed.strip("?").rpartition("/")[2] not in ("", ".."):
        return
    with pytest.raises(DateRefused):
        UncertainDate.parse(changed)
