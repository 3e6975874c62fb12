"""Pages say it once, and in order: tables, marks, folds, notes, and who is named as what."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from archive.models import EntryMatch, Participation, RoleHeld
from tests.factories import (
    CommemorationFactory,
    EventFactory,
    FigureFactory,
    ListEntryFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    TermFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db

PART = {"locator_kind": "beginning", "locator": ""}


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def page_of(client, record):
    return read(client, record.get_absolute_url())


def measure(slug, **fields):
    fields = {"is_people": True, "is_chartable": True, **fields}
    return TermFactory(vocabulary="measure", slug=slug, label_en=slug, **fields)


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def in_order(html, *words):
    places = [html.index(word) for word in words]
    return places == sorted(places)


class Ids(HTMLParser):
    """The ids of a page, the places its own links lead to, and what describes them."""

    def __init__(self, html):
        super().__init__()
        self.ids: list[str] = []
        self.wanted: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if (given.get("href") or "").startswith("#"):
            self.wanted.add(given["href"][1:])
        for name in ("aria-describedby", "aria-labelledby"):
            self.wanted.update((given.get(name) or "").split())


def test_every_group_of_figures_has_its_heading(client):
    event = EventFactory()
    FigureFactory(events=[event], measure=measure("killed", position=1), value=7)
    FigureFactory(events=[event], measure=measure("missing", position=2), value=8)
    html = page_of(client, event)
    assert re.findall(r'class="figures__group"[^>]*>([^<]+)<', html) == ["killed", "missing"]


def test_figures_stand_by_who_counted_then_by_the_date_of_the_statement(client):
    event, killed = EventFactory(), measure("killed")
    early, late = SourceFactory(issued="1993"), SourceFactory(issued="2004-05")
    for value, counted_by, source in (
        (11, "", late), (12, "Zeta Office", early), (13, "", early), (14, "", SourceFactory()),
        (15, "Alpha Office", late), (16, "Alpha Office", early),
    ):  # fmt: skip
        FigureFactory(
            events=[event], measure=killed, value=value, counted_by_en=counted_by, source=source
        )
    text = text_of(page_of(client, event))
    rows = text[text.index("What is counted") :]
    assert in_order(rows, " 16 ", " 15 ", " 12 ", " 13 ", " 11 ", " 14 ")
    assert "by who counted, then by the date of the statement" in text
    assert "1993" in rows
    assert "May 2004" in rows


def test_what_is_no_number_of_people_stands_in_tables_of_its_own(client):
    event = EventFactory()
    thing, quantity = {"is_people": False}, {"is_people": False, "is_chartable": False}
    for slug, fields in (
        ("distance in km", quantity), ("killed", {}), ("parliaments", thing), ("villages", thing),
    ):  # fmt: skip
        FigureFactory(events=[event], measure=measure(slug, **fields))
    tables = re.findall(r"<table.*?</table>", page_of(client, event), re.DOTALL)
    headings = [re.findall(r'figures__group"[^>]*>([^<]+)<', table) for table in tables]
    assert headings == [["killed"], ["parliaments", "villages"], ["distance in km"]]


def test_what_repeats_in_figures_is_a_mark_explained_once(client):
    event = EventFactory()
    for value in (21, 22, 23):
        FigureFactory(events=[event], value=value, counted_by_en="", **PART)
    FigureFactory(
        events=[event], value=24, locator_kind="page", locator="p. 5 (beginning of page only)"
    )
    html = page_of(client, event)
    assert "beginning of" not in html
    assert html.count("read only in part by this archive") == 1
    assert html.count('class="mark" aria-hidden="true">*<') == 4
    assert html.count("not stated by this source") == 1
    assert "p. 5" in html


def test_nothing_is_explained_that_no_row_needs(client):
    event = EventFactory()
    FigureFactory(events=[event], locator_kind="paragraph", locator="para 4")
    html = page_of(client, event)
    assert "read only in part" not in html
    assert "not stated by this source" not in html


def test_who_was_counted_is_left_empty_where_not_stated(client):
    event = EventFactory()
    unknown = TermFactory(vocabulary="population", slug="not-stated", label_en="not stated")
    for value in (31, 32):
        FigureFactory(events=[event], value=value, population=unknown, counted_by_en="")
    assert text_of(page_of(client, event)).count("not stated") == 1


def test_the_six_chief_figures_stand_before_the_others(client):
    event = EventFactory()
    killed, area = measure("killed"), measure("area", is_people=False, is_chartable=False)
    FigureFactory(events=[event], measure=area, value=999)
    wholes = [
        FigureFactory(events=[event], measure=killed, value=400 + n, is_chartable=n > 0)
        for n in range(7)
    ]
    FigureFactory(events=[event], measure=killed, value=77, part_of=wholes[3], is_chartable=True)
    html = page_of(client, event)
    chief, _details, rest = html.partition('class="fold"')
    assert [n for n in (400, 401, 402, 403, 404, 405, 406, 77, 999) if f">{n}<" in chief] == [
        401, 402, 403, 404, 405, 406,
    ]  # fmt: skip
    assert "All 9 figures" in rest
    assert all(f'id="figure-{whole.pk}"' in rest for whole in wholes)
    ids = Ids(html).ids
    assert len(ids) == len(set(ids))


def test_few_figures_stand_open(client):
    event = EventFactory()
    for value in range(6):
        FigureFactory(events=[event], value=41 + value)
    assert 'class="fold"' not in page_of(client, event)


def test_positions_are_opened_by_stance_and_their_marks_explained_once(client):
    event = EventFactory()
    for number in range(8):
        stance = "condemns" if number < 5 else "takes-note"
        PositionFactory(
            event=event, body_en=f"Example Senate {number}", stance=stance, act_seen=number == 0,
            wording_of_report="as reported", **PART,
        )  # fmt: skip
    html = page_of(client, event)
    assert "8 bodies, by stance" in html
    assert re.findall(r"<summary>(\w[\w ]*?) <span[^>]*>(\d+)<", html) == [
        ("condemns", "5"),
        ("takes note", "3"),
    ]
    assert html.count("act not seen by this archive") == 1
    assert html.count('class="mark" aria-hidden="true">°<') == 7
    assert html.count("read only in part by this archive") == 1
    assert "words of the report" not in html
    listed = read(client, reverse("public:position-list"))
    assert listed.count("act not seen by this archive") == 1
    assert 'class="fold"' not in listed


def test_names_of_people_stand_before_the_names_in_use(client):
    event = EventFactory(title_en="Example event")
    event.names.create(text="The example day", language="en")
    victim_list = VictimListFactory(events=[event])
    ListEntryFactory(victim_list=victim_list, name_as_recorded="Alice Example")
    html = page_of(client, event)
    assert in_order(html, 'id="names"', "Alice Example", 'id="names-in-use"', "The example day")


@pytest.mark.parametrize(
    "make",
    [
        EventFactory, PlaceFactory, PersonFactory, SourceFactory, VictimListFactory,
        ListEntryFactory, PositionFactory, QuotationFactory, OrganisationFactory,
        CommemorationFactory,
    ],
)  # fmt: skip
def test_every_page_leads_to_writing_and_citing_and_every_link_on_it_arrives(client, make):
    record = make(public_note_en="An example note.")
    html = page_of(client, record)
    nav = html[html.index('class="on-this-page"') :].partition("</nav>")[0]
    assert "#write-to-us" in nav
    assert "#cite" in nav
    page = Ids(html)
    assert page.wanted <= set(page.ids)


@pytest.mark.parametrize(
    "make", [PlaceFactory, VictimListFactory, PersonFactory, OrganisationFactory, EventFactory]
)
def test_a_note_stands_after_what_the_page_is_about(client, make):
    html = page_of(client, make(public_note_en="An example note."))
    assert in_order(html, "</h1>", 'id="remarks"', "An example note.", 'id="write-to-us"')
    assert 'class="note"' not in html


def test_a_list_begins_with_its_names(client):
    victim_list = VictimListFactory(compiled_by="Example Office", scope_en="Whom it names here")
    ListEntryFactory(victim_list=victim_list, name_as_recorded="Alice Example")
    html = page_of(client, victim_list).partition("<main")[2]
    assert in_order(html, "</h1>", "Example Office", "Alice Example", "Whom it names here")
    assert "Narrow the list" not in html


def test_people_harmed_stand_apart_from_officials_and_speakers(client):
    named, met, speaker, witness = (
        PersonFactory(name=f"{who} Example") for who in ("Alice", "Bob", "Carol", "Dave")
    )
    EntryMatch.objects.create(entry=ListEntryFactory(), person=named, reason_en="Same name.")
    event, source = EventFactory(), SourceFactory()
    Participation.objects.create(person=met, event=event, source=source, fate="killed")
    Participation.objects.create(person=witness, event=event, source=source, role="witness")
    RoleHeld.objects.create(person=speaker, words_en="Example minister", source=source)
    hidden = PersonFactory(name="Erin Example")
    draft = ListEntryFactory(victim_list=VictimListFactory(state="draft"))
    EntryMatch.objects.create(entry=draft, person=hidden, reason_en="Same name.")
    html = read(client, reverse("public:person-list"))
    harmed, _heading, others = html.partition('id="others"')
    assert "People 1 to 2 of 2" in html
    assert "Alice Example" in harmed
    assert "Bob Example" in harmed
    for who in ("Carol", "Dave", "Erin"):
        assert f"{who} Example" not in harmed
        assert f"{who} Example" in others
    assert "Example minister" in others
    assert "2 people named as victims" in read(client, "/en/")
    assert "Named by a source" in page_of(client, speaker)
    assert "Person named here" in page_of(client, named)


def test_a_search_among_people_narrows_both_groups(client):
    speaker = PersonFactory(name="Carol Example")
    RoleHeld.objects.create(person=speaker, words_en="minister", source=SourceFactory())
    PersonFactory(name="Dave Other")
    html = read(client, reverse("public:person-list") + "?q=Carol")
    assert "Carol Example" in html
    assert "Dave Other" not in html


def test_a_page_says_so_before_it_tells_how_people_died(client):
    note = "Before you read"
    cause = TermFactory(vocabulary="cause-of-injury", slug="example", label_en="example cause")
    told, untold, own = EventFactory(), EventFactory(), EventFactory(content_note_en="Our words.")
    FigureFactory(events=[told], cause_of_injury=cause)
    FigureFactory(events=[untold])
    row = ListEntryFactory(circumstances_en="In an example way.")
    person = PersonFactory()
    EntryMatch.objects.create(entry=row, person=person, reason_en="Same name.")
    for record in (told, own, row, row.victim_list, person):
        assert in_order(page_of(client, record), "</h1>", note, "<h2")
    assert "Our words." in page_of(client, own)
    assert note not in page_of(client, untold)
    assert note not in page_of(client, ListEntryFactory())


def test_a_source_read_in_part_says_so_once(client):
    source = SourceFactory()
    for value in (51, 52):
        FigureFactory(source=source, value=value, **PART)
    html = page_of(client, source)
    assert html.count("read only in part by this archive") == 1
    assert "beginning of" not in html


def test_much_that_rests_on_a_source_is_opened_on_demand(client):
    source, event = SourceFactory(), EventFactory()
    for number in range(21):
        PositionFactory(source=source, event=event, body_en=f"Example Senate {number}")
    FigureFactory(source=source, events=[event], value=61)
    html = page_of(client, source)
    assert html.count('class="fold"') == 1
    assert in_order(html, 'id="positions"', "Show all 21", "Example Senate 20")


def test_a_link_to_an_event_says_its_date_once_in_russian_too(client):
    EventFactory(title_ru="Пример, 18 января 2018 года", date="2018-01-18")
    page = read(client, "/ru/calendar/")
    assert "Пример, 18 января 2018 года" in page
    assert "18 января 2018 г." not in page
