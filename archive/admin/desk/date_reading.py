"""How a date is read, asked by a script while somebody types it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from archive.admin.base.columns import in_words
from archive.lib.dates import parse_loose
from archive.models.fields import LANGUAGE_CODES, UncertainDateFormField
from archive.models.wording import said

LONGEST = 100


@require_safe
def date_reading(request: HttpRequest) -> JsonResponse:
    """Return the reading of `text` in words, what to look at again, or why it cannot be read."""
    return JsonResponse(reading_of(request.GET.get("text", "")[: LONGEST + 1]))


def reading_of(text: str) -> dict[str, Any]:
    """Say what a form would make of a date as typed."""
    if not text.strip():
        return {"reading": "", "warnings": [], "error": ""}
    try:
        edtf = UncertainDateFormField().clean(text)
    except ValidationError as error:
        return {"reading": "", "warnings": [], "error": " ".join(error.messages)}
    warnings = [said(warning.message) for warning in parse_loose(text, LANGUAGE_CODES).warnings]
    return {"reading": in_words(edtf), "warnings": warnings, "error": ""}
