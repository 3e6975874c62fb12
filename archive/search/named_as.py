"""In what part people are named: as victims, or as officials and speakers about what happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models import Participation


class NamedAs(models.TextChoices):
    """Whether a list or a source names somebody as a victim."""

    VICTIM = "victim", _("people named as victims")
    OTHER = "other", _("officials, speakers and others")


OF_ONE = {
    NamedAs.VICTIM: pgettext_lazy("one result", "person named as a victim"),
    NamedAs.OTHER: pgettext_lazy("one result", "official, speaker or other"),
}


def named_as(parts: list[Participation], *, is_on_list: bool) -> NamedAs:
    """Return in what part somebody is named, from the public parts in events and lists."""
    is_harmed = any(part.role == Participation.Role.HARMED for part in parts)
    return NamedAs.VICTIM if is_harmed or is_on_list else NamedAs.OTHER
