"""Which subjects are compared at all: those that share a block key.

Keys are pairs of sound keys (given and family name, given and father's name), a word with an
exact birth day, and a single name with its event or place. A rare word also stands in the blocks
of its neighbours, a letter apart. Two neighbouring words also stand as one, and a family name
without its ending. A block too big to compare is cut by a second and a third key (father's name,
year of birth, place); what is still too big is counted, not compared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from archive.lib.dates import from_day_number

from .names import (
    ANY,
    FAMILY,
    FATHER,
    GIVEN,
    SHORTEST_NEAR,
    Form,
    Word,
    bare,
    is_near,
    with_joined,
)
from .scratch import Scratch
from .subjects import Subject

BIGGEST_BLOCK = 100
RARE = 20  # a word that stands in more rows than this is no slip of the pen
MOST_NEIGHBOURS = 12
MOST_KEYS = 200


@dataclass(slots=True)
class Words:
    """What the run knows of words: how many subjects have each, what is near, what stands alone.

    Words are told apart by their fold; `near` holds the sound keys of a rare word's neighbours,
    `families` those of words that may be family names, `stems` the same without their endings.
    """

    counts: Counter[str] = field(default_factory=Counter)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lone: set[str] = field(default_factory=set)
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    families: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)

    def count(self, subject: Subject) -> None:
        """Count the words of a subject once each."""
        said = {word.fold: word.keys for form in subject.forms for word in form}
        self.counts.update(said.keys())
        self.keys |= said
        for form in subject.forms:
            if len(form) == 1:
                self.lone.update(form[0].keys)
            for word in _families(form):
                self.families.update(word.keys)
                self.stems |= bare(word)

    def without_ending(self, word: Word) -> set[str]:
        """Return how a family name is heard without its ending, where another has it so or not."""
        return {*(bare(word) & self.families), *(word.heard & self.stems)}

    def are_near(self, word: str, other: str) -> bool:
        """Whether two words are a letter apart, as written or as heard, and sound different."""
        ours, theirs = self.keys[word], self.keys[other]
        if not set(ours).isdisjoint(theirs):
            return False
        return is_near(word, other) or any(is_near(a, b) for a in ours for b in theirs)


def find_neighbours(words: Words, scratch: Scratch) -> None:
    """Find, for every rare word, the words a letter apart.

    Two words a letter apart share a form with a letter left out (or the shorter is that form), so
    equal forms are joined instead of comparing all words with all.
    """
    texts = list(words.counts)
    scratch.fill(
        "INSERT INTO deletion VALUES (?, ?, ?)",
        (
            (hash(variant), number, words.counts[word] <= RARE)
            for number, word in enumerate(texts)
            for variant in set().union(*map(_variants, (word, *words.keys[word])))
        ),
    )
    scratch.run("CREATE INDEX deletion_variant ON deletion (variant)")
    pairs = scratch.run(
        "SELECT DISTINCT a.word, b.word FROM deletion a JOIN deletion b USING (variant) "
        "WHERE a.is_rare AND a.word <> b.word"
    )
    near: dict[str, list[str]] = {}
    for left, right in pairs:
        if words.are_near(texts[left], texts[right]):
            near.setdefault(texts[left], []).append(texts[right])
    for word, others in near.items():
        others.sort(key=lambda right: (-words.counts[right], right))
        keys = (key for right in others[:MOST_NEIGHBOURS] for key in words.keys[right])
        words.near[word] = tuple(dict.fromkeys(keys))


def _variants(word: str) -> set[str]:
    if len(word) < SHORTEST_NEAR:
        return set()
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def _families(form: Form) -> list[Word]:
    """Return the words that may be the family name: in a name of two words at least."""
    own = [word for word in form if word.part != FATHER]
    return [word for word in own if word.part != GIVEN] if len(own) > 1 else []


def keys_of(subject: Subject, words: Words) -> set[int]:
    """Return the block keys of a subject, as numbers."""
    keys: set[int] = set()
    for form in subject.forms:
        keys |= _pairs_of_words(form, words)
        keys |= _without_ending(form, words)
        keys |= _with_birth_day(form, subject)
        keys |= _alone(form, subject, words)
    return set(list(keys)[:MOST_KEYS]) if len(keys) > MOST_KEYS else keys


def _pairs_of_words(form: Form, words: Words) -> set[int]:
    keys: set[int] = set()
    for left, right in combinations(with_joined(form), 2):
        if {left.part, right.part} == {FATHER, FAMILY}:
            continue  # brothers and sisters
        for a, b in _crossed(left, right, words):
            keys.add(hash((a, b) if a < b else (b, a)))
    return keys


def _without_ending(form: Form, words: Words) -> set[int]:
    """Family names with and without their endings, each with the other words of the name."""
    return {
        hash(("bare", stem, key))
        for family in _families(form)
        for stem in words.without_ending(family)
        for other in form
        if other is not family and other.part in (GIVEN, ANY)
        for key in other.keys
    }


def _crossed(left: Word, right: Word, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the pairs of keys; a neighbour stands in for either word, never for both."""
    yield from product(left.keys, right.keys)
    yield from product(words.near.get(left.fold, ()), right.keys)
    yield from product(left.keys, words.near.get(right.fold, ()))


