"""A world in which every hidden state holds a secret, planted beside what is public.

Every hidden text contains both words: `FINDABLE`, which the walk searches for, and `SECRET`, which
no public answer may ever contain.
"""

from dataclasses import dataclass, field

from django.utils import timezone

from archive import models
from archive.models.naming import NameKind
from archive.models.quotations import Display
from archive.search.index.collecting import collected
from tests import factories as make

from .derived_worlds import Derived

FINDABLE = "kanarfindable"
SECRET = "kanarsecret"
TEXT = f"{FINDABLE} {SECRET}"

HIDDEN_STATES = {
    "draft": {"state": "draft"},
    "in-review": {"state": "in-review"},
    "withdrawn": {"state": "withdrawn", "withdrawn_reason": "Asked for."},
    "hidden": {"hidden_at": timezone.now()},
}


@dataclass
class World:
    """What was planted: the addresses of hidden records, and what they are for messages."""

    hidden: dict[str, str] = field(default_factory=dict)
    uids: dict[str, str] = field(default_factory=dict)

    def hide(self, what: str, record) -> None:
        self.hidden[what] = record.get_absolute_url()
        self.uids[what] = record.pk if isinstance(record.pk, str) else record.uid


def plant() -> World:
    """Make one public record of each kind, surrounded by hidden ones that hold the secret."""
    world = World()
    with collected():
        event = make.EventFactory(title_en="Example event", editor_note=TEXT)
        source = make.SourceFactory(editor_note=TEXT)
        public_list = make.VictimListFactory(
            events=[event],
            editor_note=TEXT,
            columns=[{"name": "name", "public": True}, {"name": "phone", "public": False}],
        )
        person = make.PersonFactory(name="Alice Example", editor_note=TEXT)
        _private_parts(event, source, public_list, person)
        for state, how in HIDDEN_STATES.items():
            _hidden_records(world, state, how, event, public_list)
    Derived(event, TEXT).plant()
    return world


def _private_parts(event, source, public_list, person) -> None:
    """Private texts of public records."""
    models.PersonName.objects.create(
        person=person, text=TEXT, kind=NameKind.VARIANT, hidden_at=timezone.now()
    )
    entry = make.ListEntryFactory(
        victim_list=public_list,
        name_as_recorded="Alice Example",
        original={"name": "Alice Example", "phone": TEXT},
        editor_note=TEXT,
    )
    models.EntryMatch.objects.create(entry=entry, person=person, reason_en="the same name")
    second_list = make.VictimListFactory(events=[event])
    shown = make.ListEntryFactory(victim_list=second_list, name_as_recorded="Example Alice")
    models.EntryMatch.objects.create(entry=shown, person=person, reason_en="the same name")
    withheld = make.ListEntryFactory(
        victim_list=second_list, name_as_recorded=TEXT, place_text=TEXT, hidden_at=timezone.now()
    )
    models.EntryMatch.objects.create(entry=withheld, person=person, reason_en=TEXT)
    make.ListEntryFactory(victim_list=public_list, name_as_recorded=TEXT, hidden_at=timezone.now())
    make.CitationFactory(record=event.record, source=source, private_note=TEXT)
    make.QuotationFactory(
        text=TEXT,
        events=[event],
        display=Display.WITHHELD,
        state="draft",
        display_note_en="One is withheld.",
    )
    models.Report.objects.create(record=event.record, text=TEXT, contact=TEXT)


def _hidden_records(world, state, how, event, public_list) -> None:
    """One hidden record of each kind, tied to the public ones by every tie there is."""
    source = make.SourceFactory(title=TEXT, slug=f"canary-source-{state}", **how)
    place = make.PlaceFactory(name=TEXT, slug=f"canary-place-{state}", **how)
    person = make.PersonFactory(name=TEXT, **how)
    body = make.OrganisationFactory(title_en=TEXT, slug=f"canary-body-{state}", **how)
    hidden_event = make.EventFactory(
        title_en=TEXT, slug=f"canary-event-{state}", places=[place], **how
    )
    hidden_list = make.VictimListFactory(
        title_en=TEXT, slug=f"canary-list-{state}", events=[event], **how
    )
    quotation = make.QuotationFactory(text=TEXT, events=[event], **how)
    figure = make.FigureFactory(events=[event], value=None, value_text=TEXT, **how)
    position = make.PositionFactory(event=event, body_en=TEXT, **how)
    day = make.CommemorationFactory(title_en=TEXT, **how)
    day.events.add(event)
    page = make.PageFactory(slug=f"canary-page-{state}", title_en=TEXT, body_en=TEXT, **how)
    event.places.add(place)
    row = make.ListEntryFactory(victim_list=hidden_list, name_as_recorded=TEXT)
    for name, record in {
        "source": source,
        "place": place,
        "person": person,
        "organisation": body,
        "event": hidden_event,
        "list": hidden_list,
        "quotation": quotation,
        "figure": figure,
        "position": position,
        "commemoration": day,
        "page": page,
        "row": row,
    }.items():
        world.hide(f"{state} {name}", record)
    _ties(event, hidden_event, place, person, body, source, public_list)


def _ties(event, hidden_event, place, person, body, source, public_list) -> None:
    """Public records that lean on hidden ones."""
    models.EventRelation.objects.create(from_event=event, kind="follows", to_event=hidden_event)
    models.EventRelation.objects.create(from_event=hidden_event, kind="follows", to_event=event)
    models.EventOrganisation.objects.create(
        event=event, organisation=body, part_en="body in session", source=make.SourceFactory()
    )
    models.EventOrganisation.objects.create(
        event=event, organisation=make.OrganisationFactory(), part_en=TEXT, source=source
    )
    for whose, told_by in ((event, source), (hidden_event, make.SourceFactory())):
        models.EventDate.objects.create(
            event=whose, source=told_by, date="1900", as_written=TEXT, note_en=TEXT
        )
    models.SourceContent.objects.create(source=source, locator=TEXT, abstract_en=TEXT)
    told = models.SourceContent.objects.create(
        source=make.SourceFactory(), locator="1", abstract_en="It tells of a day."
    )
    told.events.add(hidden_event)
    public_place = make.PlaceFactory(name="Exampleville")
    models.PlaceRelation.objects.create(child=public_place, parent=place)
    models.PlaceRelation.objects.create(child=place, parent=public_place)
    make.FigureFactory(events=[event], source=source, counted_by_en=TEXT)
    make.QuotationFactory(events=[event], source=source, text=TEXT)
    make.QuotationFactory(events=[event], person=person, speaker_as_named="Charlie Test")
    make.FigureFactory(events=[hidden_event], territory_en=TEXT)
    make.PositionFactory(event=hidden_event, body_en=TEXT)
    make.PositionFactory(event=event, source=source, body_en=TEXT)
    make.CitationFactory(record=event.record, source=source, claim_en=TEXT)
    models.Participation.objects.create(
        person=person, event=event, source=make.SourceFactory(), locator="p. 1"
    )
    models.Participation.objects.create(
        person=make.PersonFactory(name="Bob Sample"),
        event=hidden_event,
        source=make.SourceFactory(),
        locator="p. 1",
    )
    entry = make.ListEntryFactory(
        victim_list=public_list,
        name_as_recorded="Bob Sample",
        place=place,
        burial_place=place,
        residence_place=place,
    )
    models.EntryMatch.objects.create(entry=entry, person=person, reason_en=TEXT)
    make.ListEntryFactory(victim_list=public_list, name_as_recorded=TEXT, source=source)
