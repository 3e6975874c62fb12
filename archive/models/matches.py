"""Matches: which rows of lists are held to be which person, why, and who decided."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified, public, public_row
from .fields import TranslatedText


class MatchProposal(Identified):
    """ "These may be the same": a row and another row, or a row and a person."""

    class Verdict(models.TextChoices):
        """What a human decided; a "no" is remembered."""

        OPEN = "open", _("open")
        SAME = "same", _("the same")
        NOT_SAME = "not-the-same", _("not the same")

    entry = models.ForeignKey("archive.ListEntry", models.CASCADE, related_name="proposals")
    other_entry = models.ForeignKey(
        "archive.ListEntry",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="proposals_of_others",
    )
    person = models.ForeignKey(
        "archive.Person", models.CASCADE, null=True, blank=True, related_name="proposals"
    )
    score = models.PositiveSmallIntegerField(_("score, 0 to 100"), default=0)
    reasons = models.JSONField(_("reasons in words"), default=list, blank=True)
    verdict = models.CharField(
        _("verdict"), max_length=12, choices=Verdict, default=Verdict.OPEN, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # what accepting it made and filled in, so that undoing it restores exactly what was
    done = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("proposal of a match")
        verbose_name_plural = _("proposals of matches")
        indexes: ClassVar[list[models.Index]] = [
            # the queue, surest first
            models.Index(fields=["verdict", "-score"], name="archive_proposal_queue"),
            # the desk: a verdict, in the order of the list
            models.Index(fields=["verdict", "uid"], name="archive_proposal_verdict"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_proposal_one_other",
                condition=models.Q(other_entry__isnull=False, person__isnull=True)
                | models.Q(other_entry__isnull=True, person__isnull=False),
            ),
            models.CheckConstraint(
                name="archive_proposal_two_rows",
                condition=~models.Q(entry=models.F("other_entry")),
            ),
            models.UniqueConstraint(
                fields=["entry", "other_entry"], name="archive_proposal_rows_once"
            ),
            models.UniqueConstraint(
                fields=["entry", "person"], name="archive_proposal_person_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} ~ {self.other_entry or self.person}"


class EntryMatchQuerySet(models.QuerySet):
    """Rows held to be persons."""

    def published(self) -> Self:
        """Return the matches whose row and person are both public."""
        return self.filter(public("person__"), public_row("entry__"))


class EntryMatch(Identified):
    """ "This row is that person": a decision, with its reason; it can be undone."""

    entry = models.OneToOneField("archive.ListEntry", models.PROTECT, related_name="match")
    person = models.ForeignKey("archive.Person", models.PROTECT, related_name="entry_matches")
    proposal = models.ForeignKey(
        MatchProposal, models.SET_NULL, null=True, blank=True, related_name="matches"
    )
    reason = TranslatedText(models.TextField, _("why they are the same person"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = EntryMatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("row matched to a person")
        verbose_name_plural = _("rows matched to persons")

    def __str__(self) -> str:
        return f"{self.entry} = {self.person}"
