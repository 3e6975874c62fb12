"""Records named in a text field: by title, address or permanent id, with suggestions below.

Plain HTML: the browser offers what is in the list as one types, with or without scripts.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from archive.admin.typed import meant
from archive.models import Event, Source, VictimList

OFFERED = 300
NAMED = 5


class RecordField(forms.CharField):
    """A field that takes the name of a record and gives the record."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        self.model = model
        attrs = {"list": f"offered-{model._meta.model_name}", "class": "vTextField"}
        kwargs.setdefault("widget", forms.TextInput(attrs={**attrs, "autocomplete": "off"}))
        super().__init__(required=False, max_length=500, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a record, or its id, as it is named."""
        if isinstance(value, self.model):
            return named(value)
        if isinstance(value, str) and len(value) == 12:
            found = self.model.objects.filter(pk=value).first()
            return named(found) if found else value
        return value

    def clean(self, value: Any) -> Any:
        """Return the record that is meant, or None where nothing is named."""
        text = super().clean(value)
        if not text:
            return None
        found = list(self.model.objects.filter(meant(self.model, text))[: NAMED + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("Nothing here is called “%s”.") % text)
        names = "; ".join(named(one) for one in found[:NAMED])
        raise forms.ValidationError(_("Several are called so. Choose one: %s") % names)


def named(record: Any) -> str:
    """Return a record as the field names it: unmistakably, by title and address."""
    return f"{record} [{record.slug}]"


def offered() -> dict[str, list[str]]:
    """Return what the fields offer, the latest first."""
    models: dict[str, Any] = {"victimlist": VictimList, "event": Event, "source": Source}
    return {name: [named(one) for one in _latest(model)] for name, model in models.items()}


def _latest(model: Any) -> Any:
    return model.objects.select_related("record").order_by("-record__changed_at")[:OFFERED]
