"""Rows chosen in a list for an action: what is no key of a row is as good as not chosen."""

from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from .types import ModelAdminBase

MOST_DIGITS = 18  # of a number that any database keeps


class ChosenRowsMixin(ModelAdminBase):
    """Leaves out of what a list sends for an action the keys that no row can have."""

    def response_action(
        self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Look at the keys before the database does."""
        sent = request.POST.copy()
        keys = [key for key in sent.getlist(ACTION_CHECKBOX_NAME) if self._is_key(key)]
        sent.setlist(ACTION_CHECKBOX_NAME, keys)
        request.POST = sent  # type: ignore[assignment]
        return super().response_action(request, queryset, *args, **kwargs)

    def _is_key(self, text: str) -> bool:
        try:
            key = self.model._meta.pk.to_python(text)
        except ValidationError:
            return False
        return not isinstance(key, int) or len(text) <= MOST_DIGITS
