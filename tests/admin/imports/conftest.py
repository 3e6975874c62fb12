"""Lists brought in by the pages of the desk, sent as a browser would send them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.models import ImportBatch, ListEntry

ADD = "admin:archive_importbatch_add"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def url(page, batch):
    return reverse(f"admin:archive_importbatch_{page}", args=[batch.pk])


def on_page(answer):
    """Return the text of a page as a person reads it."""
    return answer.content.decode().replace("&quot;", '"').replace("&#x27;", "'")


def outlook(page):
    """Return the lines that say what will happen, as "2 new"."""
    lines = re.findall(r"<b>([^<]*)</b> <i>([^<]*)<", page)
    return [f"{number} {what}" for number, what in lines]


class AtDesk:
    """Somebody at the desk who goes through the pages of an import."""

    def __init__(self, client):
        self.client = client

    def bring(self, content="", name="list.csv", **typed):
        """Send the first page; return its answer."""
        content = content.encode() if isinstance(content, str) else content
        sent = {"kind": "new", "title": "Example list", "language": "en", **typed}
        if content:
            sent["file"] = SimpleUploadedFile(name, content)
        return self.client.post(reverse(ADD), sent)

    def brought(self, content="", **typed):
        """Bring a file and return the import."""
        answer = self.bring(content, **typed)
        assert answer.status_code == 302, on_page(answer)
        return ImportBatch.objects.get(pk=answer.url.split("/")[-3])

    def see(self, page, batch, /, **query):
        return self.client.get(url(page, batch), query)

    def read(self, batch, button="go", **typed):
        answer = self.see("read", batch)
        if typed and button == "go":  # what is chosen is looked at before going on
            answer = self._send_reading(batch, answer, "look", typed)
            if answer.context["problem"]:
                return answer
            typed = {}
        return self._send_reading(batch, answer, button, typed)

    def _send_reading(self, batch, page, button, typed):
        form = page.context["form"]
        sent = {field.name: field.value() for field in form if field.value() is not None}
        sent |= {"turn": page.context["turn"], button: "1", **typed}
        return self.client.post(url("read", batch), sent)

    def form(self, batch):
        """Return what the page of columns would send if nothing was changed."""
        page = self.see("map", batch)
        sent = {"turn": self.turn(batch)}
        for form in (*page.context["columns"], page.context["form"]):
            sent |= {field.html_name: field.value() for field in form if field.value()}
        for one in page.context["columns"]:
            if one.kept_text:
                sent[f"{one.prefix}-kept"] = one.kept_text
            if one.words or one.understood:
                sent |= {f"{one.prefix}-asked": one.wanted, f"{one.prefix}-said": one.words}
        return sent

    def map(self, batch, button="go", **typed):
        sent = {**self.form(batch), button: "1", **typed}
        return self.client.post(url("map", batch), sent)

    def rehearse(self, batch):
        """Let the page go on by itself to its end; return the last answer."""
        answer = self.see("rehearse", batch)
        while answer.status_code == 200 and answer.has_header("Refresh"):
            answer = self.client.get(answer["Refresh"].split("url=")[1])
        return answer

    def rehearsed(self, content="", reading=None, mapping=None, **typed):
        """Go from the file to the result, and return the import."""
        batch = self.brought(content, **typed)
        answer = self.read(batch, **(reading or {}))
        assert answer.status_code == 302, on_page(answer)
        answer = self.map(batch, **(mapping or {}))
        assert answer.status_code == 302, on_page(answer)
        assert self.rehearse(batch).url == url("result", batch)
        batch.refresh_from_db()
        return batch

    def commit(self, batch, **typed):
        batch.refresh_from_db()
        sent = {"rehearsal": batch.counts.get("rehearsal", ""), **typed}
        return self.client.post(url("commit", batch), sent, follow=True)

    def committed(self, content="", **options):
        batch = self.rehearsed(content, **options)
        self.commit(batch)
        batch.refresh_from_db()
        assert batch.state == ImportBatch.State.COMMITTED
        return batch

    @staticmethod
    def turn(batch):
        stored = ImportBatch.objects.get(pk=batch.pk)
        return stored.mapping.get("desk", {}).get("turn", 0)


@pytest.fixture
def at_desk(desk):
    return AtDesk(desk)


@pytest.fixture
def rows_of():
    def find(batch):
        batch.refresh_from_db()
        return list(ListEntry.objects.filter(victim_list=batch.victim_list).order_by("pk"))

    return find
