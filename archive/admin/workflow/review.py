"""Review: what waits to be read by an editor, and what colleagues tell each other about it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from archive.admin.base.described import described
from archive.admin.base.links import form_address, instance_of, preview_url
from archive.lib.text import has_control
from archive.models import Event, Record, ReviewComment
from archive.models.registry import State
from archive.services.belonging import events_of

from .verbs import AT_ONCE, BACK_TO_DRAFT, PUBLISH

GROUPED_AT_MOST = 2_000
TICK, OTHER = "tick", "other"
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


@dataclass(frozen=True, slots=True)
class Together:
    """What waits and belongs to an event, to be looked at and ticked together."""

    key: str
    event: Event | None
    lines: list[InReview]
    more: int
    is_ticked: bool
    tick_url: str

    @property
    def event_url(self) -> str:
        """The form of the event; empty where the records belong to none."""
        return form_address(self.event.record) if self.event else ""


@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for review, event by event, the longest first. Constant queries."""
    if not request.user.has_perm("archive.view_record"):
        raise PermissionDenied
    waiting = Record.objects.filter(state=State.IN_REVIEW)
    grouped = by_event(list(waiting.order_by("changed_at", "pk")[:GROUPED_AT_MOST]))
    context = {
        **admin.site.each_context(request),
        "title": _("Waiting for review"),
        "groups": _groups(request, grouped),
        "count": waiting.count(),
        "shown": sum(len(records) for records in grouped.values()),
        "verbs": [PUBLISH, BACK_TO_DRAFT] if request.user.has_perm(PUBLISH_RIGHT) else [],
    }
    return TemplateResponse(request, "admin/archive/review.html", context)


def by_event(records: list[Record]) -> dict[str, list[Record]]:
    """Return records by the event they belong to, each once, the longest waiting first.

    Of several events that which waits itself is taken, else that with most that waits. As many
    groups as a page of steps takes, none of them torn but a first that is larger.
    """
    events = events_of(records)
    waiting = {record.pk for record in records}
    size = Counter(event for uids in events.values() for event in uids)
    groups: dict[str, list[Record]] = {}
    for record in records:
        belongs = events.get(record.pk, set())
        key = min(belongs, key=lambda uid: (uid not in waiting, -size[uid], uid), default=OTHER)
        groups.setdefault(key, []).append(record)
    shown: dict[str, list[Record]] = {}
    room = AT_ONCE
    for key, group in groups.items():
        if shown and len(group) > room:
            break
        shown[key], room = group, room - len(group)
    return shown


def _groups(request: HttpRequest, grouped: dict[str, list[Record]]) -> list[Together]:
    events = Event.objects.select_related("record").in_bulk(grouped)
    records = [record for group in grouped.values() for record in group[:AT_ONCE]]
    lines = {line.record.pk: line for line in _lines(records)}
    ticked = request.GET.getlist(TICK)
    return [
        Together(
            key,
            events.get(key),
            [lines[record.pk] for record in group[:AT_ONCE]],
            max(0, len(group) - AT_ONCE),
            key in ticked,
            _tick_url(key, ticked),
        )
        for key, group in grouped.items()
    ]


def _tick_url(key: str, ticked: list[str]) -> str:
    """Return the address of this page with a group ticked as well, or no more."""
    keys = [other for other in ticked if other != key]
    keys += [] if key in ticked else [key]
    return f"?{urlencode({TICK: keys}, doseq=True)}#group-{key}"


def _lines(records: list[Record]) -> list[InReview]:
    titles, sent = described(records), _sent(records)
    said = Counter(
        ReviewComment.objects.filter(record__in=records).values_list("record_id", flat=True)
    )
    return [
        InReview(
            record,
            titles.get(record.pk, record.pk),
            sent[record.pk].history_user if record.pk in sent else None,
            (sent[record.pk].history_change_reason or "") if record.pk in sent else "",
            form_address(record),
            preview_url(record.pk),
            said[record.pk],
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
