"""Examples for the styleguide: the pages of persons and places, and pictures."""

from django.conf import settings

from archive.public.components.base import Component, Name, Picture
from archive.public.components.cards import EventCard
from archive.public.components.evidence import CitationLine, Evidence
from archive.public.components.key_facts import Fact, FactValue, KeyFacts
from archive.public.people.facts import (
    Citations,
    Family,
    Office,
    Offices,
    PartInEvent,
    PersonEvent,
    PersonEvents,
    Tie,
)
from archive.public.people.records import Reason, Records, RowRecord
from archive.public.people.statements import Differing, StatedValue, Teller
from archive.public.places.related import PlaceRows

from .styleguide_names import ROLL

REPORT = Evidence(source_title="Example report", source_url="#", locator="para 4")
BOB = Name(text="Bob Sample")
MARK = f"{settings.STATIC_URL}img/wordmark.svg"
PEOPLE: dict[str, Component | tuple[Component, ...]] = {
    "differing": Differing(
        facts=(
            Fact(
                label="Age",
                values=(
                    StatedValue(
                        text="60 years old",
                        tellers=(
                            Teller(who="A", title="Example list", url="#", place="row 4, page 2"),
                        ),
                    ),
                    StatedValue(
                        text="about 62",
                        written="written “62?”",
                        tellers=(Teller(who="us", title="as this archive reads it"),),
                    ),
                ),
            ),
        )
    ),
    "records": Records(
        records=(
            RowRecord(
                name=Name(text="Сампл Боб", lang="ru"),
                url="#",
                list_title="Nümunə siyahısı",
                list_url="#",
                list_lang="az",
                row_words="row 4",
                where_words="page 2",
                facts=KeyFacts(facts=(Fact(label="Age", values=(FactValue(text="60"),)),)),
                circumstances="Last seen in Example Town.",
                evidence=REPORT,
            ),
        ),
        reasons=(Reason(text="Same name, same stated birth date.", who="Example Committee"),),
        report_url="#",
    ),
    "person_events": PersonEvents(
        events=(
            PersonEvent(
                card=EventCard(url="#", heading="h3", title="Example event in Example Town"),
                parts=(
                    PartInEvent(
                        words="missing, 60 years old",
                        date_words="2 May 1900",
                        date_value="1900-05-02",
                        evidence=REPORT,
                    ),
                ),
            ),
        )
    ),
    "offices": Offices(
        offices=(Office(words="teacher of the town school", period_words="1899", evidence=REPORT),)
    ),
    "family": Family(ties=(Tie(words="child", name=BOB, url="#", evidence=REPORT),)),
    "citations": Citations(
        citations=(
            CitationLine(
                claim="That the school was closed.",
                claim_lang="",
                bearing="supports",
                note="Of the year before.",
                evidence=REPORT,
            ),
        )
    ),
    "place_rows": PlaceRows(table=ROLL, all_url="#", count_words="1,204"),
    "pictures": (
        Picture(
            src=MARK,
            width=44,
            height=56,
            alt="A page of names with one line left open",
            caption="The mark of this site.",
            credit="Drawn for the archive.",
        ),
        Picture(
            src=MARK,
            width=44,
            height=56,
            alt="The same mark",
            caption="A picture behind a choice.",
            warning="Shows an example of what the warning describes.",
            full_url="#",
        ),
    ),
}
