"""The calendar of a source: what stands in each paragraph or page of it, in our own words."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified, public
from .fields import TranslatedText, locator_field, locator_kind_field
from .sources import Source


class SourceContentQuerySet(models.QuerySet):
    """Contents of sources."""

    def published(self) -> Self:
        """Return the contents of public sources."""
        return self.filter(public("source__"))


class SourceContent(Identified):
    """What a paragraph or page of a source tells or alleges, in our own words."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="contents")
    position = models.PositiveIntegerField(_("order"), default=0)
    locator_kind = locator_kind_field()
    locator = locator_field()
    abstract = TranslatedText(
        models.TextField,
        _("what it says, in our own words"),
    )
    needs_content_note = models.BooleanField(
        _("describes killing or injury, or denigrates"),
        default=False,
        help_text=_("Readers are told so before a link that leads here."),
    )
    events = models.ManyToManyField(
        "archive.Event", blank=True, related_name="told_in", verbose_name=_("events")
    )

    objects = SourceContentQuerySet.as_manager()

    class Meta:
        verbose_name = _("contents of a source")
        verbose_name_plural = _("contents of sources")
        ordering: ClassVar[list[str]] = ["position", "uid"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["source", "locator_kind", "locator"],
                name="archive_sourcecontent_once",
                violation_error_message=_("This place of the source is described already."),
            ),
        ]

    def __str__(self) -> str:
        return self.locator or self.pk
