"""Every page of the desk opens, for every model registered."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.sites import all_sites
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.admin_site import GROUPS
from archive.models import EntryMatch, Event, Report
from tests import factories

from .examples import MAKERS

pytestmark = pytest.mark.django_db
REGISTERED = sorted(admin.site._registry, key=lambda model: model.__name__)
NOT_ON_THE_DESK = {  # on pages of their own, or beside the fields they speak of
    *("StagedRow", "EntryChange", "ReviewComment"),
    *("LinkCheck", "StaleText", "WorkLeft"),
}


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture(params=REGISTERED, ids=lambda model: model.__name__)
def model(request):
    return request.param


def test_there_is_an_example_of_every_registered_model():
    assert set(MAKERS) == set(REGISTERED)


def test_every_model_of_the_archive_is_on_the_desk_or_on_the_form_of_another():
    inlined = {
        inline.model.__name__ for one in admin.site._registry.values() for inline in one.inlines
    }
    ours = {
        one.__name__
        for one in apps.get_app_config("archive").get_models()
        if not one.__name__.startswith("Historical")
    }
    on_the_desk = {one.__name__ for one in REGISTERED} | inlined | NOT_ON_THE_DESK
    assert {name for name in ours if not name.endswith("SearchEntry")} - on_the_desk <= {
        name for name in ours if name.startswith("Search")
    }


def test_every_registered_model_belongs_to_a_group():
    grouped = {name for _label, names in GROUPS for name in names}
    assert {one.__name__ for one in REGISTERED} - grouped == {"PersonName"}


def test_the_list_of_a_model_opens(desk, model):
    MAKERS[model]()
    assert desk.get(address(model, "changelist")).status_code == 200


def test_the_list_of_a_model_can_be_searched(desk, model):
    MAKERS[model]()
    for words in ("Example", "0123-4567", "ə"):
        assert desk.get(address(model, "changelist"), {"q": words}).status_code == 200


def test_every_filter_of_a_list_opens(desk, model, rf):
    MAKERS[model]()
    page = desk.get(address(model, "changelist"))
    changes = page.context["cl"]
    for spec in changes.filter_specs:
        for choice in spec.choices(changes):
            query = choice["query_string"]
            assert desk.get(address(model, "changelist") + query).status_code == 200, query


def test_the_empty_form_of_a_model_opens_where_one_may_add(desk, editor, model, rf):
    request = rf.get("/")
    request.user = editor
    may_add = admin.site._registry[model].has_add_permission(request)
    assert desk.get(address(model, "add")).status_code == (200 if may_add else 403)


def test_the_form_of_a_row_opens(desk, model):
    page = desk.get(address(model, "change", MAKERS[model]().pk))
    assert page.status_code == 200


def test_the_history_of_a_row_opens(desk, model):
    assert desk.get(address(model, "history", MAKERS[model]().pk)).status_code == 200


def test_a_row_can_be_looked_at_by_somebody_who_may_change_nothing(client, reader, model):
    client.force_login(reader)
    form = address(model, "change", MAKERS[model]().pk)
    assert client.get(form).status_code == 200
    assert client.post(form, {}).status_code == 403


def test_every_action_names_the_permission_it_needs(rf, editor):
    request = rf.get("/")
    request.user = editor
    without = [
        f"{one.model.__name__}.{name}"
        for site in all_sites
        for one in site._registry.values()
        for name, (function, *_rest) in one.get_actions(request).items()
        if not getattr(function, "allowed_permissions", None)
    ]
    assert without == []


def queries(client, page):
    client.get(page)  # content types are remembered from the first time
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


GROWING = [model for model in REGISTERED if isinstance(MAKERS[model], type)] + [EntryMatch, Report]


@pytest.mark.parametrize("model", GROWING, ids=lambda model: model.__name__)
def test_a_longer_list_asks_the_database_no_more_often(desk, model):
    for _count in range(2):
        MAKERS[model]()
    few = queries(desk, address(model, "changelist"))
    for _count in range(4):
        MAKERS[model]()
    assert queries(desk, address(model, "changelist")) <= few


def test_the_first_page_says_what_waits(desk):
    waiting = factories.EventFactory(state="in-review", title_en="A waiting event")
    draft = factories.PersonFactory(state="draft", name="Alice Example")
    Report.objects.create(text="A fictional mistake.", record=waiting.record)
    page = desk.get(reverse("admin:index")).content.decode()
    for said in ("In review (1)", waiting.title_en, draft.label_en, "A fictional mistake."):
        assert said in page


def test_the_first_page_asks_no_more_often_when_more_waits(desk):
    def add():
        factories.FigureFactory(state="draft")
        factories.PositionFactory(state="in-review")
        factories.ListEntryFactory()
        Report.objects.create(text="x", record=factories.EventFactory(state="draft").record)

    add()
    few = queries(desk, reverse("admin:index"))
    for _count in range(3):
        add()
    assert queries(desk, reverse("admin:index")) == few


def test_no_page_of_the_desk_carries_a_script_or_style_of_its_own(desk):
    event = factories.EventFactory(state="draft")
    pages = [
        reverse("admin:index"),
        *(address(Event, page, event.pk) for page in ("change", "history", "delete")),
        address(Event, "changelist"),
        reverse("admin:archive_event_step", args=["publish"]) + f"?id={event.pk}",
    ]
    for page in pages:
        html = desk.get(page).content.decode()
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", html), page
