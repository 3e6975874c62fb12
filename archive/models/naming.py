"""Forms of a name: what persons, places and events are called, by whom, when; their labels."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.lib.names import sort_key

from .curated import Identified, public
from .fields import (
    LANGUAGE_CODES,
    SortKeyField,
    TranslatedText,
    in_language,
    locator_field,
    locator_kind_field,
)
from .registry import Record, State


class NameKind(models.TextChoices):
    """What a form of a name is."""

    PREFERRED = "preferred", _("preferred")
    VARIANT = "variant", _("variant")
    OFFICIAL = "official", _("official")
    HISTORICAL = "historical", _("historical")
    BIRTH = "birth", _("name at birth")
    SHORT = "short", _("short form")
    AS_PRINTED = "as-printed", _("as printed")
    ARCHIVE = "archive", _("spelled by the archive")


class NameQuerySet(models.QuerySet):
    """Forms of names."""

    def not_hidden(self) -> Self:
        """Return the names that are not hidden on request."""
        return self.filter(hidden_at__isnull=True)

    def published(self) -> Self:
        """Return the names the public may see: not hidden, and read in no source that is not."""
        return self.not_hidden().filter(models.Q(source__isnull=True) | public("source__"))


class NameForm(Identified):
    """A form of a name, in a language and script."""

    text = models.CharField(_("name"), max_length=300)
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        help_text=_("Language and script: az-Latn, az-Cyrl, ru, en, hy; empty if not known."),
    )
    kind = models.CharField(
        _("kind of name"), max_length=10, choices=NameKind, default=NameKind.VARIANT
    )
    used_by = models.CharField(
        _("used by"), max_length=300, blank=True, help_text=_("Who uses this form of the name.")
    )
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        "archive.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("source"),
    )
    locator_kind = locator_kind_field()
    locator = locator_field()
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True, editable=False)

    objects = NameQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["position", "uid"]

    def __str__(self) -> str:
        return self.text


RANK = {
    NameKind.PREFERRED: 0,
    NameKind.OFFICIAL: 1,
    NameKind.AS_PRINTED: 2,
    NameKind.ARCHIVE: 2,
    NameKind.VARIANT: 3,
    NameKind.SHORT: 4,
    NameKind.BIRTH: 5,
    NameKind.HISTORICAL: 6,
}


def choose_labels(names: list[Any]) -> dict[str, str]:
    """Return the best name for each language of the archive, from a record's visible names.

    A language without a name of its own gets none: the fallback is made, and marked, on reading.
    Only the script the language is read in counts (`az-Cyrl` is a name, but not the label). Where
    none of the names says its language, the first stands for the default language: a name that is
    known is never shown as unknown.
    """
    labels: dict[str, str] = {}
    ordered = sorted(names, key=lambda name: (RANK[name.kind], name.position, name.uid))
    for code in LANGUAGE_CODES:
        tags = {code, f"{code}-Latn"} if code != "ru" else {"ru", "ru-Cyrl"}
        labels[code] = next((name.text for name in ordered if name.language in tags), "")
    if ordered and not any(labels.values()):
        labels[LANGUAGE_CODES[0]] = ordered[0].text
    return labels


class Labelled(models.Model):
    """A record known by its names: keeps a label and a sort key per language.

    A new record gets its address from the labels: set them before it is saved first.

    Lists and autocompletes read these columns and no names. The index keeps them true
    (`search.index.derived`): of a published record they hold names readers may see and no other;
    of any other record, which nobody but colleagues sees, every name that is not hidden.
    """

    NAMELESS: ClassVar[Any] = _("It has no name in any language.")
    """What is said of a record nobody could call anything."""

    label = TranslatedText(models.CharField, _("label"), max_length=300, default="", editable=False)
    sort = TranslatedText(SortKeyField, _("sort key"), max_length=400, default="", editable=False)

    class Meta:
        abstract = True

    def is_known_without_name(self) -> bool:
        """Whether something is stated of it even where it has no name."""
        return False

    def title_in(self, language: str) -> str:
        """Return its label."""
        return in_language(self, "label", language)

    def emptiness(self) -> str:
        """Leave it to the form: names are rows of their own, saved after the record."""
        return ""

    def refresh_labels(self) -> None:
        """Rewrite labels and sort keys from the names as they are now."""
        names: Any = self.names  # type: ignore[attr-defined]
        record: Record = self.record  # type: ignore[attr-defined]
        seen = names.published() if record.state == State.PUBLISHED else names.not_hidden()
        self.set_labels(choose_labels(list(seen)))

    def set_labels(self, labels: dict[str, str]) -> None:
        """Set the label of each language; a missing label sorts by the label shown instead."""
        for code in LANGUAGE_CODES:
            setattr(self, f"label_{code}", labels.get(code, "")[:300])
        for code in LANGUAGE_CODES:
            shown = in_language(self, "label", code)
            setattr(self, f"sort_{code}", sort_key(shown, code)[:400])
