"""Days and no words: what happened *that* day before a decade that contains it.

Three tiers, by how long a record lasts beside the days asked for; in each what happened comes
first, and of two events the one whose days are most nearly those asked for.
"""

from collections.abc import Sequence

from archive.search.engines import Span, engine
from archive.search.sections import HAPPENED, Section, section_of

from .spelling_rank import MOST_COMPARED

NEAR = ((10, 2), (366, 4))
"""For each tier but the last: so many days at least, or so many times those asked for."""
MUCH_THE_SAME = 0.25  # of the days of both together
A_FEW_DAYS = 31  # asked for: then a part of an event goes before the whole of it


def limits(span: Span) -> list[int]:
    """Return for each tier but the last what its records last less than, in days."""
    asked = span.last - span.first + 1
    return [max(least, asked * times) for least, times in NEAR]


def nearest_first(ranks: Sequence[int], span: Span) -> list[int]:
    """Return ranks in display order with the nearest events first, and so in other sections.

    Of very many only the sections known as a whole are put in order.
    """
    some, rest = list(ranks[:MOST_COMPARED]), list(ranks[MOST_COMPARED:])
    if rest:
        cut = section_of(rest[0])
        rest = [rank for rank in some if section_of(rank) >= cut] + rest
        some = [rank for rank in some if section_of(rank) < cut]
    days = engine().columns(some, ("earliest", "latest"))
    keys = {rank: _key(rank, first, last, span) for rank, (first, last) in days.items()}
    return sorted(keys, key=lambda rank: keys[rank]) + rest


def _key(rank: int, first: int, last: int, span: Span) -> tuple[int, int, bool, int, float, int]:
    longer = sum(last - first >= limit for limit in limits(span))
    both = min(last, span.last) - max(first, span.first) + 1
    share = max(both, 0) / (max(last, span.last) - min(first, span.first) + 1)
    section = section_of(rank)
    group = Section.EVENT if section in HAPPENED else section
    is_apart = share < MUCH_THE_SAME or span.last - span.first > A_FEW_DAYS
    return longer, group, is_apart, section, -share, rank
