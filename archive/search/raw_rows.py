"""Rows by their ids as plain tuples, as the database has them.

    NAMES = PlainRows(ListEntry.objects.published, "uid", ("uid", "name_as_recorded"))
    NAMES.read(["X7M4QK2P9RTD"])

To say what is public takes Django longer than the database needs to find it, so the sentence is
made once; and converting each value takes as long as reading it: JSON stays text.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from .engines import engine

AT_ONCE = 2_000
NOBODY = ("",)  # stands for the ids until they are known


class PlainRows:
    """Some columns of the rows of a queryset, asked for by a column of ids."""

    def __init__(
        self, rows: Callable[[], "QuerySet[Any]"], ids: str, columns: Sequence[str]
    ) -> None:
        self._rows, self._ids, self._columns = rows, ids, columns

    def read(self, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows with these ids, in no order."""
        sql, before, after = self._sentence
        with connection.cursor() as cursor:
            cursor.execute(sql, [*before, *engine().among(ids).params, *after])
            while some := cursor.fetchmany(AT_ONCE):
                yield from some

    @cached_property
    def _sentence(self) -> tuple[str, list[Any], list[Any]]:
        """Return the SQL, its values before the ids and those after."""
        marked = engine().among(NOBODY)
        asked = self._rows().filter(**{f"{self._ids}__in": marked}).values_list(*self._columns)
        sql, values = asked.query.sql_with_params()
        at = list(values).index(marked.params[0])
        return sql, list(values[:at]), list(values[at + 1 :])
