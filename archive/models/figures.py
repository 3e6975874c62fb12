"""Figures: numbers somebody stated, each with who counted and where it is written."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.lib.numbers import number_words

from .curated import CuratedQuerySet, public
from .evidence import Evidence
from .fields import DayBoundField, TranslatedText, UncertainDateField
from .registry import Kind
from .terms import Vocabulary, term_field


class Bound(models.TextChoices):
    """How the source bounds its number."""

    STATED = "stated", _("stated")
    EXACTLY = "exactly", _("exactly")
    ABOUT = "about", pgettext_lazy("a figure", "about")
    AT_LEAST = "at-least", _("at least")
    MORE_THAN = "more-than", _("more than")
    UP_TO = "up-to", _("up to")
    NEARLY = "nearly", _("nearly")
    RANGE = "range", _("range")
    WORDS = "words-only", _("words only")


class FigureStatus(models.TextChoices):
    """How firmly the number is stated."""

    STATED = "stated", _("stated")
    PROVISIONAL = "provisional", _("provisional")
    COMPUTED = "computed", _("computed")
    DOUBTFUL = "doubtful", _("doubtful")
    UNOFFICIAL = "unofficial", _("unofficial")
    PLANNED = "planned", _("planned")


class FigureQuerySet(CuratedQuerySet):
    """Figures."""

    def published(self) -> Self:
        """Return public figures: their own state, an event of theirs and their source."""
        return self.filter(public(), public("source__"), models.Exists(Figure.public_events()))


class Figure(Evidence):
    """A number, or words instead of a number, that somebody stated about an event."""

    record_kind = Kind.FIGURE

    events = models.ManyToManyField(
        "archive.Event", related_name="figures", verbose_name=_("events")
    )
    measure = term_field(
        Vocabulary.MEASURE, _("what is counted"), null=False, blank=False, related_name="figures"
    )
    population = term_field(Vocabulary.POPULATION, _("who is counted"))
    cause_of_injury = term_field(Vocabulary.CAUSE_OF_INJURY, _("cause of injury"))
    group = TranslatedText(
        models.CharField,
        _("group as the source names it"),
        max_length=200,
    )
    value = models.DecimalField(_("number"), max_digits=15, decimal_places=2, null=True, blank=True)
    value_low = models.DecimalField(
        _("from"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    value_high = models.DecimalField(
        _("to"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    value_text = models.CharField(
        _("words instead of a number"),
        max_length=300,
        blank=True,
        help_text=_("Verbatim: “thousands”, “dozens”. They do not become numbers."),
    )
    bound = models.CharField(
        _("bound"),
        max_length=12,
        choices=Bound,
        default=Bound.STATED,
        help_text=_("“stated” unless the source says exactly, about, at least."),
    )
    territory = TranslatedText(models.CharField, _("territory, in words"), max_length=300)
    places = models.ManyToManyField(
        "archive.Place", blank=True, related_name="figures", verbose_name=_("places")
    )
    period = UncertainDateField(_("period counted"))
    period_earliest = DayBoundField(of="period", end="earliest")
    period_latest = DayBoundField(of="period", end="latest")
    as_of = UncertainDateField(_("as of"))
    as_of_earliest = DayBoundField(of="as_of", end="earliest")
    as_of_latest = DayBoundField(of="as_of", end="latest")
    counted_by = TranslatedText(models.CharField, _("counted by"), max_length=300)
    method = TranslatedText(models.TextField, _("how it was counted"))
    status = models.CharField(
        _("status"), max_length=12, choices=FigureStatus, default=FigureStatus.STATED
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    is_chartable = models.BooleanField(_("may stand in a chart"), default=False)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_figure_says_something",
                condition=models.Q(value__isnull=False)
                | models.Q(value_low__isnull=False)
                | models.Q(value_high__isnull=False)
                | ~models.Q(value_text=""),
                violation_error_message=_("Give a number, a range or the words of the source."),
            ),
            models.CheckConstraint(
                name="archive_figure_low_before_high",
                condition=models.Q(value_low__isnull=True)
                | models.Q(value_high__isnull=True)
                | models.Q(value_low__lte=models.F("value_high")),
                violation_error_message=_("The range ends below its beginning."),
            ),
            models.CheckConstraint(
                name="archive_figure_not_part_of_itself",
                condition=~models.Q(part_of=models.F("record")),
            ),
        ]

    def __str__(self) -> str:
        stated = [self.value] if self.value is not None else [self.value_low, self.value_high]
        language = get_language() or "en"
        numbers = "–".join("…" if end is None else number_words(end, language) for end in stated)
        return f"{self.measure}: {self.value_text or numbers}"

    def get_absolute_url(self) -> str:
        return reverse("forward", args=[self.pk])

    @classmethod
    def public_events(cls) -> models.QuerySet:
        """Return the subquery of a figure's public events."""
        return cls.events.through._default_manager.filter(
            public("event__"), figure_id=models.OuterRef("pk")
        )

    def title_in(self, language: str) -> str:
        """A figure is called by what it says."""
        return str(self)

    def emptiness(self) -> str:
        """Leave it to the constraint: a number, a range or the words of the source."""
        return ""

    def clean(self) -> None:
        """Refuse a circle of parts."""
        super().clean()
        above, seen = self.part_of, {self.pk}
        while above is not None:
            if above.pk in seen and above.pk is not None:
                raise ValidationError({"part_of": _("A figure cannot be part of itself.")})
            seen.add(above.pk)
            above = above.part_of

    def missing_for_publishing(self) -> list[str]:
        """A figure needs source, locator and an event."""
        missing = super().missing_for_publishing()
        if not self.events.exists():
            missing.append(str(_("It belongs to no event.")))
        return missing
