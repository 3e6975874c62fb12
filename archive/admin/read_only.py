"""Tables one may look at on the desk, but not write."""

from typing import Any

from django.http import HttpRequest

from .recorded import RecordedAdmin


class ReadOnlyAdmin(RecordedAdmin):
    """A table that is written by verbs, not by forms."""

    asks_reason = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows come into being with what they belong to."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows change with what they belong to."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are never deleted by hand."""
        return False
