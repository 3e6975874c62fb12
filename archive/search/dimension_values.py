"""What a dimension of the search can be narrowed to: how values are read, and how they are called.

There are closed lists, public records, and decades. `read` takes the text of a parameter and raises
ValueError with a sentence where it cannot be understood; `options` says tokens of the index in
words.
"""

from abc import ABC, abstractmethod
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.lib.languages import fallback_order
from archive.models.fields import LANGUAGE_CODES
from archive.models.registry import read_uid

from .cache import Table
from .gazetteer import places_meant
from .tokens import token

MOST_LABELS = 5_000
Label = tuple[str, str]  # value for the address, words


class Option(NamedTuple):
    """A value: its token in the index, what stands for it in an address, its words."""

    token: str
    value: str
    label: str


class Values(ABC):
    """The values of a dimension."""

    @abstractmethod
    def read(self, text: str) -> tuple[str, ...]:
        """Return what a typed text means, as tokens are made of it; never empty."""

    @abstractmethod
    def options(self, tokens: list[str], language: str) -> list[Option]:
        """Return the options that tokens (the most frequent first) stand for, in display order."""


class Choices(Values):
    """A closed list, in its own order."""

    def __init__(self, choices: type[models.TextChoices]) -> None:
        self._choices = choices
        self._labels: dict[str, dict[str, Label]] = {}

    def read(self, text: str) -> tuple[str, ...]:
        """Return the choice."""
        if text not in self._choices.values:
            raise ValueError(_("“%s” is not one of the choices.") % text)
        return (text,)

    def options(self, tokens: list[str], language: str) -> list[Option]:
        """Return the choices among the tokens."""
        letters = {token[1:]: token for token in tokens}
        labels = self._labels.get(language) or self._read_labels(language)
        return [Option(letters[key], *label) for key, label in labels.items() if key in letters]

    def _read_labels(self, language: str) -> dict[str, Label]:
        with override(language):
            labels = {
                token("", value): (str(value), str(label)) for value, label in self._choices.choices
            }
        self._labels[language] = labels
        return labels


class Records(Values):
    """Public records, by address or permanent id, under their titles; the most frequent first."""

    def __init__(self, model: Any, title: str) -> None:
        self._model = model
        self._columns = [f"{title}_{code}" for code in LANGUAGE_CODES]
        self._labels = Table(self._read_labels, MOST_LABELS)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the uid."""
        uids = self.find(text)
        if not uids:
            raise ValueError(_("Nothing here is called “%s”.") % text)
        return uids

    def find(self, text: str) -> tuple[str, ...]:
        """Return the uids of what is meant; empty for nothing."""
        uids = self.published().filter(slug=text).values_list("pk", flat=True)[:1]
        return tuple(uids) or self._by_uid(text)

    def published(self) -> Any:
        """Return the records that may be named."""
        return self._model.objects.published()

    def options(self, tokens: list[str], language: str) -> list[Option]:
        """Return the records that are public, with titles in this language or another."""
        keys = {token: (token[1:].upper(), language) for token in tokens}
        labels = self._labels.look_up(keys.values())
        return [Option(token, *labels[key]) for token, key in keys.items() if key in labels]

    def _by_uid(self, text: str) -> tuple[str, ...]:
        try:
            uid = read_uid(text)
        except ValueError:
            return ()
        return (uid,) if self.published().filter(pk=uid).exists() else ()

    def _read_labels(self, keys: list[tuple[str, str]]) -> dict[tuple[str, str], Label]:
        rows = self.published().filter(pk__in={uid for uid, _language in keys})
        titles = {row[0]: row[1:] for row in rows.values_list("pk", "slug", *self._columns)}
        return {
            (uid, language): _title(titles[uid], language)
            for uid, language in keys
            if uid in titles
        }


def _title(row: tuple[str, ...], language: str) -> Label:
    """Return slug and title, in the reader's language or the first there is."""
    slug, titles = row[0], dict(zip(LANGUAGE_CODES, row[1:], strict=True))
    return slug, next((titles[code] for code in fallback_order(language) if titles[code]), slug)


class Places(Records):
    """Listed public places, by any of their names as well."""

    def find(self, text: str) -> tuple[str, ...]:
        """Return the uids of all places so called."""
        return places_meant(text)

    def published(self) -> Any:
        """Return the places that are more than compared with."""
        return self._model.objects.published().listed()


class Decades(Values):
    """Decades by their first year, in order."""

    def read(self, text: str) -> tuple[str, ...]:
        """Return the first year of the decade a year is in, as the index writes it."""
        if not (text.isascii() and text.isdecimal() and len(text) <= len("1990")):
            raise ValueError(_("“%s” is not a decade such as 1990.") % text)
        return (str(int(text) // 10 * 10),)

    def options(self, tokens: list[str], language: str) -> list[Option]:
        """Return the decades from the earliest."""
        return [
            Option(token, token[1:], token[1:])
            for token in sorted(tokens, key=lambda t: int(t[1:]))
        ]
