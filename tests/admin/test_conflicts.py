"""Two editors at once, on every form of the desk: nobody is overwritten, nothing typed is lost."""

import pytest
from django.contrib import admin

from archive.admin.base.recorded import RecordedAdmin
from archive.models import Event, MediaItem, Person, PersonName, Takedown, Term
from tests import factories

from .examples import MAKERS, submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db

# a field of each form that two people may type into
FIELDS = {
    "Citation": "claim_en",
    "Commemoration": "observance_en",
    "EntryMatch": "reason",
    "Event": "summary_en",
    "Figure": "territory_en",
    "ImportProfile": "title",
    "ListEntry": "name_reading",
    "MediaItem": "caption_en",
    "Organisation": "public_note_en",
    "Page": "title_en",
    "Person": "biography_en",
    "Place": "admin_unit_en",
    "Position": "wording_en",
    "Quotation": "occasion_en",
    "Report": "decision_en",
    "Source": "publisher",
    "Takedown": "private_reason",
    "Term": "label_en",
    "VictimList": "scope_en",
}


def edited_here():
    for model, one in sorted(admin.site._registry.items(), key=lambda pair: pair[0].__name__):
        if isinstance(one, RecordedAdmin) and one.has_change_permission.__qualname__.startswith(
            ("RecordedAdmin", "CuratedAdmin")
        ):
            yield model


EDITED = list(edited_here())


@pytest.fixture(params=EDITED, ids=lambda model: model.__name__)
def model(request):
    return request.param


def make(model):
    """Return a row whose form can be sent as it stands."""
    obj = MAKERS[model]()
    if model is MediaItem:
        obj.file, obj.checksum = "example.pdf", "0" * 64  # required, but not opened
        obj.save()
    return obj


def typed(opened, name, text, **more):
    sent = submitted(opened, **{name: text, "change_reason": "as agreed"}, **more)
    sent.pop("file", None)  # what was uploaded once is not sent again
    return sent


def text_field(page):
    """Return a text field of the form: the one named above, or the first there is."""
    fields = page.context["adminform"].form.fields
    wanted = FIELDS.get(page.context["opts"].object_name)
    if wanted in fields:
        return wanted
    return next(
        name
        for name, field in fields.items()
        if type(field).__name__ == "CharField"
        and not field.widget.is_hidden
        and name != "change_reason"
    )


def test_on_every_form_the_second_sees_what_the_first_saved_beside_their_own(desk, model):
    obj = make(model)
    opened = desk.get(form(model, obj))
    name = text_field(opened)
    first = desk.post(form(model, obj), typed(opened, name, "by the first"))
    assert first.status_code == 302, first.context and first.context["errors"]
    late = desk.post(form(model, obj), typed(opened, name, "by the second"))
    assert late.status_code == 200
    assert "Changed meanwhile by editor" in str(late.context["errors"])
    (difference,) = late.context["adminform"].form.conflict.to_choose
    assert (difference.mine, difference.theirs) == ("by the second", "by the first")
    assert late.context["adminform"].form[name].value() == "by the second"
    obj.refresh_from_db()
    assert getattr(obj, name) == "by the first"


@pytest.mark.parametrize(
    ("choice", "stands"), [("mine", "by the second"), ("stored", "by the first")]
)
def test_on_every_form_one_may_choose_which_of_two_texts_stands(desk, model, choice, stands):
    obj = make(model)
    opened = desk.get(form(model, obj))
    name = text_field(opened)
    desk.post(form(model, obj), typed(opened, name, "by the first"))
    late = desk.post(form(model, obj), typed(opened, name, "by the second"))
    (difference,) = late.context["adminform"].form.conflict.to_choose
    decided = submitted(late, **{f"choose:{name}": choice, f"stored:{name}": difference.stored})
    decided.pop("file", None)
    assert desk.post(form(model, obj), decided).status_code == 302
    obj.refresh_from_db()
    assert getattr(obj, name) == stands


@pytest.fixture
def event():
    return factories.EventFactory(state="draft", summary_en="As it was", date="1990")


