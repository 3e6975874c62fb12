"""The registry: a row per addressable record, its permanent id and its state.

Everything that can be opened by an address has a `Record`; the record's uid is the primary key of
the curated row as well, so that references, fixtures and addresses all speak of the same id.
Source of the alphabet and check character: Douglas Crockford's base 32.
"""

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 11
UID_LENGTH = RANDOM_CHARACTERS + 1
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


def check_character(body: str) -> str:
    """Return the check character of an id by the Luhn algorithm modulo 32.

    It shows every single wrong character and nearly every exchange of two neighbours.
    """
    base, total = len(ALPHABET), 0
    for place, letter in enumerate(reversed(body)):
        weighted = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += weighted // base + weighted % base
    return ALPHABET[-total % base]


def new_uid() -> str:
    """Return a new permanent id: 11 random characters and another to check them."""
    drawn = secrets.randbits(5 * RANDOM_CHARACTERS)  # at once: imports make thousands a second
    body = "".join([ALPHABET[drawn >> 5 * place & 31] for place in range(RANDOM_CHARACTERS)])
    return body + check_character(body)


def read_uid(text: str) -> str:
    """Return the uid somebody typed or spelled out (small letters, 4-4-4, O for 0).

    Raises ValueError when it cannot be an id.
    """
    uid = text.upper().translate(READ_AS)
    if len(uid) != UID_LENGTH or any(letter not in ALPHABET for letter in uid):
        raise ValueError(f"“{text[:40]}” is not an id: 12 letters and digits are expected.")
    if check_character(uid[:-1]) != uid[-1]:
        raise ValueError(f"“{text[:40]}” is not an id: one character must be mistyped.")
    return uid


def spaced(uid: str) -> str:
    """Return a uid as people read it: in three groups of four."""
    return f"{uid[:4]}-{uid[4:8]}-{uid[8:]}"


class State(models.TextChoices):
    """How far a record has come on its way to the public."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in-review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Kind(models.TextChoices):
    """What a record is about; also the first word of its address."""

    EVENT = "event", _("event")
    PERSON = "person", _("person")
    PLACE = "place", _("place")
    ORGANISATION = "organisation", _("organisation")
    LIST = "list", _("list of names")
    SOURCE = "source", _("source")
    QUOTATION = "quotation", _("quotation")
    FIGURE = "figure", _("figure")
    POSITION = "position", _("position")
    COMMEMORATION = "commemoration", _("day or place of remembrance")
    MEDIA = "media", _("picture or document")
    PAGE = "page", _("page")


class Record(models.Model):
    """An addressable record: its id, kind and state. Never deleted once it was public."""

    uid = models.CharField(
        _("permanent id"), max_length=UID_LENGTH, primary_key=True, default=new_uid, editable=False
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)
    first_published_at = models.DateTimeField(
        _("first published"), null=True, blank=True, editable=False
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(_("public reason for withdrawing"), blank=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="absorbed",
        verbose_name=_("merged into"),
    )

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("publish_record", "Can publish and withdraw records"),
            ("hide_record", "Can hide records, rows and names on request"),
            ("back_up", "Can back up the whole archive, private parts included"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # the review queue, and counting what is public, by kind
            models.Index(fields=["kind", "state", "-changed_at"], name="archive_record_kind_state"),
            # the desk: what changed lately, of a state or kind; what is hidden
            models.Index(fields=["-changed_at", "-uid"], name="archive_record_latest"),
            models.Index(
                fields=["state", "-changed_at", "-uid"], name="archive_record_state_latest"
            ),
            models.Index(fields=["kind", "-changed_at", "-uid"], name="archive_record_kind_latest"),
            models.Index(
                fields=["-changed_at", "-uid"],
                name="archive_record_hidden",
                condition=models.Q(hidden_at__isnull=False),
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_record_public_once",
                condition=~models.Q(state__in=[State.PUBLISHED, State.WITHDRAWN])
                | models.Q(first_published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="archive_record_not_merged_into_itself",
                condition=~models.Q(merged_into=models.F("uid")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {spaced(self.uid)}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse to forget what was public: it is withdrawn instead, and leaves a reason."""
        if self.first_published_at:
            raise ValidationError(_("A record that was public cannot be deleted; withdraw it."))
        return super().delete(*args, **kwargs)

    @property
    def is_public(self) -> bool:
        """Whether the record's own state lets it be seen."""
        return self.state == State.PUBLISHED and self.hidden_at is None


class PastSlug(models.Model):
    """An address a record once had; it forwards to the present address for ever."""

    kind = models.CharField(max_length=16, choices=Kind)
    slug = models.SlugField(max_length=100)
    record = models.ForeignKey(Record, models.CASCADE, related_name="past_slugs")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("past address")
        verbose_name_plural = _("past addresses")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "slug"], name="archive_pastslug_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class Merge(models.Model):
    """Two records that were the same: what was kept, what was absorbed, and how to undo it."""

    kept = models.ForeignKey(Record, models.PROTECT, related_name="merges_kept")
    absorbed = models.ForeignKey(Record, models.PROTECT, related_name="merges_absorbed")
    moved = models.JSONField(_("what moved"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    reason = models.TextField(blank=True)
    done_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="archive_merge_two_records", condition=~models.Q(kept=models.F("absorbed"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} → {self.kept_id}"


_BASE = len(ALPHABET)
_LETTERS = bytes(ord(ALPHABET[byte % _BASE]) for byte in range(256))
_ONCE = bytes(byte % _BASE for byte in range(256))
_DOUBLED = bytes(2 * value // _BASE + 2 * value % _BASE for value in _ONCE)


def quick_uids(number: int) -> list[str]:
    """Return so many new permanent ids: 11 random characters and another to check them each.

    The check is Luhn modulo 32. Drawn together, for every draw asks the system.
    """
    drawn = secrets.token_bytes(number * RANDOM_CHARACTERS)
    starts = range(0, len(drawn), RANDOM_CHARACTERS)
    return [_checked(drawn[at : at + RANDOM_CHARACTERS]) for at in starts]


def _checked(drawn: bytes) -> str:
    doubled, once = drawn[::-2].translate(_DOUBLED), drawn[-2::-2].translate(_ONCE)
    return drawn.translate(_LETTERS).decode() + ALPHABET[-(sum(doubled) + sum(once)) % _BASE]


def typed_uid(text: str) -> str:
    """Return the id a cell holds, in small letters and groups too; what is none stays as it is."""
    try:
        return read_uid(text)
    except ValueError:
        return text.strip()
