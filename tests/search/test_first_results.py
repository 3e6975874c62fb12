"""What a human being expects comes first: the questions of `questions.csv`, in three languages."""

import pytest

from bench.first_results import ask, questions

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("collection"),
    pytest.mark.slow,
]


def test_the_thing_itself_comes_first():
    asked = list(ask(questions()))
    assert len(asked) >= 60
    far = [(one.question, one.expected, one.first) for one in asked if one.place is None]
    assert far == []
    not_first = [(one.question, one.expected, one.first) for one in asked if one.place != 1]
    assert len(not_first) * 12 <= len(asked), not_first
