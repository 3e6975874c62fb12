"""Names as they are written, and keys under which other spellings find them."""

from archive.lib.names.folding import fold, words
from archive.lib.names.hearing import name_keys, name_sounds
from archive.lib.names.parts import NameParts, parse_name
from archive.lib.names.sorting import letter_of, sort_key
from archive.lib.names.sounds import sound_keys

__all__ = [
    "NameParts",
    "fold",
    "letter_of",
    "name_keys",
    "name_sounds",
    "parse_name",
    "sort_key",
    "sound_keys",
    "words",
]
