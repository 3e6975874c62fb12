"""People: a single human being as far as we can tell, and what sources say of them."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from archive.lib.slugs import slug_for

from .addresses import page_address
from .curated import Curated, CuratedQuerySet, Identified, public, public_row
from .fields import (
    AsWrittenField,
    DayBoundField,
    TranslatedText,
    UncertainDateField,
    in_language,
    locator_field,
    locator_kind_field,
)
from .naming import Labelled, NameForm, NameQuerySet
from .registry import Kind
from .terms import Vocabulary, term_field


class Sex(models.TextChoices):
    """Sex as a source states it, or as we read it from the name."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")


class Fate(models.TextChoices):
    """What became of a person, only as far as this source says."""

    KILLED = "killed", _("killed")
    DIED_OF_WOUNDS = "died-of-wounds", _("died of wounds")
    KILLED_IN_CAPTIVITY = "killed-in-captivity", _("killed in captivity")
    DIED_IN_CAPTIVITY = "died-in-captivity", _("died in captivity")
    DIED_OF_HARDSHIP = "died-of-hardship", _("died of cold or hardship")
    DIED = "died", _("died, circumstances not recorded")
    MISSING = "missing", _("missing")
    REMAINS_IDENTIFIED = "remains-identified", _("missing, remains identified later")
    WOUNDED = "wounded", _("wounded")
    CAPTIVE = "captive", _("taken captive (hostage or prisoner)")
    DISPLACED = "displaced", _("displaced")
    SURVIVED = "survived", _("survived")
    FOUND_ALIVE = "found-alive", _("reported killed, later found alive")
    UNKNOWN = "unknown", _("unknown")


SURVIVORS = frozenset({Fate.WOUNDED, Fate.DISPLACED, Fate.SURVIVED, Fate.FOUND_ALIVE})
"""Fates that speak of somebody who lived on; of a captive they do not say."""

DEATH_OF_SURVIVOR = _(
    "Somebody who is said to have lived on has a date of death. Did they die later, of wounds, or"
    " is it the date of something else?"
)

_FATES = dict(Fate.choices)
_OF_A_WOMAN = {
    **_FATES,
    Fate.KILLED: pgettext_lazy("of a woman", "killed"),
    Fate.DIED_OF_WOUNDS: pgettext_lazy("of a woman", "died of wounds"),
    Fate.KILLED_IN_CAPTIVITY: pgettext_lazy("of a woman", "killed in captivity"),
    Fate.DIED_IN_CAPTIVITY: pgettext_lazy("of a woman", "died in captivity"),
    Fate.DIED_OF_HARDSHIP: pgettext_lazy("of a woman", "died of cold or hardship"),
    Fate.DIED: pgettext_lazy("of a woman", "died, circumstances not recorded"),
    Fate.MISSING: pgettext_lazy("of a woman", "missing"),
    Fate.REMAINS_IDENTIFIED: pgettext_lazy("of a woman", "missing, remains identified later"),
    Fate.WOUNDED: pgettext_lazy("of a woman", "wounded"),
    Fate.CAPTIVE: pgettext_lazy("of a woman", "taken captive (hostage or prisoner)"),
    Fate.DISPLACED: pgettext_lazy("of a woman", "displaced"),
    Fate.SURVIVED: pgettext_lazy("of a woman", "survived"),
    Fate.FOUND_ALIVE: pgettext_lazy("of a woman", "reported killed, later found alive"),
}
"""Fates in the words for a woman, where a language has such; the label is the dictionary's form."""


def fate_label(fate: str, sex: str) -> str:
    """Say what became of somebody, in the form for their sex where that is known."""
    return str((_OF_A_WOMAN if sex == Sex.FEMALE else _FATES).get(fate, fate))


class PersonQuerySet(CuratedQuerySet):
    """Persons."""

    def listed(self) -> Self:
        """Return persons for lists, search and suggestions: not those only cited."""
        return self.filter(is_citation_only=False)


