"""Searching on the desk: what is public by the search index, what is not by comparing folded names.

The index knows every spelling, but public rows only. Rows it does not hold (drafts, hidden ones,
places only mentioned) are looked up by how their names begin, where there may be many, and the
latest COMPARED of them by their folded words. Nothing scans a table for a word in the middle.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.base.types import ModelAdminBase
from archive.lib.names import fold, sort_key
from archive.models import ListEntry, Record, SearchEntry, Takedown, VictimList
from archive.models.registry import State, read_uid
from archive.models.search import SearchKind
from archive.search.engines import IndexQuery, engine
from archive.search.expression import Expression, every, is_kind
from archive.search.query.parser import parse, prefixed
from archive.search.query.tiers import widest

FOUND_AT_MOST = 1_000  # nobody pages through more; the words want narrowing
COMPARED = 2_000
LAST, TIE = "\U0010ffff", "\t"


def in_index(kind: SearchKind, text: str) -> list[str]:
    """Return ids of public records whose names or words begin so, nearest spelling first."""
    words = parse(text)
    ways: list[Expression] = [*prefixed(text), *([widest(words)] if words else [])]
    uids: dict[str, None] = {}
    for way in ways:
        query = IndexQuery(every([is_kind(kind), way]))
        ranks = engine().ranks(query, FOUND_AT_MOST - len(uids))
        entries = SearchEntry.objects.filter(rank__in=ranks)
        uids |= dict.fromkeys(entries.values_list("uid", flat=True))
        if len(uids) >= FOUND_AT_MOST:
            break
    return list(uids)


def compared(rows: Iterable[tuple[Any, ...]], text: str) -> set[Any]:
    """Return the keys of rows (key, then names) in which every word typed begins a word."""
    wanted = fold(text).split()
    keys = set()
    for key, *names in rows:
        there = [word for name in names if name for word in fold(name).split()]
        if wanted and all(
            any(word.startswith(beginning) for word in there) for beginning in wanted
        ):
            keys.add(key)
    return keys


def beginning(model: Any, text: str) -> set[Any]:
    """Return the keys of rows whose name begins with what was typed; a range of an index."""
    key = sort_key(text, "az").partition(TIE)[0]
    if not key:
        return set()
    rows = model.objects.filter(sort_az__gte=key, sort_az__lt=key + LAST).order_by("sort_az")
    return set(rows.values_list("pk", flat=True)[:FOUND_AT_MOST])


class IndexedMixin(ModelAdminBase):
    """Answers the search box and the suggestions of a kind of record the index knows."""

    search_kind: ClassVar[SearchKind]
    compared_names: ClassVar[tuple[str, ...]]  # columns of names that are folded and compared
    never_indexed: ClassVar[Q] = Q(pk__in=())
    show_full_result_count = False

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Return what has the words, in any spelling, or the permanent id."""
        text = search_term.strip()
        if not text or is_uid(text):
            return super().get_search_results(request, queryset, search_term)
        keys = set(self.public_keys(text)) | self.other_keys(request, text)
        return queryset.filter(pk__in=keys), False

    def public_keys(self, text: str) -> Iterable[Any]:
        """Return the keys of public rows with these words."""
        return in_index(self.search_kind, text)

    def other_keys(self, request: HttpRequest, text: str) -> set[Any]:
        """Return the keys of rows the index does not hold."""
        rows = self.model._default_manager.filter(pk__in=self._not_held())
        return compared(rows.values_list("pk", *self.compared_names), text)

    def _not_held(self) -> list[Any]:
        """Return the latest records that are not public, and what is never in the index.

        State by state: each is a range of an index, whether there are few or a million.
        """
        records = Record.objects.filter(kind=self.model.record_kind).order_by("-changed_at")
        apart = [Q(state=state) for state in State if state != State.PUBLISHED]
        keys: list[Any] = []
        for condition in (*apart, Q(hidden_at__isnull=False)):
            keys += records.filter(condition).values_list("pk", flat=True)[:COMPARED]
        never = self.model._default_manager.filter(self.never_indexed)
        return [*keys, *never.values_list("pk", flat=True)[:COMPARED]]


def is_uid(text: str) -> bool:
    """Whether a text is a permanent id, however it is spelled."""
    try:
        read_uid(text)
    except ValueError:
        return False
    return True


class IndexedEntries(IndexedMixin):
    """The same for rows of lists: there may be millions, and each list is public or not."""

    search_kind = SearchKind.ENTRY
    compared_names = ("name_as_recorded", "name_reading", "row_key")

    def public_keys(self, text: str) -> Iterable[Any]:
        """Return the numbers of the rows the index finds, and of those with this key."""
        uids = in_index(self.search_kind, text)
        yield from ListEntry.objects.filter(uid__in=uids).values_list("pk", flat=True)
        lists = list(VictimList.objects.values_list("pk", flat=True))  # for the index on the key
        keyed = ListEntry.objects.filter(victim_list__in=lists, row_key=text)
        yield from keyed.values_list("pk", flat=True)[:FOUND_AT_MOST]

    def other_keys(self, request: HttpRequest, text: str) -> set[Any]:
        """Return rows of lists that are not public by how their names begin, and hidden rows.

        The index on the sort key knows every name by its beginning. Words further on are compared
        in the first rows only, and that is said.
        """
        published = VictimList.objects.published().values("pk")
        lists = list(VictimList.objects.exclude(pk__in=published).values_list("pk", flat=True))
        rows = ListEntry.objects.filter(victim_list__in=lists)
        some: list[Any] = list(
            rows.order_by("victim_list_id", "position").values_list("pk", *self.compared_names)[
                : COMPARED + 1
            ]
        )
        if len(some) > COMPARED:
            words = _(
                "Of lists that are not public, names are found by how they begin; "
                "their other words only in the first %d rows."
            )
            messages.info(request, words % COMPARED)
        in_force = Takedown.objects.filter(entry__isnull=False, lifted_at__isnull=True)
        hidden = ListEntry.objects.filter(pk__in=in_force.values("entry"))
        names = hidden.values_list("pk", *self.compared_names)[:COMPARED]
        return compared([*some[:COMPARED], *names], text) | beginning(ListEntry, text)
