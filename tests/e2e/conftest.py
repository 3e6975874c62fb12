"""A browser for those tests that need one; skipped, with a word, where Chromium is missing."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests import collection

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, started once."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the driver runs an event loop of its own
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def archive(live_server, kept_collection):
    """The address of a running archive with its first collection."""
    collection.put(kept_collection)
    return live_server.url
