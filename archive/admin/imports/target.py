"""The forms of the first step: the file or table, and the list its rows belong to."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.base.typed_choice import meant
from archive.importers import lists
from archive.importers.lists import NewList
from archive.lib.sheets import SheetRefused
from archive.lib.slugs import slug_for
from archive.models import Event, ImportBatch, Source, VictimList

from .steps import kept_of

OFFERED = 300
NAMED = 5


class RecordField(forms.CharField):
    """A field that takes the name of a record and gives the record."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        self.model = model
        attrs = {"list": f"offered-{model._meta.model_name}", "class": "vTextField"}
        kwargs.setdefault("widget", forms.TextInput(attrs={**attrs, "autocomplete": "off"}))
        super().__init__(required=False, max_length=500, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a record, or its id, as it is named."""
        if isinstance(value, self.model):
            return named(value)
        if isinstance(value, str) and len(value) == 12:
            record = self.model.objects.filter(pk=value).first()
            return named(record) if record else value
        return value

    def clean(self, value: Any) -> Any:
        """Return the record that is meant, or None where nothing is named."""
        text = super().clean(value)
        if not text:
            return None
        records = list(self.model.objects.filter(meant(self.model, text))[: NAMED + 1])
        if len(records) == 1:
            return records[0]
        if not records:
            raise forms.ValidationError(_("Nothing here is called “%s”.") % text)
        names = "; ".join(named(record) for record in records[:NAMED])
        raise forms.ValidationError(_("Several are called so. Choose one: %s") % names)


def named(record: Any) -> str:
    """Return a record as the field names it: unmistakably, by title and address."""
    return f"{record} [{record.slug}]"


def offered() -> dict[str, list[str]]:
    """Return what the fields offer, the latest first."""
    models: dict[str, Any] = {"victimlist": VictimList, "event": Event, "source": Source}
    return {name: [named(record) for record in _latest(model)] for name, model in models.items()}


def _latest(model: Any) -> Any:
    return model.objects.select_related("record").order_by("-record__changed_at")[:OFFERED]


EVENTS = ("event_1", "event_2", "event_3")


class FileForm(forms.Form):
    """A file, or else a table as it is copied out of a document."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        widget=forms.FileInput(attrs={"data-behaviour": "upload-size"}),
        help_text=gettext_lazy("CSV, TSV or XLSX. It is kept as it is, out of public reach."),
    )
    table = forms.CharField(
        label=gettext_lazy("Or paste a table"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "wrap": "off"}),
        help_text=gettext_lazy("As copied out of a spreadsheet or a PDF, with its header."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a file or a text, never both, and not more than a form takes."""
        said: dict[str, Any] = super().clean() or {}
        file, table = said.get("file"), (said.get("table") or "").strip("\r\n")
        said["table"] = table if table.strip() else ""
        if not self.errors and not file and not said["table"]:
            self.add_error("file", _("Choose a file, or paste a table below."))
        if file and said["table"]:
            self.add_error("table", _("Choose a file or paste a table, not both."))
        if file:
            try:
                lists.require_uploadable(file.size)
            except SheetRefused as refusal:
                self.add_error("file", str(refusal))
        return said


class ListForm(forms.Form):
    """Which list it is: a new list, made together with its rows, or a list that is here."""

    kind = forms.ChoiceField(
        label=gettext_lazy("The rows belong to"),
        choices=[
            ("new", gettext_lazy("a new list")),
            ("existing", gettext_lazy("a list that is here (a later release, or a correction)")),
        ],
        initial="new",
        widget=forms.RadioSelect,
    )
    victim_list = RecordField(
        VictimList,
        label=gettext_lazy("List"),
        help_text=gettext_lazy("Its title, address or permanent id. Type, and choose."),
    )
    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=300)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the title"), choices=settings.LANGUAGES, required=False
    )
    source = RecordField(
        Source,
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Where the list was read. Needed to publish, but it can wait."),
    )
    event_1 = RecordField(Event, label=gettext_lazy("Event"))
    event_2 = RecordField(Event, label=gettext_lazy("Another event"))
    event_3 = RecordField(Event, label=gettext_lazy("Another event"))

    def clean(self) -> dict[str, Any]:
        """Ask only for what the choice needs; a new list must not be here already."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == "existing":
            for name in ("source", *EVENTS):
                self.errors.pop(name, None)
            if not said.get("victim_list") and "victim_list" not in self.errors:
                self.add_error("victim_list", _("Say which list."))
        elif said.get("kind") == "new":
            self.errors.pop("victim_list", None)
            self._check_title(said)
        return said

    def _check_title(self, said: dict[str, Any]) -> None:
        title = " ".join((said.get("title") or "").split())
        said["title"], said["slug"] = title, slug_for(title)[:90].strip("-")
        said["language"] = said.get("language") or settings.LANGUAGE_CODE
        if not title:
            self.add_error("title", _("Give the new list a title."))
        taken = VictimList.objects.filter(slug=said["slug"]).first() if said["slug"] else None
        if taken is not None:
            words = _("There is a list of this address: %s. Choose it above, or change the title.")
            self.add_error("title", words % named(taken))


def new_list_of(said: dict[str, Any]) -> dict[str, Any]:
    """Return what is kept of a new list until it is made with its rows."""
    events = [said[name].pk for name in EVENTS if said.get(name)]
    return {
        "title": said["title"],
        "slug": said["slug"],
        "language": said["language"],
        "source": said["source"].pk if said.get("source") else "",
        "events": list(dict.fromkeys(events)),
    }


def new_list(batch: ImportBatch) -> NewList | None:
    """Return the list a commit has to make; None where the rows belong to a list that is here."""
    told = kept_of(batch).get("new_list")
    if batch.victim_list_id or not told:
        return None
    return NewList(
        told["slug"],
        told["title"],
        told["language"],
        Source.objects.filter(pk=told["source"]).first(),
        list(Event.objects.filter(pk__in=told["events"])),
    )
