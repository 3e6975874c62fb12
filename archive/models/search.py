"""The search index: a narrow row per public record, and its words kept apart.

Nothing here is a fact of its own. Everything is derived from public records by `archive.search`
and can be thrown away and rebuilt. The full-text tables themselves belong to the engines
(`archive/search/engines`), not to migrations.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchKind(models.TextChoices):
    """What can be searched, in the order it is shown."""

    EVENT = "event", _("events")
    PERSON = "person", _("people")
    ENTRY = "entry", _("names on lists")
    PLACE = "place", _("places")
    LIST = "list", _("lists of names")
    SOURCE = "source", _("sources")
    QUOTATION = "quotation", _("quotations")
    POSITION = "position", _("positions")
    ORGANISATION = "organisation", _("organisations")


class Dating(models.IntegerChoices):
    """How far a record's date is known."""

    KNOWN = 0, _("both ends known")
    OPEN = 1, _("still going on, or without a beginning")
    PARTLY_UNKNOWN = 2, _("one end not known")
    UNDATED = 3, _("no date")


class Basis(models.IntegerChoices):
    """What a date or place in the index was taken from."""

    NONE = 0, _("nothing")
    OWN = 1, _("the record itself")
    STATEMENTS = 2, _("what lists and sources say of the person")
    EVENTS = 3, _("the events")


HELD_ENTRY = "held-entry"
"""In the column `kind`: a row of a list that a public person stands for, who is the result."""

DAY_FIRST = -(10**12)
DAY_LAST = 10**12
LONGEST_SPAN = 366 * 5


class SearchFacets(models.Model):
    """A set of facet tokens that records share; counted once instead of once per record.

    A record has three sets: what it is, where it happened, and whom it is about and when; which
    dimension of the search is in which says `archive.search.dimensions`. Together they would be
    nearly as many as the records; apart they are a few hundred.
    """

    digest = models.CharField(max_length=32, unique=True)
    tokens = models.TextField()

    class Meta:
        verbose_name = _("set of facets")
        verbose_name_plural = _("sets of facets")

    def __str__(self) -> str:
        return self.tokens


class SearchEntry(models.Model):
    """A public record as the search sees it.

    `rank` is the display order: given in wide steps by kind and Azerbaijani sort key, so that a
    new record finds room between two others. `earliest` and `latest` are day numbers, never NULL:
    an end that is open lies at DAY_FIRST or DAY_LAST, and an undated record has its ends the
    wrong way round, so that it touches nothing. Sort keys are bytes, because bytes have an order
    on every database.
    """

    rank = models.BigAutoField(primary_key=True)  # given, never counted up: rows lie in this order
    kind = models.CharField(max_length=12, choices=SearchKind)
    uid = models.CharField(max_length=12, unique=True)
    earliest = models.BigIntegerField()
    latest = models.BigIntegerField()
    is_long = models.BooleanField()
    dating = models.SmallIntegerField(choices=Dating)
    date_basis = models.SmallIntegerField(choices=Basis)
    place_basis = models.SmallIntegerField(choices=Basis)
    # ids of SearchFacets; no foreign keys, which would be looked up for every row written
    facets_what = models.IntegerField()
    facets_where = models.IntegerField()
    facets_whom = models.IntegerField()
    sort_en = models.BinaryField(max_length=120)
    sort_az = models.BinaryField(max_length=120)
    sort_ru = models.BinaryField(max_length=120)

    class Meta:
        verbose_name = _("record in the search")
        verbose_name_plural = _("records in the search")
        indexes: ClassVar[list[models.Index]] = [
            # where a new record belongs, and the display order of a kind
            models.Index(fields=["kind", "sort_az", "uid"], name="archive_search_order"),
            # dates touching a range: short spans by their first day, long ones apart
            models.Index(
                fields=["earliest", "latest"],
                name="archive_search_short_spans",
                condition=models.Q(is_long=False),
            ),
            models.Index(
                fields=["earliest", "latest"],
                name="archive_search_long_spans",
                condition=models.Q(is_long=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"


class SearchWords(models.Model):
    """The tokens of a record, as they were given to the full-text table."""

    rank = models.BigAutoField(primary_key=True)
    tokens = models.TextField()

    class Meta:
        verbose_name = _("words of a record")
        verbose_name_plural = _("words of records")

    def __str__(self) -> str:
        return self.tokens[:80]


class SearchToken(models.Model):
    """A token of the vocabulary, and in how many public records it stands."""

    token = models.CharField(max_length=80, primary_key=True)
    documents = models.IntegerField()

    class Meta:
        verbose_name = _("word of the vocabulary")
        verbose_name_plural = _("vocabulary")

    def __str__(self) -> str:
        return f"{self.token}: {self.documents}"


class SearchNeighbour(models.Model):
    """A token of the vocabulary with a letter left out, for finding it despite a typing error."""

    shortened = models.CharField(max_length=80)
    token = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("near miss")
        verbose_name_plural = _("near misses")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shortened", "token"], name="archive_search_near"),
        ]

    def __str__(self) -> str:
        return f"{self.shortened} {self.token}"
