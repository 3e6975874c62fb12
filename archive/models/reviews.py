"""Comments of colleagues on a record in work: never public, kept with the record."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified


class ReviewComment(Identified):
    """What a colleague tells another about a record before it is published."""

    record = models.ForeignKey("archive.Record", models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("comment"), max_length=5000)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("comment of a colleague")
        verbose_name_plural = _("comments of colleagues")
        ordering: ClassVar[list[str]] = ["made_at"]

    def __str__(self) -> str:
        return self.text[:60]
