"""Which texts are EDTF, and what somebody is told whose text is not."""

import contextlib
import io
import warnings

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from archive.lib.dates import DateRefused, UncertainDate

with warnings.catch_warnings():
    # It calls pyparsing by names that are being retired.
    warnings.simplefilter("ignore")
    from edtf_validate.valid_edtf import is_valid

ACCEPTED = """
1985-04-12 1985-04 1985 0000 -1985 -0044 1985-04-12T23:20:30 1985-04-12T23:20:30Z
1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30 1985-04-12T24:00:00Z
1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005
2005/2006-02
Y170000002 Y-170000002 2001-21 2001-22 2001-23 2001-24 1984? 2004-06~ 2004-06-11%
201X 20XX 2004-XX 1985-04-XX 1985-XX-XX 1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12
../1985-04 ../1985 1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04 /1985 1984~/2004-06
1984/2004-06~ 1984?/2004% 1984~/2004~ 1984-06?/2004-08? 2004-21/2005
Y-17E7 Y17E8 1950S2 Y171010000S3 Y3388E2S3 2001-25 2001-32 2001-33 2001-36 2001-37 2001-39
2001-40 2001-41 [1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1760-01,1760-02,1760-12..]
[1667,1760-12] [..1984] {1667,1668,1670..1672} {1960,1961-12} {..1984} {1984?,1985}
2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11 2004-06-11? 2004?-06-~11 ?2004-06~
156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X 1560-XX-25 1984-XX-29 XXXX-02-29
2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03 /.. ../ ../..
1984/1984-03 1984-03/1984-XX 1990-01-20/1990-01-XX 1985/198X 1985-12/1985-1X -1986/-1985
2001-04%/2001-%05 2004?-?06 ?2004-06? 2004?-06~ 2001-21? ?1984
"""

REFUSED = """
/ .. 1985-13 1985-00 2023-04-31 1985-04-32 1985-04-00 98 19850412 1985-4 1985-2X
2001-42 2001-20 1667..1670 [1985] [1667..1668,..] [1985..,1990] [1985,..1990] {1985 []
[1985,] [,1985] Y1985 Y0123 Y17E
-0000 1950S0 1985-04-12T25:00:00Z 1985-04-12T23:20Z 1985-04-12/1986-01-01/1987
195x 1985?? 1985-04-12-01 foo 1985/foo 1918-03-30T10:00:00Z/1919 +1985 1985- -985
?2004? ?2004?-06 2004-?06? 2004-06-~11? 1985?-XX 1985-?XX 156X?-12-25 ?156X-12-25 2001-%21 2001?-21
%2001-21 Y12000? ?Y12000 Y12000S2~ 1985-04-12T23:20:30Z? 1984??/1985 1984/?1985? ../.../1985
2001-05%/2001-%04 -1985/-1986 Y170000002/1985 Y-17E7/Y-18E7
"""

# What the oracles accept and this archive refuses: days that do not exist, ends before the start.
STRICTER = """
2023-02-29 1900-02-29 2023-02-3X 2005/2004 [1985..1984] 1985-02-30/1986 1950S5 -1900-02-29
19X1-02-29 1985-02-3X 1985-04T12:00:00Z
1984-03/1984 1984-03/1984-02 1984-03-05/1984-03 198X/1979 2001-23/2001-22 [1984-03..1984]
2001-04/2001-21
"""


def listed(texts):
    return texts.split()


def quietly(check, text):
    """Ask an oracle without its prints and warnings; an answer that is no answer is None."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.suppress(AttributeError, TypeError),
    ):
        warnings.simplefilter("ignore")
        return check(text)
    return None


def edtf_package_reads(text):
    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True


@pytest.mark.parametrize("text", listed(ACCEPTED))
def test_edtf_is_read_and_kept_as_written(text):
    assert UncertainDate.parse(f" {text}\n").edtf == text


@pytest.mark.parametrize("text", listed(REFUSED + STRICTER))
def test_what_is_no_possible_date_is_refused(text):
    with pytest.raises(DateRefused):
        UncertainDate.parse(text)


@pytest.mark.parametrize("text", listed(ACCEPTED))
def test_what_is_read_here_one_of_the_other_readers_accepts_too(text):
    assert quietly(is_valid, text) or quietly(edtf_package_reads, text)


@pytest.mark.parametrize("text", listed(REFUSED))
def test_what_is_refused_here_one_of_the_other_readers_refuses_too(text):
    assert not (quietly(is_valid, text) and quietly(edtf_package_reads, text))


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text):
    with contextlib.suppress(DateRefused):
        UncertainDate.parse(text)


@given(st.text("0123456789X-/.[]{},?~%YES T:Z", max_size=40))
def test_anything_like_edtf_is_read_and_said_or_refused(text):
    with contextlib.suppress(DateRefused):
        date = UncertainDate.parse(text)
        for language in ("az", "en", "ru"):
            assert date.in_words(language)


@pytest.mark.parametrize(
    ("text", "reason", "expected"),
    [
        ("2023-02-29", "2023-02 has 28 days", "a day from 01 to 28"),
        ("1918-13", "there is no month 13", "01 to 12"),
        ("1918-13-01", "there is no month 13", "a month from 01 to 12."),
        ("2005/2004", "it ends before it begins", "the earlier date first"),
        ("195x", "capital X", "195X"),
        ("98", "fewer than four digits", "0044"),
        ("19850", "more than four digits", "Y12000"),
        ("Y1985", "more than four digits", "1985 without Y"),
        ("Y1E9999", "too long", "16 digits"),
        ("Y1E99999999999999999999", "too long", "16 digits"),
        ("1918-3-9", "two digits each", "1918-03-09"),
        ("..", "not written in EDTF", "1918/1920"),
        ("/", "neither end of the interval is a date", "leave the field empty"),
        ("", "nothing was written", "1918"),
        ("2023-02-3X", "no day of the calendar fits it", "a day its month has"),
        ("[1985]", "only one member", "1985 without brackets"),
    ],
)
def test_a_refusal_says_in_one_sentence_what_was_typed_what_is_wrong_and_what_is_expected(
    text, reason, expected
):
    with pytest.raises(ValueError, match="cannot be read as a date") as caught:
        UncertainDate.parse(text)
    sentence = str(caught.value)
    assert sentence.startswith(f"“{text}”")
    assert reason in sentence
    assert expected in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_long_text_is_refused_before_it_is_looked_at_and_is_shown_shortened():
    with pytest.raises(DateRefused) as caught:
        UncertainDate.parse("1918 " * 2_000_000)
    assert "it has 10000000 characters" in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_refusal_shows_no_control_characters():
    with pytest.raises(DateRefused) as caught:
        UncertainDate.parse("1918\x00\x1b[31m")
    assert str(caught.value).isprintable()
