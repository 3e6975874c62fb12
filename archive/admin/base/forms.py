"""The forms of the desk: remarks beside the fields, a reason, and the version that was opened."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import Q
from django.forms import Script
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from archive.models import ListEntry, Participation, Term
from archive.models.curated import Curated, says_something
from archive.models.naming import NameForm, choose_labels
from archive.models.registry import State

from . import conflicts, field_remarks
from .expired_session import NOTHING_SAVED, RESUMED
from .versions import conflict_words, version_of, was_public

if TYPE_CHECKING:
    ModelFormBase = forms.ModelForm[Any]
else:
    ModelFormBase = forms.ModelForm

REASON, OPENED, STILL_FIT = "change_reason", "opened_version", "still_fit"
OURS = {REASON, OPENED, STILL_FIT}
MAX_REASON = 500
AFTER_ALL = 20_000  # position of a new name nobody numbered, until it is saved
NO_NUL = ProhibitNullCharactersValidator(
    _("There is a character here that cannot be kept: NUL (U+0000). Take it out.")
)


class DateReadingForm(ModelFormBase):
    """A form that says below its fields how dates are read, what is odd, what a language lacks."""

    class Media:
        js = (
            Script("js/date_reading.js", defer=True),
            Script("js/choosing_fields.js", defer=True),
            Script("js/new_row.js", defer=True),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name, field in fields.items():
            field.validators = [
                NO_NUL if isinstance(validator, ProhibitNullCharactersValidator) else validator
                for validator in field.validators
            ]
            if getattr(field, "queryset", None) is not None and field.queryset.model is Term:
                stands = getattr(self.instance, f"{name}_id", None)
                field.queryset = field.queryset.filter(Q(is_retired=False) | Q(pk=stands))
        field_remarks.say_dates(self)
        field_remarks.say_languages(self)
        self.unplaced = field_remarks.say_findings(self)


class RecordedForm(DateReadingForm):
    """A form that asks why, and notices when somebody else saved first.

    The admin sets `user` on the class, and the inlines sent along on the instance.
    """

    class Media:
        js = (Script("js/last_source.js", defer=True),)

    user: Any = None
    last_source: str | None = None
    query = QueryDict()  # what the address of the form says
    conflict: conflicts.Conflict | None = None

    change_reason = forms.CharField(
        label=_("Reason for this change"),
        required=False,
        max_length=MAX_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Kept in the history. Required once the record has been public."),
    )
    opened_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_remarks.offer_last_source(self, self.last_source, self.query)
        if OPENED in self.fields:
            self.initial[OPENED] = version_of(self.instance)

    @property
    def own_changes(self) -> list[str]:
        """The fields of the row itself that were changed."""
        return [name for name in self.changed_data if name not in OURS]

    @property
    def touched(self) -> bool:
        """Whether anything was changed, in the form or in its inlines."""
        sent = getattr(self.instance, "sent_formsets", ())
        return bool(self.own_changes) or any(formset.has_changed() for formset in sent)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if RESUMED in self.data:
            self.add_error(None, NOTHING_SAVED)
        if self.touched:
            self._check_reason()
            self._check_version()
            self._check_complete()

    def _check_reason(self) -> None:
        if not was_public(self.instance):
            return
        if not self.user.has_perm("archive.publish_record"):
            self.add_error(None, _("Only editors change what has been public."))
        if REASON in self.fields and not self.cleaned_data.get(REASON, "").strip():
            self.add_error(REASON, _("Say why: this has been public."))

    def _check_version(self) -> None:
        if self.instance._state.adding or not self._has_moved():
            return
        current = version_of(self.instance)
        self.add_error(None, conflict_words(self.instance))
        sent = getattr(self.instance, "sent_formsets", ())
        self.conflict = conflicts.meet(self, sent, current)

    def _has_moved(self) -> bool:
        """Whether somebody else saved since the form was opened."""
        current = version_of(self.instance)
        if current is not None and self.cleaned_data.get(OPENED) != current:
            return True
        # a row of a list has its earlier version again once an import is undone
        counts_up = current is not None and not isinstance(self.instance, ListEntry)
        return not counts_up and conflicts.has_moved(self)

    def _check_complete(self) -> None:
        """Refuse to take from a public record what it needed to become public."""
        if not isinstance(self.instance, Curated) or not self.instance.record_id:
            return
        if self.instance.record.state == State.PUBLISHED:
            for sentence in self.instance.missing_for_publishing():
                self.add_error(None, sentence)


class CuratedForm(RecordedForm):
    """The form of a curated record: languages translated by machine are ticked, not typed."""

    machine_translated = forms.MultipleChoiceField(
        label=_("Languages translated by machine"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whose texts no person has reviewed yet."),
    )
    still_fit = forms.BooleanField(
        label=_("The other languages still fit"),
        required=False,
        help_text=_("Takes the marks “May be stale” off without changing a text."),
    )


class NamedForm(CuratedForm):
    """The form of a record known by its names, which are rows sent along with it."""

    def _post_clean(self) -> None:
        names = self._names()
        if names is not None and self.instance._state.adding:
            open_names = [name for name in names if not name.hidden_at]
            self.instance.set_labels(choose_labels(open_names))
        super()._post_clean()
        if names is not None and self.touched_or_new and not self._says_who(names):
            self.add_error(None, self.instance.NAMELESS)

    @property
    def touched_or_new(self) -> bool:
        """Whether saving would write anything."""
        return self.touched or self.instance._state.adding

    def _names(self) -> list[NameForm] | None:
        """Return the names as they will stand, in their order; None where none were sent along."""
        sent = getattr(self.instance, "sent_formsets", ())
        formset = next((rows for rows in sent if issubclass(rows.model, NameForm)), None)
        if formset is None:
            return None
        names = [form.instance for form in rows_kept(formset)]
        for place, name in enumerate(name for name in names if name._state.adding):
            name.position = name.position or AFTER_ALL + place
        return names

    def _says_who(self, names: list[NameForm]) -> bool:
        if any(says_something(name.text) for name in names):
            return True
        sent = getattr(self.instance, "sent_formsets", ())
        return self.instance.is_known_without_name() or any(
            rows_kept(rows) for rows in sent if rows.model is Participation
        )


def rows_kept(formset: Any) -> list[Any]:
    """Return the forms of the rows that will stand once a form is saved: not empty, not deleted."""
    formset.is_valid()
    return [
        form
        for form in formset.forms
        if not formset._should_delete_form(form)
        and (not form.instance._state.adding or form.has_changed())
    ]
