"""Asking the archive as a program does."""

import csv
import io

import pytest
from django.utils import translation

SEARCH = "/api/v1/search/"
TABLE = "/api/v1/search.csv"


@pytest.fixture(autouse=True)
def english():
    """Start in English: another language asked for must not stay active."""
    with translation.override("en"):
        yield


@pytest.fixture
def answer(client):
    """Return a function that answers parameters (a trailing _ is dropped) as JSON."""

    def ask(**params):
        params = {name.removesuffix("_"): value for name, value in params.items()}
        response = client.get(SEARCH, params)
        assert response.status_code == 200, response.content
        return response.json()

    return ask


@pytest.fixture
def table(client):
    """Return a function that answers parameters as the rows of a table."""

    def ask(**params):
        params = {name.removesuffix("_"): value for name, value in params.items()}
        response = client.get(TABLE, params)
        assert response.status_code == 200
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return ask
