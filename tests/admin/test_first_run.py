"""The first administrator, made in a browser on the machine itself, once."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

pytestmark = pytest.mark.django_db
SENT = {
    "username": "keeper",
    "password1": "a long and plain sentence",
    "password2": "a long and plain sentence",
}


@pytest.fixture
def address(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    return reverse("admin:first-run")


@pytest.fixture
def here():
    return {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


def test_a_new_archive_leads_to_the_making_of_its_administrator(client, address, here):
    answer = client.get(reverse("admin:login"), **here)
    assert answer["Location"] == address
    answer = client.post(address, SENT, **here)
    assert answer["Location"] == reverse("admin:index")
    assert User.objects.get().is_superuser
    assert client.get(reverse("admin:index"), **here).status_code == 200


def test_the_page_closes_once_there_is_an_administrator(client, address, here):
    keeper = User.objects.create_superuser("keeper")
    assert client.get(address, **here).status_code == 404
    assert client.post(address, SENT, **here).status_code == 404
    keeper.is_superuser = False
    keeper.save()
    keeper.groups.add(Group.objects.get(name="administrator"))
    assert client.post(address, SENT, **here).status_code == 404
    assert client.get(reverse("admin:login"), **here).status_code == 200


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_REAL_IP": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_VIA": "1.1 proxy"},
        {"SERVER_PROTOCOL": "HTTP/1.0"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "rebound.example.org"},
    ],
    ids=str,
)
def test_nobody_from_elsewhere_sees_it(client, address, here, elsewhere):
    for answer in (
        client.get(address, **{**here, **elsewhere}),
        client.post(address, SENT, **{**here, **elsewhere}),
    ):
        assert answer.status_code in {400, 404}
    assert not User.objects.exists()


def test_an_archive_with_a_public_name_never_opens_it(client, address, here, settings):
    settings.ALLOWED_HOSTS = ["archive.example.org", "127.0.0.1"]
    assert client.get(address, **here).status_code == 404


def test_a_weak_password_is_refused(client, address, here):
    weak = {**SENT, "password1": "12345678", "password2": "12345678"}
    assert client.post(address, weak, **here).status_code == 200
    assert not User.objects.exists()
