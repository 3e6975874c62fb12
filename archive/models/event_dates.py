"""Dates of events as sources state them, side by side."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified, public
from .events import Event
from .fields import (
    AsWrittenField,
    CalendarField,
    DayBoundField,
    TranslatedText,
    UncertainDateField,
    locator_field,
    locator_kind_field,
)


class EventDateQuerySet(models.QuerySet):
    """Dates of events as sources state them."""

    def published(self) -> Self:
        """Return the dates whose event and source are both public."""
        return self.filter(public("event__"), public("source__"))

    def in_order(self) -> Self:
        """Return the date an event follows first, then the earlier before the later."""
        earliest = models.F("date_earliest").asc(nulls_last=True)
        return self.order_by("-is_preferred", earliest, "position", "pk")


class EventDate(Identified):
    """What a source says about when an event was. Sources that disagree stand side by side."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="dates")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    date = UncertainDateField(_("date"))
    as_written = AsWrittenField(
        _("date as written"), help_text=_("Empty where the source was not read in its own words.")
    )
    calendar = CalendarField(_("calendar of the date as written"), blank=True, default="")
    date_earliest = DayBoundField(of="date", end="earliest")
    date_latest = DayBoundField(of="date", end="latest")
    is_preferred = models.BooleanField(
        _("preferred"),
        default=False,
        help_text=_("The date of the event follows it. None, where sources stand equal."),
    )
    note = TranslatedText(models.TextField, _("note"))
    source = models.ForeignKey(
        "archive.Source", models.PROTECT, related_name="event_dates", verbose_name=_("source")
    )
    locator_kind = locator_kind_field()
    locator = locator_field()

    objects = EventDateQuerySet.as_manager()

    class Meta:
        verbose_name = _("date of an event in a source")
        verbose_name_plural = _("dates of events in sources")
        ordering: ClassVar[list[str]] = ["position", "uid"]

    def __str__(self) -> str:
        return self.as_written or self.date

    def clean(self) -> None:
        """Refuse a row without any date."""
        super().clean()
        if not (self.date or self.as_written):
            raise ValidationError(_("Give the date, or the words of the source for it."))
