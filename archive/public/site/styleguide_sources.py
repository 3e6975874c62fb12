"""Examples for the styleguide: places in a source, what stands there, and dates side by side."""

from archive.public.components.base import Component
from archive.public.components.event_links import EventLink
from archive.public.components.evidence import Evidence
from archive.public.events.dates import StatedDate, StatedDates
from archive.public.sources.contents import Contents, Place, RestingItems
from archive.public.sources.dependants import Item

DATES = StatedDates(
    dates=(
        StatedDate(
            date_words="4 May 1900",
            date_value="1900-05-04",
            as_written="on 4 May",
            as_written_lang="en",
            calendar_words="Gregorian (New Style)",
            is_preferred=True,
            evidence=Evidence(source_title="Example report", source_url="#", locator="para 4"),
        ),
        StatedDate(
            date_words="about May 1900",
            as_written="mayda",
            as_written_lang="az",
            note="Said of the burial.",
            evidence=Evidence(source_title="Nümunə qəzeti", source_url="#", source_lang="az"),
        ),
    )
)
CONTENTS = Contents(
    places=(
        Place(
            anchor="para-4",
            heading="para 4",
            abstract="The report alleges that the example was planned, and counts 12 dead.",
            needs_note=True,
            events=(EventLink(url="#", title="Example event"),),
            rests=(
                RestingItems(
                    heading="Figures",
                    items=(Item(text="killed: 12", url="#", note="Example event"),),
                ),
            ),
            count_words="1",
        ),
    )
)
SOURCES: dict[str, Component] = {"dates": DATES, "contents": CONTENTS}
