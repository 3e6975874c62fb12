"""What every page says of itself, and what is answered when something is wrong."""

import pytest
from django.test import RequestFactory, override_settings

from archive.public.context import site
from archive.public.site import errors
from tests.factories import EventFactory


@pytest.mark.django_db
def test_a_page_leads_to_itself_in_the_other_languages_with_its_filters(client):
    html = client.get("/en/events/?kind=remembrance&page=1").content.decode()
    assert 'hreflang="ru" href="http://testserver/ru/events/?kind=remembrance&amp;page=1"' in html
    assert '<link rel="canonical" href="http://testserver/en/events/">' in html


def test_an_address_without_a_page_still_knows_its_languages():
    found = site(RequestFactory().get("/az/no-such-page/"))
    assert [link.url for link in found["languages"].links] == [
        "/en/no-such-page/",
        "/az/no-such-page/",
        "/ru/no-such-page/",
    ]


@pytest.mark.django_db
def test_an_error_page_does_not_echo_the_address(client):
    for address in ("/ru/events/example-secret/", "/ru/example-secret/"):
        html = client.get(address).content.decode()
        assert "example-secret" not in html
        assert 'href="/az/"' in html


def test_the_desk_has_no_other_languages():
    assert site(RequestFactory().get("/desk/"))["languages"] is None


def test_a_forged_host_is_refused_with_a_page(client):
    with override_settings(ALLOWED_HOSTS=["archive.example.org"], DEBUG=False):
        response = client.get("/en/", headers={"host": "evil.example"})
    assert response.status_code == 400


def test_error_pages_need_no_database():
    request = RequestFactory().get("/en/nowhere/")
    assert errors.not_found(request, Exception()).status_code == 404
    assert errors.bad_request(request, Exception()).status_code == 400
    assert errors.forbidden(request, Exception()).status_code == 403
    assert errors.server_error(request).status_code == 500


@pytest.mark.django_db
def test_an_unknown_page_is_answered_in_its_language(client):
    EventFactory()
    response = client.get("/ru/no-such-page/")
    assert response.status_code == 404
    assert '<html lang="ru"' in response.content.decode()


def test_a_page_for_a_strange_host_names_the_other_languages_by_their_path(client):
    client.raise_request_exception = False
    page = client.get("/en/", headers={"host": "strange.example"})
    assert page.status_code == 400
    assert '<link rel="alternate" hreflang="az" href="/az/">' in page.content.decode()
