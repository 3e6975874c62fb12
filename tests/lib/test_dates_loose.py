"""Dates as archivists type them and as lists contain them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lib.dates import GREGORIAN, JULIAN, DayNumber, UncertainDate, parse_loose

READINGS = {
    "1990-01-20": """
        20.01.1990|20/01/1990|20-01-1990|1990.01.20|1990/01/20|20 yanvar 1990-cı il|20 yanvar 1990
        |20 января 1990 г.|20 января 1990 года|20 January 1990|January 20, 1990|20 Jan. 1990
        |20-Jan-1990|20Jan1990|Jan 20th, 1990|the 20th of January 1990|20-янв-1990|20.I.1990
        |1990-cı il yanvarın 20-si|1990 yanvar 20|20 ЯНВАРЯ 1990 Г.|20\u00a0YANVAR\u00a01990
        |20 јанвар 1990|\u200e20.01.1990""",
    "1990-01": """
        yanvar 1990|1990-cı ilin yanvarı|январь 1990|январь 1990 года|Jan 1990|01.1990|01/1990
        |Jan-1990|YANVAR 1990|в январе 1990 г.""",
    "1918-06": "İYUN 1918|iyun 1918|IYUN 1918|ıyun 1918",
    "1918": "1918-ci il|1918 г.|1918 год|в 1918 году|year 1918|1918-ci ildə",
    "1918~": """
        c. 1918|ca 1918|ca. 1918|circa 1918|about 1918|təxminən 1918|texminen 1918-ci il
        |около 1918|ок. 1918 г.|~ 1918|примерно 1918""",
    "1918?": "1918?|1918 ?|1918 (?)|possibly 1918|ehtimal ki, 1918-ci il|возможно, 1918 г.",
    "1918%": "c. 1918?|possibly about 1918|предположительно, около 1918 г.",
    "1918-03~": "about March 1918|təxminən 1918-ci ilin martı|около марта 1918 г.|c. 1918-03",
    "1918/1920": """
        1918/1920|1918-1920|1918–1920|1918 — 1920|1918‑1920|from 1918 to 1920|1918–1920-ci illər
        |1918-ci ildən 1920-ci ilə qədər|с 1918 по 1920 г.|1918–1920 гг.""",
    "1918~/1920~": "c. 1918-1920|около 1918–1920 гг.",
    "195X": "195X|195x|1950s|the 1950s|1950's|1950-ci illər|1950-е|1950-е годы|1950-х годов",
    "18XX": "18XX|19th century|19th c.|XIX əsr|XIX век|XIX в.|ХIХ век|19-cu əsr|19 век",
    "[1918..1920]": """
        between 1918 and 1920|между 1918 и 1920 гг.|1918–1920-ci illər arasında
        |1918-ci illə 1920-ci il arasında""",
    "[..1917]": "before 1918|1918-dən əvvəl|1918-ci ildən əvvəl|ранее 1918 г.",
    "[1919..]": "after 1918|после 1918|1918-ci ildən sonra|1918-dən sonra",
    "[..1918]": "by 1918|до 1918|не позднее 1918 г.|ən geci 1918-ci il",
    "[..1992-02-24]": "before 25 February 1992|25.02.1992-dən əvvəl",
    "[..1918-02]": "before March 1918",
    "[1951..]": "after 1950",
    "[..1949]": "before the 1950s",
    "[..1917~]": "before about 1918",
    "../1953": "until 1953|1953-cü ilə qədər|1953-cü ilədək|1953-dək",
    "1998/..": """
        since 1998|1998-ci ildən bəri|с 1998 г. по настоящее время|1998 - present
        |from 1998 to the present""",
    "1998/": "from 1998|с 1998 г.",
    "1992-02-25/1992-02-26": """
        25-26 February 1992|25–26 fevral 1992|February 25-26, 1992|25-26.02.1992
        |25.02.1992-26.02.1992|с 25 по 26 февраля 1992 г.|25 February - 26 February 1992
        |1992-ci il fevralın 25-dən 26-dək""",
    "1918-03-30/1918-04-02": """
        30 March - 2 April 1918|30 mart – 2 aprel 1918|30 марта — 2 апреля 1918 г.""",
    "1918-04/1918-05": "April-May 1918|1918-ci ilin aprel–may ayları|апрель–май 1918 г.",
    "1918-21": "spring 1918|1918-ci ilin yazı|весна 1918 г.|весной 1918 г.",
    "-0043": "44 BCE|44 BC|e.ə. 44-cü il|44 г. до н. э.",
    "{1918,1920}": "1918 and 1920|1918 və 1920|1918 и 1920",
    "[1918,1920]": "1918 or 1920|1918 və ya 1920|1918 или 1920",
}


SAID = """1990-01-20 1990-01 1918 1918~ 1918-03~ 1918-03? 195X 18XX 1918/1920 1918-04/1918-05
    1992-02-25/1992-02-26 1918-03-30/1918-04-02 [1918..1920] 1985/.. [1918,1920] 1918-21 -0043
    [1918-04..1918-05] 2007/2008-09 1919-03-31/1920-03-31"""


def codes(reading):
    return [warning.code for warning in reading.warnings]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [(text.strip(), edtf) for edtf, texts in READINGS.items() for text in texts.split("|")],
)
def test_a_typed_date_is_read_in_all_three_languages(text, edtf):
    reading = parse_loose(text)
    assert reading.date.edtf == edtf
    assert reading.calendar == GREGORIAN
    assert codes(reading) in ([], ["hidden-characters"])


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("edtf", SAID.split())
def test_what_the_archive_says_of_a_date_can_be_typed_back(edtf, language):
    words = UncertainDate.parse(edtf).in_words(language)
    assert parse_loose(words).date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("18 March 1918 (O.S.)", "1918-03-31"),
        ("18 March 1918 Old Style", "1918-03-31"),
        ("18 mart 1918 (köhnə təqvimlə)", "1918-03-31"),
        ("18 марта 1918 ст. ст.", "1918-03-31"),
        ("18 марта 1918 г. по старому стилю", "1918-03-31"),
        ("18.03.1918 O.S.", "1918-03-31"),
        ("c. 18 March 1918 O.S.", "1918-03-31~"),
        ("18 (31) марта 1918", "1918-03-31"),
        ("18 (31) mart 1918", "1918-03-31"),
        ("18/31 March 1918", "1918-03-31"),
        ("31 (18) марта 1918 г.", "1918-03-31"),
        ("25 октября (7 ноября) 1917 г.", "1917-11-07"),
        ("25 декабря 1917 (7 января 1918)", "1918-01-07"),
        ("17-20 March 1918 O.S.", "1918-03-30/1918-04-02"),
        ("29 February 1900 O.S.", "1900-03-13"),
        ("March 1918 O.S.", "[1918-03-14..1918-04-13]"),
        ("February 1900 O.S.", "[1900-02-13..1900-03-13]"),
        ("1918 O.S.", "[1918-01-14..1919-01-13]"),
        ("before 18 March 1918 O.S.", "[..1918-03-30]"),
        ("since 18 March 1918 O.S.", "1918-03-31/.."),
    ],
)
def test_an_old_style_date_becomes_gregorian_and_says_so(text, edtf):
    reading = parse_loose(text)
    assert reading.date.edtf == edtf
    assert reading.calendar == JULIAN
    assert codes(reading) == ["old-style"]


def test_a_day_and_month_that_can_be_swapped_are_not_guessed():
    reading = parse_loose("03/04/1992")
    assert reading.date.edtf == "[1992-03-04,1992-04-03]"
    assert [date.edtf for date in reading.alternatives] == ["1992-03-04", "1992-04-03"]
    assert codes(reading) == ["ambiguous-day-month"]


def test_full_stops_are_day_first_and_equal_numbers_are_clear():
    assert parse_loose("03.04.1992").date.edtf == "1992-04-03"
    assert parse_loose("03/03/1992").warnings == ()


def test_a_month_above_twelve_shows_that_the_month_came_first():
    reading = parse_loose("06/13/1992")
    assert reading.date.edtf == "1992-06-13"
    assert codes(reading) == ["month-first"]


@pytest.mark.parametrize(
    ("text", "day"), [("32893", "1990-01-20"), ("33660.0", "1992-02-26"), ("18384", "1950-05-01")]
)
def test_five_digits_alone_may_be_a_spreadsheets_day_and_are_not_guessed(text, day):
    with pytest.raises(DayNumber, match=f"day number, of {day}"):
        parse_loose(text)


@pytest.mark.parametrize("text", ["1930-06-01", "01.06.1930", "1 января 1930", "1 June 1930?"])
def test_a_day_that_registries_write_for_an_unknown_one_is_pointed_out(text):
    assert codes(parse_loose(text)) == ["placeholder-day"]


def test_the_1900s_may_be_ten_years_or_a_hundred():
    reading = parse_loose("1900s")
    assert [date.edtf for date in reading.alternatives] == ["190X", "19XX"]
    assert codes(reading) == ["ambiguous-decade"]


def test_a_part_of_the_year_that_looks_like_a_range_of_years_is_pointed_out():
    reading = parse_loose("1918-21")
    assert [date.edtf for date in reading.alternatives] == ["1918-21", "1918/1921"]
    assert codes(reading) == ["season-or-years"]


def test_every_warning_says_a_sentence():
    for text in (
        "03/04/1992",
        "06/13/1992",
        "1743/44",
        "1.1.1930",
        "1900s",
        "1918-21",
        "1918 O.S.",
    ):
        for warning in parse_loose(text).warnings:
            assert str(warning.message).endswith(".")


def test_only_the_languages_asked_for_are_read():
    assert parse_loose("20 yanvar 1990", languages=("az",)).date.edtf == "1990-01-20"
    with pytest.raises(ValueError, match="“yanvar” is not understood"):
        parse_loose("20 yanvar 1990", languages=("ru", "en"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("20.01.90", "two digits"),
        ("20 января 90 г.", "two digits"),
        ("Jan 90", "two digits"),
        ("25 fevral", "the year is missing"),
        ("hello", "“hello” is not understood"),
        ("early 20 January 1918", "do not make a date together"),
        ("20 foo 1990", "“foo” is not understood"),
        ("1918 * 1920", "“*” is not understood"),
        ("31 April 1918", "1918-04 has 30 days"),
        ("29 fevral 2023", "2023-02 has 28 days"),
        ("2023-02-29", "2023-02 has 28 days"),
        ("1918-04-31/1918-05", "1918-04 has 30 days"),
        ("20.13.1990", "there is no month 13"),
        ("13/13/1990", "there is no month 13"),
        ("00.13.1990", "no day 0 and no month 0"),
        ("00.00.0000", "it names no day, month or year"),
        ("fl. 1840", "when somebody was active"),
        ("?-1950", "do not make a date together"),
        ("18 (30) марта 1918", "not the same day"),
        ("31 June 1918 O.S.", "no such day"),
        ("1950s O.S.", "too vague"),
        ("1920-1918", "it ends before it begins"),
        ("between 03/04/1992 and 05/06/1992", "either way"),
        ("03/04/1992 O.S.", "either way"),
        ("21 1990", "the month of the day is missing"),
        ("xx 1990", "do not make a date together"),
        ("20 - January 1990", "two digits"),
        ("1955s", "ends in 0"),
        ("1918 1919", "do not make a date together"),
        ("after before 1918", "do not make a date together"),
        ("1918, 1919 and 1920-1921", "do not make a date together"),
        ("January February 1990", "do not make a date together"),
        ("əsr", "do not make a date together"),
        ("19850", "day number, of 1954-05-06"),
        ("98765", "more than four digits"),
        ("2005/2004", "it ends before it begins"),
        ("", "nothing was written"),
        ("  ", "nothing was written"),
        ("1918\x00", "control characters"),
        ("1918\t1920", "control characters"),
        ("1" * 101, "it has 101 characters"),
        ("\udc80", "is not understood"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValueError, match="cannot be read as a date") as caught:
        parse_loose(text)
    assert reason in str(caught.value)
    assert str(caught.value).isprintable()


WORDS = """
18 31 1918 1920 1992 90 mart март March iyun O.S. (O.S.) ( ) - – / . , ? ~ c. before after до
с по and və between arasında XIX века century illər годы г. -ci 1918-dən 1950s 03/04/1992
20.01.1990 present BCE X ildən ilə qədər весна or 44"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join))
def test_words_of_dates_in_any_order_are_read_or_refused(text):
    with contextlib.suppress(ValueError):
        reading = parse_loose(text)
        assert reading.date.in_words("az")
        assert reading.date.edtf == UncertainDate.parse(reading.date.edtf).edtf


@given(st.text(st.characters(), max_size=110))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text):
    with contextlib.suppress(ValueError):
        parse_loose(text)
