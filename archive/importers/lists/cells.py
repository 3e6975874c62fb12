"""Single cells read by what their column means; what cannot be read stays as written."""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from archive.lib.languages import script_of
from archive.lib.names import fold
from archive.lib.names.fathers import fathers_name
from archive.lib.names.forms import split_forms
from archive.lib.names.unnamed import Naming, names_nobody, naming
from archive.lib.place_words import kinds_in
from archive.lib.unknown import in_plain_digits, is_unknown
from archive.models import Place
from archive.models.registry import typed_uid
from archive.models.row_fields import IMPORTED
from archive.models.wording import said

from .ages import NOT_READ, read_age
from .dating import put_date
from .drafts import NOTE, Draft
from .fields import LONGEST, LONGEST_NAME
from .gazetteer import Doubt, Identification
from .lookups import Lookups
from .mapping import Column
from .naming import language_of_form, put_name
from .vocabulary import FATES, SEXES

Reader = Callable[[Draft, Column, str], None]
_CIRCUMSTANCES = {"ru": "circumstances_ru", "en": "circumstances_en", "az": "circumstances_az"}
_LONGEST_POSITION = 2_000_000_000
_POSITION = re.compile(r"(\d{1,10})(?:\.0+)?[.)]*\s*([?+*]*)[.)]*")


