"""Lists that may hold millions of rows: the next page begins after a row, not at a number.

A page is a range of an index, wherever it lies: nothing is counted, nothing is skipped over. The
address names the row before the page (`_after`) or the row behind it (`_before`). Filters are
narrow where they are backed by an index that ends in the order of the list.
"""

from typing import Any, ClassVar

from django.contrib.admin import ShowFacets
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, F, Func, Value
from django.http import HttpRequest
from django.utils.functional import cached_property

from archive.admin.base.types import ModelAdminBase

AFTER, BEFORE = "_after", "_before"
COUNTED_AT_MOST = 1_000


class Beyond(Func):
    """Compares several columns at once, as a single place in an index: (a, b) > (1, 2)."""

    conditional = True
    template = "(%(expressions)s)"
    output_field = BooleanField()

    def __init__(self, columns: list[str], sign: str, values: list[Any]) -> None:
        self.columns, self.sign, self.values = columns, sign, values
        super().__init__(*(F(name) for name in columns), *(Value(value) for value in values))

    def __repr__(self) -> str:
        return f"<{', '.join(self.columns)} {self.sign} {self.values}>"

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        """Return the row comparison; both databases know it."""
        half = len(self.columns)
        parts = [compiler.compile(expression) for expression in self.get_source_expressions()]
        left = ", ".join(sql for sql, _params in parts[:half])
        right = ", ".join(sql for sql, _params in parts[half:])
        params = [value for _sql, values in parts for value in values]
        return f"({left}) {self.sign} ({right})", tuple(params)

    @property
    def identity(self) -> Any:
        """Tell two comparisons apart."""
        return (self.__class__, tuple(self.columns), self.sign, tuple(map(str, self.values)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Beyond) and self.identity == other.identity

    def __hash__(self) -> int:
        return hash(self.identity)


class KeysetList(ChangeList):
    """A page of a list, and whether there is something before and behind it."""

    model_admin: Any

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.after = request.GET.get(AFTER, "")
        self.before = "" if self.after else request.GET.get(BEFORE, "")
        super().__init__(request, *args, **kwargs)

    def get_filters_params(self, params: Any = None) -> Any:
        """Leave out what only says where the page begins."""
        kept = super().get_filters_params(params)
        return {name: value for name, value in kept.items() if name not in {AFTER, BEFORE}}

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """Begin again at the first page with every other filter."""
        return super().get_query_string(new_params, [*(remove or []), AFTER, BEFORE])

    def get_ordering(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the only order there is an index for."""
        return list(self.model_admin.keyset)

    def get_results(self, request: HttpRequest) -> None:
        """Read a page and a row more."""
        size = self.list_per_page
        rows = self._rows()[: size + 1]
        results, more = list(rows), len(rows) > size
        results = results[:size]
        if self.before:
            results.reverse()
        self.has_later = more if not self.before else bool(results)
        self.has_earlier = more if self.before else bool(self._place(self.after)) and bool(results)
        self.result_list = results
        self.result_count = self.full_result_count = len(results)
        self.show_full_result_count = False
        self.show_admin_actions = True
        self.can_show_all = self.multi_page = False
        self.paginator = Paginator(results, size)

    def _rows(self) -> Any:
        """Return the rows of the page in the order of reading: backwards for an earlier page."""
        names = list(self.model_admin.keyset)
        columns = [name.removeprefix("-") for name in names]
        is_falling = names[0].startswith("-")
        if self.before:
            is_falling = not is_falling
            names = [f"-{name}" if is_falling else name for name in columns]
        place = self._place(self.before or self.after)
        rows = self.queryset.order_by(*names)
        if place:
            rows = rows.filter(Beyond(columns, "<" if is_falling else ">", list(place)))
        return rows

    def _place(self, key: str) -> Any:
        """Return where a row stands in the order; None where there is no such row."""
        if not key:
            return None
        columns = [name.removeprefix("-") for name in self.model_admin.keyset]
        try:
            there = self.model._default_manager.filter(pk=key).values_list(*columns)
            return there.first()
        except (ValueError, TypeError):
            return None

    @property
    def later_url(self) -> str:
        """The address of the next page."""
        return self._url(AFTER, self.result_list[-1].pk) if self.has_later else ""

    @property
    def earlier_url(self) -> str:
        """The address of the previous page."""
        return self._url(BEFORE, self.result_list[0].pk) if self.has_earlier else ""

    @property
    def first_url(self) -> str:
        """The address of the first page."""
        return self.get_query_string()

    def _url(self, name: str, key: Any) -> str:
        plain = self.get_query_string()
        return f"{plain}{'&' if len(plain) > 1 else ''}{name}={key}"


class LookAhead(Paginator):
    """Pages of suggestions: a row more is read to know whether more follow."""

    @cached_property
    def count(self) -> int:
        """Return how many there are, at most 1,000: nobody scrolls further."""
        rows: Any = self.object_list
        return len(rows.order_by().values_list("pk")[:COUNTED_AT_MOST])

    def page(self, number: Any) -> Page:
        """Return a page; its rows are read, and whether there is another is known."""
        first = (int(number) - 1) * self.per_page
        rows: Any = self.object_list
        shown = list(rows[first : first + self.per_page + 1])
        self.__dict__["count"] = first + len(shown)  # what is known, without asking
        return Page(shown[: self.per_page], int(number), self)


class KeysetMixin(ModelAdminBase):
    """Lists a big table page by page in its order, `keyset`: columns of an index, then the key."""

    keyset: ClassVar[tuple[str, ...]]
    change_list_template = "admin/archive/keyset_list.html"
    show_full_result_count = False
    show_facets = ShowFacets.NEVER  # counting every filter reads every row
    sortable_by = ()
    paginator = LookAhead

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the list that pages by place."""
        return KeysetList

    def get_ordering(self, request: HttpRequest) -> Any:
        """Suggestions come in the same order."""
        return self.keyset

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Say whether there is a page of what was deleted."""
        context = {"has_deleted": hasattr(self, "deleted_view"), **(extra_context or {})}
        return super().changelist_view(request, context)
