"""A form opened from the page of another record leads back there once it is saved."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect

from archive.models import Record

from .links import form_address
from .types import ModelAdminBase

BACK = "_back"
"""In the address of a form: the permanent id of the record it was opened from."""


def with_back(address: str, uid: str, **prefilled: str) -> str:
    """Return the address of a form that leads back to a record, some fields filled in."""
    return f"{address}?{urlencode({**prefilled, BACK: uid})}"


class ComingBackMixin(ModelAdminBase):
    """Leads back after saving; “add another” begins again with the same fields filled in."""

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Lead back to where the form was opened."""
        return self._back(request) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Lead back to where the form was opened."""
        return self._back(request) or super().response_post_save_change(request, obj)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        """Keep the way back over “add another” and “continue editing”."""
        response = super().response_add(request, obj, post_url_continue)
        return self._keeping(request, response)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Keep the way back over “continue editing”."""
        return self._keeping(request, super().response_change(request, obj))

    def _back(self, request: HttpRequest) -> HttpResponseRedirect | None:
        record = Record.objects.filter(pk=request.GET.get(BACK, "")).first()
        if record is None:
            return None
        part = f"#part-{self.opts.model_name}"
        return HttpResponseRedirect(form_address(record) + part)

    def _keeping(self, request: HttpRequest, response: Any) -> Any:
        uid = request.GET.get(BACK)
        if not uid or not isinstance(response, HttpResponseRedirect):
            return response
        if "_addanother" in request.POST:
            response["Location"] = request.get_full_path()
        elif "_continue" in request.POST:
            response["Location"] = with_back(response["Location"].partition("?")[0], uid)
        return response
