"""Links that were tried: what answered at the address of a source, and when."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .curated import Identified


class LinkState(models.TextChoices):
    """What became of asking for an address."""

    ANSWERS = "answers", _("answers")
    GONE = "gone", _("not there any more")
    FAILS = "fails", _("cannot be reached")
    UNCLEAR = "unclear", _("answers, but not to us")
    NOT_TRIED = "not-tried", _("not tried: no public web address")


DEAD = (LinkState.GONE, LinkState.FAILS)


class LinkCheckQuerySet(models.QuerySet):
    """Links that were tried."""

    def dead(self) -> Self:
        """Return links that lead nowhere and still stand in their source."""
        return self.filter(state__in=DEAD).filter(
            models.Q(url=models.F("source__url")) | models.Q(url=models.F("source__archived_url"))
        )


class LinkCheck(Identified):
    """The last answer of an address of a source. Written by `check_links`, never by hand.

    Kept apart from the source: trying a link is no change of the record, has no history, and says
    nothing about an address that somebody has put right since.
    """

    source = models.ForeignKey("archive.Source", models.CASCADE, related_name="link_checks")
    url = models.URLField(_("address"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, choices=LinkState)
    answer = models.CharField(_("answer"), max_length=200, blank=True)
    checked_at = models.DateTimeField(_("tried"))
    dead_since = models.DateTimeField(_("dead since"), null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("link that was tried")
        verbose_name_plural = _("links that were tried")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "url"], name="archive_linkcheck_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # the panel of the desk counts the dead among many that answer
            models.Index(
                fields=["source"],
                name="archive_linkcheck_dead",
                condition=models.Q(state__in=["gone", "fails"]),
            ),
        ]

    def __str__(self) -> str:
        return self.url
