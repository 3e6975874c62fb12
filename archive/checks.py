"""System checks: what would make this archive unsafe or broken, said before it starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

MIN_KEY_LENGTH = 40


@register(Tags.security)
def production_is_safe(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Refuse production (DEBUG off) without a key of its own or without its host names."""
    found: list[CheckMessage] = []
    if settings.DEBUG:
        return found
    key = settings.SECRET_KEY
    if not key or key == settings.DEVELOPMENT_KEY or len(key) < MIN_KEY_LENGTH:
        found.append(
            Error(
                "SECRET_KEY is empty, too short or the one for development.",
                hint=f"Set SECRET_KEY to {MIN_KEY_LENGTH} or more random characters.",
                id="archive.E001",
            )
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        found.append(
            Error(
                "ALLOWED_HOSTS does not name the hosts this archive answers for.",
                hint="Set ALLOWED_HOSTS, for example ALLOWED_HOSTS=archive.example.org.",
                id="archive.E002",
            )
        )
    return found


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
