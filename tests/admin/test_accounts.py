"""Accounts: a role for each, changed as easily as given; single rights only for who asks."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from .examples import submitted
from .test_roles import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    user = User.objects.create_user("colleague", is_staff=True)
    user.groups.add(Group.objects.get(name="contributor"))
    return user


def form(user, ask=""):
    return reverse("admin:auth_user_change", args=[user.pk]) + ask


def roles(user):
    return set(user.groups.values_list("name", flat=True))


@pytest.mark.parametrize("role", ["editor", "administrator", ""])
def test_a_role_is_changed_on_the_form_of_the_account(client, colleague, role):
    signed_in(client, "administrator")
    page = client.get(form(colleague))
    assert page.context["adminform"].form["role"].value() == "contributor"
    colleague.groups.add(Group.objects.create(name="Friends of the archive"))
    assert client.post(form(colleague), submitted(page, role=role)).status_code == 302
    assert roles(colleague) == {role, "Friends of the archive"} - {""}


def test_an_account_without_a_role_is_let_in_with_one(desk):
    stranger = User.objects.create_user("stranger")
    desk.post(form(stranger), submitted(desk.get(form(stranger)), role="editor"))
    stranger.refresh_from_db()
    assert (stranger.is_staff, roles(stranger)) == (True, {"editor"})


def test_single_rights_are_shown_only_to_who_asks(desk, colleague):
    plain = desk.get(form(colleague)).content.decode()
    assert "user_permissions" not in plain
    assert "?_rights=1" in plain
    asked = desk.get(form(colleague, "?_rights=1"))
    assert "user_permissions" in asked.content.decode()
    assert desk.post(form(colleague, "?_rights=1"), submitted(asked)).status_code == 302
    assert roles(colleague) == {"contributor"}
    assert reverse("admin:auth_group_changelist") not in desk.get("/desk/").content.decode()


def test_an_administrator_keeps_their_own_role_and_makes_nobody_almighty(client):
    signed_in(client, "administrator")
    own = User.objects.get(username="administrator")
    page = client.post(form(own), submitted(client.get(form(own)), role="editor"))
    assert page.context["errors"]
    assert roles(own) == {"administrator"}
    asked = client.get(form(own, "?_rights=1"))
    client.post(form(own, "?_rights=1"), {**submitted(asked), "is_superuser": "on"})
    own.refresh_from_db()
    assert not own.is_superuser


def test_the_list_says_the_role_of_each(desk, colleague):
    assert "contributor" in desk.get(reverse("admin:auth_user_changelist")).content.decode()
