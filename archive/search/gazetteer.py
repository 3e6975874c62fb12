"""Places by any of their names: asked of the index, then of the one gate."""

from collections.abc import Iterable

from archive.models import Place, SearchEntry
from archive.models.registry import read_uid
from archive.models.search import SearchKind

from .engines import Ask, engine
from .expression import Token, every, some
from .frequencies import FREQUENCIES
from .remembering import Memory
from .tokens import KIND, token, whole_sound_tokens, whole_tokens

MOST_PLACES = 12
MOST_REMEMBERED = 2_000  # the same few places are asked for all day

_found = Memory(MOST_REMEMBERED)


class Gazetteer:
    """Looks up names of places; the listed public ones only."""

    def look_up(self, names: Iterable[str]) -> list[tuple[str, ...]]:
        """Return for each name the uids of the places so called.

        A name spelled like that goes before names that only sound alike.
        """
        asked = [(whole_tokens(name), whole_sound_tokens(name)) for name in names]
        known = FREQUENCIES.look_up(t for pair in asked for tokens in pair for t in tokens)
        found = []
        for spelled, sounding in asked:
            tokens = [t for t in spelled if t in known] or [t for t in sounding if t in known]
            found.append(_places_with(tokens) if tokens else ())
        return found

    def find(self, text: str) -> tuple[str, ...]:
        """Return the uids of the places meant by an address, a permanent id or a name."""
        found: tuple[str, ...] = _found.get(text, lambda: self._find(text))
        return found

    def _find(self, text: str) -> tuple[str, ...]:
        listed = Place.objects.published().listed()
        exact = listed.filter(slug=text).values_list("pk", flat=True).first()
        if exact:
            return (exact,)
        try:
            uid = read_uid(text)
        except ValueError:
            return self.look_up([text])[0]
        return (uid,) if listed.filter(pk=uid).exists() else ()


def _places_with(tokens: list[str]) -> tuple[str, ...]:
    asked = every([Token(token(KIND, SearchKind.PLACE)), some(map(Token, tokens))])
    ranks = engine().ranks(Ask(asked), MOST_PLACES)
    uids = SearchEntry.objects.filter(rank__in=ranks).values_list("uid", flat=True)
    listed = Place.objects.published().listed().filter(pk__in=list(uids))
    return tuple(listed.order_by("pk").values_list("pk", flat=True))
