"""Commemorations: days and places of remembrance."""

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, public
from .evidence import Evidence
from .fields import DayBoundField, TranslatedText, UncertainDateField
from .registry import Kind


class CommemorationQuerySet(CuratedQuerySet):
    """Days and places of remembrance."""

    def published(self) -> Self:
        """Return public ones, of a public source."""
        return self.filter(public(), public("source__"))

    def for_reading(self) -> Self:
        """Return them with source, act, place and events."""
        return self.select_related("record", "source__record", "act__record", "place__record")


class Commemoration(Evidence):
    """A day or place of remembrance; a row per act or root event. Its name belongs to the act."""

    record_kind = Kind.COMMEMORATION

    class CommemorationKind(models.TextChoices):
        """What sort of remembrance."""

        ANNUAL_DAY = "annual-day", _("annual day")
        MEMORIAL_SITE = "memorial-site", _("memorial site")
        CEREMONY = "ceremony", _("ceremony")

    title = TranslatedText(models.CharField, _("name given to it"), max_length=300)
    kind = models.CharField(
        _("kind"), max_length=16, choices=CommemorationKind, default=CommemorationKind.ANNUAL_DAY
    )
    month = models.PositiveSmallIntegerField(
        _("month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    since = UncertainDateField(_("since"))
    since_earliest = DayBoundField(of="since", end="earliest")
    since_latest = DayBoundField(of="since", end="latest")
    act = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commemorations_founded",
        verbose_name=_("by which act"),
    )
    place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="commemorations"
    )
    events = models.ManyToManyField(
        "archive.Event", blank=True, related_name="commemorations", verbose_name=_("events")
    )
    observance = TranslatedText(models.TextField, _("how it is observed"))

    objects = CommemorationQuerySet.as_manager()

    class Meta:
        verbose_name = _("day or place of remembrance")
        verbose_name_plural = _("days and places of remembrance")
        ordering: ClassVar[list[str]] = ["month", "day", "record"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_commemoration_month_and_day",
                condition=models.Q(month__isnull=True, day__isnull=True)
                | models.Q(month__range=(1, 12), day__range=(1, 31)),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.pk

    def get_absolute_url(self) -> str:
        return page_address("commemoration-detail", self.pk)

    def missing_for_publishing(self) -> list[str]:
        """It needs a name, and the evidence every statement needs."""
        missing = super().missing_for_publishing()
        if not self.title:
            missing.append(str(_("It has no title in any language.")))
        return missing
