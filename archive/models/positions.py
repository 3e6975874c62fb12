"""Positions: what a body says about an event."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, public, says_something
from .evidence import Evidence
from .fields import DayBoundField, TranslatedText, UncertainDateField
from .registry import Kind
from .terms import Vocabulary, term_field


class Stance(models.TextChoices):
    """What the body does with the event, as far as its words are clear."""

    RECOGNISES = "recognises-as", _("recognises as")
    CONDEMNS = "condemns", _("condemns")
    SOLIDARITY = "solidarity", _("expresses solidarity")
    TAKES_NOTE = "takes-note", _("takes note")
    DISPUTES = "disputes", _("disputes")
    NOT_CLEAR = "not-clear", _("not clear")


class WordingKind(models.TextChoices):
    """Whose words the wording of a position is."""

    VERBATIM = "verbatim", _("verbatim")
    PARAPHRASE = "archives-paraphrase", _("archive’s paraphrase")


class PositionQuerySet(CuratedQuerySet):
    """Positions."""

    def published(self) -> Self:
        """Return public positions: own state, their event and their source."""
        return self.filter(public(), public("source__"), public("event__"))

    def for_reading(self) -> Self:
        """Return positions with event, body and source."""
        return self.select_related(
            "record", "event__record", "organisation", "body_kind", "instrument", "source__record"
        )


class Position(Evidence):
    """What a body said about an event, as a source reports it."""

    record_kind = Kind.POSITION

    event = models.ForeignKey("archive.Event", models.PROTECT, related_name="positions")
    body = TranslatedText(models.CharField, _("body as named"), max_length=300)
    organisation = models.ForeignKey(
        "archive.Organisation", models.PROTECT, null=True, blank=True, related_name="positions"
    )
    body_kind = term_field(Vocabulary.BODY_KIND, _("kind of body"))
    jurisdiction = TranslatedText(models.CharField, _("jurisdiction"), max_length=200)
    stance = models.CharField(_("stance"), max_length=16, choices=Stance)
    wording_of_act = models.TextField(_("words of the act"), blank=True)
    wording_of_report = models.TextField(_("words of the report"), blank=True)
    wording_is = models.CharField(
        _("the wording is"), max_length=20, choices=WordingKind, blank=True, default=""
    )
    wording_language = models.CharField(_("language of the words"), max_length=12, blank=True)
    instrument = term_field(Vocabulary.INSTRUMENT, _("kind of act"))
    date = UncertainDateField(_("date"))
    date_earliest = DayBoundField(of="date", end="earliest")
    date_latest = DayBoundField(of="date", end="latest")
    act_seen = models.BooleanField(_("act itself seen"), default=False)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self) -> str:
        return f"{self.body}: {self.get_stance_display()}"

    def get_absolute_url(self) -> str:
        return page_address("position-detail", self.pk)

    def title_in(self, language: str) -> str:
        """A position is called by its body and stance."""
        return str(self)

    def emptiness(self) -> str:
        """A position needs somebody who holds it."""
        if says_something(self.body) or self.organisation_id:
            return ""
        return str(_("It names no body."))
