"""What every test shares: quick settings, English until it says otherwise, the collection."""

import os

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.utils import translation

from tests.collection import kept, put
from tests.slow import Durations


def pytest_configure(config):
    config.pluginmanager.register(Durations(config))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database of the tests; sessions that threads and servers left open end before it does.

    PostgreSQL does not drop a database that somebody is connected to.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session", autouse=True)
def files_apart(tmp_path_factory):
    """Keep the files of an archive apart: with the first collection come those of its lists."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def quick_settings(settings):
    """Name static files plainly, as no deployment does, and hash passwords in no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
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


@pytest.fixture(scope="session")
def kept_collection(django_db_setup, django_db_blocker, tmp_path_factory):
    """The first collection, loaded once for all processes of a run."""
    folder = tmp_path_factory.getbasetemp()
    with django_db_blocker.unblock():
        return kept(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)


@pytest.fixture(scope="module")
def collection_of_module(kept_collection, django_db_blocker):
    """The first collection, put in once for the tests of a module; nothing of it is left behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        put(kept_collection)
        yield kept_collection.loaded
        transaction.set_rollback(True)


@pytest.fixture
def collection(collection_of_module, db):
    """An archive with the first collection, put back after each test; what was loaded."""
    return collection_of_module
