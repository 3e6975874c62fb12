"""Pages are asked for in English unless a test says otherwise."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    """Start in English: a page read in another language leaves that one active."""
    with translation.override("en"):
        yield
