"""Components: each is on the styleguide, draws its texts safely, and the frame stays true."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from django.test import RequestFactory
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import translation

import archive.urls  # noqa: F401 - every module of the public pages, so that all classes are known
from archive.public.components.base import Component, Part
from archive.public.site.styleguide import EXAMPLES, styleguide

KEPT = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def drawn_classes(base: type = Component) -> Iterator[type[Component]]:
    for below in base.__subclasses__():
        if hasattr(below, "template_name"):
            yield below
        yield from drawn_classes(below)


def parts(value: Any) -> Iterator[Part]:
    """Every component, and part of one, that is found in a value."""
    if isinstance(value, Part):
        yield value
        value = vars(value)
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for inner in value:
            yield from parts(inner)


def with_markup(value: Any, name: str = "") -> Any:
    """The same, every text of it replaced by markup."""
    if isinstance(value, tuple):
        return tuple(with_markup(inner) for inner in value)
    if isinstance(value, Part):
        names = [field.name for field in fields(value)]
        return replace(value, **{name: with_markup(vars(value)[name], name) for name in names})
    return "<i>'\"" if isinstance(value, str) and name != "heading" else value


@pytest.mark.parametrize("component", list(drawn_classes()))
def test_every_component_is_on_the_styleguide(component):
    assert component in {type(part) for part in parts(EXAMPLES)}


def test_the_styleguide_opens():
    response = styleguide(RequestFactory().get("/styleguide/"))
    assert response.status_code == 200
    assert "Alice Example" in response.content.decode()


@pytest.mark.parametrize(
    "component",
    [part for part in parts(EXAMPLES) if isinstance(part, Component)],
    ids=lambda part: type(part).__name__,
)
def test_every_text_of_a_component_is_escaped(component):
    markup = with_markup(component).render()
    assert "&lt;i&gt;" in markup
    assert "<i>" not in markup
    assert "'\"" not in markup


@override_settings(CACHES={"default": KEPT, "template_fragments": KEPT})
@pytest.mark.django_db
def test_the_menu_marks_the_section_and_speaks_the_language_also_when_kept(client):
    for _time in range(2):
        for language, people in (("en", "People"), ("ru", "Люди"), ("en", "People")):
            for section in ("event-list", "person-list"):
                with translation.override(language):
                    address = reverse(f"public:{section}")
                page = client.get(address).content.decode()
                assert f">{people}</a>" in page
                assert page.count(f'<a href="{address}" aria-current="true">') == 2
                assert page.count('<nav class="site-nav"') == 2
