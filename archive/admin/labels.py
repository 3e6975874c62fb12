"""Records known by their names: labels follow when the names on the form change."""

from typing import Any

from django.http import HttpRequest

from archive.models.fields import LANGUAGE_CODES

from .bases import ModelAdminBase

KEPT = [f"{column}_{code}" for column in ("label", "sort") for code in LANGUAGE_CODES]


class LabelledMixin(ModelAdminBase):
    """Rewrites labels and sort keys of a person or place after its names are saved."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the names, then what lists and suggestions read of them."""
        super().save_related(request, form, formsets, change)
        obj = form.instance
        before = [getattr(obj, name) for name in KEPT]
        obj.refresh_labels()
        if before != [getattr(obj, name) for name in KEPT]:
            obj.save()