def _with_birth_day(form: Form, subject: Subject) -> set[int]:
    first, last = subject.birth
    if first is None or first != last:
        return set()
    own = [word for word in with_joined(form) if word.part != FATHER]
    return {hash(("born", first, key)) for word in own for key in word.keys}


def _alone(form: Form, subject: Subject, words: Words) -> set[int]:
    """A single name is looked for among the rows of the same events and places."""
    where = [*subject.events, *filter(None, set(subject.places))]
    own = [word for word in with_joined(form) if word.part in (ANY, GIVEN)]
    heard = {key for word in own for key in word.keys} & words.lone
    return {hash(("alone", key, place)) for key in heard for place in where}


def second_keys(subject: Subject) -> list[str]:
    """Return what may cut a block that is too big: father's names, years of birth, places."""
    keys = {
        f"p{key}"
        for form in subject.forms
        for word in form
        if word.part in (FATHER, ANY)
        for key in word.keys
    }
    first, last = subject.birth
    if first is not None and last is not None and last - first < 3 * 366:
        years = range(from_day_number(first)[0], from_day_number(last)[0] + 2)
        keys |= {f"b{year}" for year in years}  # and the year after: neighbouring years may meet
    places = set(subject.places) - {""}
    return sorted(keys | {f"o{place}" for place in places})


def cut_blocks(scratch: Scratch) -> int:
    """Cut the blocks that are too big; return how many stayed too big and were given up."""
    scratch.run("CREATE INDEX block_key ON block (key, id, side, held)")
    for depth in (1, 2):
        big = _too_big(scratch)
        if not big:
            return 0
        _cut(scratch, big, depth)
    left = _too_big(scratch)
    scratch.fill("DELETE FROM block WHERE key = ?", ((key,) for key in left))
    return len(left)


def _too_big(scratch: Scratch) -> list[int]:
    sizes = "SELECT key FROM block GROUP BY key HAVING count(*) > ?"
    return [key for (key,) in scratch.run(sizes, BIGGEST_BLOCK)]


def _cut(scratch: Scratch, big: Iterable[int], depth: int) -> None:
    for key in big:
        rows = scratch.run("SELECT id, side, held FROM block WHERE key = ?", key).fetchall()
        seconds = [second_keys(scratch.subject(row[0])) for row in rows]
        counts = Counter(second for keys in seconds for second in keys)
        scratch.run("DELETE FROM block WHERE key = ?", key)
        scratch.fill(
            "INSERT INTO block VALUES (?, ?, ?, ?)",
            (
                (hash((key, depth, second)), *row)
                for row, keys in zip(rows, seconds, strict=True)
                for second in keys
                if counts[second] < len(rows)  # what all have cuts nothing
            ),
        )


def candidates(scratch: Scratch, *, within: bool, focus: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a block, each once: of different lists, or `within` a list.

    Two that are held to be persons already are no pair. `focus` is the number of a list either of
    the two must be on; 0 for all.
    """
    sides = "=" if within else "<>"
    yield from scratch.run(
        "SELECT DISTINCT a.id, b.id FROM block a JOIN block b ON a.key = b.key AND a.id < b.id "  # noqa: S608 - a fixed sign
        f"WHERE a.side {sides} b.side AND NOT (a.held AND b.held) "
        "AND (?1 = 0 OR a.side = ?1 OR b.side = ?1) ORDER BY a.id, b.id",
        focus,
    )
