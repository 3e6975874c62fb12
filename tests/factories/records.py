"""Factories of all curated records; see the package for how to use them."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from archive import models
from archive.models.events import EventKind
from archive.models.fields import LocatorKind
from archive.models.naming import NameKind
from archive.models.positions import Stance
from archive.models.registry import Kind, State
from archive.models.terms import Vocabulary
from archive.search.index.collecting import collected

WAS_PUBLIC = {State.PUBLISHED, State.WITHDRAWN}


class IndexedFactory(DjangoModelFactory):
    """Makes a record and all that belongs to it with one refresh of the index, at the end."""

    class Meta:
        abstract = True

    @classmethod
    def _generate(cls, strategy, params):
        with collected():
            return super()._generate(strategy, params)


class RecordFactory(IndexedFactory):
    """A row of the registry."""

    class Meta:
        model = models.Record

    kind = Kind.EVENT
    state = State.PUBLISHED
    first_published_at = factory.LazyAttribute(
        lambda record: timezone.now() if record.state in WAS_PUBLIC else None
    )


class TermFactory(IndexedFactory):
    """A word of an open vocabulary; the same slug gives the same term."""

    class Meta:
        model = models.Term
        django_get_or_create = ("vocabulary", "slug")

    vocabulary = Vocabulary.MEASURE
    slug = "killed"
    label_en = factory.LazyAttribute(lambda term: term.slug.replace("-", " "))
    is_people = True


class CuratedFactory(IndexedFactory):
    """What all curated records share: `state` and `hidden_at` go to the registry."""

    class Meta:
        abstract = True

    class Params:
        state = State.PUBLISHED
        hidden_at = None
        withdrawn_reason = ""


def curated(model):
    """Return the registry row factory for one kind of record."""
    return factory.LazyAttribute(
        lambda made: RecordFactory(
            kind=model.record_kind,
            state=made.state,
            hidden_at=made.hidden_at,
            withdrawn_reason=made.withdrawn_reason,
        )
    )


class SourceFactory(CuratedFactory):
    class Meta:
        model = models.Source

    record = curated(models.Source)
    slug = factory.Sequence("example-source-{}".format)
    title = factory.Sequence("Example Gazette, issue {}".format)
    language = "en"


class PlaceFactory(CuratedFactory):
    """A place; `name` becomes its preferred English name."""

    class Meta:
        model = models.Place
        skip_postgeneration_save = True

    record = curated(models.Place)
    slug = factory.Sequence("exampletown-{}".format)

    @factory.post_generation
    def name(self, create, extracted, **kwargs):
        text = extracted or self.slug.replace("-", " ").title()
        models.PlaceName.objects.create(
            place=self, text=text, language="en", kind=NameKind.PREFERRED
        )
        self.refresh_labels()
        self.save()


class PersonFactory(CuratedFactory):
    """A person; `name` becomes the preferred English name, "" leaves them without one."""

    class Meta:
        model = models.Person
        skip_postgeneration_save = True

    record = curated(models.Person)

    @factory.post_generation
    def name(self, create, extracted, **kwargs):
        text = "Alice Example" if extracted is None else extracted
        if text:
            models.PersonName.objects.create(
                person=self, text=text, language="en", kind=NameKind.PREFERRED
            )
            self.refresh_labels()
            self.save()


class EventFactory(CuratedFactory):
    class Meta:
        model = models.Event
        skip_postgeneration_save = True

    record = curated(models.Event)
    slug = factory.Sequence("example-event-{}".format)
    title_en = factory.Sequence("Example event {}".format)
    kind = EventKind.LOSS_AND_HARM
    date = "1990-01-20"

    @factory.post_generation
    def places(self, create, extracted, **kwargs):
        if extracted:
            self.places.set(extracted)


class OrganisationFactory(CuratedFactory):
    class Meta:
        model = models.Organisation

    record = curated(models.Organisation)
    slug = factory.Sequence("example-body-{}".format)
    title_en = factory.Sequence("Example Committee {}".format)


class StatementFactory(CuratedFactory):
    """A record that is evidence: it has a public source and a locator."""

    class Meta:
        abstract = True

    source = factory.SubFactory(SourceFactory)
    locator_kind = LocatorKind.PAGE
    locator = "p. 1"


def set_events(self, create, extracted, **kwargs):
    """Attach the given events, or one new published event."""
    self.events.set([EventFactory()] if extracted is None else extracted)


class FigureFactory(StatementFactory):
    class Meta:
        model = models.Figure
        skip_postgeneration_save = True

    record = curated(models.Figure)
    measure = factory.SubFactory(TermFactory)
    value = 3
    counted_by_en = "Example Committee"
    events = factory.post_generation(set_events)


class QuotationFactory(StatementFactory):
    class Meta:
        model = models.Quotation
        skip_postgeneration_save = True

    record = curated(models.Quotation)
    text = factory.Sequence("Plainly fictional words {}.".format)
    language = "en"
    speaker_as_named = "Charlie Test"
    events = factory.post_generation(set_events)


class PositionFactory(StatementFactory):
    class Meta:
        model = models.Position

    record = curated(models.Position)
    event = factory.SubFactory(EventFactory)
    body_en = "Parliament of Exampleland"
    stance = Stance.CONDEMNS
    wording_of_report = "condemned in fictional words"
    wording_language = "en"


class CommemorationFactory(StatementFactory):
    class Meta:
        model = models.Commemoration

    record = curated(models.Commemoration)
    title_en = factory.Sequence("Example day {}".format)
    month = 1
    day = 20


class VictimListFactory(CuratedFactory):
    class Meta:
        model = models.VictimList
        skip_postgeneration_save = True

    record = curated(models.VictimList)
    slug = factory.Sequence("example-list-{}".format)
    title_en = factory.Sequence("Example list {}".format)
    source = factory.SubFactory(SourceFactory)
    locator = "p. 1"

    @factory.post_generation
    def events(self, create, extracted, **kwargs):
        if extracted:
            self.events.set(extracted)


class ListEntryFactory(IndexedFactory):
    class Meta:
        model = models.ListEntry

    victim_list = factory.SubFactory(VictimListFactory)
    row_key = factory.Sequence(str)
    position = factory.Sequence(int)
    name_as_recorded = "Bob Sample"


class MediaItemFactory(CuratedFactory):
    class Meta:
        model = models.MediaItem

    record = curated(models.MediaItem)
    title_en = "Example picture"
    alt_en = "An empty square."


class PageFactory(CuratedFactory):
    class Meta:
        model = models.Page

    record = curated(models.Page)
    slug = factory.Sequence("example-page-{}".format)
    title_en = "Example page"
    body_en = "Plain words."


class CitationFactory(IndexedFactory):
    class Meta:
        model = models.Citation

    record = factory.LazyAttribute(lambda made: EventFactory().record)
    source = factory.SubFactory(SourceFactory)
    claim_en = "the date"
    locator = "p. 1"
