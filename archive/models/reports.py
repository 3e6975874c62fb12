"""Reports: what a visitor tells us is wrong, missing, or should not be shown."""

import secrets
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified
from .fields import TranslatedText


def new_secret() -> str:
    """Return the word by which a reporter finds their report again."""
    return secrets.token_urlsafe(18)


class Report(Identified):
    """What a visitor tells us of a record or a row; the contact is private and temporary."""

    class Wish(models.TextChoices):
        """What the visitor asks for."""

        CORRECT = "correct", _("Something is wrong")
        ADD = "add", _("Something is missing")
        HIDE = "hide", _("Something should not be shown")

    class Status(models.TextChoices):
        """How far we have come with it."""

        NEW = "new", _("new")
        LOOKING = "looking", _("being looked into")
        DECIDED = "decided", _("decided")

    record = models.ForeignKey(
        "archive.Record", models.PROTECT, null=True, blank=True, related_name="reports"
    )
    entry = models.ForeignKey(
        "archive.ListEntry", models.PROTECT, null=True, blank=True, related_name="reports"
    )
    wish = models.CharField(_("about"), max_length=8, choices=Wish, default=Wish.CORRECT)
    text = models.TextField(_("message"), max_length=5000)
    contact = models.CharField(_("how we can reach you (if you like)"), max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.NEW)
    decision = TranslatedText(models.TextField, _("decision in public words"))
    secret = models.CharField(max_length=40, unique=True, default=new_secret, editable=False)
    made_at = models.DateTimeField(_("received"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("report from a visitor")
        verbose_name_plural = _("reports from visitors")
        ordering: ClassVar[list[str]] = ["-made_at"]

    def __str__(self) -> str:
        return self.text[:60]
