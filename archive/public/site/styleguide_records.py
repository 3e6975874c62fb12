"""Examples for the styleguide: what the page of an event, a statement or a source shows."""

from dataclasses import replace

from archive.public.components.base import Component
from archive.public.components.closing import CiteBox, History, HistoryItem, ReportLink
from archive.public.components.event_links import EventLink
from archive.public.components.evidence import Described, Evidence, SourceLine
from archive.public.components.key_facts import Fact, FactValue, KeyFacts
from archive.public.components.marks import act_unseen, marks, read_in_part
from archive.public.components.names_in_use import NameInUse, NamesInUse, Origin
from archive.public.components.notices import MachineTranslation, Note, Remark, Stub
from archive.public.components.wayfinding import Breadcrumbs, Crumb, OnThisPage, Section
from archive.public.context import LanguageLink, LanguageSwitch
from archive.public.events.remembrance import RemembranceLink
from archive.public.sources.dependants import Item, ItemsUnder, RestingGroup
from archive.public.statements.figure_rows import FigureRow
from archive.public.statements.figure_tables import FigureGroup, Figures, FigureTable
from archive.public.statements.position_tables import (
    PositionRow,
    PositionsByStance,
    PositionTable,
)
from archive.public.statements.quotations import QuotationCard

REPORT = Evidence(source_title="Example report", source_url="#", locator="para 4")
NEWSPAPER = Evidence(
    source_title="Nümunə qəzeti", source_url="#", source_lang="az", locator="page 2"
)
FIGURES = FigureTable(
    caption="Figures for Example event, as each source states them",
    groups=(
        FigureGroup(
            heading="killed",
            rows=(
                FigureRow(
                    anchor="figure-1",
                    measure="",
                    group="inhabitants of Example Town",
                    territory="Example Town",
                    period_words="1–3 May 1900",
                    value="more than 200",
                    counted_by="Example Committee",
                    source_by="Bob Sample",
                    evidence=REPORT,
                    note="An older edition of the same report has another number.",
                ),
                FigureRow(
                    anchor="figure-2",
                    is_part=True,
                    measure="",
                    group="children",
                    value="6–7",
                    status_words="provisional",
                    counted_by="Example Committee",
                    evidence=REPORT,
                ),
            ),
        ),
        FigureGroup(
            heading="displaced",
            rows=(
                FigureRow(
                    anchor="figure-3",
                    measure="",
                    value="nearly the whole town",
                    value_lang="en",
                    stated_words="1901",
                    evidence=replace(NEWSPAPER, locator="", is_read_in_part=True),
                ),
            ),
        ),
    ),
)
ALL_FIGURES = Figures(
    tables=(FIGURES,),
    count="3",
    marks=marks(
        (read_in_part("figures"), True),
        note="Left empty: who was counted, or who counted, is not stated by this source.",
    ),
)
FACTS = KeyFacts(
    facts=(
        Fact(
            label="When",
            values=(FactValue(text="May 1900", date_value="1900-05", note="written “in May”"),),
        ),
        Fact(
            label="Where",
            values=(
                FactValue(
                    text="Example Town",
                    url="#",
                    note="then Sampleburg; today: Example District",
                ),
                FactValue(text="Nümunə kəndi", url="#", lang="az"),
            ),
        ),
        Fact(label="What kind", values=(FactValue(text="loss and harm"),)),
    )
)
NAMES = NamesInUse(
    items=(
        NameInUse(
            text="Example Town",
            language_words="English",
            kind_words="official",
            period_words="1900–1950",
            used_by="Example Office",
            origins=(
                Origin(title="Example register", url="#", place="page 3"),
                Origin(title="Example list", url="#", place="row 4", place_url="#"),
            ),
        ),
        NameInUse(
            text="Nümunə şəhəri",
            lang="az",
            language_words="Azerbaijani",
            kind_words="spelled by the archive",
        ),
    )
)
QUOTATION = QuotationCard(
    url="#",
    text="Nümunə sözlər burada dayanır.",
    lang="az",
    translation="Example words stand here.",
    translation_lang="en",
    translation_by_machine=True,
    translation_note="translator not named",
    speaker="Alice Example",
    speaker_url="#",
    role="called chair of the Example Committee",
    date_words="4 May 1900",
    date_value="1900-05-04",
    occasion="session of the Example Committee",
    is_excerpt=True,
    evidence=NEWSPAPER,
)
POSITIONS = PositionTable(
    caption="condemns",
    count="1",
    rows=(
        PositionRow(
            url="#",
            body="Example Parliament",
            jurisdiction="Example Land",
            wording="The Parliament condemns the example event.",
            wording_of="words of the act",
            wording_lang="en",
            instrument="Example Act 1/1901",
            date_words="5 May 1901",
            date_value="1901-05-05",
            is_act_seen=False,
            evidence=REPORT,
        ),
    ),
)
BY_STANCE = PositionsByStance(
    bodies="1 body, by stance",
    tables=(POSITIONS,),
    is_open=False,
    marks=marks((act_unseen("positions"), True)),
)
SOURCE = SourceLine(
    title="Example report on Example Town",
    url="#",
    authors="Example Committee",
    published="Example Press, 1901",
    kind_words="report",
    language_words="in English",
    web_url="https://example.org/report",
    archived_url="https://example.org/kept/report",
    accessed_words="12 March 2020",
)
RESTING = RestingGroup(
    anchor="resting",
    heading="Figures",
    count_words="1",
    parts=(
        ItemsUnder(
            heading="Example event",
            heading_lang="",
            items=(Item(text="killed: more than 200", url="#", where="para 4"),),
        ),
    ),
    more="1 of 12 figures; the others stand on their events.",
)
HISTORY = History(
    items=(
        HistoryItem(
            when_words="12 March 2020",
            when_value="2020-03-12",
            what="Changed",
            reason="the source says so in its second paragraph",
        ),
        HistoryItem(when_words="1 March 2020", when_value="2020-03-01", what="First published"),
    )
)
RECORDS: dict[str, Component] = {
    "crumbs": Breadcrumbs(
        items=(
            Crumb(label="Home", url="#"),
            Crumb(label="Hadisələr", url="#", lang="az"),
            Crumb(label="Example event"),
        )
    ),
    "languages": LanguageSwitch(
        links=(
            LanguageLink(code="en", name="English", url="#", absolute_url="#", current=True),
            LanguageLink(code="ru", name="Русский", url="#", absolute_url="#"),
        )
    ),
    "machine_translation": MachineTranslation(original_url="#", language_name="English"),
    "sections": OnThisPage(
        items=(
            Section(label="What sources state", anchor="figures"),
            Section(label="Words spoken", anchor="quotations"),
            Section(label="Sources", anchor="sources"),
        )
    ),
    "facts": FACTS,
    "described": Described(title="Example report", url="#", locator="para 1", is_unsigned=True),
    "remark": Remark(text="A note to the reader of the record."),
    "note": Note(heading="What this page shows", text="The first paragraph of a note."),
    "figures": ALL_FIGURES,
    "evidence": REPORT,
    "stub": Stub(reason="At the family's request this name is not shown.", date_words="2 May 2020"),
    "names_in_use": NAMES,
    "quotation": QUOTATION,
    "positions": BY_STANCE,
    "event_link": EventLink(url="#", title="Example event", date_words="1–3 May 1900"),
    "remembrance_link": RemembranceLink(
        url="#",
        title="“Day of the Example”",
        kind_words="annual day",
        day_words="1 May",
        act_title="Nümunə aktı",
        act_url="#",
        act_lang="az",
    ),
    "source": SOURCE,
    "resting": RESTING,
    "report": ReportLink(url="#"),
    "history": HISTORY,
    "cite": CiteBox(
        citation="“Example event in Example Town, May 1900”, Memorial archive, record "
        "4T7K-9M2P-XW3C, read 12 March 2020.",
        permanent_url="https://archive.example.org/id/4T7K9M2PXW3C",
        uid="4T7K-9M2P-XW3C",
    ),
}
