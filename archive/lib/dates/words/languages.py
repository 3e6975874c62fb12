"""Dates in words, in every language of the archive."""

from archive.lib.dates.edtf import Tree
from archive.lib.dates.words.azerbaijani import Azerbaijani
from archive.lib.dates.words.english import English
from archive.lib.dates.words.russian import Russian
from archive.lib.dates.words.sentence import Speech

_SPEECHES: dict[str, Speech] = {"az": Azerbaijani(), "en": English(), "ru": Russian()}


def speech(language: str) -> Speech:
    """Find who speaks a language; English speaks for every code that is not known."""
    return _SPEECHES.get(language, _SPEECHES["en"])


def in_words(tree: Tree, language: str) -> str:
    """Say a date that has been read, no more exactly than it is known."""
    return speech(language).words(tree)
