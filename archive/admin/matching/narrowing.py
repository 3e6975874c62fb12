"""The part of the queue somebody works through: a list, an event, a mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from archive.models import Event, MatchProposal, VictimList
from archive.services.linkage import MARKS, waiting

OFFERED = 200
LOOKED_AT = 1_000  # proposals read to know which lists wait
PUT_OFF = "matches_put_off"  # in the session: what somebody was not sure of
REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the queue is narrowed to; it stands in every address on the way through."""

    victim_list: VictimList | None = None
    event: Event | None = None
    mark: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> "Narrowing":
        """Return the narrowing an address asks for; what does not exist narrows nothing."""
        mark = str(asked.get("mark", ""))
        return cls(
            VictimList.objects.filter(slug=asked.get("list", "")).first(),
            Event.objects.filter(slug=asked.get("event", "")).first(),
            mark if mark in MARKS else "",
        )

    def waiting(self) -> QuerySet[MatchProposal]:
        """Return the proposals that wait in this part of the queue."""
        return waiting(self.victim_list, self.event, self.mark)

    def query(self, **more: str) -> str:
        """Return the address's question mark and what follows, or nothing."""
        parts = {
            "list": self.victim_list.slug if self.victim_list else "",
            "event": self.event.slug if self.event else "",
            "mark": self.mark,
            **more,
        }
        stated = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(stated)}" if stated else ""

    def address(self, proposal: MatchProposal, **more: str) -> str:
        """Return the address of a proposal on this way through the queue."""
        return reverse("admin:match", args=[proposal.pk]) + self.query(**more)

    def queue(self, **more: str) -> str:
        """Return the address of this part of the queue."""
        return reverse("admin:matches") + self.query(**more)

    def next(self, request: HttpRequest) -> MatchProposal | None:
        """Return the surest that waits and that this person has not put off."""
        return self.waiting().exclude(pk__in=put_off(request)).first()


def put_off(request: HttpRequest) -> list[str]:
    """Return the proposals this person was not sure of, since signing in."""
    return list(request.session.get(PUT_OFF, []))


def put_one_off(request: HttpRequest, proposal: MatchProposal) -> None:
    """Ask this person about a proposal last."""
    others = [uid for uid in put_off(request) if uid != proposal.pk]
    request.session[PUT_OFF] = [*others, proposal.pk][-REMEMBERED:]


def lists_in_queue(chosen: VictimList | None) -> list[VictimList]:
    """Return the lists that wait, and the chosen list; of a long queue, all lists with rows."""
    sides = ("entry__victim_list_id", "other_entry__victim_list_id")
    still = list(waiting().values_list(*sides)[: LOOKED_AT + 1])
    uids = {uid for pair in still for uid in pair if uid} | ({chosen.pk} if chosen else set())
    asked = Q(pk__in=uids) if len(still) <= LOOKED_AT else Q(row_count__gt=0) | Q(pk__in=uids)
    return list(VictimList.objects.filter(asked).order_by("slug")[:OFFERED])


def events_in_queue(lists: list[VictimList], chosen: Event | None) -> list[Event]:
    """Return the events the lists in the queue are about, and the chosen event."""
    events = set(Event.objects.filter(lists__in=lists).order_by("slug")[:OFFERED])
    events |= {chosen} if chosen else set()
    return sorted(events, key=lambda event: event.slug)
