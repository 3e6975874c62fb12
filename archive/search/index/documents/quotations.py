"""Quotations: the words and their translations, who said them, when and about which events."""

from collections.abc import Iterable, Iterator

from archive.models import Quotation, QuotationTranslation
from archive.models.search import Basis, SearchKind
from archive.search.days import days_of

from .context import Context, when_and_where
from .document import Document, filled, grouped, same_title, sort_keys, worded
from .related import by_owner
from .sources import public_names

SORTED_BY = 80  # letters of the words, after the speaker


def titles() -> Iterable[tuple[str, str]]:
    """Return uid, and speaker with first words, of all quotations shown everywhere."""
    return (
        (quotation.pk, _title(quotation)) for quotation in Quotation.objects.published().listed()
    )


def _title(quotation: Quotation) -> str:
    return f"{quotation.speaker_as_named} {quotation.text[:SORTED_BY]}"


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public quotations among these that may be shown everywhere."""
    quotations = list(Quotation.objects.published().listed().filter(pk__in=uids))
    translations = by_owner(QuotationTranslation.objects.all(), "quotation", uids)
    named = public_names([q.person_id for q in quotations], [q.organisation_id for q in quotations])
    pairs = Quotation.events.through._default_manager.filter(quotation__in=quotations)
    for quotation in quotations:
        events = [pair.event_id for pair in pairs if pair.quotation_id == quotation.pk]
        days, date_basis, places, place_basis = when_and_where(
            [(Basis.OWN, days_of(quotation.date)), (Basis.EVENTS, context.event_days(events))],
            [
                (Basis.OWN, {quotation.place_id} if quotation.place_id else set()),
                (Basis.EVENTS, context.event_places(events)),
            ],
        )
        speaker = [quotation.speaker_as_named, *named.get(quotation.person_id or "", [])]
        speaker += named.get(quotation.organisation_id or "", [])
        yield Document(
            kind=SearchKind.QUOTATION,
            uid=quotation.pk,
            sort=sort_keys(same_title(_title(quotation))),
            names=filled(speaker),
            texts=filled(
                [
                    quotation.text,
                    *(translation.text for translation in translations[quotation.pk]),
                    *worded(quotation, "role", "occasion", "public_note"),
                ]
            ),
            facets=grouped(
                SearchKind.QUOTATION,
                context.event_tokens(events) | context.place_tokens(places),
                days,
            ),
            others=tuple(context.at_tokens(places)),
            days=days,
            date_basis=date_basis,
            place_basis=place_basis,
        )
