"""What is stated of a record, listed on its form with a way to add more of each kind."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from archive.admin.base.columns import badge
from archive.admin.base.coming_back import with_back
from archive.admin.base.described import described
from archive.admin.base.links import form_address
from archive.admin.base.panels import PanelsMixin
from archive.formatting import capfirst

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A record that belongs to another: what it is, its state, its form."""

    title: str
    badge: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """Records of a kind that belong to another, the latest changed first."""

    key: str
    label: str
    lines: list[Line]
    count: int
    add_url: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)


class PartsMixin(PanelsMixin):
    """Lists on the form what belongs to the record."""

    parts: ClassVar[tuple[tuple[str, str], ...]]
    """What points to the record (`figures`), and the field of its form that is filled in."""

    def panels(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Add what admin/archive/parts.html shows."""
        parts = [part_of(request, obj, name, field) for name, field in self.parts]
        return {**super().panels(request, obj), "parts": parts}


def part_of(request: HttpRequest, obj: Any, name: str, field: str) -> Part:
    """Return what belongs to a record by way of `name`. 4 queries at most."""
    related = getattr(obj, name)
    model = related.model
    model_admin: Any = admin.site._registry[model]
    rows = related.select_related("record").order_by("-record__changed_at", "pk")
    records = [row.record for row in rows[:SHOWN]]
    lines = described(records)
    add_url = ""
    if model_admin.has_add_permission(request):
        add_url = with_back(form_address_to_add(model), obj.pk, **{field: obj.pk})
    return Part(
        f"part-{model._meta.model_name}",
        capfirst(str(model._meta.verbose_name_plural)),
        [
            Line(lines[record.pk], badge(record), with_back(form_address(record), obj.pk))
            for record in records
        ],
        len(records) if len(records) < SHOWN else related.count(),
        add_url,
    )


def form_address_to_add(model: Any) -> str:
    """Return the address of the empty form of a model."""
    return reverse(f"admin:archive_{model._meta.model_name}_add")
