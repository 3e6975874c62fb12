"""Who is named as a victim, apart from officials, speakers and others."""

from django.db.models import Exists, OuterRef, Q

from archive.models import EntryMatch, Participation


def named_as_victim() -> Q:
    """Return the condition that a public list names a person, or a source as killed or harmed.

    As `search.named_as` says of a single person.
    """
    rows = EntryMatch.objects.published().filter(person=OuterRef("pk"))
    harmed = Participation.objects.published().filter(role=Participation.Role.HARMED)
    return Q(Exists(rows)) | Q(Exists(harmed.filter(person=OuterRef("pk"))))
