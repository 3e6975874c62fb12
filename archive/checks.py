"""System checks: what would make this archive unsafe or broken, said before it starts."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

MIN_KEY_LENGTH = 40


@register(Tags.security)
def production_is_safe(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Refuse production (DEBUG off) without a key of its own or without its host names."""
    messages: list[CheckMessage] = []
    if settings.DEBUG:
        return messages
    key = settings.SECRET_KEY
    if not key or key == settings.DEVELOPMENT_KEY or len(key) < MIN_KEY_LENGTH:
        messages.append(
            Error(
                "SECRET_KEY is empty, too short or the one for development.",
                hint=f"Set SECRET_KEY to {MIN_KEY_LENGTH} or more random characters.",
                id="archive.E001",
            )
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        messages.append(
            Error(
                "ALLOWED_HOSTS does not name the hosts this archive answers for.",
                hint="Set ALLOWED_HOSTS, for example ALLOWED_HOSTS=archive.example.org.",
                id="archive.E002",
            )
        )
    return messages


@register(Tags.database)
def database_is_known(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Only SQLite and PostgreSQL have a search engine here."""
    engine = settings.DATABASES["default"]["ENGINE"]
    if engine.endswith(("sqlite3", "postgresql")):
        return []
    return [
        Error(
            f"The database engine {engine} has no search here.",
            hint="Use sqlite:///path or postgres://user@host/name in DATABASE_URL.",
            id="archive.E003",
        )
    ]


@register(Tags.database)
def database_is_of_this_version(
    app_configs: object, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a database that has been through migrations which are not in this version.

    Its tables are not known here. Runs where databases are named, as `migrate` does.
    """
    return [error for alias in databases or () for error in _unknown_migrations(alias)]


def _unknown_migrations(alias: str) -> list[CheckMessage]:
    connection = connections[alias]
    applied = MigrationRecorder(connection).applied_migrations()
    here = {file.name.removesuffix(".py") for file in files("archive.migrations").iterdir()}
    unknown = sorted(name for app, name in applied if app == "archive" and name not in here)
    if not unknown:
        return []
    return [
        Error(
            f"The database {connection.settings_dict['NAME']} was made by another version of the "
            f"archive: its migrations {', '.join(unknown)} are not in this one.",
            hint="Use that version, or begin with an empty database: for SQLite move the file "
            "away, for PostgreSQL name another database in DATABASE_URL. Then migrate again.",
            id="archive.E004",
        )
    ]
