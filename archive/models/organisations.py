"""Organisations: bodies that act or speak."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, Slugged
from .fields import DayBoundField, TranslatedText, UncertainDateField, locator_field
from .registry import Kind
from .terms import Vocabulary, term_field


class Organisation(Slugged):
    """A body that acts or speaks: a ministry, a parliament, an armed force, a commission."""

    record_kind = Kind.ORGANISATION

    title = TranslatedText(models.CharField, _("name"), max_length=300)
    kind = term_field(Vocabulary.ORGANISATION_KIND, _("kind"))
    jurisdiction = models.CharField(_("jurisdiction"), max_length=200, blank=True)
    dates = UncertainDateField(_("existed"))
    dates_earliest = DayBoundField(of="dates", end="earliest")
    dates_latest = DayBoundField(of="dates", end="latest")
    described_in = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations_described",
    )
    locator = locator_field()

    objects = CuratedQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar[list[str]] = ["slug"]

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return page_address("organisation-detail", self.slug)
