"""A new archive: first words, colleagues with a role, rows in their order, sent together."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.models import Event, Person, PersonName, Term
from archive.services.consequences import drafts_around
from tests import factories

from .examples import submitted
from .test_publishing import form

pytestmark = pytest.mark.django_db
WORDS = reverse("admin:words")
PASSWORD = "a long and plain sentence"


def test_first_words_are_offered_while_there_are_none_and_brought_in_once(desk):
    assert WORDS in desk.get(reverse("admin:index")).content.decode()
    desk.post(WORDS)
    killed = Term.objects.get(vocabulary="measure", slug="killed")
    assert killed.label_az
    assert killed.history.count() == 1
    number = Term.objects.count()
    assert WORDS not in desk.get(reverse("admin:index")).content.decode()
    desk.post(WORDS)
    assert Term.objects.count() == number


def test_words_somebody_made_stay_as_they_are(desk):
    own = factories.TermFactory(vocabulary="measure", slug="killed", label_en="our own word")
    desk.post(WORDS)
    assert Term.objects.get(vocabulary="measure", slug="killed") == own
    own.refresh_from_db()
    assert own.label_en == "our own word"


def test_first_words_are_not_for_everybody(client, reader):
    client.force_login(reader)
    assert WORDS not in client.get(reverse("admin:index")).content.decode()
    assert client.post(WORDS).status_code == 403
    assert client.get(WORDS).status_code == 405


@pytest.mark.parametrize("role", ["contributor", "editor", "administrator"])
def test_a_colleague_is_made_with_a_role_and_may_sign_in_at_once(desk, client, role):
    sent = {"username": "new", "password1": PASSWORD, "password2": PASSWORD, "role": role}
    assert desk.post(reverse("admin:auth_user_add"), sent).status_code == 302
    made = User.objects.get(username="new")
    assert [group.name for group in made.groups.all()] == [role]
    assert not made.is_superuser
    client.logout()
    client.post(reverse("admin:login"), {"username": "new", "password": PASSWORD})
    assert client.get(reverse("admin:index")).status_code == 200


def test_a_colleague_without_a_known_role_is_not_made(desk):
    sent = {"username": "new", "password1": PASSWORD, "password2": PASSWORD, "role": "owner"}
    assert desk.post(reverse("admin:auth_user_add"), sent).status_code == 200
    assert not User.objects.filter(username="new").exists()


def test_names_keep_the_order_in_which_they_were_typed(desk):
    page = desk.get(form(Person))
    names = {
        "names-TOTAL_FORMS": 3,
        "names-0-text": "Zoe Example",
        "names-1-text": "Alice Example",
        "names-2-text": "Bob Example",
    }
    for number in range(3):
        names |= {f"names-{number}-kind": "variant", f"names-{number}-position": 0}
    assert desk.post(form(Person), submitted(page, **names)).status_code == 302
    told = [name.text for name in PersonName.objects.order_by("position")]
    assert told == ["Zoe Example", "Alice Example", "Bob Example"]
    assert str(Person.objects.get()) == "Zoe Example"


def test_what_is_read_together_with_an_event_is_sent_together(desk):
    place = factories.PlaceFactory(state="draft")
    cited = factories.SourceFactory(state="draft")
    event = factories.EventFactory(state="draft", places=[place])
    factories.CitationFactory(record=event.record, source=cited)
    figure = factories.FigureFactory(state="draft", events=[event])
    person = factories.PersonFactory(state="draft")
    person.participations.create(event=event, source=cited)
    around = {one.pk for one in drafts_around(event)}
    assert around >= {place.pk, cited.pk, figure.pk, person.pk}
    address = f"{reverse('admin:archive_event_step', args=['send-to-review'])}?id={event.pk}"
    together = desk.get(address).context["together_url"]
    desk.post(together, {})
    states = {one.record.state for one in (Event.objects.get(), Person.objects.get())}
    assert states == {"in-review"}


def test_without_scripts_empty_rows_are_shown_on_request(desk):
    plain = desk.get(form(Person))
    assert "?_empty=2" in plain.content.decode()
    rows = [inline.formset for inline in plain.context["inline_admin_formsets"]]
    assert [formset.total_form_count() for formset in rows[:2]] == [1, 0]
    asked = desk.get(form(Person) + "?_empty=2")
    assert asked.context["inline_admin_formsets"][0].formset.total_form_count() == 2
    for odd in ("-1", "many", "999999"):
        assert desk.get(form(Person), {"_empty": odd}).status_code == 200
    typed = submitted(asked, **{"names-0-text": "Alice Example"})
    assert desk.post(form(Person) + "?_empty=2", typed).status_code == 302
    assert PersonName.objects.get().text == "Alice Example"
