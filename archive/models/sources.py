"""Sources: items that can be cited, who made them, and how they hang together."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, Identified, Slugged, public
from .fields import AsWrittenField, DayBoundField, TranslatedText, UncertainDateField
from .registry import Kind
from .terms import Vocabulary, term_field


class Standing(models.TextChoices):
    """How a source stands to the text a collection starts from. For colleagues."""

    STARTING_TEXT = "starting-text", _("starting text")
    SAME_FAMILY = "same-text-family", _("same family of texts")
    CITED_ACT = "cited-act", _("act it cites")
    QUOTED_SPEECH = "quoted-speech", _("speech it quotes")
    EXTERNAL = "external", _("other source")


class SourceQuerySet(CuratedQuerySet):
    """Sources."""

    def for_listing(self) -> Self:
        """Return sources with what a line of a bibliography shows."""
        return self.select_related("record", "kind").prefetch_related(
            "authors__person", "authors__organisation"
        )


class Source(Slugged):
    """An item that can be cited. Its title stays in its own language."""

    record_kind = Kind.SOURCE

    title = models.CharField(_("title"), max_length=500)
    title_translation = TranslatedText(
        models.CharField,
        _("translation of the title"),
        max_length=500,
        help_text=_("Shown in brackets beside the title as printed."),
    )
    kind = term_field(Vocabulary.SOURCE_KIND, _("kind"))
    authors_not_stated = models.BooleanField(
        _("author not stated"), default=False, help_text=_("The item itself names no author.")
    )
    issued = UncertainDateField(_("issued"))
    issued_as_written = AsWrittenField(_("date as printed"))
    issued_earliest = DayBoundField(of="issued", end="earliest")
    issued_latest = DayBoundField(of="issued", end="latest")
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    container = models.CharField(_("in (journal, site, volume)"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=1000, blank=True)
    archived_on = models.DateField(_("archived on"), null=True, blank=True)
    accessed_on = models.DateField(_("last opened by us"), null=True, blank=True)
    repository = models.CharField(_("held by"), max_length=300, blank=True)
    call_number = models.CharField(_("call number"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    rights = models.TextField(_("rights or permission"), blank=True)
    standing = models.CharField(
        _("standing to the starting text"),
        max_length=20,
        choices=Standing,
        default=Standing.EXTERNAL,
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_address("source-detail", self.slug)

    def title_in(self, language: str) -> str:
        """A source keeps the title it has."""
        return self.title

    def missing_for_publishing(self) -> list[str]:
        """A source needs its title."""
        return [] if self.title else [str(_("It has no title."))]


class SourceAuthor(Identified):
    """An author of a source, in order: a person, a body, or a name as printed."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="authors")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    person = models.ForeignKey(
        "archive.Person", models.PROTECT, null=True, blank=True, related_name="sources_written"
    )
    organisation = models.ForeignKey(
        "archive.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources_written",
    )
    name = models.CharField(_("name as printed"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("author of a source")
        verbose_name_plural = _("authors of sources")
        ordering: ClassVar[list[str]] = ["position", "uid"]

    def __str__(self) -> str:
        return self.name or str(self.person or self.organisation or "")

    def clean(self) -> None:
        """Require a name as printed, a person or a body."""
        super().clean()
        if not (self.name or self.person_id or self.organisation_id):
            raise ValidationError(_("Give a name as printed, a person or an organisation."))


class SourceRelationQuerySet(models.QuerySet):
    """How sources hang together."""

    def published(self) -> Self:
        """Return relations between two public sources."""
        return self.filter(public("from_source__"), public("to_source__"))


class SourceRelation(Identified):
    """A source as an edition, translation, quotation or mirror of another."""

    class RelationKind(models.TextChoices):
        """How a source hangs on another."""

        EDITION = "edition-of", _("edition of")
        TRANSLATION = "translation-of", _("translation of")
        QUOTES = "quotes", _("quotes")
        MIRRORS = "mirrors", _("mirrors")

    from_source = models.ForeignKey(Source, models.CASCADE, related_name="relations_from")
    kind = models.CharField(_("relation"), max_length=16, choices=RelationKind)
    to_source = models.ForeignKey(Source, models.PROTECT, related_name="relations_to")

    objects = SourceRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation between sources")
        verbose_name_plural = _("relations between sources")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_sourcerelation_two_sources",
                condition=~models.Q(from_source=models.F("to_source")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_source_id} {self.kind} {self.to_source_id}"


class SourcePage(Identified):
    """A page of a source as a scan, in order."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="pages")
    media = models.ForeignKey("archive.MediaItem", models.PROTECT, related_name="source_pages")
    position = models.PositiveIntegerField(_("order"), default=0)
    label = models.CharField(_("page label"), max_length=40, blank=True)
    text = TranslatedText(models.TextField, _("text of the page"))

    class Meta:
        verbose_name = _("page of a source")
        verbose_name_plural = _("pages of sources")
        ordering: ClassVar[list[str]] = ["position", "uid"]

    def __str__(self) -> str:
        return self.label or str(self.position)
