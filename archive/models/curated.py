"""What all curated records have in common: their record, notes, slug and the gate."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from archive.lib.slugs import slug_for

from .fields import LANGUAGE_CODES, TranslatedText, in_language
from .registry import Kind, PastSlug, Record, State, new_uid


def says_something(text: str) -> bool:
    """Whether a text has a letter or digit of any script."""
    return any(character.isalnum() for character in text)


def public(prefix: str = "") -> models.Q:
    """Return the condition that a record is public; `prefix` leads to it ("source__")."""
    return models.Q(
        **{f"{prefix}record__state": State.PUBLISHED, f"{prefix}record__hidden_at__isnull": True}
    )


def public_row(prefix: str = "") -> models.Q:
    """Return the condition that a row of a list is public; `prefix` leads to it ("entry__").

    Its list is public, the source of either is, and it is not hidden itself.
    """
    sources = (f"{prefix}victim_list__source__", f"{prefix}source__")
    shown = public(f"{prefix}victim_list__") & models.Q(**{f"{prefix}hidden_at__isnull": True})
    for source in sources:
        shown &= models.Q(**{f"{source}isnull": True}) | public(source)
    return shown


class CuratedQuerySet(models.QuerySet):
    """Records with a state of their own."""

    def published(self) -> Self:
        """Return what the public may see. Every public answer starts here."""
        return self.filter(public())

    def for_listing(self) -> Self:
        """Return what a list shows, with everything it reads in a fixed number of queries."""
        return self.select_related("record")


class Identified(models.Model):
    """A row with a permanent id of its own, but no page: a name, a relation, a citation."""

    uid = models.CharField(max_length=12, primary_key=True, default=new_uid, editable=False)

    class Meta:
        abstract = True


class Curated(models.Model):
    """A record an archivist describes: it has an id, a state, notes and a history."""

    record_kind: ClassVar[Kind]

    record = models.OneToOneField(
        Record, models.PROTECT, primary_key=True, editable=False, related_name="%(class)s"
    )
    import_key = models.CharField(
        _("import key"), max_length=200, blank=True, editable=False, db_index=True
    )
    public_note = TranslatedText(models.TextField, _("note for readers"))
    editor_note = models.TextField(
        _("note for colleagues"), blank=True, help_text=_("Never shown to the public.")
    )
    machine_translated = models.JSONField(
        _("languages translated by machine"),
        default=list,
        blank=True,
        help_text=_("Language codes whose texts no person has reviewed yet, such as [“az”]."),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, making the registry row first where the record is new."""
        with transaction.atomic(savepoint=False):
            self.enter_in_registry()
            super().save(*args, **kwargs)

    def enter_in_registry(self) -> None:
        """Make the registry row of a record that has none."""
        if not self.record_id:
            self.record = Record.objects.create(kind=self.record_kind)

    def clean(self) -> None:
        """Refuse what says nothing, and language codes nobody knows."""
        super().clean()
        if emptiness := self.emptiness():
            raise ValidationError(emptiness)
        if not isinstance(self.machine_translated, list):
            raise ValidationError({"machine_translated": _("A list such as [“az”, “ru”].")})
        unknown = [code for code in self.machine_translated if code not in LANGUAGE_CODES]
        if unknown:
            raise ValidationError(
                {"machine_translated": _("Unknown language: %s") % ", ".join(map(str, unknown))}
            )

    @property
    def uid(self) -> str:
        """The permanent id (the primary key)."""
        return self.record_id

    def title_in(self, language: str) -> str:
        """Return what the record is called, for choosing its first address."""
        return in_language(self, "title", language)

    def emptiness(self) -> str:
        """Say what even a draft needs and this record lacks; empty if nothing."""
        if any(says_something(self.title_in(code)) for code in LANGUAGE_CODES):
            return ""
        return str(_("It has no title in any language."))

    def missing_for_publishing(self) -> list[str]:
        """Return what stands in the way of publishing, a sentence each; empty if nothing."""
        if not self.title_in("en"):
            return [str(_("It has no title in any language."))]
        return []


class Slugged(Curated):
    """A curated record whose address is a readable slug; old slugs forward for ever."""

    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Made from the title if left empty. The old address will forward."),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; give a slug to a record without, and remember the slug it had before."""
        with transaction.atomic(savepoint=False):
            self.enter_in_registry()
            if not self.slug:
                self.slug = self._free_slug()
            before = self._stored_slug()
            super().save(*args, **kwargs)
            if before and before != self.slug:
                self._forward(before)

    def _forward(self, before: str) -> None:
        """Let the address it had before lead here; its present address leads nowhere else."""
        past = PastSlug.objects.filter(kind=self.record_kind)
        past.get_or_create(kind=self.record_kind, slug=before, defaults={"record_id": self.pk})
        past.filter(slug=self.slug, record=self.pk).delete()

    def clean(self) -> None:
        """Refuse an address that already forwards to another record."""
        super().clean()
        taken = PastSlug.objects.filter(kind=self.record_kind, slug=self.slug)
        if self.slug and taken.exclude(record_id=self.pk).exists():
            raise ValidationError(
                {"slug": _("This address forwards to another record; choose a different one.")}
            )

    def _stored_slug(self) -> str:
        if self._state.adding:
            return ""
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True)
        return stored.first() or ""

    def _free_slug(self) -> str:
        """Return an address made of what it is called; of its permanent id, if no word is in that.

        What the record itself has, or once had, is free for it.
        """
        slugs = (slug_for(self.title_in(code))[:90] for code in LANGUAGE_CODES)
        wanted = next(filter(None, slugs), self.pk.lower())
        rows = type(self)._base_manager.filter(slug__startswith=wanted).exclude(pk=self.pk)
        past = PastSlug.objects.filter(kind=self.record_kind, slug__startswith=wanted)
        taken = {
            *rows.values_list("slug", flat=True),
            *past.exclude(record=self.pk).values_list("slug", flat=True),
        }
        free, number = wanted, 2
        while free in taken:
            free, number = f"{wanted}-{number}", number + 1
        return free
