"""What visitors tell us: the same form for every record and row.

The only public page that may set a cookie (against forged requests), and never cached.
"""

from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from archive.formatting import day_in_words, fallback_lang, reader_language
from archive.lib.text import has_control
from archive.models import ListEntry, Page, Record, Report
from archive.models.curated import Curated
from archive.public.addresses import public_record
from archive.public.lookup import public_page

MAX_CHARACTERS = 5_000
Subject = Curated | ListEntry


class ReportForm(forms.ModelForm):
    """What is wrong, missing or should not be shown; nothing is asked about the writer."""

    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        help_text=_("It is here to stop programs. People leave it empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = Report
        fields = ("wish", "text", "contact")
        labels = {"wish": _("What is it about?"), "text": _("What would you like to tell us?")}
        help_texts = {
            "wish": "",
            "text": _("In any language. You need no proof."),
            "contact": _(
                "Only if you would like an answer. Never published, and deleted after a time."
            ),
        }
        error_messages = {"text": {"required": _("Please write what you would like to tell us.")}}
        widgets = {
            "wish": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 8, "maxlength": MAX_CHARACTERS}),
            "contact": forms.TextInput(attrs={"autocomplete": "email"}),
        }

    def clean_text(self) -> str:
        """Refuse what no keyboard writes; line ends become plain."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        if has_control(text):
            raise forms.ValidationError(_("The message holds characters that cannot be shown."))
        return text

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field people leave empty was filled."""
        return bool(self.cleaned_data.get("website"))


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the form for a public record or row, and keep what was sent.

    Context: form, subject (what it is about), about_archive (the subject is no record in
    particular).
    """
    subject = subject_of(uid)
    if request.method == "POST":
        form = ReportForm(request.POST)
        if form.is_valid():
            return HttpResponseRedirect(thanks_address(uid, keep(form, subject)))
    else:
        form = ReportForm(initial={"wish": request.GET.get("wish") or Report.Wish.CORRECT})
    context = {
        "form": form,
        "subject": subject,
        "about_archive": isinstance(subject, Page),
    }
    return render(request, "reports/form.html", context, status=400 if form.errors else 200)


@never_cache
@public_page
def thanks(request: HttpRequest, uid: str) -> HttpResponse:
    """Say thanks, how to learn what became of it, and where to go back to.

    Context: subject, status_url (the private address, absolute; empty without a report).
    """
    sent = Report.objects.filter(secret=request.GET.get("report", "")).first()
    context = {
        "subject": subject_of(uid),
        "status_url": request.build_absolute_uri(status_address(sent)) if sent else "",
    }
    return render(request, "reports/thanks.html", context)


@never_cache
@public_page
def status(request: HttpRequest, secret: str) -> HttpResponse:
    """Tell whoever wrote a report what became of it; the address is known to them alone.

    Context: report, subject (what it is about, while that is public), received_words,
    decided_words. How to reach the writer never stands here.
    """
    report = Report.objects.filter(secret=secret).select_related("record", "entry").first()
    if report is None:
        raise Http404
    about = report.entry.uid if report.entry else report.record_id
    try:
        subject = subject_of(about) if about else None
    except Http404:
        subject = None
    context = {
        "report": report,
        "subject": subject,
        "received_words": day_in_words(report.made_at),
        "decided_words": day_in_words(report.decided_at) if report.decided_at else "",
        "decision_lang": fallback_lang(report.decision),
    }
    return render(request, "reports/status.html", context)


def status_address(report: Report) -> str:
    """Return the private address of a report."""
    return reverse("public:report-status", args=[report.secret])


def thanks_address(uid: str, kept: Report | None) -> str:
    """Return the address that thanks; it knows which report was sent, if it was kept."""
    address = reverse("public:report-thanks", args=[uid])
    return f"{address}?{urlencode({'report': kept.secret})}" if kept else address


def subject_of(uid: str) -> Subject:
    """Return the public record or row with a permanent id, else raise Http404."""
    record = Record.objects.filter(pk=uid).select_related("merged_into").first()
    if record is not None:
        shown = public_record(record.merged_into or record)
        if shown is not None:
            return shown
    entries = ListEntry.objects.published().select_related("victim_list__record")
    entry: ListEntry | None = entries.filter(uid=uid).first()
    if entry is None:
        raise Http404
    return entry


def keep(form: ReportForm, subject: Subject) -> Report | None:
    """Store a report and return it; what a machine sent is thanked for and forgotten."""
    if form.is_from_a_machine:
        return None
    made: Report = form.save(commit=False)
    made.language = reader_language()
    if isinstance(subject, ListEntry):
        made.entry = subject
    else:
        made.record = subject.record
    made.save()
    return made
