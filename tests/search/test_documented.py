"""What may be asked is written down."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from archive.models.search import SearchKind
from archive.search.ages import AgeGroup
from archive.search.query.parameters import PARAMETERS, Question

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "search.md"


class Listening(Mapping):
    """Parameters that remember what they were asked for."""

    def __init__(self):
        self.asked = set()

    def __getitem__(self, name):
        self.asked.add(name)
        raise KeyError(name)

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


def named() -> set[str]:
    return {
        word for code in re.findall(r"`([^`\n]+)`", DOCUMENT.read_text()) for word in code.split()
    }


def test_every_parameter_of_a_question_is_explained():
    params = Listening()
    Question.from_params(params)
    assert params.asked == {*PARAMETERS, "page"}
    assert params.asked | {"limit", "cursor", "lang"} <= named()


def test_every_kind_and_age_group_is_named():
    assert {*SearchKind.values, *AgeGroup.values} <= named()
