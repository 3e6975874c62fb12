"""Contributors, editors, administrators: what each may do, by every address of the desk."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from archive.models import Event, Person, Record, Report, Takedown
from archive.services.roles import CONTRIBUTOR, RECORDS, ROLES, make_roles
from tests import factories

from .examples import MAKERS
from .test_publishing import form, step

pytestmark = pytest.mark.django_db
REGISTERED = sorted(admin.site._registry, key=lambda model: model.__name__)
NOT_FOR_CONTRIBUTORS = {"Report", "Takedown", "User", "Group"}
CLOSED_TO_CONTRIBUTORS = [
    lambda: step(Event, "publish", factories.EventFactory(state="draft")),
    lambda: step(Event, "withdraw", factories.EventFactory()),
    lambda: reverse("admin:step", args=["publish"]) + f"?id={factories.EventFactory().pk}",
    lambda: reverse("admin:hide", args=["record", factories.EventFactory().pk]),
    lambda: reverse("admin:hide", args=["entry", factories.ListEntryFactory().uid]),
    lambda: reverse("admin:hide", args=["name", factories.PersonFactory().names.get().pk]),
    lambda: reverse("admin:removals"),
    lambda: reverse("admin:backup"),
    lambda: reverse("admin:backup-file", args=["archive-20200101-000000.zip"]),
    lambda: reverse("admin:archive_takedown_add"),
]


def signed_in(client, role):
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


@pytest.fixture
def contributing(client):
    return signed_in(client, "contributor")


@pytest.fixture
def editing(client):
    return signed_in(client, "editor")


@pytest.fixture
def administering(client):
    return signed_in(client, "administrator")


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_the_three_groups_are_there_without_anybody_making_them():
    assert set(ROLES) <= set(Group.objects.values_list("name", flat=True))


def test_making_the_roles_again_changes_nothing_and_mends_what_was_changed():
    group = Group.objects.get(name=CONTRIBUTOR)
    before = set(group.permissions.all())
    group.permissions.add(Permission.objects.get(codename="publish_record"))
    make_roles()
    assert set(group.permissions.all()) == before
    assert Group.objects.filter(name=CONTRIBUTOR).count() == 1


def test_every_right_of_a_contributor_is_one_of_an_editor_and_so_on():
    rights = [set(Permission.objects.filter(ROLES[name]())) for name in ROLES]
    assert rights[0] < rights[1] < rights[2]


@pytest.mark.parametrize("make", CLOSED_TO_CONTRIBUTORS)
def test_a_contributor_is_refused_at_every_closed_address(contributing, make):
    closed = make()
    assert contributing.get(closed).status_code == 403
    assert contributing.post(closed, {"reason": "family"}).status_code in {403, 405}
    assert not Takedown.objects.exists()


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_a_contributor_sees_what_they_may_and_deletes_no_record(contributing, model):
    row = MAKERS[model]()
    is_closed = model.__name__ in NOT_FOR_CONTRIBUTORS
    for page, args in (("changelist", ()), ("change", (row.pk,)), ("history", (row.pk,))):
        answer = contributing.get(address(model, page, *args))
        assert answer.status_code == (403 if is_closed else 200), page
    delete = contributing.post(address(model, "delete", row.pk), {"post": "yes"})
    if model._meta.model_name not in {"citation"}:  # evidence a contributor added to a draft
        assert delete.status_code == 403
        assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("name", RECORDS)
def test_a_contributor_writes_drafts_of_every_kind_of_record(contributing, name):
    model = next(one for one in REGISTERED if one._meta.model_name == name)
    assert contributing.get(address(model, "add")).status_code == 200
    draft = MAKERS[model](state="draft")
    page = contributing.get(address(model, "change", draft.pk))
    assert page.context["has_change_permission"]


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_a_contributor_only_reads_what_has_been_public(contributing, state):
    event = factories.EventFactory(state=state)
    assert not contributing.get(form(Event, event)).context["has_change_permission"]
    assert contributing.post(form(Event, event), {}).status_code == 403


def test_a_contributor_deletes_no_draft_by_the_action_of_the_list(contributing):
    event = factories.EventFactory(state="draft")
    sent = {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
    contributing.post(reverse("admin:archive_event_changelist"), sent)
    assert Event.objects.exists()


def test_a_contributor_sees_the_queue_without_the_buttons_of_an_editor(contributing):
    factories.EventFactory(state="in-review")
    page = contributing.get(reverse("admin:review")).content.decode()
    assert reverse("admin:step", args=["publish"]) not in page


def test_a_contributor_comments_and_previews(contributing):
    event = factories.EventFactory(state="draft")
    contributing.post(reverse("admin:comment", args=[event.pk]), {"text": "Which page?"})
    assert event.record.comments.count() == 1
    assert contributing.get(reverse("admin:preview", args=[event.pk, "en"])).status_code == 200


def test_an_editor_publishes_hides_and_decides(editing):
    event = factories.EventFactory(state="draft")
    editing.post(step(Event, "publish", event))
    assert Event.objects.published().exists()
    person = factories.PersonFactory()
    editing.post(reverse("admin:hide", args=["record", person.pk]), {"reason": "family"})
    assert not Person.objects.published().exists()
    report = Report.objects.create(text="x", record=event.record)
    assert editing.get(address(Report, "change", report.pk)).status_code == 200


@pytest.mark.parametrize("model", [User, Group], ids=["User", "Group"])
def test_an_editor_does_not_decide_who_works_here(editing, model):
    for page in ("changelist", "add"):
        assert editing.get(address(model, page)).status_code == 403
    assert editing.get(reverse("admin:backup")).status_code == 403


def test_an_administrator_may_everything_and_says_who_works_here(administering):
    for model in (User, Group, Report, Takedown, Record):
        assert administering.get(address(model, "changelist")).status_code == 200
    assert administering.get(address(User, "add")).status_code == 200
    assert administering.get(reverse("admin:backup")).status_code == 200


def test_somebody_who_left_gets_in_nowhere(client):
    user = User.objects.create_user("gone", is_staff=True, is_active=False)
    user.groups.add(Group.objects.get(name="administrator"))
    client.force_login(user)
    for name in ("admin:index", "admin:review", "admin:backup", "admin:everything"):
        assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("name", ["index", "review", "backup", "everything", "removals"])
def test_visitors_are_asked_to_sign_in(client, name):
    assert client.get(reverse(f"admin:{name}")).status_code == 302
