"""Nothing a visitor types can be an error."""

import pytest

from archive.models.search import SearchKind
from archive.search.query.search import Question, load, search, suggest
from tests.factories import EventFactory, ListEntryFactory, PersonFactory

pytestmark = pytest.mark.django_db

TYPED = [
    "",
    " ",
    '"',
    '""',
    "'",
    "''--",
    '"unclosed phrase',
    "AND OR NOT NEAR",
    "a AND",
    "NEAR(a b, 2)",
    "w:*",
    "* ^ : ( ) { } [ ] + - ~ ! & | < > \\ /",
    "tokens : sample",
    "sample*",
    "-",
    "--sample",
    "- - -",
    "-sample -bob",
    "kevent pABC wsample",
    "%s %(x)s {}",
    "x" * 10_000,
    "слово " * 2_000,
    "a " * 5_000,
    "\x00",
    "bob\x00sample",
    "\ud800",
    "ə" * 300,
    "Sаmple",  # the second letter is Cyrillic
    "🕯️🕯️",
    "\u202ebob\u200f",
    "ﷺ ㍿ ½ ①",
    "ßẞ İı ǅ",
    "שלום مرحبا",
    "1; DROP TABLE archive_searchentry",
    "bob" + "\n\r\t" + "sample",
]
ODD = ["abc", "-1", "0", str(10**30), "٣", "1.5", "9" * 5_000, "\x00", "²"]


@pytest.fixture(autouse=True)
def _records():
    EventFactory(title_en="Sample event")
    ListEntryFactory(name_as_recorded="Bob Sample")
    PersonFactory(name="Alice Example")


def answered(params):
    question = Question.from_params(params)
    answer = search(question, "en")
    load(answer.hits, "en")
    return answer


def test_any_words_are_answered():
    for typed in TYPED:
        assert answered({"q": typed}).count >= 0
        suggest(typed, "en")


@pytest.mark.parametrize(
    "name", ["place", "event", "list", "from", "to", "decade", "fate", "sex", "sort", "kind"]
)
def test_any_value_of_a_parameter_is_told_or_ignored(name):
    for typed in TYPED:
        answer = answered({name: typed})
        assert answer.count > 0, typed
        assert {problem[0] for problem in answer.question.problems} <= {name}, typed


def test_any_page_number_leads_to_a_page():
    for typed in ODD:
        answer = answered({"page": typed})
        assert 1 <= answer.page <= answer.pages, typed
        assert answer.hits, typed


@pytest.mark.parametrize("typed", ["-9999", "99999", "Y-17E7/Y17E7", "-9999/9999", "XXXX"])
def test_any_year_is_answered(typed):
    assert answered({"from": typed}).count >= 0
    assert answered({"to": typed, "dates": "within"}).count >= 0


def test_operators_are_only_words():
    assert "OR" in answered({"q": "bob OR alice"}).missing
    assert answered({"q": "kperson"}).count == 0


def test_a_question_is_cut_to_twelve_words():
    assert answered({"q": "bob " * 12 + "nobody"}).count == 1


def test_kinds_may_repeat_and_others_are_told():
    answer = answered({"kind": ["person", "event", "nonsense"]})
    assert set(answer.question.chosen["kind"]) == {SearchKind.EVENT, SearchKind.PERSON}
    assert [problem[0] for problem in answer.question.problems] == ["kind"]