class CellReader:
    """A method per field or kind of field.

    Each puts what it reads into the row, with what deserves a look. What is put as written is what
    the cell says; what is read is what it means (`meant`): the mapping may say so of single cells.
    """

    def __init__(self, lookups: Lookups) -> None:
        self.lookups = lookups
        self.words: dict[str, Mapping[str, int | str]] = {
            "sex": SEXES,
            "fate": FATES,
            "status": lookups.statuses,
        }
        self._not_linked: dict[Identification, str] = {}
        # said of nearly every row of some lists, so translated once
        self._no_such_place = _("No place of the archive has this name; it is kept as written.")

    def reader(self, field: str) -> Reader:
        """Return the method that reads cells of a field: its own, else that of its kind."""
        own = getattr(self, f"read_{field}", None)
        reader: Reader = own or getattr(self, f"read_{IMPORTED[field].kind}")
        return reader

    @staticmethod
    def meant(column: Column, text: str) -> str:
        """Return what a cell means: what the mapping says of it, else the cell itself.

        NOT_KNOWN, said of a cell of any field, is “not known”; of a name it is “no name”.
        """
        if not column.told:
            return text
        return column.told.get(" ".join(text.split()), text)

    @staticmethod
    def is_answered(column: Column, text: str) -> bool:
        """Whether the mapping says what this cell means."""
        return " ".join(text.split()) in dict(column.values)

    def _put(self, draft: Draft, column: Column, text: str) -> str:
        """Put a cell as written into its column; what is too long stays in the original only."""
        longest = LONGEST[column.field]
        text = " ".join(text.split())
        if len(text) <= longest:
            draft.columns[IMPORTED[column.field].written] = text
            return text
        message = _("It has more than %d characters: kept with the original columns.")
        message %= longest
        draft.warn("too-long", column.name, message, text)
        return ""

    def read_row_key(self, draft: Draft, column: Column, text: str) -> None:
        draft.key = text.strip()
        if len(draft.key) > LONGEST["row_key"]:
            draft.refuse("too-long", column.name, _("The key has more than 120 characters."), text)
            draft.key = ""

    def read_uid(self, draft: Draft, column: Column, text: str) -> None:
        draft.uid = typed_uid(text)[: LONGEST["row_key"]]

    def read_position(self, draft: Draft, column: Column, text: str) -> None:
        match = _POSITION.fullmatch(in_plain_digits(self.meant(column, text)).strip())
        if match and int(match[1]) < _LONGEST_POSITION:
            draft.columns["position"] = int(match[1])
            if match[2]:
                message = _("The sign behind the number is not read: only its order counts.")
                draft.note(NOTE, "position-doubted", column.name, message, text)
        else:
            message = _("No number: the place in the file counts instead.")
            draft.warn("position-not-read", column.name, message, text)

    def read_name(self, draft: Draft, column: Column, text: str) -> None:
        meant = self.meant(column, text)
        if len(meant) > LONGEST_NAME and len(" ".join(meant.split())) > LONGEST_NAME:
            message = _("The name has more than %d characters.") % LONGEST_NAME
            draft.refuse("too-long", column.name, message, text)
            return
        is_answered = bool(column.values) and self.is_answered(column, text)
        is_place = self._is_place
        put_name(draft, column.name, text, meant, is_answered=is_answered, is_place=is_place)

    def _is_place(self, text: str) -> bool:
        return self.lookups.places.find(text).doubt != Doubt.NOT_FOUND

    def read_part(self, draft: Draft, column: Column, text: str) -> None:
        part = " ".join(self.meant(column, text).split())
        if is_unknown(part):
            return
        if column.field == "patronymic":
            part = fathers_name(part)
        elif column.field == "given" and naming(part) is Naming.NO_NAME:
            return
        if len(part) > LONGEST[column.field]:
            draft.warn("too-long", column.name, _("Too long for a part of a name."), text)
        elif part:
            draft.columns[column.field] = part

    def read_spellings(self, draft: Draft, column: Column, text: str) -> None:
        meant = self.meant(column, text)
        for name in split_forms(meant):
            if is_unknown(name) or names_nobody(name):
                continue
            if len(name) > LONGEST_NAME:
                draft.warn("too-long", column.name, _("Too long for a name."), text)
                continue
            tag = language_of_form(name, column.language)
            spelling = {"text": name, "tag": tag, "kind": "as-printed"}
            draft.columns.setdefault("spellings", []).append(spelling)

    def read_date(self, draft: Draft, column: Column, text: str) -> None:
        text = self.meant(column, self._put(draft, column, text))
        if text and not is_unknown(text):
            put_date(draft, column.field, column.name, text)

    def read_date_part(self, draft: Draft, column: Column, text: str) -> None:
        """Keep a year, month or day until the row has been read (`split_dates`)."""
        draft.date_parts[column.field] = column.name, text, self.meant(column, text)

    def read_age(self, draft: Draft, column: Column, text: str) -> None:
        """Read an age; of one that is not certain, what the mapping says it means."""
        written = self._put(draft, column, text)
        meant = self.meant(column, written)
        if not meant or is_unknown(meant):
            return
        age = read_age(meant)
        if age.years is not None:
            draft.columns["age_years"] = age.years
        elif age.code != NOT_READ and written in column.told:
            draft.age = age.least, age.most
        else:
            message = _("Not read as an age, kept as written: %s.") % (
                said(age.doubt) if age.doubt else text
            )
            draft.warn(age.code, column.name, message, written)

    def read_choice(self, draft: Draft, column: Column, text: str) -> None:
        """Read a cell by the mapping's own values, else by the archive's table of words."""
        table = self.words[column.field]
        word = self.meant(column, text.strip())
        if is_unknown(word):
            return
        value = table.get(fold(word)) or (word if word in table.values() else None)
        if value is None:
            message = _("The word is not known; it is kept as written.")
            draft.warn("word-not-read", column.name, message, text)
        else:
            draft.columns[IMPORTED[column.field].reading] = str(value)

    read_term = read_choice

    def read_place(self, draft: Draft, column: Column, text: str) -> None:
        """Link a cell to the place it names; the mapping may say which, by slug or permanent id."""
        written = self._put(draft, column, text)
        text = self.meant(column, written)
        if not text or is_unknown(text):
            return
        places = self.lookups.places
        key = places.keys.get(text) or places.keys.get(typed_uid(text)) if text != written else None
        kinds = kinds_in(column.name) if column.field != "burial" else frozenset[str]()
        identified = Identification(key) if key else places.find(text, kinds)
        if identified.uid:
            draft.columns[IMPORTED[column.field].reading] = identified.uid
        elif identified.doubt == Doubt.NOT_FOUND:
            draft.note(NOTE, identified.doubt, column.name, self._no_such_place, text)
        elif identified.doubt:
            if identified not in self._not_linked:
                self._not_linked[identified] = _why_not(identified)
            draft.warn(identified.doubt, column.name, self._not_linked[identified], text)

    def read_circumstances(self, draft: Draft, column: Column, text: str) -> None:
        base = column.language[:2] or ("ru" if script_of(text) == "Cyrl" else "")
        target = _CIRCUMSTANCES.get(base)
        if target:
            draft.columns[target] = text.strip()

    def read_source(self, draft: Draft, column: Column, text: str) -> None:
        if is_unknown(text):
            return
        uid = self.lookups.source(text)
        if uid:
            draft.columns["source_id"] = uid
        else:
            message = _("No source of the archive has this title or address.")
            draft.note(NOTE, "source-not-found", column.name, message, text)

    def read_source_url(self, draft: Draft, column: Column, text: str) -> None:
        if is_unknown(text):
            return
        if not text.strip().lower().startswith(("https://", "http://")):
            draft.warn("not-an-address", column.name, _("It is no address on the web."), text)
            return
        self._put(draft, column, text)

    def read_text(self, draft: Draft, column: Column, text: str) -> None:
        self._put(draft, column, text)

    def read_note(self, draft: Draft, column: Column, text: str) -> None:
        before = draft.columns.get("editor_note", "")
        draft.columns["editor_note"] = f"{before}\n{text.strip()}".strip()


def _place_in_words(uid: str) -> dict[str, str]:
    place = Place.objects.select_related("kind").get(pk=uid)
    return {"place": str(place), "kind": str(place.kind or _("not said"))}


def _why_not(identified: Identification) -> str:
    """Say why a cell is not linked to a place whose name it has."""
    if identified.instead is None:
        return _("Several places have this name: none was chosen.")
    sentences = {
        Doubt.OTHER_KIND: _(
            "The list says another kind of place than “%(place)s” here is (%(kind)s): not linked."
        ),
        Doubt.ELSEWHERE: _("“%(place)s” here lies elsewhere than the list says: not linked."),
    }
    return sentences[identified.doubt or Doubt.OTHER_KIND] % _place_in_words(identified.instead)
