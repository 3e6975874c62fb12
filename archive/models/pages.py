"""Pages: the archive's own texts, such as About and Method."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .curated import CuratedQuerySet, Slugged
from .fields import TranslatedText
from .registry import Kind


class Page(Slugged):
    """A text of the archive itself."""

    record_kind = Kind.PAGE

    title = TranslatedText(models.CharField, _("title"), max_length=200)
    description = TranslatedText(models.CharField, _("in one sentence"), max_length=400)
    body = TranslatedText(models.TextField, _("text (Markdown)"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = CuratedQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering: ClassVar[list[str]] = ["position", "slug"]

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return page_address("page", self.slug)
