"""The words of the open vocabularies alone, for an archive that begins with its own records."""

from typing import Any

from django.core import serializers

from archive.models import Term
from archive.services.change import change

from .build import BUILT

WORDS = BUILT / "02_terms.json"
REASON = "vocabulary brought in"


def bring_words(author: Any = None) -> int:
    """Add the terms of the first collection that are not here; return how many.

    What an archivist made or changed stays: a word is known by its vocabulary and key.
    """
    here = set(Term.objects.values_list("vocabulary", "slug"))
    text = WORDS.read_text(encoding="utf-8")
    terms: list[Any] = [one.object for one in serializers.deserialize("json", text)]
    missing = [term for term in terms if (term.vocabulary, term.slug) not in here]
    with change(author, REASON):
        for term in missing:
            term.save()
    return len(missing)
