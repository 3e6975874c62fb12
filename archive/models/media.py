"""Media: scans, photographs and documents, with credit, rights and a description."""

from hashlib import sha256
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .curated import Curated, CuratedQuerySet
from .fields import DayBoundField, TranslatedText, UncertainDateField
from .registry import Kind


def original_path(instance: "MediaItem", filename: str) -> str:
    """Return where an original lies: by its checksum, never by the name it came with."""
    ending = filename.rsplit(".", 1)[-1].lower()[:8] if "." in filename else "bin"
    return f"originals/{instance.checksum[:2]}/{instance.checksum}.{ending}"


class MediaItem(Curated):
    """A scan, photograph or document. Originals are private; what is served is re-encoded."""

    record_kind = Kind.MEDIA

    file = models.FileField(_("file"), upload_to=original_path, max_length=200)
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64, editable=False)
    media_type = models.CharField(_("type"), max_length=60, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    title = TranslatedText(models.CharField, _("title"), max_length=300)
    alt = TranslatedText(
        models.TextField,
        _("description for those who do not see it"),
        help_text=_("Say what is to be seen, in one or two plain sentences."),
    )
    caption = TranslatedText(models.TextField, _("caption"))
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    rights = models.TextField(_("rights"), blank=True)
    warning = TranslatedText(
        models.CharField, _("warning, if it shows violence or the dead"), max_length=300
    )
    events = models.ManyToManyField(
        "archive.Event",
        blank=True,
        related_name="media",
        verbose_name=_("events"),
        help_text=_("Where it belongs; readers see it only where a page shows it."),
    )
    taken = UncertainDateField(_("taken"))
    taken_earliest = DayBoundField(of="taken", end="earliest")
    taken_latest = DayBoundField(of="taken", end="latest")

    objects = CuratedQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture or document")
        verbose_name_plural = _("pictures and documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["checksum"],
                condition=~models.Q(checksum=""),
                name="archive_mediaitem_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.checksum[:12]

    def get_absolute_url(self) -> str:
        return reverse("forward", args=[self.pk])

    def emptiness(self) -> str:
        """A file says something by itself; its title may follow."""
        return ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; name the original by its checksum before it is stored."""
        if self.file and not self.checksum:
            self._measure()
        super().save(*args, **kwargs)

    def _measure(self) -> None:
        digest = sha256()
        for chunk in self.file.chunks():
            digest.update(chunk)
        self.checksum, self.size = digest.hexdigest(), self.file.size
