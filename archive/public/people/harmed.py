"""Who is named among those killed or harmed, apart from officials, speakers and others."""

from django.db.models import Exists, OuterRef, Q

from archive.models import EntryMatch, Participation

HARMED = (Participation.Role.HARMED, Participation.Role.SURVIVOR)


def named_as_harmed() -> Q:
    """Return the condition that a public list names a person, or a source as killed or harmed."""
    rows = EntryMatch.objects.published().filter(person=OuterRef("pk"))
    parts = Participation.objects.published().filter(person=OuterRef("pk"), role__in=HARMED)
    return Q(Exists(rows)) | Q(Exists(parts))
