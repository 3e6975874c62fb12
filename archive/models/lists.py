"""Lists of names and their rows: what a list says, verbatim, and beside it our reading."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.lib.names import sort_key
from archive.lib.names.order import name_in_order

from .addresses import page_address
from .curated import CuratedQuerySet, Slugged, public, public_row
from .fields import (
    AsWrittenField,
    DayBoundField,
    SortKeyField,
    TranslatedText,
    UncertainDateField,
    locator_field,
    locator_kind_field,
)
from .people import Fate, Sex, fate_label
from .registry import Kind, new_uid
from .row_fields import PLACES
from .terms import Vocabulary, term_field


class ListKind(models.TextChoices):
    """What sort of list it is."""

    PUBLISHED = "published-list", _("published list")
    TESTIMONY = "testimony", _("testimony")
    INSCRIPTION = "memorial-inscription", _("memorial inscription")
    REGISTER = "official-register", _("official register")
    COMPILED = "compiled-here", _("compiled by this archive")


class VictimListQuerySet(CuratedQuerySet):
    """Lists of names."""

    def published(self) -> Self:
        """Return public lists (whose source, if they have any, is public)."""
        return self.filter(public()).filter(models.Q(source__isnull=True) | public("source__"))

    def here(self) -> Self:
        """Return lists whose rows are in the archive."""
        return self.filter(is_here=True)

    def known_elsewhere(self) -> Self:
        """Return lists known to exist, but not brought in."""
        return self.filter(is_here=False)

    def for_listing(self) -> Self:
        """Return lists with what a card shows."""
        return self.select_related("record", "source__record")


class VictimList(Slugged):
    """A list of names: who made it, when, how complete. In public: "list of names"."""

    record_kind = Kind.LIST

    title = TranslatedText(models.CharField, _("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=24, choices=ListKind, default=ListKind.PUBLISHED)
    compiled_by = models.CharField(
        _("compiled by"), max_length=300, blank=True, help_text=_("Who made the list.")
    )
    source = models.ForeignKey(
        "archive.Source", models.PROTECT, null=True, blank=True, related_name="lists"
    )
    locator_kind = locator_kind_field()
    locator = locator_field()
    events = models.ManyToManyField("archive.Event", blank=True, related_name="lists")
    date = UncertainDateField(_("date of the list"))
    date_earliest = DayBoundField(of="date", end="earliest")
    date_latest = DayBoundField(of="date", end="latest")
    scope = TranslatedText(models.TextField, _("whom it names, in words"))
    stated_count = models.PositiveIntegerField(
        _("number of names it claims"), null=True, blank=True
    )
    completeness = TranslatedText(models.TextField, _("how complete it is here, in words"))
    rights = models.TextField(_("rights"), blank=True)
    is_here = models.BooleanField(
        _("rows are in the archive"),
        default=True,
        help_text=_("Off for a list known to exist but not brought in."),
    )
    columns = models.JSONField(
        _("columns of the original"),
        default=list,
        blank=True,
        help_text=_("One entry per column: its name and whether it may be shown."),
    )
    row_count = models.PositiveIntegerField(_("rows here"), default=0, editable=False)

    objects = VictimListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of names")
        verbose_name_plural = _("lists of names")

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return page_address("list-detail", self.slug)

    def public_columns(self) -> list[str]:
        """Return the original columns that may be shown; a column is private unless said."""
        return [column["name"] for column in self.columns if column.get("public") is True]

    def missing_for_publishing(self) -> list[str]:
        """A list needs a title, and a source unless this archive compiled it row by row."""
        missing = super().missing_for_publishing()
        if not self.source_id and self.kind != ListKind.COMPILED:
            missing.append(str(_("It names no source.")))
        return missing

    def recount(self) -> None:
        """Bring the number of rows up to date, without history."""
        self.row_count = self.entries.count()
        VictimList.objects.filter(pk=self.pk).update(row_count=self.row_count)


def names_place(uids: Iterable[str]) -> models.Q:
    """Return the condition of rows that name any of these places, in whatever field."""
    places = list(uids)
    named = models.Q()
    for field in PLACES:
        named |= models.Q(**{f"{field.name}__in": places})
    return named


class ListEntryQuerySet(models.QuerySet):
    """Rows of lists. There may be millions: nothing here scans them all."""

    def published(self) -> Self:
        """Return rows the public may see: of a public list, not hidden, their source public."""
        return self.filter(public_row())

    def for_listing(self) -> Self:
        """Return rows with what a table of rows shows."""
        return self.select_related("victim_list", "place", "status_then")

    def for_detail(self) -> Self:
        """Return rows with all that the page of a row shows."""
        return self.select_related(
            "victim_list__source__record",
            "victim_list__record",
            "source__record",
            "status_then",
            *(f"{field.name}__record" for field in PLACES),
        )


class ListEntry(models.Model):
    """A row of a list: a statement about somebody. Not yet a person, maybe without a name.

    Verbatim columns are written by import and undo only; readings by curators.
    """

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    victim_list = models.ForeignKey(
        VictimList,
        models.PROTECT,
        related_name="entries",
        verbose_name=_("list"),
        db_index=False,  # its key of the row and its order begin with the list
    )
    row_key = models.CharField(_("key of the row"), max_length=120)
    position = models.PositiveIntegerField(_("position"), default=0)
    page = models.CharField(_("page"), max_length=40, blank=True)
    line = models.CharField(_("line"), max_length=40, blank=True)

    # Verbatim
    name_as_recorded = models.CharField(
        _("name as recorded"),
        max_length=400,
        blank=True,
        help_text=_(
            "Exactly as the list has it, mistakes included; corrections go in the reading."
        ),
    )
    original = models.JSONField(_("original columns"), default=dict, blank=True)
    source = models.ForeignKey(
        "archive.Source", models.PROTECT, null=True, blank=True, related_name="entries"
    )
    source_url = models.URLField(_("address of this row's source"), max_length=1000, blank=True)
    locator_kind = locator_kind_field()
    locator = locator_field()

    # Reading
    name_reading = models.CharField(_("name as we read it"), max_length=400, blank=True)
    given = models.CharField(_("given name"), max_length=150, blank=True)
    patronymic = models.CharField(_("father's name"), max_length=150, blank=True)
    family = models.CharField(_("family name"), max_length=150, blank=True)
    spellings = models.JSONField(
        _("other spellings"),
        default=list,
        blank=True,
        help_text=_("Each with text, language tag and kind."),
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    birth = UncertainDateField(_("born"))
    birth_as_written = AsWrittenField(_("birth as written"))
    birth_earliest = DayBoundField(of="birth", end="earliest")
    birth_latest = DayBoundField(of="birth", end="latest")
    age_text = models.CharField(_("age as written"), max_length=60, blank=True)
    age_years = models.PositiveSmallIntegerField(_("age, years"), null=True, blank=True)
    is_minor = models.BooleanField(
        _("minor"), null=True, blank=True, help_text=_("Under 18 at the event, as the source says.")
    )
    fate = models.CharField(
        _("fate"),
        max_length=20,
        choices=Fate,
        blank=True,
        help_text=_("Only what this source says."),
    )
    status_then = term_field(Vocabulary.STATUS_THEN, _("status then"))
    death = UncertainDateField(_("died"))
    death_as_written = AsWrittenField(_("death as written"))
    death_earliest = DayBoundField(of="death", end="earliest")
    death_latest = DayBoundField(of="death", end="latest")
    residence_text = models.CharField(_("residence as written"), max_length=300, blank=True)
    residence_place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="entries_resident"
    )
    place_text = models.CharField(_("place as written"), max_length=300, blank=True)
    place = models.ForeignKey(
        "archive.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name=_("place of the event or last seen"),
    )
    burial_text = models.CharField(_("burial as written"), max_length=300, blank=True)
    burial_place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="entries_buried"
    )
    circumstances = TranslatedText(models.TextField, _("circumstances"))
    public_note = TranslatedText(models.TextField, _("note for readers"))
    reading_note = TranslatedText(models.TextField, _("how we came to our reading"))
    editor_note = models.TextField(_("note for colleagues"), blank=True)
    machine_translated = models.JSONField(default=list, blank=True)

    # Where it came from, and whether it may be seen
    first_batch = models.ForeignKey(
        "archive.ImportBatch", models.PROTECT, null=True, blank=True, related_name="first_rows"
    )
    last_batch = models.ForeignKey(
        "archive.ImportBatch", models.PROTECT, null=True, blank=True, related_name="last_rows"
    )
    gone_in_batch = models.ForeignKey(
        "archive.ImportBatch", models.PROTECT, null=True, blank=True, related_name="gone_rows"
    )
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sort_az = SortKeyField(max_length=400, blank=True, editable=False)

    objects = ListEntryQuerySet.as_manager()

    sex_known = ""
    """The sex its person has by other rows, for who has read them."""

    class Meta:
        verbose_name = _("row of a list")
        verbose_name_plural = _("rows of lists")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["victim_list", "row_key"], name="archive_entry_key_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # the public list, in the order recorded
            models.Index(fields=["victim_list", "position"], name="archive_entry_in_list"),
            # the desk: rare values of a filter, in the order of its list; what is hidden
            models.Index(fields=["fate", "victim_list", "position"], name="archive_entry_by_fate"),
            models.Index(fields=["sex", "victim_list", "position"], name="archive_entry_by_sex"),
            models.Index(
                fields=["victim_list", "position"],
                name="archive_entry_hidden",
                condition=models.Q(hidden_at__isnull=False),
            ),
            # the desk: rows of lists that are not public, by the beginning of the name
            models.Index(fields=["sort_az"], name="archive_entry_by_name"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Name not recorded"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the sort key the name has now."""
        self.sort_az = sort_key(self.name_in_order, "az")[:400]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return page_address("entry-detail", self.victim_list.slug, self.uid)

    def get_fate_display(self) -> str:  # type: ignore[no-redef]  # in place of Django's own
        """Say the fate in the form for the sex the row states, else for that of its person."""
        return fate_label(self.fate, self.sex or self.sex_known)

    @property
    def name(self) -> str:
        """The name to show first: as recorded. Empty for a person counted without a name."""
        return self.name_as_recorded

    @property
    def name_in_order(self) -> str:
        """The name by which it stands in an alphabet."""
        return name_in_order(self.name, self.patronymic)

    def all_names(self) -> list[str]:
        """Return every form of the name this row has: recorded, read, spelled otherwise."""
        forms = [self.name_as_recorded, self.name_reading]
        forms += [spelling.get("text", "") for spelling in self.spellings]
        return list(dict.fromkeys(form for form in forms if form))

    def public_original(self) -> dict[str, str]:
        """Return the original columns that may be shown, in the list's order."""
        shown = self.victim_list.public_columns()
        return {name: self.original[name] for name in shown if self.original.get(name)}
