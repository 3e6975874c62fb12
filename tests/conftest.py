"""What every test shares: no network, plain static files."""

import pytest


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Name static files plainly; no test needs the manifest of a deployment."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True  # or it warns that nothing has been collected yet
