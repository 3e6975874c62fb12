"""Comparing the index with the records: every way they can drift apart, in sentences."""

from collections import Counter
from collections.abc import Iterator

from django.db import DatabaseError
from django.utils.translation import gettext as _

from archive.models import SearchEntry, SearchToken, SearchWords, WorkLeft
from archive.models.search import HELD_ENTRY, SearchKind
from archive.search.engines import engine
from archive.search.sections import section_of
from archive.search.tokens import vocabulary

from . import derived
from . import kinds as documents
from .documents.context import Context
from .store import SLICE, Row, rows_of, stored

MOST_SENTENCES = 100


def check() -> list[str]:
    """Return what is wrong with the index, a sentence each; empty when it is true.

    Reads the whole archive. At most MOST_SENTENCES are returned.
    """
    sentences = []
    for sentence in _drift():
        sentences.append(sentence)
        if len(sentences) == MOST_SENTENCES:
            break
    return sentences


def _drift() -> Iterator[str]:
    counts: Counter[str] = Counter()
    context = Context()
    yield from (work.sentence for work in WorkLeft.of_index())
    for kind in SearchKind.values:
        yield from _missing_and_changed(kind, context, counts)
        yield from _not_public(kind)
        yield from _unsettled(kind)
    yield from _order()
    yield from _engine()
    yield from _words(counts)


def _missing_and_changed(kind: str, context: Context, counts: Counter[str]) -> Iterator[str]:
    uids = [uid for _section, _key, uid in documents.order(kind)]
    for at in range(0, len(uids), SLICE):
        some = uids[at : at + SLICE]
        rows = rows_of(kind, some, context)
        before = stored(some)
        for row in rows:
            counts.update(vocabulary(row.line))
            yield from _compared(kind, row, before.get(row.uid))


def _compared(kind: str, now: Row, before: Row | None) -> Iterator[str]:
    if before is None:
        yield _("%(kind)s %(uid)s is public and not in the index.") % {
            "kind": kind,
            "uid": now.uid,
        }
    elif not now.says_the_same(before):
        yield _("%(kind)s %(uid)s has changed since it was indexed.") % {
            "kind": kind,
            "uid": now.uid,
        }


def _not_public(kind: str) -> Iterator[str]:
    public = {uid for _section, _key, uid in documents.order(kind)}
    kinds = (kind, HELD_ENTRY) if kind == SearchKind.ENTRY else (kind,)
    indexed = SearchEntry.objects.filter(kind__in=kinds).values_list("uid", flat=True)
    for uid in indexed.iterator():
        if uid not in public:
            yield _("%(kind)s %(uid)s is in the index and not public.") % {
                "kind": kind,
                "uid": uid,
            }


def _unsettled(kind: str) -> Iterator[str]:
    uids = [uid for _section, _key, uid in documents.order(kind)] if kind in derived.KINDS else []
    for at in range(0, len(uids), SLICE):
        for record, columns in derived.unsettled(kind, uids[at : at + SLICE]):
            yield _("%(kind)s %(uid)s keeps what it should not: %(columns)s.") % {
                "kind": kind,
                "uid": record.pk,
                "columns": ", ".join(sorted(columns)),
            }


def _order() -> Iterator[str]:
    last: tuple[int, bytes, str] = (0, b"", "")
    rows = SearchEntry.objects.order_by("rank").values_list("rank", "sort_az", "uid", "kind")
    for rank, key, uid, kind in rows.iterator():
        order = (section_of(rank), bytes(key), uid)
        if order < last:
            yield _("%(kind)s %(uid)s is out of order.") % {"kind": kind, "uid": uid}
        last = order


def _engine() -> Iterator[str]:
    try:
        held = engine().holds()
    except DatabaseError as error:
        yield _("The full-text table is damaged: %s") % error
        return
    expected = SearchWords.objects.count()
    if held != expected or expected != SearchEntry.objects.count():
        yield _("The full-text table holds %(held)s records instead of %(expected)s.") % {
            "held": held,
            "expected": expected,
        }


def _words(counts: Counter[str]) -> Iterator[str]:
    stored_counts = dict(SearchToken.objects.values_list("token", "documents"))
    wrong = {
        word
        for word in stored_counts.keys() | counts.keys()
        if stored_counts.get(word) != counts.get(word)
    }
    if wrong:
        yield _("The vocabulary counts %(count)s words wrongly, such as %(word)s.") % {
            "count": len(wrong),
            "word": min(wrong),
        }
