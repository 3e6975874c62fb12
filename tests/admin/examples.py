"""One plainly fictional row of every model the desk knows, and what a submitted form holds."""

from django.contrib.auth.models import Group, User
from django.utils import timezone

from archive import models
from tests import factories


def _merge():
    kept, absorbed = factories.EventFactory(), factories.EventFactory()
    return models.Merge.objects.create(kept=kept.record, absorbed=absorbed.record)


def _name():
    return factories.PersonFactory().names.get()


def _takedown():
    entry = factories.ListEntryFactory(hidden_at=timezone.now())
    return models.Takedown.objects.create(entry=entry, reason=models.Takedown.Reason.FAMILY)


MAKERS = {
    models.Citation: factories.CitationFactory,
    models.Commemoration: factories.CommemorationFactory,
    models.EntryMatch: lambda: models.EntryMatch.objects.create(
        entry=factories.ListEntryFactory(), person=factories.PersonFactory()
    ),
    models.Event: factories.EventFactory,
    models.Figure: factories.FigureFactory,
    models.ImportBatch: lambda: models.ImportBatch.objects.create(file_name="example.csv"),
    models.ImportProfile: lambda: models.ImportProfile.objects.create(
        title="Example", mapping={"columns": [{"name": "Name", "field": "name"}]}
    ),
    models.ListEntry: factories.ListEntryFactory,
    models.MatchProposal: lambda: models.MatchProposal.objects.create(
        entry=factories.ListEntryFactory(), person=factories.PersonFactory()
    ),
    models.MediaItem: factories.MediaItemFactory,
    models.Merge: _merge,
    models.Organisation: factories.OrganisationFactory,
    models.Page: factories.PageFactory,
    models.PastSlug: lambda: models.PastSlug.objects.create(
        kind="event", slug="old-example", record=factories.EventFactory().record
    ),
    models.Person: factories.PersonFactory,
    models.PersonName: _name,
    models.Place: factories.PlaceFactory,
    models.Position: factories.PositionFactory,
    models.Quotation: factories.QuotationFactory,
    models.ReadingEdit: lambda: models.ReadingEdit.objects.create(field="fate"),
    models.Record: lambda: factories.EventFactory().record,
    models.Report: lambda: models.Report.objects.create(
        text="A fictional mistake.", record=factories.EventFactory().record
    ),
    models.Source: factories.SourceFactory,
    models.Takedown: _takedown,
    models.Term: factories.TermFactory,
    models.VictimList: factories.VictimListFactory,
    Group: lambda: Group.objects.create(name="Example group"),
    User: lambda: User.objects.create_user("example-user"),
}


def submitted(page, **changes):
    """Return what a browser would send back from the form on a page, with some fields changed."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if isinstance(value, list | tuple):
                value = [getattr(one, "pk", one) for one in value]
            if value is not None and value is not False and value != "":
                data[field.html_name] = value
    if "opened_values" in page.context:
        data["opened_values"] = page.context["opened_values"]
    return {**data, **changes}
