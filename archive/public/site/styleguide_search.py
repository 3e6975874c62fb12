"""Examples for the styleguide: what a search and its results show."""

from archive.models.search import SearchKind
from archive.public.components.base import Component, Link, Name
from archive.public.components.cards import EventCard, ListCard, PersonCard, PlaceCard
from archive.public.components.results import Chip, Chips, EmptyResult, Pagination, SearchForm
from archive.public.search.facets import FacetGroup, FacetLink

CARDS = (
    PersonCard(
        url="#",
        heading="h3",
        name=Name(text="Alice Example", before="Alice ", family="Example"),
        other_names=(
            Name(text="Алис Мисалова", lang="ru"),
            Name(text="Алис Мисалова ҹ ҝ ә ө", lang="az-Cyrl"),
        ),
        life_words="1880–1918",
        place_words="Example Town",
        kind_words="person named as a victim",
        list_words="stands on 2 lists",
        rows=(
            Link(text="Example list", url="#", note="row 4"),
            Link(text="Nümunə siyahısı", url="#", lang="az"),
        ),
        why="Recorded as Алис Мисалова in Example list",
    ),
    PersonCard(
        url="#",
        heading="h3",
        name=Name(text="Alice Example"),
        life_words="born 1880",
        event_words="killed",
        kind_words="row of a list",
        list_words="Example list, row 4",
        held_words="the same person as Alice Example",
        held_url="#",
    ),
    EventCard(
        url="#",
        heading="h3",
        title="Example event in Example Town",
        date_words="1–3 May 1900",
        place_words="Example Town",
        kind_words="loss and harm",
        summary="Placeholder for the summary of an event, two or three sentences that state what "
        "its sources state and say who.",
    ),
    ListCard(
        url="#",
        heading="h3",
        title="Nümunə siyahısı",
        title_lang="az",
        kind_words="published list",
        compiled_by="Example Committee",
        date_words="1901",
        event_words="Example event",
        names_words="4 names here",
        completeness_words="not a full list",
    ),
    PlaceCard(
        url="#",
        heading="h3",
        name=Name(text="Sampleburg"),
        kind_words="village",
        then_words="then in Example Province",
        today_words="Example District",
        event_words="1 event",
    ),
)
FACETS = (
    FacetGroup(
        title="What",
        links=(
            FacetLink(label="People", count="1,204", url="#", is_selected=True),
            FacetLink(label="Rows of lists", count="more than 10,000", url="#"),
            FacetLink(label="Events", count="3", url="#"),
        ),
    ),
    FacetGroup(
        title="Where",
        links=(
            FacetLink(label="Example Town", count="12", url="#"),
            FacetLink(label="Nümunə kəndi", count="2", url="#"),
        ),
    ),
)
SEARCH: dict[str, Component | tuple[Component, ...]] = {
    "cards": CARDS,
    "groups": FACETS,
    "chips": Chips(
        chips=(
            Chip(label="Example Town", remove_url="#"),
            Chip(label="1900–1909", remove_url="#"),
        ),
        clear_url="#",
    ),
    "pages": Pagination(
        position_words="People 21 to 40 of 1,204", first_url="#", previous_url="#", next_url="#"
    ),
    "form": SearchForm(
        action="#",
        query="Məsəl",
        date_from="1900",
        match="within",
        place="Example Town",
        kinds=tuple((value, str(label)) for value, label in SearchKind.choices),
        chosen=(SearchKind.PERSON,),
        errors=("“31 June 1900” is not a day of the calendar.",),
    ),
    "empty": EmptyResult(
        query="Alicia Exempel",
        tips=(
            Link(text="search without the dates", url="#"),
            Link(text="write the name in another alphabet"),
        ),
        missing_lists=(
            Link(
                text="Example register of 1901",
                url="#",
                note="kept in the Example Archive, not yet copied",
            ),
        ),
        report_url="#",
    ),
}
