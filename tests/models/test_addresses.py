"""Addresses of public pages are those Django would give, in any language and at any place."""

import pytest
from django.urls import clear_script_prefix, reverse, set_script_prefix
from django.utils.translation import override

from archive.models.addresses import page_address

PARTS = {
    "home": (),
    "event-detail": ("example-event",),
    "person-detail": ("7CD3AQ76W49V-alice-example",),
    "entry-detail": ("example-list", "7CD3AQ76W49V"),
}


@pytest.mark.parametrize("prefix", ["/", "/archive of examples/"])
@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize(("view", "parts"), PARTS.items())
def test_an_address_is_made_for_its_language_and_place(view, parts, language, prefix):
    set_script_prefix(prefix)
    try:
        with override(language):
            for _time in range(2):
                address = page_address(view, *parts)
                assert address == reverse(f"public:{view}", args=parts)
    finally:
        clear_script_prefix()
