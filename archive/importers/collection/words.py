"""The words of the open vocabularies alone, for an archive that begins with its own records."""

from typing import Any

from archive.models import Term
from archive.services.change import change

from .collection import Collection
from .terms import TERMS

REASON = "vocabulary brought in"


def bring_words(author: Any = None) -> int:
    """Add the terms of the first collection that are not here; return how many.

    What an archivist made or changed stays: a word is known by its vocabulary and key.
    """
    collection = Collection()
    collection.add_all(TERMS)
    collection.require_sound()
    here = set(Term.objects.values_list("vocabulary", "slug"))
    terms = collection.objects[Term].values()
    missing = [term for term in terms if (term.vocabulary, term.slug) not in here]
    with change(author, REASON):
        for term in missing:
            term.save(force_insert=True)
    return len(missing)
