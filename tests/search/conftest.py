"""Asking the search as a visitor does."""

import pytest

from archive.search.query.search import Question, load, search


@pytest.fixture
def ask():
    """Return a function that answers parameters of an address."""

    def answer(language="en", **params):
        params = {name.removesuffix("_"): value for name, value in params.items()}
        return search(Question.from_params(params), language)

    return answer


@pytest.fixture
def found(ask):
    """Return a function that gives the records found, as people read them, in their order."""

    def records(language="en", **params):
        results = load(ask(language, **params).hits, language)
        return [str(result.record) for result in results]

    return records
