"""Terms: the words of the open vocabularies, which archivists add without code."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified
from .fields import TranslatedText


class Vocabulary(models.TextChoices):
    """The open vocabularies."""

    EVENT_TYPE = "event-type", _("type of event")
    MEASURE = "measure", _("what is counted")
    POPULATION = "population", _("who is counted")
    CAUSE_OF_INJURY = "cause-of-injury", _("cause of injury")
    STATUS_THEN = "status-then", _("status then")
    INSTRUMENT = "instrument", _("kind of act")
    PLACE_KIND = "place-kind", _("kind of place")
    SOURCE_KIND = "source-kind", _("kind of source")
    ORGANISATION_KIND = "organisation-kind", _("kind of organisation")
    BODY_KIND = "body-kind", _("kind of body")
    QUOTATION_KIND = "quotation-kind", _("kind of quotation")


class Term(Identified):
    """A word of an open vocabulary, with its label and definition."""

    vocabulary = models.CharField(_("vocabulary"), max_length=20, choices=Vocabulary)
    slug = models.SlugField(_("key"), max_length=80)
    label = TranslatedText(models.CharField, _("label"), max_length=200)
    definition = TranslatedText(models.TextField, _("definition"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_people = models.BooleanField(
        _("counts people"), default=False, help_text=_("For measures: the number is of persons.")
    )
    is_chartable = models.BooleanField(
        _("may be drawn"), default=False, help_text=_("For measures: claims may stand in a chart.")
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Kept where used, not offered any more.")
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering: ClassVar[list[str]] = ["vocabulary", "position", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["vocabulary", "slug"], name="archive_term_once"),
        ]

    def __str__(self) -> str:
        return self.label or self.slug


def term_field(vocabulary: Vocabulary, label: object, **options: object) -> models.ForeignKey:
    """Return a reference to a term of a vocabulary; terms in use cannot be deleted."""
    settings: dict[str, object] = {
        "null": True,
        "blank": True,
        "related_name": "+",
        "limit_choices_to": {"vocabulary": vocabulary.value},
        "verbose_name": label,
        **options,
    }
    return models.ForeignKey("archive.Term", models.PROTECT, **settings)  # type: ignore[arg-type]