def test_what_only_the_other_changed_is_taken_over_and_said(desk, event):
    opened = desk.get(form(Event, event))
    place = factories.PlaceFactory(name="Exampletown")
    desk.post(form(Event, event), submitted(opened, summary_en="By the first", places=[place.pk]))
    late = desk.post(form(Event, event), submitted(opened, title_en="By the second"))
    conflict = late.context["adminform"].form.conflict
    assert conflict.to_choose == []
    assert {one.theirs for one in conflict.taken_over} == {"By the first", "Exampletown"}
    assert desk.post(form(Event, event), submitted(late)).status_code == 302
    event.refresh_from_db()
    assert (event.summary_en, event.title_en) == ("By the first", "By the second")
    assert list(event.places.all()) == [place]


def test_what_both_changed_alike_is_no_question(desk, event):
    opened = desk.get(form(Event, event))
    desk.post(form(Event, event), submitted(opened, summary_en="Alike", title_en="One"))
    late = desk.post(form(Event, event), submitted(opened, summary_en="Alike", date="1991"))
    conflict = late.context["adminform"].form.conflict
    assert [one.name for one in conflict.taken_over] == ["title_en"]
    assert conflict.to_choose == []


def test_rows_on_the_form_are_compared_too(desk):
    person = factories.PersonFactory(state="draft", name="Alice Example")
    opened = desk.get(form(Person, person))
    desk.post(form(Person, person), submitted(opened, **{"names-0-text": "Alice First"}))
    late = desk.post(form(Person, person), submitted(opened, **{"names-0-text": "Alice Second"}))
    (difference,) = late.context["adminform"].form.conflict.to_choose
    assert (difference.mine, difference.theirs) == ("Alice Second", "Alice First")
    decided = {"choose:names-0-text": "stored", "stored:names-0-text": difference.stored}
    assert desk.post(form(Person, person), submitted(late, **decided)).status_code == 302
    assert person.names.get().text == "Alice First"


def test_a_row_the_other_added_stays_and_is_named(desk):
    person = factories.PersonFactory(state="draft", name="Alice Example")
    opened = desk.get(form(Person, person))
    row = {"names-TOTAL_FORMS": 2, "names-1-text": "A. Example", "names-1-kind": "variant"}
    row |= {"names-1-position": 1}
    assert desk.post(form(Person, person), submitted(opened, **row)).status_code == 302
    late = desk.post(form(Person, person), submitted(opened, sex="female"))
    assert "A. Example" in late.context["adminform"].form.conflict.added[0]
    assert desk.post(form(Person, person), submitted(late)).status_code == 302
    person.refresh_from_db()
    assert (person.sex, person.names.count()) == ("female", 2)


def test_a_row_the_other_removed_is_named_and_stops_nobody(desk):
    person = factories.PersonFactory(state="draft", name="Alice Example")
    PersonName.objects.create(person=person, text="A. Example", language="en", position=1)
    opened = desk.get(form(Person, person))
    desk.post(form(Person, person), submitted(opened, **{"names-1-DELETE": "on"}))
    assert person.names.count() == 1
    late = desk.post(form(Person, person), submitted(opened, sex="female"))
    assert "A. Example" in late.context["adminform"].form.conflict.removed[0]
    again = desk.post(form(Person, person), submitted(late, **{"names-1-DELETE": "on"}))
    assert again.status_code == 302
    person.refresh_from_db()
    assert (person.sex, person.names.count()) == ("female", 1)


def test_the_page_shows_both_texts_escaped(desk, event):
    opened = desk.get(form(Event, event))
    desk.post(form(Event, event), submitted(opened, summary_en="<b>first</b>"))
    late = desk.post(form(Event, event), submitted(opened, summary_en="<i>second</i>"))
    html = late.content.decode()
    assert "&lt;b&gt;first" in html
    assert "<b>first" not in html
    assert "<i>second" not in html


def test_marks_that_were_tampered_with_end_in_a_question_not_in_a_fault(desk, event):
    opened = desk.get(form(Event, event))
    desk.post(form(Event, event), submitted(opened, summary_en="By the first"))
    late = desk.post(
        form(Event, event), submitted(opened, summary_en="By me", opened_values="[not json")
    )
    assert late.context["adminform"].form.conflict.to_choose


def test_every_form_two_people_can_edit_is_tried_here():
    assert {Term, Takedown, Event, Person} <= set(EDITED)
