"""Imports: batches that bring a list in, their staged rows, and before-images for undo."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified


class ImportProfile(models.Model):
    """A saved mapping of columns, to be used again."""

    title = models.CharField(_("title"), max_length=200, unique=True)
    mapping = models.JSONField(_("mapping"), default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("import profile")
        verbose_name_plural = _("import profiles")

    def __str__(self) -> str:
        return self.title


class ImportBatch(Identified):
    """A bringing-in of a file: kept with its checksum, counts and state."""

    class State(models.TextChoices):
        """How far the batch has come."""

        STAGED = "staged", _("staged")
        COMMITTED = "committed", _("committed")
        UNDONE = "undone", _("undone")
        ABANDONED = "abandoned", _("abandoned")

    victim_list = models.ForeignKey(
        "archive.VictimList", models.PROTECT, null=True, blank=True, related_name="batches"
    )
    file = models.FileField(upload_to="imports/", max_length=200, blank=True)
    file_name = models.CharField(_("file"), max_length=300, blank=True)
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    mapping = models.JSONField(_("mapping"), default=dict, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.STAGED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"


class StagedRow(models.Model):
    """A row read from a file and not yet committed: invisible and disposable."""

    class Outcome(models.TextChoices):
        """What a commit would do with the row."""

        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        UNCHANGED = "unchanged", _("unchanged")
        REFUSED = "refused", _("refused")

    batch = models.ForeignKey(
        ImportBatch,
        models.CASCADE,
        related_name="staged",
        db_index=False,  # an index below begins with it
    )
    number = models.PositiveIntegerField(_("row of the file"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    row_key = models.CharField(_("key of the row"), max_length=120, blank=True, default="")
    # the row of the list it speaks of, by number: no reference, so that undo need not wait for it
    target = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(_("version of that row when rehearsed"), default=0)
    is_warned = models.BooleanField(_("has warnings"), default=False)
    cells = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    findings = models.JSONField(default=list)

    class Meta:
        verbose_name = _("staged row")
        verbose_name_plural = _("staged rows")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["batch", "number"], name="archive_stagedrow_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # the same key twice in the file
            models.Index(fields=["batch", "row_key"], name="archive_stagedrow_key"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} row {self.number}"


class EntryChange(models.Model):
    """What a row was before a batch changed it; undo puts it back exactly."""

    batch = models.ForeignKey(
        ImportBatch,
        models.CASCADE,
        related_name="changes",
        db_index=False,  # the constraint below begins with it
    )
    entry = models.ForeignKey("archive.ListEntry", models.CASCADE, related_name="changes")
    before = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("change of a row")
        verbose_name_plural = _("changes of rows")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["batch", "entry"], name="archive_entrychange_once"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.entry_id}"
