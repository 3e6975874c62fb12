"""Which links are due, trying them politely in turn, remembering what answered."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from archive.models import LinkCheck, Source
from archive.models.links import DEAD

from .asking import Answer, Asking


@dataclass(frozen=True, slots=True)
class Tried:
    """A link that was tried."""

    source: Source
    url: str
    answer: Answer


def due(limit: int, days: int) -> list[tuple[Source, str]]:
    """Return the links to try now: never tried first, then those tried longest ago.

    A link tried in the last `days` days is not due.
    """
    checks = LinkCheck.objects.values_list("source", "url", "checked_at")
    tried = {(source, url): when for source, url, when in checks}
    recently = timezone.now() - timedelta(days=days)
    never = timezone.now() - timedelta(days=365_000)
    waiting = [
        (tried.get((source.pk, url), never), source, url)
        for source in Source.objects.order_by("pk").iterator(chunk_size=500)
        for url in dict.fromkeys([source.url, source.archived_url])
        if url and tried.get((source.pk, url), never) < recently
    ]
    waiting.sort(key=lambda link: link[0])
    return [(source, url) for _when, source, url in waiting[:limit]]


def check_links(limit: int, days: int, pause: float, asking: Asking) -> Iterator[Tried]:
    """Try the links that are due, remember what answered, and yield each."""
    last: dict[str, float] = {}
    for source, url in due(limit, days):
        host = urlsplit(url).netloc.lower()
        time.sleep(max(0.0, last.get(host, 0.0) + pause - time.monotonic()))
        answer = asking.ask(url)
        last[host] = time.monotonic()
        remember(source, url, answer)
        yield Tried(source, url, answer)


def remember(source: Source, url: str, answer: Answer) -> None:
    """Keep the last answer of a link, and since when it has been dead."""
    now = timezone.now()
    before = LinkCheck.objects.filter(source=source, url=url).first()
    since = None
    if answer.state in DEAD:
        since = (before and before.dead_since) or now
    LinkCheck.objects.update_or_create(
        source=source,
        url=url,
        defaults={
            "state": answer.state,
            "answer": answer.words,
            "checked_at": now,
            "dead_since": since,
        },
    )
    # what an address said before the source was given another address
    present = [source.url, source.archived_url]
    LinkCheck.objects.filter(source=source).exclude(url__in=present).delete()
