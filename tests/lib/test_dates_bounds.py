"""The first and last day a date can mean, counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lib.dates import UncertainDate, day_number, from_day_number


def day(text):
    negative, digits = text.startswith("-"), text.removeprefix("-")
    year, month, number = map(int, digits.split("-"))
    return day_number(-year if negative else year, month, number)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1918", "1918-01-01", "1918-12-31"),
        ("1918-03", "1918-03-01", "1918-03-31"),
        ("1988-02", "1988-02-01", "1988-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("1990-01-20", "1990-01-20", "1990-01-20"),
        ("1990-01-20T00:20:00Z", "1990-01-20", "1990-01-20"),
        ("1985-04-12T23:20:30+04:00", "1985-04-12", "1985-04-12"),
        ("1918-03~", "1918-03-01", "1918-03-31"),
        ("1918%", "1918-01-01", "1918-12-31"),
        ("?2004-06-~11", "2004-06-11", "2004-06-11"),
        ("195X", "1950-01-01", "1959-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("1XXX", "1000-01-01", "1999-12-31"),
        ("1X56", "1056-01-01", "1956-12-31"),
        ("1985-02-2X", "1985-02-20", "1985-02-28"),
        ("1984-02-2X", "1984-02-20", "1984-02-29"),
        ("198X-02-2X", "1980-02-20", "1989-02-28"),
        ("XXXX-02-29", "0-02-29", "9996-02-29"),
        ("19XX-02-29", "1904-02-29", "1996-02-29"),
        ("1X00-02-29", "1200-02-29", "1600-02-29"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("1984-X2", "1984-02-01", "1984-12-31"),
        ("1984-XX-31", "1984-01-31", "1984-12-31"),
        ("1984-XX-29", "1984-01-29", "1984-12-29"),
        ("1985-X2-29", "1985-12-29", "1985-12-29"),
        ("1984-0X-3X", "1984-01-30", "1984-09-30"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-XX", "1500-12-01", "1599-12-31"),
        ("XXXX-12-XX", "0-12-01", "9999-12-31"),
        ("-004X", "-49-01-01", "-40-12-31"),
        ("-000X", "-9-01-01", "-1-12-31"),
        ("-0043-03-15", "-43-03-15", "-43-03-15"),
        ("0000", "0-01-01", "0-12-31"),
        ("1918-21", "1918-03-01", "1918-05-31"),
        ("1918-22", "1918-06-01", "1918-08-31"),
        ("1918-23", "1918-09-01", "1918-11-30"),
        ("1918-24", "1918-12-01", "1919-02-28"),
        ("1919-28", "1919-12-01", "1920-02-29"),
        ("1918-29", "1918-09-01", "1918-11-30"),
        ("1918-30", "1918-12-01", "1919-02-28"),
        ("1918-32", "1918-06-01", "1918-08-31"),
        ("1990-33", "1990-01-01", "1990-03-31"),
        ("1990-36", "1990-10-01", "1990-12-31"),
        ("1990-38", "1990-05-01", "1990-08-31"),
        ("1990-41", "1990-07-01", "1990-12-31"),
        ("195X-21", "1950-03-01", "1959-05-31"),
        ("1992-02-25/1992-02-26", "1992-02-25", "1992-02-26"),
        ("1990-01-20/1990-01-XX", "1990-01-20", "1990-01-31"),
        ("1990-01/1990", "1990-01-01", "1990-12-31"),
        ("1985/", "1985-01-01", None),
        ("1985/..", "1985-01-01", None),
        ("/1985", None, "1985-12-31"),
        ("../1985", None, "1985-12-31"),
        ("/..", None, None),
        ("../..", None, None),
        ("[1918..1920]", "1918-01-01", "1920-12-31"),
        ("[1920,1918-03]", "1918-03-01", "1920-12-31"),
        ("[..1985]", None, "1985-12-31"),
        ("{1960,1961-12..}", "1960-01-01", None),
        ("[..1983,1985..]", None, None),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("-1950S2", "-1999-01-01", "-1900-12-31"),
        ("Y3388E2S3", "338000-01-01", "338999-12-31"),
        ("Y171010000S3", "171000000-01-01", "171999999-12-31"),
        ("Y170000002", "170000002-01-01", "170000002-12-31"),
        ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ],
)
def test_a_date_reaches_from_its_first_to_its_last_possible_day(edtf, first, last):
    date = UncertainDate.parse(edtf)
    assert date.earliest == (first and day(first))
    assert date.latest == (last and day(last))


@pytest.mark.parametrize(
    ("edtf", "years"),
    [
        ("1918-24", (1918, 1919)),
        ("/1992-02-25", (None, 1992)),
        ("Y-17E7", (-170_000_000, -170_000_000)),
        ("195X", (1950, 1959)),
    ],
)
def test_the_years_a_date_touches_are_those_of_its_outermost_days(edtf, years):
    assert UncertainDate.parse(edtf).year_span == years


YEARS = st.sampled_from(["1918", "198X", "19XX", "XXXX", "1X00", "-0044", "0000", "-01XX"])
TWO = st.text("0123X", min_size=2, max_size=2)
POINTS = st.one_of(
    YEARS,
    st.builds("{}-{}".format, YEARS, TWO),
    st.builds("{}-{}-{}".format, YEARS, TWO, TWO),
    st.builds("{}-{}{}".format, YEARS, TWO, st.sampled_from("?~%")),
)


@given(POINTS)
def test_bounds_are_in_order_and_are_days_that_the_text_allows(text):
    try:
        date = UncertainDate.parse(text)
    except ValueError:
        return
    assert date.earliest <= date.latest
    for number in (date.earliest, date.latest):
        year, month, number_of_day = from_day_number(number)
        written = f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number_of_day:02}"
        pattern = text.rstrip("?~%")
        if len(pattern.lstrip("-")) == 7 and pattern[-2:].isdigit() and int(pattern[-2:]) > 12:
            continue
        assert all(a in ("X", b) for a, b in zip(pattern, written, strict=False))
