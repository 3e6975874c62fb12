"""Lists brought in as the desk and the command do it. Every person is fictional."""

import io
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings as django_settings
from django.db import connection

from archive.importers import lists
from archive.models import ImportBatch, ListEntry, StagedRow
from tests.apart import environment
from tests.factories import VictimListFactory

ROOT = Path(django_settings.BASE_DIR)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@dataclass
class Brought:
    """A batch with what one asks of it."""

    batch: ImportBatch
    staged: dict

    @property
    def findings(self):
        rows = self.staged.items()
        return {(number, one["code"]): one for number, row in rows for one in row.findings}

    @property
    def codes(self):
        return {code for _number, code in self.findings}

    @property
    def figures(self):
        return lists.figures(self.batch)

    @property
    def entries(self):
        return list(ListEntry.objects.filter(victim_list=self.batch.victim_list).order_by("pk"))


@pytest.fixture
def rehearse(db):
    """Bring a table (text, bytes or a workbook) and rehearse it."""

    def run(content, victim_list=None, change=None, author=None, name="list.csv", **reading):
        content = content.encode() if isinstance(content, str) else content
        batch = lists.bring(io.BytesIO(content), name, author, victim_list)
        chosen = lists.choose_reading(batch, **reading)
        rows = [row.cells for row in lists.first_rows(batch)]
        mapping = lists.suggest_mapping(chosen.names, rows)
        lists.start_rehearsal(batch, change(mapping) if change else mapping)
        lists.rehearse(batch)
        staged = {row.number: row for row in StagedRow.objects.filter(batch=batch)}
        found = Brought(batch, staged)
        assert lists.balance(batch.counts)
        return found

    return run


@pytest.fixture
def bring_in(rehearse):
    """Bring a table into a list (a draft of its own unless one is given) and commit it."""

    def run(content, victim_list=None, author=None, **options):
        victim_list = victim_list or VictimListFactory(state="draft")
        found = rehearse(content, victim_list, author=author, **options)
        found.batch = lists.commit(found.batch, author)
        return found

    return run


@pytest.fixture
def workbook():
    """Return the bytes of a workbook with these rows; `fill` may do more to the sheet."""

    def run(rows, fill=lambda sheet: None):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        fill(book.active)
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()

    return run


class OtherProcess:
    """manage.py in processes of its own, over a database that outlives them."""

    def __init__(self, folder):
        self.file, self.started = folder / "archive.sqlite3", []
        self.environment = environment(folder)

    def start(self, *arguments):
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def count(self, sql):
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.file) as source:
                return source.execute(sql).fetchone()[0]
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0]


@pytest.fixture
def other_process(transactional_db, tmp_path):
    other = OtherProcess(tmp_path)
    yield other
    for process in other.started:
        process.kill()
        process.communicate()
    shutil.rmtree(tmp_path / "media", ignore_errors=True)
