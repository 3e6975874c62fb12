"""Citations: further evidence for any record, from a place in a source."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified, public
from .fields import TranslatedText, locator_field, locator_kind_field
from .registry import Record, State


class CitationQuerySet(models.QuerySet):
    """Citations."""

    def published(self) -> Self:
        """Return citations whose record and source are both public."""
        return self.filter(
            public("source__"), record__state=State.PUBLISHED, record__hidden_at__isnull=True
        )

    def for_reading(self) -> Self:
        """Return citations with the source each names."""
        return self.select_related("source__record")


class Citation(Identified):
    """A place in a source that supports, contradicts or mentions something of a record."""

    class Bearing(models.TextChoices):
        """What the source does for the claim."""

        SUPPORTS = "supports", _("supports")
        CONTRADICTS = "contradicts", _("contradicts")
        MENTIONS = "mentions", _("mentions")

    record = models.ForeignKey(Record, models.CASCADE, related_name="citations")
    claim = TranslatedText(models.TextField, _("field or claim, in words"))
    source = models.ForeignKey("archive.Source", models.PROTECT, related_name="citations")
    locator_kind = locator_kind_field()
    locator = locator_field()
    bearing = models.CharField(
        _("bearing"), max_length=12, choices=Bearing, default=Bearing.SUPPORTS
    )
    public_note = TranslatedText(models.TextField, _("note for readers"))
    private_note = models.TextField(_("note for colleagues"), blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self) -> str:
        return f"{self.source_id} {self.locator}"
