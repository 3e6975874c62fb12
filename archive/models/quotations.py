"""Quotations: words somebody said or wrote, verbatim, with who, when and where we read them."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, Identified, public
from .evidence import Evidence
from .fields import DayBoundField, TranslatedText, UncertainDateField
from .registry import Kind, State
from .terms import Vocabulary, term_field


class Display(models.TextChoices):
    """Where a quotation may be shown."""

    EVERYWHERE = "everywhere", _("everywhere")
    EVENT_ONLY = "event-only", _("on the event's page only")
    WITHHELD = "withheld", _("withheld, with a note in its place")


class QuotationQuerySet(CuratedQuerySet):
    """Quotations."""

    def published(self) -> Self:
        """Return public quotations: own state, an event of theirs, their source; never withheld."""
        return self.exclude(display=Display.WITHHELD).filter(
            public(), public("source__"), models.Exists(Quotation.public_events())
        )

    def listed(self) -> Self:
        """Return those for lists, search and suggestions, not only for their event's page."""
        return self.filter(display=Display.EVERYWHERE)

    def stubs(self) -> Self:
        """Return the withheld ones with nothing but the note that stands in their place."""
        columns = ["record", *Quotation.display_note.columns()]
        return (
            self.filter(display=Display.WITHHELD)
            .exclude(record__state=State.WITHDRAWN)
            .filter(record__hidden_at__isnull=True)
            .only(*columns)
        )

    def for_reading(self) -> Self:
        """Return quotations with speaker, sources and translations."""
        return self.select_related(
            "record", "kind", "person", "organisation", "source__record", "original_source__record"
        ).prefetch_related("translations")


class Quotation(Evidence):
    """Words somebody said or wrote, as the source carries them."""

    record_kind = Kind.QUOTATION

    text = models.TextField(_("words, verbatim"))
    language = models.CharField(_("language of the words"), max_length=12, blank=True)
    kind = term_field(Vocabulary.QUOTATION_KIND, _("kind"))
    is_excerpt = models.BooleanField(_("excerpt"), default=False)
    is_cut_before = models.BooleanField(
        _("earlier words left out"),
        default=False,
        help_text=_("Words of the same speech stand before these and are left out."),
    )
    speaker_as_named = models.CharField(_("speaker as named"), max_length=300, blank=True)
    person = models.ForeignKey(
        "archive.Person", models.PROTECT, null=True, blank=True, related_name="quotations"
    )
    organisation = models.ForeignKey(
        "archive.Organisation", models.PROTECT, null=True, blank=True, related_name="quotations"
    )
    role = TranslatedText(models.CharField, _("role then"), max_length=300)
    date = UncertainDateField(_("said or written"))
    date_earliest = DayBoundField(of="date", end="earliest")
    date_latest = DayBoundField(of="date", end="latest")
    occasion = TranslatedText(models.CharField, _("occasion"), max_length=300)
    place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="+"
    )
    events = models.ManyToManyField(
        "archive.Event", related_name="quotations", verbose_name=_("events")
    )
    original_source = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotations_said",
        verbose_name=_("said in"),
        help_text=_(
            "Where the words were first said or written; “written in” is where we read them."
        ),
    )
    display = models.CharField(
        _("shown"), max_length=12, choices=Display, default=Display.EVERYWHERE
    )
    display_note = TranslatedText(
        models.TextField, _("note on what was left out, or in place of the words")
    )
    translation_note = TranslatedText(models.TextField, _("note on the translation"))

    objects = QuotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")

    def __str__(self) -> str:
        return f"{self.speaker_as_named}: {self.text[:80]}"

    def get_absolute_url(self) -> str:
        return page_address("quotation-detail", self.pk)

    @classmethod
    def public_events(cls) -> models.QuerySet:
        """Return the subquery of a quotation's public events."""
        return cls.events.through._default_manager.filter(
            public("event__"), quotation_id=models.OuterRef("pk")
        )

    def title_in(self, language: str) -> str:
        """A quotation is called by its first words."""
        return self.text[:80]

    def missing_for_publishing(self) -> list[str]:
        """A quotation needs its words, source, locator and an event, and may not be withheld."""
        missing = super().missing_for_publishing()
        if not self.text.strip():
            missing.append(str(_("It has no words.")))
        if not self.events.exists():
            missing.append(str(_("It belongs to no event.")))
        if self.display == Display.WITHHELD:
            missing.append(str(_("It is withheld: only the note in its place is shown.")))
        return missing


class QuotationTranslation(Identified):
    """A translation of the words, with who made it."""

    class Maker(models.TextChoices):
        """Who translated."""

        NAMED = "named", _("a named translator")
        NOT_NAMED = "not-named", _("translator not named")
        MACHINE = "machine", _("machine, not reviewed")

    quotation = models.ForeignKey(Quotation, models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("translation"))
    maker = models.CharField(_("made by"), max_length=10, choices=Maker, default=Maker.NOT_NAMED)
    translator = models.CharField(_("translator"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("translation of a quotation")
        verbose_name_plural = _("translations of quotations")

    def __str__(self) -> str:
        return f"{self.language}: {self.text[:60]}"
