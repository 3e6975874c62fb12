"""What a step would mean for each record chosen: what stands in the way, what would follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _

from archive.admin.base.described import in_a_line
from archive.admin.base.links import form_address, preview_url
from archive.models.registry import Kind
from archive.services.consequences import (
    drafts_around,
    waits_for,
    what_becomes_public,
    what_disappears,
)
from archive.services.publishing import obstacles

from .large_lists import beyond_the_desk
from .verbs import PUBLISH, SEND_TO_REVIEW, WITHDRAW, Verb

FIRST = (
    *(Kind.SOURCE, Kind.PLACE, Kind.ORGANISATION, Kind.PERSON, Kind.MEDIA, Kind.PAGE),
    *(Kind.EVENT, Kind.LIST),
)
"""Published before the statements that hang on them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record on the page of a verb."""

    instance: Any
    model_admin: Any
    version: int
    obstacles: list[str]
    shown: list[str]
    waiting: list[str]
    drafts: list[Any]

    @property
    def title(self) -> str:
        """What the record is, told from its like."""
        return in_a_line(self.instance)

    @property
    def form_url(self) -> str:
        """The form on which it is edited."""
        return form_address(self.instance.record)

    @property
    def preview_url(self) -> str:
        """The page the public would see."""
        return preview_url(self.instance.pk)


def candidates(verb: Verb, chosen: Iterable[Any]) -> list[Candidate]:
    """Return the chosen records with what the verb would mean, in the order it is to be done."""
    ordered = sorted(chosen, key=_order)
    together = {record.pk for record in ordered}
    return [_candidate(verb, record, together) for record in ordered]


def _candidate(verb: Verb, instance: Any, together: set[str]) -> Candidate:
    sentences, publishing = [], verb is PUBLISH
    if not verb.fits(instance):
        sentences.append(_("It is %s now.") % instance.record.get_state_display())
    elif publishing:
        sentences += obstacles(instance) + beyond_the_desk(instance)
    shown = what_becomes_public(instance) if publishing else []
    if verb is WITHDRAW:
        shown = what_disappears(instance)
    around = drafts_around(instance) if verb in {PUBLISH, SEND_TO_REVIEW} else []
    drafts = [draft for draft in around if verb.fits(draft) and draft.pk not in together]
    return Candidate(
        instance,
        admin.site._registry[type(instance)],
        instance.record.version,
        sentences,
        shown,
        waits_for(instance, together) if publishing else [],
        drafts,
    )


def _order(instance: Any) -> tuple[int, str]:
    kind = instance.record.kind
    return (FIRST.index(kind) if kind in FIRST else len(FIRST), str(instance.pk))
