"""Finishing what something stopped in the middle: whatever runs next calls this first.

Imports, `publish_list` and `prepare` do. All of it may be done twice, or by two at once.
"""

from collections.abc import Callable

from archive.models import ImportBatch, WorkLeft
from archive.search.index import writer as index

from .clearing import clear
from .indexing import index_batch, index_list

Kind = WorkLeft.Kind


def finish_work_left(tell: Callable[[str], None] = lambda sentence: None) -> int:
    """Do what earlier changes left to be done; return how much. `tell` hears what, each time."""
    works = list(WorkLeft.objects.order_by("pk"))
    for work in works:
        tell(str(work))
        _finish(work)
        WorkLeft.done(work.kind, work.about)
    return len(works)


def _finish(work: WorkLeft) -> None:
    if work.kind == Kind.SCRUB:
        index.scrub()
    elif work.kind == Kind.INDEX_LIST:
        index_list(work.about)
    elif batch := ImportBatch.objects.filter(pk=work.about).first():
        (index_batch if work.kind == Kind.INDEX_BATCH else clear)(batch)
