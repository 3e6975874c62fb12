"""In the header of every page of the desk: a search over everything, the guide, the language."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from archive.models import Event, Place
from tests import factories

from .test_publishing import form

pytestmark = pytest.mark.django_db
SEARCH, LANGUAGE = reverse("admin:search"), reverse("admin:language")


def labels(page):
    return [kind.label for kind in page.context["kinds"]]


def test_a_search_looks_through_every_kind_in_any_spelling_drafts_included(desk):
    place = factories.PlaceFactory(name="Xocalı", state="draft")
    event = factories.EventFactory(title_az="Xocalı hadisəsi")
    factories.VictimListFactory(title_az="Xocalı siyahısı", state="draft")
    factories.OrganisationFactory(title_az="Xocalı komitəsi")
    factories.ListEntryFactory(name_as_recorded="Xocalı Example")
    factories.PersonFactory(name="Xocalı Example", state="draft")
    factories.SourceFactory(title="Xocalı gazette")
    factories.QuotationFactory(text="Xocalı in plainly fictional words")
    factories.FigureFactory(counted_by_az="Xocalı komitəsi")
    factories.PositionFactory(body_az="Xocalı məclisi")
    page = desk.get(SEARCH, {"q": "xocali"})
    assert labels(page) == [
        *("Events", "Figures", "Positions", "People", "Lists of names", "Rows of lists"),
        *("Organisations", "Places", "Sources", "Quotations"),
    ]
    html = page.content.decode()
    assert form(Event, event) in html
    assert form(Place, place) in html


def test_a_permanent_id_finds_its_record_however_it_is_spelled(desk):
    event = factories.EventFactory()
    asked = f"{event.pk[:4]}-{event.pk[4:8]}-{event.pk[8:]}".lower()
    assert labels(desk.get(SEARCH, {"q": asked})) == ["Events"]


def test_a_search_shows_only_what_somebody_may_see_and_says_when_there_is_nothing(client, db):
    user = User.objects.create_user("x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_place"))
    client.force_login(user)
    factories.EventFactory(title_en="Example village")
    factories.PlaceFactory(name="Example village")
    assert labels(client.get(SEARCH, {"q": "example"})) == ["Places"]
    assert "Nothing at the desk" in client.get(SEARCH, {"q": "zzzz"}).content.decode()
    for odd in ("", "%", "'", "\u200b", "x" * 5000):
        assert client.get(SEARCH, {"q": odd}).status_code == 200


def test_the_list_of_a_small_kind_finds_titles_in_any_spelling(desk):
    factories.OrganisationFactory(title_az="Xocalı komitəsi")
    page = desk.get(reverse("admin:archive_organisation_changelist"), {"q": "ходжалы"})
    assert page.context["cl"].result_count == 1


def test_the_language_of_the_desk_is_chosen_and_kept_and_the_site_is_not_touched(desk, client):
    page = desk.get("/desk/").content.decode()
    assert f'action="{LANGUAGE}"' in page
    answer = desk.post(LANGUAGE, {"language": "az", "next": "/desk/review/"})
    assert answer["Location"] == "/desk/review/"
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME]["path"] == "/desk/"
    assert '<html lang="az"' in desk.get("/desk/review/").content.decode()


def test_the_language_is_chosen_before_signing_in_too(client):
    assert f'action="{LANGUAGE}"' in client.get("/desk/login/").content.decode()
    client.post(LANGUAGE, {"language": "ru"})
    assert '<html lang="ru"' in client.get("/desk/login/").content.decode()


@pytest.mark.parametrize("after", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_choosing_a_language_leads_to_no_other_site(client, after):
    assert client.post(LANGUAGE, {"language": "az", "next": after})["Location"] == "/desk/"
    assert client.post(LANGUAGE, {"language": "xx"}).status_code == 400
    assert client.get(LANGUAGE).status_code == 405


@pytest.mark.parametrize(("language", "words"), [("en", "Undo"), ("az", "Geri"), ("ru", "Отмена")])
def test_the_guide_to_imports_is_read_in_the_language_of_the_desk(desk, language, words):
    desk.post(LANGUAGE, {"language": language})
    page = desk.get(reverse("admin:guide", args=["importing"])).content.decode()
    assert re.search(rf"<h2[^>]*>{words}", page)
    assert "<table>" in page
    assert "![" not in page
    assert 'class="guide" lang' not in page
    assert reverse("admin:guide", args=["importing"]) in desk.get("/desk/").content.decode()
    assert desk.get(reverse("admin:guide", args=["nothing"])).status_code == 404


def test_empty_fields_of_other_languages_are_folded(desk):
    event = factories.EventFactory(state="draft", title_en="Example", title_ru="Пример")
    html = desk.get(form(Event, event)).content.decode()
    row = html[html.index('class="form-row field-title_en') :]
    row = row[: row.index("</details>")]
    shown, folded = row.split('<details class="other-languages">')
    assert 'name="title_en"' in shown
    assert 'name="title_ru"' in shown
    assert 'name="title_az"' in folded
    assert "Azərbaycanca" in folded


def test_the_language_of_the_desk_is_never_folded_nor_what_has_an_error(desk):
    desk.post(LANGUAGE, {"language": "az"})
    event = factories.EventFactory(state="draft", title_en="Example")
    page = desk.post(form(Event, event), {"title_en": "Example", "title_ru": "x" * 301})
    html = page.content.decode()
    row = html[html.index('class="form-row field-title_en') :]
    row = row[: row.index('class="form-row', 10)]
    shown = row.partition("<details")[0]
    assert all(f'name="title_{code}"' in shown for code in ("en", "az", "ru"))
