"""Whatever is sent to a form of the desk is answered with a page that says what is wrong."""

import pytest
from django.contrib import admin
from django.urls import reverse

from archive.models import Record
from tests import factories

from .examples import MAKERS, submitted

pytestmark = pytest.mark.django_db
REGISTERED = sorted(admin.site._registry, key=lambda model: model.__name__)
NONSENSE = {
    "words": "☃ nonsense \u202e ٣ -1",
    "huge": "9" * 400,
    "negative": "-99999999999999999999",
    "nul": "a\x00b",
    "list": "[]",
    "uid": "0" * 12,
}
STATES = ["draft", "published"]


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture(params=REGISTERED, ids=lambda model: model.__name__)
def model(request):
    return request.param


def forms_of(desk, model):
    """Return the addresses of the forms for a new row and for rows that are there."""
    made = [MAKERS[model]()]
    factory = MAKERS[model]
    if hasattr(made[0], "state"):
        made.append(factory(state="draft"))
    pages = [address(model, "change", row.pk) for row in made]
    add = address(model, "add")
    return [add, *pages] if desk.get(add).status_code == 200 else pages


def refused(answer):
    return answer.status_code in (200, 302, 403, 400)


def test_an_empty_form_is_no_error(desk, model):
    for page in forms_of(desk, model):
        desk.raise_request_exception = False
        assert refused(desk.post(page, {})), page


def test_each_field_may_be_left_empty_or_hold_nonsense(desk, model):
    desk.raise_request_exception = False
    failed = []
    for page in forms_of(desk, model):
        opened = desk.get(page)
        if "adminform" not in opened.context:
            continue
        full = submitted(opened)
        names = [field.html_name for field in opened.context["adminform"].form]
        for inline in opened.context["inline_admin_formsets"]:
            names += [field.html_name for field in inline.formset.management_form]
            for form in inline.formset.forms:
                names += [field.html_name for field in form]
            prefix = inline.formset.prefix
            names += [
                n.replace("__prefix__", "0")
                for n in (f.html_name for f in inline.formset.empty_form)
            ]
        for name in dict.fromkeys(names):
            gone = {key: value for key, value in full.items() if key != name}
            for said in (
                {**full, name: ""},
                gone,
                *({**full, name: odd} for odd in NONSENSE.values()),
            ):
                answer = desk.post(page, said)
                if not refused(answer):
                    failed.append(
                        (
                            page,
                            name,
                            said.get(name, "-gone-")[:20]
                            if isinstance(said.get(name, ""), str)
                            else said.get(name),
                            str(getattr(answer, "exc_info", ("", ""))[1])[:200],
                        )
                    )
    assert not failed, "\n".join(map(str, failed))
