"""Places by what they are called: names, addresses, permanent ids. The listed public ones only."""

from collections.abc import Iterable

from archive.models import Place, SearchEntry
from archive.models.registry import read_uid
from archive.models.search import SearchKind

from .cache import Memory
from .engines import IndexQuery, engine
from .expression import Token, every, is_kind, some
from .frequencies import FREQUENCIES
from .tokens import whole_sound_tokens, whole_tokens

MOST_NAMESAKES = 12
MOST_REMEMBERED = 2_000  # the same few places are asked for all day

_by_text = Memory(MOST_REMEMBERED)


def places_called(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return for each name the uids of the places so called.

    A name spelled like that goes before names that only sound alike.
    """
    pairs = [(whole_tokens(name), whole_sound_tokens(name)) for name in names]
    known = FREQUENCIES.look_up([t for pair in pairs for tokens in pair for t in tokens])
    return [
        _places_with([t for t in spelled if t in known] or [t for t in sounding if t in known])
        for spelled, sounding in pairs
    ]


def places_meant(text: str) -> tuple[str, ...]:
    """Return the uids of the places meant by an address, a permanent id or a name."""
    uids: tuple[str, ...] = _by_text.get(text, lambda: _read(text))
    return uids


def _read(text: str) -> tuple[str, ...]:
    listed = Place.objects.published().listed()
    exact = listed.filter(slug=text).values_list("pk", flat=True).first()
    if exact:
        return (exact,)
    try:
        uid = read_uid(text)
    except ValueError:
        return places_called([text])[0]
    return (uid,) if listed.filter(pk=uid).exists() else ()


def _places_with(tokens: list[str]) -> tuple[str, ...]:
    if not tokens:
        return ()
    query = IndexQuery(every([is_kind(SearchKind.PLACE), some(map(Token, tokens))]))
    ranks = engine().ranks(query, MOST_NAMESAKES)
    uids = SearchEntry.objects.filter(rank__in=ranks).values_list("uid", flat=True)
    listed = Place.objects.published().listed().filter(pk__in=list(uids))
    return tuple(listed.order_by("pk").values_list("pk", flat=True))
