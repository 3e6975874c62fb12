"""Review: what waits to be read by an editor, and what colleagues tell each other about it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from archive.admin.base.links import form_address, instance_of, preview_url, titles_of
from archive.lib.text import has_control
from archive.models import Record, ReviewComment
from archive.models.registry import State

from .verbs import BACK_TO_DRAFT, PUBLISH

SHOWN = 100
PUBLISH_RIGHT = "archive.publish_record"


class CommentForm(forms.ModelForm):
    """A few words to a colleague."""

    class Meta:
        model = ReviewComment
        fields = ("text",)
        labels = {"text": gettext_lazy("Comment for colleagues")}
        help_texts = {"text": gettext_lazy("Never public.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 2, "required": True})}

    def clean_text(self) -> str:
        """Refuse what no keyboard writes."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        if has_control(text):
            raise forms.ValidationError(_("The comment holds characters that cannot be shown."))
        return text


@dataclass(frozen=True, slots=True)
class InReview:
    """A record that waits: what it is, since when, who sent it and with what words."""

    record: Record
    title: str
    sent_by: Any
    note: str
    form_url: str
    preview_url: str
    comments: int


@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for review, the longest first, whatever its kind. Constant queries."""
    if not request.user.has_perm("archive.view_record"):
        raise PermissionDenied
    waiting = Record.objects.filter(state=State.IN_REVIEW)
    shown = list(waiting.annotate(said=Count("comments")).order_by("changed_at", "pk")[:SHOWN])
    context = {
        **admin.site.each_context(request),
        "title": _("Waiting for review"),
        "lines": _lines(shown),
        "count": waiting.count(),
        "shown": SHOWN,
        "verbs": [PUBLISH, BACK_TO_DRAFT] if request.user.has_perm(PUBLISH_RIGHT) else [],
    }
    return TemplateResponse(request, "admin/archive/review.html", context)


def _lines(records: list[Any]) -> list[InReview]:
    titles, sent = titles_of(records), _sent(records)
    return [
        InReview(
            record,
            titles.get(record.pk, record.pk),
            sent[record.pk].history_user if record.pk in sent else None,
            (sent[record.pk].history_change_reason or "") if record.pk in sent else "",
            form_address(record),
            preview_url(record.pk),
            record.said,
        )
        for record in records
    ]


def _sent(records: list[Any]) -> dict[str, Any]:
    """Return for each record the last row of its history that put it into review. 1 query."""
    history: Any = Record.history  # type: ignore[attr-defined]
    rows = history.filter(uid__in=[record.pk for record in records], state=State.IN_REVIEW)
    return {row.uid: row for row in rows.select_related("history_user").order_by("history_id")}


def comments_of(request: HttpRequest, instance: Any) -> dict[str, Any]:
    """Return the context of admin/archive/comments.html. 1 query."""
    said = ReviewComment.objects.filter(record=instance.record).select_related("author")
    may = admin.site._registry[type(instance)].has_change_permission(request)
    return {
        "comments": list(said),
        "comment_form": CommentForm(),
        "comment_url": reverse("admin:comment", args=[instance.pk]) if may else "",
    }


@require_POST
def comment(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep a comment on a record, and go back to its form."""
    record = get_object_or_404(Record, pk=uid)
    instance = instance_of(record)
    model_admin = admin.site._registry[type(instance)]
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    form = CommentForm(request.POST)
    if form.is_valid():
        author: Any = request.user
        record.comments.create(author=author, text=form.cleaned_data["text"])
        messages.success(request, _("Your comment is kept."))
    else:
        messages.error(request, " ".join(str(error) for error in form.errors.get("text", [])))
    return HttpResponseRedirect(form_address(record) + "#comments")
