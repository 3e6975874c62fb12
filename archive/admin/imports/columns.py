"""The form of a column: what it is, whether it may be shown, what its words mean."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importers.lists import AS_WRITTEN, Column, column_from_json
from archive.importers.lists.vocabulary import FATES, SEXES
from archive.lib.names import fold
from archive.lib.unknown import NOT_KNOWN, is_unknown
from archive.models.fields import LANGUAGE_CODES

from .wording import FIELD_GROUPS, NOT_READ, finding_words, meaning_words, meanings, statuses

PRIVATE, PUBLIC, DROPPED = "private", "public", "drop"
EXAMPLES, LONGEST_EXAMPLE, MOST_WORDS = 4, 60, 40
OF_WORDS = ("sex", "fate", "status")
OF_LANGUAGE = ("other_name", "circumstances")
LANGUAGES = [
    ("", gettext_lazy("by its letters")),
    ("az-Latn", "Azərbaycanca"),
    ("az-Cyrl", "Азәрбајҹанҹа"),
    ("ru", "Русский"),
    ("en", "English"),
    ("hy", "Հայերեն"),
    ("ar", "العربية"),
    ("fa", "فارسی"),
]


class ColumnForm(forms.Form):
    """A column of the file. The words to be explained are those of the field it has."""

    field = forms.ChoiceField(label=gettext_lazy("What it is"), required=False)
    shown = forms.ChoiceField(
        label=gettext_lazy("The original column"),
        choices=[
            (PRIVATE, gettext_lazy("private: kept, seen by colleagues only")),
            (PUBLIC, gettext_lazy("public: shown with the row")),
            (DROPPED, gettext_lazy("dropped on purpose: not kept")),
        ],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Its language"), choices=LANGUAGES, required=False
    )

    def __init__(
        self, data: Any, *, column: Column, cells: Sequence[str], words: Iterable[str], prefix: str
    ) -> None:
        """`cells` are of the first rows, `words` those an earlier rehearsal did not know."""
        initial = {
            "field": column.field,
            "shown": DROPPED if column.is_dropped else PUBLIC if column.is_public else PRIVATE,
            "language": column.language,
        }
        super().__init__(data, initial=initial, prefix=prefix)
        self.name, self.examples = column.name, _examples(cells)
        self.kept = _kept(data.get(self.add_prefix("kept"), "")) if data else column
        fields: Any = self.fields
        empty = (("", NOT_READ),)
        fields["field"].choices = [*empty, *((group, named) for group, named in FIELD_GROUPS)]
        self.wanted = str(self["field"].value() or "")
        if self.wanted not in OF_LANGUAGE:
            del fields["language"]
        self.understood: list[str] = []
        # on the way back the words are those the page showed, in its order
        self.were_shown = self.is_bound and self.data.get(self.add_prefix("asked")) == self.wanted
        if self.were_shown:
            shown = data.getlist(self.add_prefix("said"))
            self.words = self._ask(dict.fromkeys(shown), {})
        else:
            self.words = self._add_words(self.told, [*words, *cells])

    def _add_words(self, said: dict[str, str], cells: list[str]) -> list[str]:
        """Add a field for each word the archive does not know, or was told the meaning of."""
        if self.wanted not in OF_WORDS:
            return []
        known = _known(self.wanted)
        distinct = dict.fromkeys(cell.strip() for cell in [*said, *cells])
        self.understood = [word for word in distinct if fold(word) in known and word not in said]
        asked = [
            word
            for word in distinct
            if word and word not in self.understood and (word in said or not is_unknown(word))
        ]
        return self._ask(asked, said)

    def _ask(self, asked: Iterable[str], said: dict[str, str]) -> list[str]:
        words = list(asked)[:MOST_WORDS] if self.wanted in OF_WORDS else []
        known = [*meanings(self.wanted), (NOT_KNOWN, _("not known"))] if words else []
        choices = [("", _("not read")), *known]
        for at, word in enumerate(words):
            self.fields[f"word_{at}"] = forms.ChoiceField(
                label=word, choices=choices, required=False, initial=said.get(word, "")
            )
        return words

    def clean(self) -> dict[str, Any]:
        """Do not pass over words nobody was asked about yet."""
        if self.words and not self.were_shown:
            self.add_error("field", _("Say what these words mean, or leave them unread."))
        return super().clean() or {}

    @property
    def told(self) -> dict[str, str]:
        """What was said before of cells, as long as the column is the same thing."""
        return dict(self.kept.values) if self.kept.field == self.wanted else {}

    @property
    def answers(self) -> list[tuple[Any, Any]]:
        """What was answered before that no word field shows, in words."""
        if self.kept.field != self.wanted:
            return []
        cells = [(_("“%s”") % key, key, said) for key, said in self.kept.values]
        cells = [line for line in cells if line[1] not in self.words]
        doubts = [(finding_words(code), "", said) for code, said in self.kept.doubts]
        return [
            (about, meaning_words(self.kept, AS_WRITTEN if said == key else said))
            for about, key, said in [*cells, *doubts]
        ]

    @property
    def kept_text(self) -> str:
        """What was answered before, for the form to carry along."""
        said = self.kept.as_json()
        return json.dumps(said, ensure_ascii=False) if self.kept.is_answered else ""

    @property
    def word_fields(self) -> list[Any]:
        """The fields of the words, to be shown in a row."""
        return [self[f"word_{at}"] for at in range(len(self.words))]

    def column(self) -> Column:
        """Return the column as it was chosen."""
        said = self.cleaned_data
        values = self.told
        for at, word in enumerate(self.words):
            values[" ".join(word.split())] = said.get(f"word_{at}", "")
        return Column(
            self.name,
            said["field"],
            said["shown"] == PUBLIC,
            said["shown"] == DROPPED,
            said.get("language", ""),
            tuple((word, meaning) for word, meaning in values.items() if meaning),
            self.kept.doubts if self.kept.field == said["field"] else (),
        )


def _kept(text: str) -> Column:
    """Return a column as the form carried it along; an empty one where it cannot be read."""
    try:
        kept = json.loads(text) if text else {}
        return column_from_json({**kept, "name": ""})
    except (ValueError, TypeError, AttributeError):
        return Column("")


def _examples(cells: Sequence[str]) -> list[str]:
    """Return a few different values, not the empty ones."""
    distinct = dict.fromkeys(" ".join(cell.split()) for cell in cells)
    shown = [cell for cell in distinct if cell][:EXAMPLES]
    return [
        f"{example[:LONGEST_EXAMPLE]}…" if len(example) > LONGEST_EXAMPLE else example
        for example in shown
    ]


def _known(field: str) -> set[str]:
    if field == "sex":
        return set(SEXES)
    if field == "fate":
        return set(FATES)
    labels = (getattr(term, f"label_{code}") for term in statuses() for code in LANGUAGE_CODES)
    return {fold(text) for text in (*labels, *(term.slug for term in statuses())) if text}
