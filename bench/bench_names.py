"""How fast names fold and sound, and how well the sound keys keep names together and apart.

Run as ``python -m bench.bench_names``. Rates are for one core, beside a bare ``casefold`` of the
same names in the same run.
"""

import time
from collections.abc import Callable, Iterable
from itertools import permutations, product

from archive.lib.names import fold, name_keys, sort_key, sound_keys
from archive.lib.names.sounds import _keys_of_word
from tests.lib.golden_names import alike_groups, apart_pairs

TIMES = 100_000


def rate(work: Callable[[str], object], texts: Iterable[str]) -> float:
    """Return how many of the texts are worked through in a second."""
    texts = list(texts)
    start = time.perf_counter()
    for text in texts:
        work(text)
    return len(texts) / (time.perf_counter() - start)


def full_names(groups: list[list[str]], most: int) -> list[str]:
    """Return made-up combinations of the golden spellings, a given name and a family name."""
    words = [word for group in groups for word in group]
    pairs = product(words, words)
    return [f"{one} {other}" for (one, other), _ in zip(pairs, range(most), strict=False)]


def print_speed(groups: list[list[str]]) -> None:
    """Print names a second for each key, and the ratio to a bare casefold."""
    names = full_names(groups, TIMES)
    words = [word for group in groups for word in group]
    distinct = [word + ending for word in words for ending in ("", "a", "i", "an")]
    _keys_of_word.cache_clear()
    bare = rate(str.casefold, names)
    rates = {
        "casefold (bare)": bare,
        "fold of a full name": rate(fold, names),
        "sort key of a full name": rate(lambda name: sort_key(name, "az"), names),
        "sound keys of a word met first": rate(sound_keys, distinct),
        "sound keys of a known word": rate(sound_keys, distinct),
        "name keys of a full name": rate(name_keys, names),
    }
    for what, found in rates.items():
        print(f"{what:32} {found:>12,.0f} a second   {bare / found:6.1f} x bare")


def print_quality(groups: list[list[str]]) -> None:
    """Print the share of spellings that meet, and what meets that should not."""
    keys = {word: set(sound_keys(word)) for group in groups for word in group}
    ordered = [pair for group in groups for pair in permutations(group, 2)]
    met = sum(bool(keys[one] & keys[other]) for one, other in ordered)
    print(f"{len(groups)} names, {len(keys)} spellings: {met} of {len(ordered)} ordered pairs meet")
    exact = sum(fold(one) == fold(other) for one, other in ordered)
    print(f"by fold alone: {exact} of {len(ordered)}")
    owners: dict[str, set[int]] = {}
    for place, group in enumerate(groups):
        for key in set().union(*(keys[word] for word in group)):
            owners.setdefault(key, set()).add(place)
    print(f"keys shared by two of these names: {shared_by_different(owners, groups)}")
    pairs = apart_pairs()
    wrong = [pair for pair in pairs if set(sound_keys(pair[0])) & set(sound_keys(pair[1]))]
    print(f"resembling names that meet: {len(wrong)} of {len(pairs)} {wrong or ''}")
    print(f"keys a spelling, on average: {sum(map(len, keys.values())) / len(keys):.2f}")


def shared_by_different(owners: dict[str, set[int]], groups: list[list[str]]) -> int:
    """Count the keys shared by groups whose first spellings differ (Cəbrayıl is also a town)."""
    return sum(len({groups[place][0] for place in places}) > 1 for places in owners.values())


def main() -> None:
    """Print speed and quality."""
    groups = alike_groups()
    print_speed(groups)
    print_quality(groups)


if __name__ == "__main__":
    main()
