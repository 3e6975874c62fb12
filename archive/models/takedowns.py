"""Takedowns: what is withheld on request, why, by whom, and when it was lifted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified
from .fields import TranslatedText


class Takedown(Identified):
    """A withholding of a record, a row of a list or a single form of a name."""

    class Reason(models.TextChoices):
        """Why it is withheld."""

        FAMILY = "family", _("asked by the family")
        ALIVE = "alive", _("the person is alive")
        WRONG_PERSON = "wrong-person", _("wrong person")
        LEGAL = "legal", _("legal reason")
        OTHER = "other", _("other reason")

    record = models.ForeignKey(
        "archive.Record", models.PROTECT, null=True, blank=True, related_name="takedowns"
    )
    entry = models.ForeignKey(
        "archive.ListEntry", models.PROTECT, null=True, blank=True, related_name="takedowns"
    )
    person_name = models.ForeignKey(
        "archive.PersonName", models.PROTECT, null=True, blank=True, related_name="takedowns"
    )
    reason = models.CharField(_("reason"), max_length=14, choices=Reason)
    private_reason = models.TextField(_("reason for colleagues"), blank=True)
    public_reason = TranslatedText(models.TextField, _("reason for readers"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("takedown")
        verbose_name_plural = _("takedowns")
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_takedown_one_target",
                condition=models.Q(
                    record__isnull=False, entry__isnull=True, person_name__isnull=True
                )
                | models.Q(record__isnull=True, entry__isnull=False, person_name__isnull=True)
                | models.Q(record__isnull=True, entry__isnull=True, person_name__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.get_reason_display()}: {self.record_id or self.entry_id or self.person_name_id}"
        )
