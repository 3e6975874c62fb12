"""What every test shares: plain static files, and English until it says otherwise."""

import pytest
from django.test import override_settings
from django.utils import translation

pytest_plugins = ["tests.announcing"]


@pytest.fixture(scope="session", autouse=True)
def files_apart(tmp_path_factory):
    """Keep the files of an archive apart: with the first collection come those of its lists."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Name static files plainly; no test needs the manifest of a deployment."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True  # or it warns that nothing has been collected yet


@pytest.fixture(autouse=True)
def english():
    """Begin every test in English: a request of the test before may have chosen otherwise."""
    with translation.override("en"):
        yield
