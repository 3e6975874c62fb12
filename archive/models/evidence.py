"""Statements that are evidence themselves: each hangs on a source and a place in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Curated
from .fields import locator_field, locator_kind_field


class Evidence(Curated):
    """A record that is a statement of a source; without source and locator it stays a draft."""

    source = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("written in"),
        help_text=_("Where we read it."),
    )
    locator_kind = locator_kind_field()
    locator = locator_field()

    class Meta:
        abstract = True

    def missing_for_publishing(self) -> list[str]:
        """A statement needs its source and the place in it."""
        missing = []
        if not self.source_id:
            missing.append(str(_("It names no source.")))
        if not (self.locator or self.locator_kind):
            missing.append(str(_("It does not say where in the source it stands.")))
        return missing
