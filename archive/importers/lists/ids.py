"""Permanent ids for many rows at once, the same kind `registry.new_uid` deals one by one."""

import secrets

from archive.models.registry import ALPHABET, RANDOM_CHARACTERS, read_uid

_BASE = len(ALPHABET)
_LETTERS = bytes(ord(ALPHABET[byte % _BASE]) for byte in range(256))
_ONCE = bytes(byte % _BASE for byte in range(256))
_DOUBLED = bytes(2 * value // _BASE + 2 * value % _BASE for value in _ONCE)


def quick_uids(number: int) -> list[str]:
    """Return so many new permanent ids: 11 random characters and one to check them each.

    The check is Luhn modulo 32. Drawn together, for every draw asks the system.
    """
    drawn = secrets.token_bytes(number * RANDOM_CHARACTERS)
    starts = range(0, len(drawn), RANDOM_CHARACTERS)
    return [_checked(drawn[at : at + RANDOM_CHARACTERS]) for at in starts]


def _checked(drawn: bytes) -> str:
    doubled, once = drawn[::-2].translate(_DOUBLED), drawn[-2::-2].translate(_ONCE)
    return drawn.translate(_LETTERS).decode() + ALPHABET[-(sum(doubled) + sum(once)) % _BASE]


def typed_uid(text: str) -> str:
    """Return the id a cell holds, in small letters and groups too; what is none stays as it is."""
    try:
        return read_uid(text)
    except ValueError:
        return text.strip()
