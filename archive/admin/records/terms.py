"""The open vocabularies on the desk: words are added, retired and merged, never lost."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from archive.admin.base.columns import languages
from archive.admin.base.expired_session import RESUMED, is_resumed
from archive.admin.base.forms import RecordedForm
from archive.admin.base.recorded import RecordedAdmin
from archive.importers.collection import bring_words
from archive.lib.slugs import slug_for
from archive.models import Term
from archive.models.curated import says_something
from archive.services import terms

HERE = "admin:archive_term"


class MergeForm(forms.Form):
    """Asks which word should stand, and why."""

    kept = forms.ModelChoiceField(Term.objects.none(), label=_("The term that should stand"))
    reason = forms.CharField(label=_("Reason"), max_length=400)

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kept"]
        field.queryset = Term.objects.filter(vocabulary=term.vocabulary, is_retired=False)


class TermForm(RecordedForm):
    """A word; its key is made of it where nobody typed one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Made from the label if left empty.")

    def clean(self) -> dict[str, Any]:
        """Refuse a word without a label; make the key of the first label."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        labels = [cleaned.get(name) or "" for name in languages("label")]
        if self.own_changes and not any(map(says_something, labels)):
            raise forms.ValidationError(_("It has no label in any language."))
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            slugs = (slug_for(label, 80) for label in labels)
            cleaned["slug"] = next(filter(None, slugs), "")
        return cleaned


@admin.register(Term)
class TermAdmin(RecordedAdmin):
    """A word of a vocabulary. Words in use cannot be deleted; they can be retired or merged."""

    form = TermForm
    list_display = ("__str__", "slug", "vocabulary", "position", "is_people", "is_retired")
    list_filter = ("vocabulary", "is_people", "is_chartable", "is_retired")
    search_fields = (*languages("label"), "slug")
    actions = ("retire", "offer_again")
    change_form_template = "admin/archive/term_form.html"
    fieldsets = (
        (None, {"fields": (("vocabulary", "slug", "position"), languages("label"))}),
        (_("Meaning"), {"fields": (languages("definition"),)}),
        (_("Use"), {"fields": (("is_people", "is_chartable", "is_retired"),)}),
    )

    def autocomplete_detail(self, obj: Any) -> str:
        """Say which vocabulary the word belongs to."""
        return str(obj.get_vocabulary_display())

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Offer retired words in the list, but no more in the fields of forms."""
        rows, has_doubles = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            rows = rows.filter(is_retired=False)
        return rows, has_doubles

    @admin.action(permissions=["change"], description=_("Retire: offer no more"))
    def retire(self, request: HttpRequest, queryset: Any) -> None:
        """Retire the chosen terms; they stay where they are used."""
        self._set_retired(request, queryset, is_retired=True)

    @admin.action(permissions=["change"], description=_("Offer again"))
    def offer_again(self, request: HttpRequest, queryset: Any) -> None:
        """Offer retired terms again."""
        self._set_retired(request, queryset, is_retired=False)

    def _set_retired(self, request: HttpRequest, queryset: Any, *, is_retired: bool) -> None:
        words = gettext("Retired.") if is_retired else gettext("Offered again.")
        chosen = list(queryset.exclude(is_retired=is_retired))
        for term in chosen:
            terms.retire(term, request.user, words, is_retired=is_retired)
            self.log_change(request, term, words)
        self.message_user(request, f"{words} {len(chosen)}", messages.SUCCESS)

    def get_urls(self) -> list[Any]:
        """Add the page that merges a term into another."""
        view = self.admin_site.admin_view(self.merge_view)
        page = path("<str:uid>/merge/", view, name="archive_term_merge")
        return [page, *super().get_urls()]

    def merge_view(self, request: HttpRequest, uid: str) -> HttpResponse:
        """Ask which term should stand instead of this term; or take such a merge back."""
        term = self.get_object(request, uid)
        if term is None:
            raise Http404
        if not self.has_change_permission(request, term):
            raise PermissionDenied
        form = MergeForm(request.POST or None, term=term)
        if request.method == "POST" and "undo" in request.POST and RESUMED not in request.POST:
            return self._undone(request, term)
        if not is_resumed(request) and form.is_valid() and self._merged(request, term, form):
            return HttpResponseRedirect(reverse(f"{HERE}_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Merge a term: %s") % term,
            "opts": self.opts,
            "term": term,
            "form": form,
            "uses": terms.uses_in_words(term),
            "merged_into": terms.merged_into(term),
        }
        return TemplateResponse(request, "admin/archive/merge_term.html", context)

    def _merged(self, request: HttpRequest, term: Term, form: MergeForm) -> bool:
        kept = form.cleaned_data["kept"]
        try:
            moved = terms.merge(kept, term, request.user, form.cleaned_data["reason"])
        except terms.CannotMergeTerms as refusal:
            form.add_error("kept", str(refusal))
            return False
        words = gettext("Merged into “%(kept)s”; references moved: %(moved)d.")
        said = words % {"kept": kept, "moved": moved}
        self.log_change(request, term, said)
        self.message_user(request, f"“{term}”: {said}", messages.SUCCESS)
        return True

    def _undone(self, request: HttpRequest, term: Term) -> HttpResponse:
        kept = terms.merged_into(term)
        if kept is None:
            raise Http404
        moved = terms.undo_merge(kept, term, request.user)
        said = gettext("Merge undone; references given back: %d.") % moved
        self.log_change(request, term, said)
        self.message_user(request, f"“{term}”: {said}", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"{HERE}_change", args=[term.pk]))


def may_bring_words(request: HttpRequest) -> bool:
    """Return whether this archive has no words to choose from, and this person may add some."""
    return request.user.has_perm("archive.add_term") and not Term.objects.exists()


@require_POST
def bring_words_page(request: HttpRequest) -> HttpResponse:
    """Bring the vocabularies in, and go back to the desk."""
    if not request.user.has_perm("archive.add_term"):
        raise PermissionDenied
    added = bring_words(request.user)
    messages.success(request, gettext("Words to choose from: %d were added, under Terms.") % added)
    return HttpResponseRedirect(reverse("admin:index"))
