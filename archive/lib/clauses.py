"""Sentences for people, and parts of sentences, in English and ready for other languages.

The floor below everything speaks no language but English. What it has to say it keeps as a pattern
and what is put in, so that whoever shows it can say the pattern in the language of the reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union


def gettext_noop(text: str) -> str:
    """Mark a pattern for translation; whoever shows it translates it."""
    return text


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or a part of a sentence; `str` says it in English.

    `pattern` holds the places of the `details` as `%(name)s`; a detail may be a clause itself.
    Where there are no details, a per cent sign in the pattern is only that.
    """

    pattern: str
    details: Mapping[str, Union[str, "Clause"]] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.filled(self.pattern, self.details)

    @staticmethod
    def filled(pattern: str, details: Mapping[str, object]) -> str:
        """Put details into a pattern, of this or of another language."""
        return pattern % details if details else pattern
