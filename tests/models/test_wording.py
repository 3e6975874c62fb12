"""What the floor below says reaches people in their own language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext

from archive.admin.desk.date_reading import reading_of
from archive.importers.lists.dating import put_date
from archive.importers.lists.drafts import Draft
from archive.importers.lists.letters import check_letters
from archive.lib.clauses import Clause
from archive.lib.dates import DateRefused, parse_loose
from archive.models.fields import UncertainDateFormField
from archive.models.wording import date_refusal_words, said

LIB = Path(settings.BASE_DIR) / "archive" / "lib"
OTHERS = ("az", "ru")


def patterns() -> Iterator[str]:
    """Return every text of the lowest floor that is marked for translation."""
    for path in sorted(LIB.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_marked = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if is_marked and node.func.id == "gettext_noop":
                yield ast.literal_eval(node.args[0])


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_lowest_floor_is_said_in_every_language(language):
    marked = set(patterns())
    assert len(marked) > 100
    with translation.override(language):
        assert [text for text in marked if gettext(text) == text] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "“31.02.1990” cannot be read as a date: 1990-02 has 28 days;"
            " expected a day from 01 to 28.",
        ),
        (
            "ru",
            "«31.02.1990» не читается как дата: в месяце 1990-02 дней: 28;"
            " нужно: день от 01 до 28.",
        ),
        (
            "az",
            "“31.02.1990” tarix kimi oxunmur: 1990-02 ayında 28 gün var;"
            " gözlənilir: 01-dən 28-dək bir gün.",
        ),
    ],
)
def test_a_date_is_refused_in_the_language_of_whoever_typed_it(language, sentence):
    with translation.override(language):
        with pytest.raises(DateRefused) as refused:
            parse_loose("31.02.1990")
        assert date_refusal_words(refused.value) == sentence
        with pytest.raises(ValidationError, match="1990-02") as invalid:
            UncertainDateFormField().clean("31.02.1990")
        assert invalid.value.messages == [sentence]


def test_a_clause_within_a_clause_is_said_too():
    within = {"reason": Clause("nothing was written"), "expected": "Alice"}
    clause = Clause("%(reason)s; expected %(expected)s", within)
    with translation.override("ru"):
        assert said(clause) == "ничего не написано; нужно: Alice"
    assert str(clause) == "nothing was written; expected Alice"


def test_the_desk_warns_of_a_date_in_its_language():
    with translation.override("ru"):
        told = reading_of("03/04/1992")
    assert told["warnings"] == [
        "День и месяц можно прочитать двояко: напишите месяц словом.",
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_a_row_is_doubted_in_the_language_of_the_desk_whoever_read_that_cell_before(language):
    draft = Draft(1)
    put_date(draft, "birth", "born", "the day after")
    english = draft.findings[0].message
    with translation.override(language):
        again = Draft(1)
        put_date(again, "birth", "born", "the day after")
        check_letters(again, ["name"], ["\u0410lice"])
    assert "is not understood" in english
    assert "understood" not in again.findings[0].message
    assert "Alice" not in again.findings[1].message
    assert "word of" not in again.findings[1].message
    assert [one.code for one in again.findings] == ["date-not-read", "two-scripts"]
