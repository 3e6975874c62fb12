"""What the first visitors ask of the first collection."""

import pytest
from django.urls import reverse
from django.utils import translation


@pytest.fixture
def ask(client, collection):
    def answer(language="en", **question):
        with translation.override(language):
            address = reverse("public:search")
        return client.get(address, question).content.decode()

    return answer


def test_the_first_questions_find_what_belongs_there(ask):
    for typed in ("Khojaly", "Xocalı", "Ходжалы", "xocali"):
        assert "/en/events/khojaly-1992/" in ask(q=typed), typed
    in_early_1990 = ask(**{"from": "1990-01", "to": "1990-02", "kind": "event"})
    assert "/en/events/january-1990/" in in_early_1990
    assert "/en/events/khojaly-1992/" not in in_early_1990
    at_baku = ask(place="Baku", kind="event")
    assert "/en/events/baku-19-20-january-1990/" in at_baku
    assert "/en/events/khojaly-1992/" not in at_baku
    for typed in ("Salimov Khazar", "Səlimov Xəzər", "Салимов Хазар", "selimov xezer"):
        assert "Səlimov Xəzər Səyavuş oğlu" in ask("az", q=typed), typed


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "does not mean"),
        ("az", "demək deyil"),
        ("ru", "не значит"),
    ],
)
def test_a_name_that_is_not_here_gets_an_honest_answer(ask, language, sentence):
    page = ask(language, q="Qqexamplezz")
    assert sentence in page
    assert "/lists/" in page  # lists known to exist, not here yet
    assert "/report/" in page
