"""Events: what happened, how events hang together, and who took part as named by a source."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, Identified, Slugged, public
from .fields import (
    AsWrittenField,
    CalendarField,
    DayBoundField,
    TranslatedText,
    UncertainDateField,
    locator_field,
    locator_kind_field,
)
from .naming import NameForm
from .places import Place
from .registry import Kind
from .terms import Vocabulary, term_field


class EventKind(models.TextChoices):
    """What sort of happening an event is; the same word whoever did it and whoever died."""

    LOSS_AND_HARM = "loss-and-harm", _("loss and harm")
    ARMED_CONFLICT = "armed-conflict", _("armed conflict")
    LEGAL_ACT = "legal-act", _("legal act")
    STATEMENT = "statement-or-session", _("statement or session")
    REMEMBRANCE = "remembrance", _("remembrance")
    INQUIRY = "inquiry", _("inquiry")
    ADVOCACY = "advocacy", _("advocacy")
    BACKGROUND = "background", _("background")


class EventQuerySet(CuratedQuerySet):
    """Events, in the words of those who ask for them."""

    def for_listing(self) -> Self:
        """Return events with what a card shows: type and public places."""
        places = models.Prefetch("places", queryset=Place.objects.published())
        return self.select_related("record", "event_type").prefetch_related(places)

    def in_order(self) -> Self:
        """Return events by their earliest day, those without a beginning last."""
        return self.order_by(models.F("date_earliest").asc(nulls_last=True), "date_latest", "slug")


class Event(Slugged):
    """Something that happened."""

    record_kind = Kind.EVENT

    title = TranslatedText(models.CharField, _("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=24, choices=EventKind)
    event_type = term_field(Vocabulary.EVENT_TYPE, _("type"))
    date = UncertainDateField(_("date"))
    date_as_written = AsWrittenField(_("date as written"))
    date_calendar = CalendarField(_("calendar of the date as written"))
    date_earliest = DayBoundField(of="date", end="earliest")
    date_latest = DayBoundField(of="date", end="latest")
    places = models.ManyToManyField(
        "archive.Place", blank=True, related_name="events", verbose_name=_("places")
    )
    summary = TranslatedText(models.TextField, _("summary"))
    narrative = TranslatedText(models.TextField, _("narrative (Markdown)"))
    content_note = TranslatedText(models.TextField, _("content note"))
    in_starting_text = models.BooleanField(
        _("described in the starting text"),
        null=True,
        blank=True,
        help_text=_("For colleagues only: never shown, sorted or counted in public."),
    )
    described_in = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_described",
        verbose_name=_("described in"),
    )
    locator_kind = locator_kind_field()
    locator = locator_field()

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes: ClassVar[list[models.Index]] = [
            # the list of events and the calendar, in the order of time
            models.Index(fields=["date_earliest", "date_latest"], name="archive_event_days"),
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return page_address("event-detail", self.slug)


class EventName(NameForm):
    """A name of an event other than its title, with who uses it."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="names")

    class Meta(NameForm.Meta):
        verbose_name = _("name of an event")
        verbose_name_plural = _("names of events")


class RelationKind(models.TextChoices):
    """How an event hangs together with another. Time words say nothing of cause."""

    PART_OF = "part-of", _("part of")
    RESPONDS_TO = "responds-to", _("responds to")
    COMMEMORATES = "commemorates", _("commemorates")
    INVESTIGATES = "investigates", _("investigates")
    BACKGROUND_TO = "background-to", _("background to")
    LEGAL_BASIS_OF = "legal-basis-of", _("legal basis of")
    FOLLOWS = "follows", _("follows in time")
    PRECEDED_BY = "preceded-by", _("preceded in time by")
    ADVOCATES_ABOUT = "advocates-about", _("advocates about")


class EventRelationQuerySet(models.QuerySet):
    """How events hang together."""

    def published(self) -> Self:
        """Return the relations between two public events (and of a public source, if named)."""
        return self.filter(public("from_event__"), public("to_event__")).filter(
            models.Q(source__isnull=True) | public("source__")
        )


class EventRelation(Identified):
    """How an event hangs together with another, after a source where any says so."""

    from_event = models.ForeignKey(
        Event, models.CASCADE, related_name="relations_from", verbose_name=_("event")
    )
    kind = models.CharField(_("relation"), max_length=16, choices=RelationKind)
    to_event = models.ForeignKey(
        Event, models.CASCADE, related_name="relations_to", verbose_name=_("other event")
    )
    note = TranslatedText(models.TextField, _("note"))
    source = models.ForeignKey(
        "archive.Source", models.PROTECT, null=True, blank=True, related_name="+"
    )
    locator_kind = locator_kind_field()
    locator = locator_field()

    objects = EventRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation between events")
        verbose_name_plural = _("relations between events")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["from_event", "kind", "to_event"], name="archive_eventrelation_once"
            ),
            models.CheckConstraint(
                name="archive_eventrelation_two_events",
                condition=~models.Q(from_event=models.F("to_event")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_event_id} {self.kind} {self.to_event_id}"

    def clean(self) -> None:
        """Refuse parts that cannot be parts, and circles of parts."""
        super().clean()
        if self.kind != RelationKind.PART_OF or not (self.from_event_id and self.to_event_id):
            return
        wholes = {EventKind.LOSS_AND_HARM, EventKind.ARMED_CONFLICT}
        if self.from_event.kind != EventKind.LOSS_AND_HARM or self.to_event.kind not in wholes:
            raise ValidationError(
                _("Only loss and harm can be part of loss and harm or of an armed conflict.")
            )
        if self.from_event_id in wholes_of(self.to_event_id):
            raise ValidationError(_("These events would be part of each other."))


def wholes_of(event_id: str) -> set[str]:
    """Return the ids of all events this event is part of, itself included."""
    wholes, queue = {event_id}, [event_id]
    while queue:
        above = EventRelation.objects.filter(
            from_event__in=queue, kind=RelationKind.PART_OF
        ).values_list("to_event_id", flat=True)
        queue = [uid for uid in above if uid not in wholes]
        wholes.update(queue)
    return wholes


class EventOrganisationQuerySet(models.QuerySet):
    """Bodies in events."""

    def published(self) -> Self:
        """Return the rows whose event, body and source are all public."""
        return self.filter(public("event__"), public("organisation__"), public("source__"))


class EventOrganisation(Identified):
    """What a body did in an event, in the words of a source."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="organisation_parts")
    organisation = models.ForeignKey(
        "archive.Organisation", models.PROTECT, related_name="event_parts"
    )
    part = TranslatedText(models.CharField, _("part, as named by the source"), max_length=300)
    source = models.ForeignKey("archive.Source", models.PROTECT, related_name="organisation_parts")
    locator_kind = locator_kind_field()
    locator = locator_field()

    objects = EventOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("body in an event")
        verbose_name_plural = _("bodies in events")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.part}"
