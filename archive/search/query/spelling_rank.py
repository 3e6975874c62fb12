"""Among people who sound alike, those written most like the question come first.

In a large archive hundreds of rows sound like a name (Əliyev, Alıyev, Aliyev, Алиев). Two names
in the same hand that differ in a letter are rather two names; between hands, letters are compared
as English texts spell them. Of two that are equally close, the name with fewer other words comes
first, then the name whose words are the commoner in the archive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from archive.lib.names import fold
from archive.lib.names.fathers import fathers_in
from archive.lib.names.folding import lower, original_words
from archive.lib.names.hands import Hand, as_in_english, hand_of
from archive.models import ListEntry, Person
from archive.models.fields import LANGUAGE_CODES
from archive.models.search import SearchKind
from archive.search.engines import engine
from archive.search.frequencies import FREQUENCIES
from archive.search.raw_rows import PlainRows
from archive.search.tokens import NAME

from .parser import Unit

# Up to so many of a tier are compared; a name that more people bear must be narrowed otherwise.
MOST_COMPARED = 200

_NAMES = {
    SearchKind.ENTRY: PlainRows(
        ListEntry.objects.published,
        "uid",
        ("uid", "patronymic", "name_as_recorded", "name_reading"),
    ),
    SearchKind.PERSON: PlainRows(
        Person.objects.published, "pk", ("pk", *(f"label_{code}" for code in LANGUAGE_CODES))
    ),
}
Distance = tuple[int, int, int]  # letters that differ, words more than asked, how rare the words
FARTHEST: Distance = (10**6, 0, 0)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart for comparing."""

    hand: Hand
    words: tuple[str, ...]  # in small letters as written
    in_english: tuple[str, ...]
    tokens: tuple[str, ...]  # as the vocabulary has them


def closest_first(ranks: Sequence[int], units: Sequence[Unit]) -> list[int]:
    """Return the ranks of people, those written most like the question first.

    The others keep their order, and all do where there are too many to compare.
    """
    typed = " ".join(unit.typed for unit in units if not (unit.is_phrase or unit.is_only_marker))
    if not typed or not 1 < len(ranks) <= MOST_COMPARED:
        return list(ranks)
    names = _names(ranks)
    known = FREQUENCIES.look_up(
        {token for forms in names.values() for form in forms for token in form.tokens}
    )
    wanted = _taken_apart(typed)
    distances = {
        rank: min(_distance(wanted, form, known) for form in forms) for rank, forms in names.items()
    }
    return sorted(ranks, key=lambda rank: distances.get(rank, FARTHEST))


def _names(ranks: Sequence[int]) -> dict[int, list[_Name]]:
    """Return the names of rows and people, in every form shown first; nothing for other kinds."""
    places: dict[str, dict[str, int]] = {}
    for rank, (kind, uid) in engine().columns(ranks, ("kind", "uid")).items():
        places.setdefault(kind, {})[uid] = rank
    names: dict[int, list[_Name]] = {}
    for kind, rows in _NAMES.items():
        for uid, *texts in rows.read(list(places.get(kind, ()))) if kind in places else ():
            forms = texts
            if kind is SearchKind.ENTRY:
                forms = [_with_father(form, texts[0]) for form in texts[1:]]
            names[places[kind][uid]] = [_taken_apart(form) for form in forms]
    # a name may be a dash, which has no word to compare
    worded = {rank: [form for form in forms if form.words] for rank, forms in names.items()}
    return {rank: forms for rank, forms in worded.items() if forms}


def _with_father(form: str, father: str) -> str:
    return " ".join([form, *fathers_in(form, father)[:1]]) if form and father else form


@lru_cache(maxsize=20_000)
def _taken_apart(name: str) -> _Name:
    hand, words = hand_of(name), original_words(name)
    return _Name(
        hand,
        tuple(map(lower, words)),
        tuple(as_in_english(word, hand) for word in words),
        tuple(NAME + fold(word).replace(" ", "") for word in words),
    )


def _distance(wanted: _Name, name: _Name, known: dict[str, int]) -> Distance:
    """Return how far a name is from the wanted name, each word from the nearest of the other."""
    is_one_hand = wanted.hand is name.hand
    words = wanted.words if is_one_hand else wanted.in_english
    others = name.words if is_one_hand else name.in_english
    off = common = 0
    for word in words:
        letters, at = min((OSA.distance(word, other), at) for at, other in enumerate(others))
        off += letters
        common += known.get(name.tokens[at], 0)
    return off, max(0, len(others) - len(words)), -common