class Person(Labelled, Curated):
    """A single human being as far as we can tell: our reconciliation of what sources state."""

    record_kind = Kind.PERSON
    NAMELESS = _("It has neither a name nor a statement by a source.")

    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    birth = UncertainDateField(_("born"))
    birth_as_written = AsWrittenField(_("birth as written"))
    birth_earliest = DayBoundField(of="birth", end="earliest")
    birth_latest = DayBoundField(of="birth", end="latest")
    death = UncertainDateField(_("died"))
    death_as_written = AsWrittenField(_("death as written"))
    death_earliest = DayBoundField(of="death", end="earliest")
    death_latest = DayBoundField(of="death", end="latest")
    birth_place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="people_born"
    )
    death_place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="people_died"
    )
    burial_place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="people_buried"
    )
    occupation = TranslatedText(models.CharField, _("occupation"), max_length=200)
    biography = TranslatedText(models.TextField, _("biography (Markdown)"))
    portrait = models.ForeignKey(
        "archive.MediaItem", models.SET_NULL, null=True, blank=True, related_name="portraits"
    )
    is_minor = models.BooleanField(
        _("minor"),
        default=False,
        help_text=_("Under 18 at the event: no portrait by default, not indexed elsewhere."),
    )
    is_citation_only = models.BooleanField(
        _("in citations only"),
        default=False,
        help_text=_("Named by a source, but no entry of its own in lists, search, suggestions."),
    )
    # Values that came from rows: {"birth": {"value": "1933", "withheld": false}}. They stand in
    # their columns only while a row says them that may be seen (`search.index.derived`).
    from_rows = models.JSONField(default=dict, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes: ClassVar[list[models.Index]] = [
            # the desk: the list by name, and rare values of its filters; each in that whole order,
            # else the first index is walked until a page of rare rows is full
            models.Index(fields=["sort_az", "record"], name="archive_person_by_name"),
            models.Index(fields=["sex", "sort_az", "record"], name="archive_person_by_sex"),
            models.Index(
                fields=["sort_az", "record"],
                name="archive_person_minors",
                condition=models.Q(is_minor=True),
            ),
            models.Index(
                fields=["sort_az", "record"],
                name="archive_person_only_cited",
                condition=models.Q(is_citation_only=True),
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(_("Name not known"))

    def get_absolute_url(self) -> str:
        slug = self.slug
        return page_address("person-detail", f"{self.pk}-{slug}" if slug else self.pk)

    @property
    def slug(self) -> str:
        """The readable part of the address; it may change, the id before it does not."""
        return slug_for(in_language(self, "label", "en"))[:80]

    def missing_for_publishing(self) -> list[str]:
        """A person may be without a name, but not without any statement about them."""
        if self.label or self.is_known_without_name() or self.participations.exists():
            return []
        return [str(self.NAMELESS)]

    def is_known_without_name(self) -> bool:
        """A row of a list may count a person without a name."""
        return not self._state.adding and self.entry_matches.exists()

    @property
    def is_kept_from_engines(self) -> bool:
        """Whether the page is not for search engines: of a minor, or of who is only cited.

        A minor stays one where the row that says so is not public.
        """
        return self.is_minor or self.is_citation_only or "is_minor" in self.from_rows


class PersonNameQuerySet(NameQuerySet):
    """Forms of persons' names, their own and those that came from rows."""

    def not_hidden(self) -> Self:
        """Return the names that are not hidden on request, nor the row they came from."""
        return super().not_hidden().filter(entry__hidden_at__isnull=True)

    def published(self) -> Self:
        """Return the names the public may see.

        A name from a row only while that row is public, and matched to this person.
        """
        stands = public_row("entry__") & models.Q(entry__match__person=models.F("person"))
        return super().published().filter(models.Q(entry__isnull=True) | stands)


class PersonName(NameForm):
    """A form of a person's name; any script, any order, a word or five."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    # A name goes with the row it came from; each row brings its own, though the words be the same
    entry = models.ForeignKey(
        "archive.ListEntry",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="names_of_person",
        verbose_name=_("row it came from"),
    )
    given = models.CharField(_("given name"), max_length=150, blank=True)
    patronymic = models.CharField(_("father's name"), max_length=150, blank=True)
    family = models.CharField(_("family name"), max_length=150, blank=True)

    objects: ClassVar[Any] = PersonNameQuerySet.as_manager()

    class Meta(NameForm.Meta):
        verbose_name = _("name of a person")
        verbose_name_plural = _("names of people")


class PersonRelationQuerySet(models.QuerySet):
    """Family ties."""

    def published(self) -> Self:
        """Return ties between two public persons, from a public source."""
        return self.filter(public("person__"), public("relative__"), public("source__"))


class PersonRelation(Identified):
    """A family tie a source states; shown only between the dead."""

    class Tie(models.TextChoices):
        """What the relative is to the person."""

        PARENT = "parent", _("parent")
        SPOUSE = "spouse", _("spouse")
        SIBLING = "sibling", _("sibling")

    person = models.ForeignKey(Person, models.CASCADE, related_name="relations")
    tie = models.CharField(_("tie"), max_length=8, choices=Tie)
    relative = models.ForeignKey(Person, models.CASCADE, related_name="relations_to")
    source = models.ForeignKey("archive.Source", models.PROTECT, related_name="person_relations")
    locator_kind = locator_kind_field()
    locator = locator_field()

    objects = PersonRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("family tie")
        verbose_name_plural = _("family ties")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_personrelation_two_people",
                condition=~models.Q(person=models.F("relative")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relative_id} {self.tie} {self.person_id}"


class ParticipationQuerySet(models.QuerySet):
    """Persons in events."""

    def published(self) -> Self:
        """Return the rows whose person, event and source are all public."""
        return self.filter(public("person__"), public("event__"), public("source__"))


class Participation(Identified):
    """What a source says a person met, or did, in an event. Never "responsible"."""

    class Role(models.TextChoices):
        """A person's part; accusations are citations, not roles."""

        HARMED = "harmed", _("person killed or harmed")
        SURVIVOR = "survivor", _("survivor")
        WITNESS = "witness", _("witness")
        RESCUER = "rescuer", _("rescuer")
        OFFICIAL = "official", pgettext_lazy("a person", "official")

    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    event = models.ForeignKey("archive.Event", models.PROTECT, related_name="participations")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.HARMED)
    fate = models.CharField(
        _("fate"),
        max_length=20,
        choices=Fate,
        blank=True,
        help_text=_("Only what this source says."),
    )
    status_then = term_field(Vocabulary.STATUS_THEN, _("status then"))
    age_text = models.CharField(_("age as written"), max_length=60, blank=True)
    age_years = models.PositiveSmallIntegerField(
        _("age at the event, years"), null=True, blank=True
    )
    date = UncertainDateField(_("date"))
    date_earliest = DayBoundField(of="date", end="earliest")
    date_latest = DayBoundField(of="date", end="latest")
    place = models.ForeignKey(
        "archive.Place", models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.ForeignKey("archive.Source", models.PROTECT, related_name="participations")
    locator_kind = locator_kind_field()
    locator = locator_field()

    objects = ParticipationQuerySet.as_manager()

    sex_known = ""
    """The sex that rows of the person's state, for who has read them."""

    class Meta:
        verbose_name = _("person in an event")
        verbose_name_plural = _("people in events")

    def __str__(self) -> str:
        return f"{self.person_id} in {self.event_id}"

    def get_fate_display(self) -> str:  # type: ignore[no-redef]  # in place of Django's own
        """Say the fate in the form for the person's sex."""
        return fate_label(self.fate, self.sex_known or self.person.sex)

    def get_role_display(self) -> str:  # type: ignore[no-redef]  # in place of Django's own
        """Say the role, in the form for the person's sex."""
        if self.role == self.Role.SURVIVOR and (self.sex_known or self.person.sex) == Sex.FEMALE:
            return pgettext("of a woman", "survivor")
        return str(self.Role(self.role).label)


class RoleHeldQuerySet(models.QuerySet):
    """Offices held."""

    def published(self) -> Self:
        """Return the rows whose person and source are public."""
        return self.filter(public("person__"), public("source__"))


class RoleHeld(Identified):
    """An office or role somebody held, in the words of a source."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    words = TranslatedText(
        models.CharField, _("office or role, as the source says"), max_length=300
    )
    period = UncertainDateField(_("period"))
    period_earliest = DayBoundField(of="period", end="earliest")
    period_latest = DayBoundField(of="period", end="latest")
    source = models.ForeignKey("archive.Source", models.PROTECT, related_name="roles")
    locator_kind = locator_kind_field()
    locator = locator_field()

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        verbose_name = _("office held")
        verbose_name_plural = _("offices held")

    def __str__(self) -> str:
        return self.words
