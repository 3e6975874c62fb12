"""The full-text engines: only these files know the database, and all of them answer alike."""

from django.db import connection

from .base import Engine, IndexQuery, Order, Span
from .postgres import PostgresEngine
from .sqlite import SQLiteEngine

__all__ = ["Engine", "IndexQuery", "Order", "Span", "engine"]

_ENGINES: dict[str, Engine] = {"sqlite": SQLiteEngine(), "postgresql": PostgresEngine()}


def engine() -> Engine:
    """Return the engine of the database in use."""
    return _ENGINES[connection.vendor]
