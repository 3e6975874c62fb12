"""What a change left to be done after it: written with the change, so that nothing forgets it.

Some changes are seen at once and have much to do afterwards: a list of a million rows is public,
and its rows come into the search slice by slice. Whatever ends that in the middle, this table says
what is left, and whatever runs next does it.
"""

from typing import ClassVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class WorkLeft(models.Model):
    """Something that remains to be done, and about what."""

    class Kind(models.TextChoices):
        """What remains to be done."""

        INDEX_LIST = "index-list", gettext_lazy("bring the rows of a list into the search")
        INDEX_BATCH = "index-batch", gettext_lazy("bring the rows of an import into the search")
        CLEAR_BATCH = "clear-batch", gettext_lazy("throw away what an import needs no more")
        SCRUB = "scrub", gettext_lazy("leave nothing of what was hidden in the search's file")

    kind = models.CharField(max_length=12, choices=Kind)
    about = models.CharField(max_length=12)  # the id of a list, a batch, a takedown
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = gettext_lazy("work left")
        verbose_name_plural = gettext_lazy("work left")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "about"], name="archive_workleft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"

    @classmethod
    def of_index(cls) -> "models.QuerySet[WorkLeft]":
        """Return what is left to do so that everything public can be found."""
        return cls.objects.filter(kind__in=(cls.Kind.INDEX_LIST, cls.Kind.INDEX_BATCH))

    @property
    def model(self) -> str:
        """The name of the model of what the work is about, in small letters."""
        if self.kind == self.Kind.INDEX_LIST:
            return "victimlist"
        return "takedown" if self.kind == self.Kind.SCRUB else "importbatch"

    @property
    def title(self) -> str:
        """What the work is about, as people call it."""
        model = apps.get_model("archive", self.model)
        return str(model._default_manager.filter(pk=self.about).first() or self.about)

    @property
    def sentence(self) -> str:
        """Say that it was begun and is not done, and what does it."""
        words = _("Begun and not done: %(what)s (“%(title)s”). manage.py prepare goes on with it.")
        return words % {"what": self.get_kind_display(), "title": self.title}

    @classmethod
    def leave(cls, kind: str, about: str) -> None:
        """Note, in the transaction that makes it necessary, what remains to be done."""
        WorkLeft.objects.bulk_create([WorkLeft(kind=kind, about=about)], ignore_conflicts=True)

    @classmethod
    def done(cls, kind: str, about: str) -> None:
        """Forget what is done; in the transaction that does the last of it, where there is one."""
        cls.objects.filter(kind=kind, about=about).delete()
