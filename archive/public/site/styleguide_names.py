"""Examples for the styleguide: lists of names, their rows and rolls."""

from archive.public.components.base import Component, Name
from archive.public.components.evidence import Evidence
from archive.public.lists.alphabet import LetterLink, Letters
from archive.public.lists.entry_views import AsRecorded, HeldToBe, RecordedCell
from archive.public.lists.list_lines import ListLine, RollLists
from archive.public.lists.names_table import NameRow, NamesTable, Standing
from archive.public.lists.neighbours import Neighbours, RowLink, RowsBeside
from archive.public.lists.overlap import ListMark, OverlapLine, OverlapTable
from archive.public.lists.roll import Roll
from archive.public.lists.roll_views import LetterGroup, PrintedRoll, RollLine

ALICE = Name(text="Alice Example")
CHARLIE = Name(text="Чарли Тестов", lang="ru")
FIRST = ListMark(letter="A", title="Nümunə siyahısı", lang="az")
SECOND = ListMark(letter="B", title="Example list")
ROWS = NamesTable(
    caption="Example list, in the order recorded",
    with_places=True,
    rows=(
        NameRow(
            position="1",
            name=Name(text="Example Alice"),
            url="#",
            reading="Alice Example",
            life_words="born 1880",
            place_words="Example Town",
            fate_words="killed",
            where_words="page 2, line 1",
            written="written “Sample Town”",
        ),
        NameRow(position="2", hidden_reason="at the family's request, since 2 May 2020"),
        NameRow(
            position="3",
            name=CHARLIE,
            url="#",
            life_words="about 60 years old",
            fate_words="missing",
            where_words="page 2, line 3",
            note="The source has two rows for this name.",
        ),
        NameRow(
            position="4,012", name=Name(text="Bob Sample"), url="#", where_words="page 96, line 8"
        ),
    ),
)
ROLL = NamesTable(
    caption="Roll of names",
    with_lists=True,
    rows=(
        NameRow(
            name=ALICE,
            url="#",
            life_words="born 1880",
            place_words="Example Town",
            fate_words="killed",
            where_words="stands on 2 lists; judged to be one person",
            other_names=(Name(text="Алиса Примерова", lang="ru"),),
            stands=(
                Standing(url="#", where="row 4, page 2", mark=FIRST),
                Standing(url="#", where="row 12", mark=SECOND),
            ),
            reasons=("Same name, same stated birth date.",),
        ),
        NameRow(
            name=Name(text="Bob Sample"),
            url="#",
            fate_words="missing",
            stands=(Standing(url="#", where="row 13", mark=SECOND),),
        ),
    ),
)
OVERLAP = OverlapTable(
    columns=(FIRST, SECOND),
    lines=(
        OverlapLine(
            count_words="12 names", marks=(True, True), lists=(FIRST, SECOND), letters="A, B"
        ),
        OverlapLine(count_words="1 name", marks=(False, True), lists=(SECOND,), letters="B"),
    ),
    remark="1 row has not been matched with another yet, and counts as a name of its own.",
)
LINE = ListLine(
    letter="A", title="Nümunə siyahısı", lang="az", url="#", compiled_by="Example Committee"
)
NAMES: dict[str, Component | tuple[Component, ...]] = {
    "rows": ROWS,
    "roll": Roll(
        names=ROLL,
        sentence="Names recorded here so far: 13, from 2 lists.",
        unnamed="1 more row speaks of somebody without a name.",
        lists=RollLists(
            lists=(LINE,), elsewhere=(ListLine(title="Example register", url="#"),), heading="h3"
        ),
        overlap=OVERLAP,
        names_url="#",
        count="13",
        is_cut=True,
    ),
    "letters": Letters(
        links=(
            LetterLink(label="all", url="#", is_current=True),
            LetterLink(label="A", url="#", count="12"),
            LetterLink(label="Ə", url="#", count="3"),
        )
    ),
    "printed_roll": PrintedRoll(
        groups=(
            LetterGroup(
                letter="A",
                rows=(RollLine(name=ALICE, url="#", more_words="born 1880, row 1"),),
            ),
        )
    ),
    "recorded": AsRecorded(
        cells=(RecordedCell(label="Name", text="Тестов Чарли"),),
        lang="ru",
        evidence=Evidence(source_title="Example report", source_url="#", locator="page 2"),
        web_url="#",
    ),
    "held": HeldToBe(name=ALICE, url="#", reason="Same name, same stated birth date."),
    "neighbours": Neighbours(rows=(RowLink(name=CHARLIE, url="#"),)),
    "beside": RowsBeside(
        before=RowLink(name=ALICE, url="#", row_words="row 2"),
        after=RowLink(name=CHARLIE, url="#", row_words="row 4"),
    ),
}
