"""Readings changed over several rows at once: what they were, so that it can be taken back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified


class ReadingEdit(Identified):
    """A field of our reading that somebody set over chosen rows of lists, with the reason."""

    field = models.CharField(_("field"), max_length=40)
    rows = models.JSONField(
        _("rows"),
        default=list,
        help_text=_("Per row its permanent id, and the columns before and after."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading changed over several rows")
        verbose_name_plural = _("readings changed over several rows")
        ordering: ClassVar[list[str]] = ["-made_at", "uid"]

    def __str__(self) -> str:
        return f"{self.field}: {len(self.rows)}"
