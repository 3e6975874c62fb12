"""Permanent ids for many rows at once, the same kind `registry.new_uid` deals one by one."""

import secrets

from archive.models.registry import ALPHABET, RANDOM_CHARACTERS, read_uid

_BASE = len(ALPHABET)
_DOUBLED = [2 * value // _BASE + 2 * value % _BASE for value in range(_BASE)]
_BITS = 5 * RANDOM_CHARACTERS


def quick_uid() -> str:
    """Return a new permanent id: 11 random characters and one to check them (Luhn modulo 32)."""
    number = secrets.randbits(_BITS)
    letters, total = [], 0
    for place in range(RANDOM_CHARACTERS):
        number, value = divmod(number, _BASE)
        letters.append(ALPHABET[value])
        total += value if place % 2 else _DOUBLED[value]
    return "".join(reversed(letters)) + ALPHABET[-total % _BASE]


def typed_uid(text: str) -> str:
    """Return the id a cell holds, in small letters and groups too; what is none stays as it is."""
    try:
        return read_uid(text)
    except ValueError:
        return text.strip()
