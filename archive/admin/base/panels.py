"""What stands on the form of a record beside its fields: each mixin adds its panel."""

from typing import Any

from django.http import HttpRequest

from .types import ModelAdminBase


class PanelsMixin(ModelAdminBase):
    """Asks for the panels of a form, once for all mixins that have any."""

    def panels(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Return what the templates of the panels show; a mixin adds its own to `super()`."""
        return {}

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """Add the panels, but for a new record and in a small window."""
        if obj is not None and not context.get("is_popup"):
            context |= self.panels(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)
