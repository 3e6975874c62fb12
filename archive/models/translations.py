"""Texts that have fallen behind: a language was changed and another not yet."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified


class StaleText(Identified):
    """A text of a record in a language that is older than what another language says now.

    Kept up by `archive.services.translations` whenever a record is saved.
    """

    record = models.ForeignKey("archive.Record", models.CASCADE, related_name="stale_texts")
    text = models.CharField(_("text"), max_length=40)
    language = models.CharField(_("language"), max_length=2)
    newer = models.CharField(_("language changed later"), max_length=2)
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("text that has fallen behind")
        verbose_name_plural = _("texts that have fallen behind")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["record", "language", "text"], name="archive_staletext_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.text}_{self.language}"
