"""Filters of big tables: each is backed by an index, for rare values and for common ones."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import Record
from archive.models.registry import State

RARE = 5_000
"""Rows up to this number are looked up by their keys; more are met on every page anyway."""


class HiddenFilter(admin.SimpleListFilter):
    """What is hidden on request, or all that is not; a partial index knows the hidden."""

    title = _("hidden")
    parameter_name = "hidden"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the two sides."""
        return [("yes", _("hidden")), ("no", _("not hidden"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the rows of the chosen side."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(hidden_at__isnull=self.value() == "no")
        return queryset


class StateFilter(admin.SimpleListFilter):
    """The state, which the registry knows: few records by their ids, many while reading on."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the states."""
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the records in the chosen state."""
        if self.value() not in State.values:
            return queryset
        kind = queryset.model.record_kind
        there = Record.objects.filter(kind=kind, state=self.value()).values_list("pk", flat=True)
        few = list(there[: RARE + 1])
        if len(few) <= RARE:
            return queryset.filter(pk__in=few)
        return queryset.filter(record__state=self.value())
