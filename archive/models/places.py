"""Places over time: their names, what lies inside what, and where they are."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, Identified, Slugged, public
from .fields import DayBoundField, TranslatedText, UncertainDateField, locator_field
from .naming import Labelled, NameForm
from .registry import Kind
from .terms import Vocabulary, term_field


class PlaceQuerySet(CuratedQuerySet):
    """Places."""

    def listed(self) -> Self:
        """Return places of the archive, without those only mentioned in comparison."""
        return self.filter(is_mention=False)

    def for_listing(self) -> Self:
        """Return places with what a card shows."""
        return self.select_related("record", "kind")


class Place(Labelled, Slugged):
    """A place, as the same thing through all its names and rulers."""

    record_kind = Kind.PLACE

    kind = term_field(Vocabulary.PLACE_KIND, _("kind"))
    admin_unit = TranslatedText(models.CharField, _("administrative unit today"), max_length=200)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    is_approximate = models.BooleanField(
        _("position is approximate"), default=False, help_text=_("Two decimals, general knowledge.")
    )
    coordinate_origin = models.CharField(
        _("where the position comes from"), max_length=300, blank=True
    )
    is_mention = models.BooleanField(
        _("only mentioned in comparison"),
        default=False,
        help_text=_("Then it is on no map, in no list and never suggested."),
    )
    described_in = models.ForeignKey(
        "archive.Source", models.PROTECT, null=True, blank=True, related_name="places_described"
    )
    locator = locator_field()

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_place_both_coordinates",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.slug

    def get_absolute_url(self) -> str:
        return page_address("place-detail", self.slug)

    def missing_for_publishing(self) -> list[str]:
        """A place needs a name."""
        return [] if self.label else [str(self.NAMELESS)]

    def ancestors(self) -> set[str]:
        """Return the ids of all places this place lies inside today, itself included."""
        places, queue = {self.pk}, [self.pk]
        while queue:
            above = PlaceRelation.objects.filter(
                child__in=queue, basis=PlaceRelation.Basis.TODAY
            ).values_list("parent_id", flat=True)
            queue = [uid for uid in above if uid not in places]
            places.update(queue)
        return places


class PlaceName(NameForm):
    """A form of a place's name, with its period of use."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names")
    period = UncertainDateField(_("period of use"))
    period_earliest = DayBoundField(of="period", end="earliest")
    period_latest = DayBoundField(of="period", end="latest")

    class Meta(NameForm.Meta):
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")


class PlaceRelationQuerySet(models.QuerySet):
    """What lies inside what."""

    def published(self) -> Self:
        """Return the relations between two public places (and of a public source, if named)."""
        return self.filter(public("child__"), public("parent__")).filter(
            models.Q(source__isnull=True) | public("source__")
        )


class PlaceRelation(Identified):
    """A place inside another: today, or in a period as a source says."""

    class Basis(models.TextChoices):
        """On what the statement rests."""

        TODAY = "today", _("today")
        SOURCE = "as-the-source-says", _("as the source says")

    child = models.ForeignKey(Place, models.CASCADE, related_name="inside")
    parent = models.ForeignKey(Place, models.CASCADE, related_name="contains")
    basis = models.CharField(_("basis"), max_length=20, choices=Basis, default=Basis.TODAY)
    period = UncertainDateField(_("period"))
    period_earliest = DayBoundField(of="period", end="earliest")
    period_latest = DayBoundField(of="period", end="latest")
    note = TranslatedText(models.TextField, _("note"))
    source = models.ForeignKey(
        "archive.Source", models.PROTECT, null=True, blank=True, related_name="place_relations"
    )
    locator = locator_field()

    objects = PlaceRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("place inside a place")
        verbose_name_plural = _("places inside places")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_place_not_inside_itself",
                condition=~models.Q(child=models.F("parent")),
                violation_error_message=_("A place cannot lie inside itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} in {self.parent_id}"

    def clean(self) -> None:
        """Refuse a place inside itself, directly or by way of others."""
        super().clean()
        if not (self.child_id and self.parent_id):
            return
        if self.child_id == self.parent_id or (
            self.basis == self.Basis.TODAY and self.child_id in self.parent.ancestors()
        ):
            raise ValidationError(_("A place cannot lie inside itself, not even through others."))
