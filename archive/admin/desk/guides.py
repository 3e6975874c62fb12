"""The guides of docs/, read at the desk in the language of whoever works there."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

GUIDES = {
    "editing": _("Working at the desk"),
    "importing": _("Bringing in a list of names"),
    "matching": _("Matching and merging"),
}
DOCS: Path = settings.BASE_DIR / "docs"
PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n?", re.MULTILINE)
LANGUAGES_LINE = re.compile(r"^(?:\[[^\]]+\]\(\w+(?:\.\w\w)?\.md\)(?: · )?)+\n", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\((\w+)(?:\.\w\w)?\.md\)")


@require_safe
def guide_page(request: HttpRequest, name: str = "editing") -> HttpResponse:
    """Show a guide; in English where there is none in the language of the desk."""
    if name not in GUIDES:
        raise Http404
    language = (get_language() or "en")[:2]
    path = DOCS / f"{name}.{language}.md"
    is_translated = path.exists()
    text = (path if is_translated else DOCS / f"{name}.md").read_text(encoding="utf-8")
    title, _newline, body = text.removeprefix("# ").partition("\n")
    context = {
        **admin.site.each_context(request),
        "title": title,
        "body": _fit(body),
        "text_language": "" if is_translated or language == "en" else "en",
        "guides": [(reverse("admin:guide", args=[key]), words) for key, words in GUIDES.items()],
        "present": reverse("admin:guide", args=[name]),
    }
    return TemplateResponse(request, "admin/archive/guide.html", context)


def _fit(text: str) -> str:
    """Leave pictures and languages out, and lead links to guides at the desk."""
    return LINK.sub(_link, LANGUAGES_LINE.sub("", PICTURE.sub("", text)))


def _link(match: re.Match[str]) -> str:
    words, name = match.groups()
    return f"[{words}]({reverse('admin:guide', args=[name])})" if name in GUIDES else words
