"""Rows in the order of the reader's alphabet, all of them or a letter's, a page at a time.

The order is that of the search index, which has a sort key for every language. What is shown is
loaded again through the gate, so an index that lags behind can hide a row, but never show it.
"""

from dataclasses import dataclass
from heapq import nsmallest
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import BinaryField, Count, F, Func, QuerySet, Value
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from archive.formatting import number, reader_language
from archive.lib.names import letter_of, sort_key
from archive.lib.names.order import name_in_order
from archive.models import ListEntry
from archive.models.search import SearchEntry
from archive.public.components.base import Component, Part
from archive.public.components.results import Pagination
from archive.public.listing import page_links

OTHER_SCRIPTS = "~"
"""Stands in an address for all scripts without an alphabet of their own here."""
_PAST_ALPHABETS = "\ue000"
_SORTED = ("az", "ru", "en")

Entries = QuerySet[SearchEntry]


@dataclass(frozen=True, kw_only=True)
class LetterLink(Part):
    """The way to the names under a letter."""

    label: str
    url: str
    count: str = ""  # of names, for those who do not see the page
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Letters(Component):
    """The letters of the alphabet under which names stand."""

    template_name = "components/letters.html"

    links: tuple[LetterLink, ...]


def sorted_in() -> str:
    """Return the language whose alphabet orders names for this reader."""
    code = reader_language()[:2]
    return code if code in _SORTED else "en"


def in_alphabet(rows: "QuerySet[ListEntry]") -> Entries:
    """Return the index entries of these rows, in the order of the reader's alphabet."""
    entries = SearchEntry.objects.filter(uid__in=rows.values("uid"))
    return entries.order_by(f"sort_{sorted_in()}", "rank")


def first_in_alphabet(rows: "QuerySet[ListEntry]", count: int) -> list[str]:
    """Return the ids of the first rows by the reader's alphabet, without asking the index.

    Reads the names of all these rows, so there must not be many. A preview of a draft, whose rows
    the index does not hold, shows them too.
    """
    code = sorted_in()
    names = rows.order_by().values_list("name_as_recorded", "patronymic", "uid")
    first = nsmallest(
        count,
        ((sort_key(name_in_order(name, father), code), uid) for name, father, uid in names),
    )
    return [uid for _key, uid in first]


def under(entries: Entries, letter: str) -> Entries:
    """Return the entries that stand under a letter; all of them for no letter."""
    first = _PAST_ALPHABETS if letter == OTHER_SCRIPTS else sort_key(letter, sorted_in())[:1]
    if not first:
        return entries
    column = f"sort_{sorted_in()}"
    entries = entries.filter(**{f"{column}__gte": first.encode()})
    if first != _PAST_ALPHABETS:
        entries = entries.filter(**{f"{column}__lt": chr(ord(first) + 1).encode()})
    return entries


def letters(entries: Entries) -> list[tuple[str, int]]:
    """Return each letter under which something stands, and how much, in order. 1 query."""
    head = Func(
        F(f"sort_{sorted_in()}"), Value(1), Value(2), function="SUBSTR", output_field=BinaryField()
    )
    heads = entries.order_by().annotate(head=head).values_list("head").annotate(n=Count("pk"))
    counts: dict[str, int] = {}
    for key, count in sorted((bytes(key), count) for key, count in heads):
        letter = letter_of(key.decode(errors="ignore"), sorted_in()) or OTHER_SCRIPTS
        counts[letter] = counts.get(letter, 0) + count
    return list(counts.items())


class AlphabetPages:
    """A page of a roll: which rows stand on it, and the ways to letters and pages.

    Two queries, however long the roll.
    """

    def __init__(self, request: HttpRequest, rows: "QuerySet[ListEntry]", on_a_page: int) -> None:
        self.request = request
        self.entries = in_alphabet(rows)
        self.letters = letters(self.entries)
        self.total = sum(count for _letter, count in self.letters)
        self.letter = self._asked()
        shown = under(self.entries, self.letter) if self.letter else self.entries
        paginator = Paginator(shown.values_list("uid", flat=True), on_a_page)
        paginator.count = dict(self.letters).get(self.letter, self.total)
        self.page = paginator.get_page(request.GET.get("page"))

    def _asked(self) -> str:
        """Return the letter asked for, as it is called in this alphabet; empty for the whole."""
        asked = self.request.GET.get("letter", "")[:1]
        if asked == OTHER_SCRIPTS or not asked:
            return asked if dict(self.letters).get(asked) else ""
        key = sort_key(asked, sorted_in())
        letter = OTHER_SCRIPTS if key[:1] == _PAST_ALPHABETS else letter_of(key, sorted_in())
        return letter if letter in dict(self.letters) else ""

    @cached_property
    def uids(self) -> list[str]:
        """The ids of the rows on this page, in order."""
        return list(self.page.object_list)

    def links(self) -> Letters | None:
        """Return the letters as links; None where a single page has all."""
        if self.total <= self.page.paginator.per_page and not self.letter:
            return None
        whole = LetterLink(
            label=_("all"), url=f"{self.request.path}#roll", is_current=not self.letter
        )
        return Letters(links=(whole, *(self._link(*counted) for counted in self.letters)))

    def _link(self, letter: str, count: int) -> LetterLink:
        return LetterLink(
            label=letter_words(letter),
            count=number(count),
            url=f"?{urlencode({'letter': letter})}#roll",
            is_current=letter == self.letter,
        )

    def pages(self) -> Pagination:
        """Return the ways to the previous and the next page."""
        return page_links(self.request, self.page, "#roll")


def letter_words(letter: str) -> str:
    """Say a letter as a heading."""
    return _("other scripts") if letter == OTHER_SCRIPTS else letter
