"""import_list: bring a list of names in from a file; nothing is guessed, nothing half done."""

import json
import time
from argparse import ArgumentParser
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from archive.importers import lists
from archive.lib.sheets import DELIMITERS, ENCODINGS, SheetRefused
from archive.models import Event, ImportBatch, ImportProfile, Source, VictimList
from archive.services import publishing

ATTEMPTS = 5
_RENEWED = "Nothing would be committed: most of the list would be renewed, as is said above."
_WHAT_TO_DO = (
    "Nothing is committed before it is said what these rows are: --pair (or --pair-by COLUMNS) "
    "where they are the same people, --as-new-rows where they really are others."
)
SAMPLED = 200  # rows that headers are compared with
OUTLOOK = {
    "new": "new",
    "changed": "changed",
    "gone": "gone",
    "nameless": "without a name",
    "warned": "doubtful",
    "refused": "refused",
}
"""What is said of a rehearsal, by the name of the figure."""
NAMED_DELIMITERS = {name: sign for sign, name in DELIMITERS.items()}


class Command(BaseCommand):
    """Bring, map, rehearse, commit; `--dry-run` stops before the commit and leaves nothing."""

    help = "Bring a list of names in from a CSV, TSV or XLSX file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file, the list, how to read it and what to do with it."""
        add = parser.add_argument
        add("file", type=Path)
        add("--list", required=True, metavar="SLUG", help="the list; made as a draft if new")
        add("--title", default="", help="title of a new list")
        add("--language", default="en", choices=["az", "en", "ru"], help="language of the title")
        add("--event", action="append", default=[], metavar="SLUG", help="event of a new list")
        add("--source", default="", metavar="SLUG", help="source of a new list")
        add("--mapping", default="", metavar="FILE", help="JSON file, or title of a saved profile")
        add("--save-mapping", default="", metavar="TITLE", help="keep the mapping as a profile")
        add("--encoding", default="", help=", ".join(ENCODINGS))
        add("--delimiter", default="", choices=["", *NAMED_DELIMITERS])
        add("--sheet", default="", help="sheet of a workbook")
        add("--header-row", type=int, metavar="N", help="row with the headers; 0: there is none")
        add("--pair-by", default="", metavar="COLUMNS", help="columns to pair rows by, with commas")
        add("--pair", action="store_true", help="pair rows by the columns that fit best")
        add("--as-new-rows", action="store_true", help="it is right that most rows are other rows")
        add("--dry-run", action="store_true", help="rehearse only, and leave nothing behind")
        add("--report", type=Path, metavar="FILE.csv", help="write what was found in which cell")
        add("--publish", action="store_true", help="publish the list afterwards")
        add("--by", default="", metavar="USER", help="who brings it in; without, the operator")
        add("--json", action="store_true", help="print one object at the end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; every refusal is a sentence and leaves the archive as it was."""
        started = time.monotonic()
        self.options, self.started, self.renewed = options, started, False
        self._say(f"Reading {options['file']} …")
        lists.prepare_process()
        lists.abandon_stale()
        lists.finish_work_left(self._say)
        self.author = self._author(options["by"])
        batch = self._brought()
        try:
            said = self._run(batch)
        except (SheetRefused, lists.MappingRefused, lists.CommitRefused) as error:
            self._give_up(batch)
            asked = f" {_WHAT_TO_DO}" if self.renewed else ""
            raise CommandError(f"{error}{asked}") from error
        except DatabaseError as error:
            self._give_up(batch)
            message = f"The database refused ({str(error).strip()}). Nothing was brought in."
            raise CommandError(message) from error
        except lists.EncodingUnsure as error:
            self._give_up(batch)
            raise CommandError(_asking_encoding(error)) from error
        except BaseException:
            self._give_up(batch)
            raise
        said["seconds"] = round(time.monotonic() - started, 2)
        self._tell_result(said)

    def _author(self, name: str) -> Any:
        if not name:
            return None
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user “{name}”.")
        return user

    def _brought(self) -> ImportBatch:
        path: Path = self.options["file"]
        victim_list = VictimList.objects.filter(slug=self.options["list"]).first()
        if victim_list is None and not self.options["title"]:
            raise CommandError(
                f"There is no list “{self.options['list']}”. To make it, give its --title."
            )
        try:
            with path.open("rb") as file:
                return lists.bring(file, path.name, self.author, victim_list)
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error

    def _run(self, batch: ImportBatch) -> dict[str, Any]:
        options = self.options
        chosen = lists.choose_reading(
            batch,
            encoding=options["encoding"],
            delimiter=NAMED_DELIMITERS.get(options["delimiter"], ""),
            sheet=options["sheet"],
            header_row=options["header_row"],
        )
        mapping = self._mapping(batch, chosen)
        batch = self._rehearsed(batch, self._pairing(mapping))
        mapping = replace(mapping, pair_by=lists.mapping_from_json(batch.mapping).pair_by)
        if options["save_mapping"]:
            lists.save_profile(options["save_mapping"], mapping)
        self._write_report(batch)
        self._tell_outlook(batch)
        if options["dry_run"]:
            said = lists.figures(batch) | {"renewed": self.renewed}
            lists.abandon(batch)
            batch.delete()
            return said | {"dry_run": True, "batch": None, "balanced": lists.balance(said)}
        batch = self._committed(batch, mapping)
        said = lists.figures(batch) | {"balanced": lists.balance(batch.counts)}
        if options["publish"]:
            said["published"] = self._published(batch)
        return said

    def _mapping(self, batch: ImportBatch, chosen: lists.ReadAs) -> lists.ColumnMapping:
        """Read the mapping from a file or a profile, else take it from before or from headers."""
        wanted = self.options["mapping"]
        rows = [row.cells for row in lists.first_rows(batch, SAMPLED)]
        if not wanted:
            mapping = self._begun_with(batch, chosen, rows)
            for column in mapping.columns:
                meaning = "dropped" if column.is_dropped else column.field or "kept as it is"
                self._say(f"  {column.name}: {meaning}")
            return mapping
        profile = ImportProfile.objects.filter(title=wanted).first()
        try:
            data = profile.mapping if profile else json.loads(Path(wanted).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"The mapping “{wanted}” cannot be read: {error}.") from error
        mapping = self._speaking(lists.mapping_from_json(data), batch, chosen)
        if lists.is_nameless(mapping.fitted(chosen.names), rows):
            self._say("Hardly any of the first rows has a name: the mapping says that this is so.")
        return mapping

    def _speaking(
        self, mapping: lists.ColumnMapping, batch: ImportBatch, chosen: lists.ReadAs
    ) -> lists.ColumnMapping:
        """Go on without the columns this file lacks, where the list has them already."""
        missing = mapping.missing(chosen.names) if batch.victim_list_id else []
        for column in missing:
            self._say(f"The file has no column “{column.name}”: what the list says there stays.")
        return mapping.without(missing)

    def _pairing(self, mapping: lists.ColumnMapping) -> lists.ColumnMapping:
        """Read by which columns rows are to be paired, where somebody says it."""
        wanted = [name.strip() for name in self.options["pair_by"].split(",") if name.strip()]
        if self.options["as_new_rows"]:
            return replace(mapping, pair_by=())
        if not wanted:
            if mapping.pair_by:
                self._say(f"Rows are paired by {', '.join(mapping.pair_by)}, as the last time.")
            return mapping
        pair_by = mapping.fitting(wanted)
        if not pair_by:
            names = ", ".join(column.name for column in mapping.columns)
            raise CommandError(f"Rows can be paired by columns of the file only: {names}.")
        return replace(mapping, pair_by=pair_by)

    def _begun_with(
        self, batch: ImportBatch, chosen: lists.ReadAs, rows: list[list[str]]
    ) -> lists.ColumnMapping:
        """Return the mapping of the last import of the list, with its answers; else suggest."""
        suggested = lists.suggest_mapping(chosen.names, rows)
        before = None if suggested.merges else lists.last_import(batch.victim_list)
        mapping = lists.as_before(suggested, batch.victim_list)
        if before is None:
            if mapping.problems() or lists.is_nameless(mapping, rows):
                raise CommandError(_asking_name(mapping, rows))
            return mapping
        self._say(f"The columns are mapped as in the last import of the list ({before.pk}):")
        _mapping, missing = lists.fitted_to(before.mapping, chosen.names)
        for name in missing:
            self._say(f"The file has no column “{name}”: what the list says there stays.")
        for column in mapping.columns:
            for cell, meaning in column.values:
                self._say(f"  {column.name}: “{cell}” means {meaning}")
            for code, meaning in column.doubts:
                self._say(f"  {column.name}: all of {code} mean {meaning}")
        return mapping

    def _rehearsed(self, batch: ImportBatch, mapping: lists.ColumnMapping) -> ImportBatch:
        new_list = self._new_list(batch)
        batch.mapping[lists.EVENTS] = [event.pk for event in new_list.events] if new_list else []
        lists.start_rehearsal(batch, mapping)
        lists.rehearse(batch, lambda now: self._say(f"Read {now.rows:,} rows, {now.percent} %."))
        renewal = lists.renewal_of(batch)
        suggested = tuple(renewal.suggested) if renewal else ()
        if self.options["pair"] and suggested and not mapping.pair_by:
            self._say("Rows are paired by " + ", ".join(suggested) + ".")
            return self._rehearsed(batch, replace(mapping, pair_by=suggested))
        self._tell_renewed(batch)
        return batch

    def _tell_renewed(self, batch: ImportBatch) -> None:
        """Say before all else that most of the list would be renewed, unless it is right so."""
        if self.options["as_new_rows"]:
            lists.accept_renewal(batch)
        sentences = lists.renewal_sentences(batch)
        self.renewed = lists.is_to_be_asked(batch)
        for sentence in sentences:
            self.stderr.write(self.style.WARNING(sentence))
        if self.renewed:
            self.stderr.write(self.style.WARNING(_WHAT_TO_DO))

    def _committed(self, batch: ImportBatch, mapping: lists.ColumnMapping) -> ImportBatch:
        """Commit; rehearse again where somebody else changed the list meanwhile."""
        for _attempt in range(ATTEMPTS):
            try:
                return lists.commit(batch, self.author, self._new_list(batch), self._tell_written)
            except lists.RehearseAgain as error:
                self._say(f"{error}")
                batch.victim_list = VictimList.objects.filter(slug=self.options["list"]).first()
                batch.save()
                self._rehearsed(batch, mapping)
                self._write_report(batch)
        raise lists.CommitRefused("The list changes faster than it can be rehearsed.")

    def _new_list(self, batch: ImportBatch) -> lists.NewList | None:
        if batch.victim_list_id:
            return None
        options = self.options
        source = Source.objects.filter(slug=options["source"]).first()
        if options["source"] and source is None:
            raise lists.CommitRefused(f"There is no source “{options['source']}”.")
        events = list(Event.objects.filter(slug__in=options["event"]))
        if len(events) < len(set(options["event"])):
            raise lists.CommitRefused("There is no such event: " + ", ".join(options["event"]))
        return lists.NewList(options["list"], options["title"], options["language"], source, events)

    def _published(self, batch: ImportBatch) -> bool:
        victim_list = VictimList.objects.select_related("record").get(pk=batch.victim_list_id)
        if victim_list.record.is_public:
            return True
        if self.author is not None and not self.author.has_perm("archive.publish_record"):
            self._say(f"{self.author} may not publish: the list stays a draft.")
            return False
        try:
            lists.publish_in_slices(victim_list, self.author, f"Import of {batch.file_name}")
        except publishing.CannotPublish as error:
            self._say("The list stays a draft. " + " ".join(error.sentences))
            return False
        return True

    def _write_report(self, batch: ImportBatch) -> None:
        if self.options["report"]:
            with self.options["report"].open("w", encoding="utf-8", newline="") as target:
                lists.write_report(batch, target)

    def _give_up(self, batch: ImportBatch) -> None:
        """Leave nothing of a batch that was not committed."""
        with suppress(DatabaseError):
            stored = ImportBatch.objects.filter(pk=batch.pk).first()
            if stored is not None and stored.state == ImportBatch.State.STAGED:
                lists.abandon(stored)
                stored.delete()

    def _tell_outlook(self, batch: ImportBatch) -> None:
        """Say in five lines what will happen, and what is doubted most."""
        said = lists.figures(batch)
        for name, words in OUTLOOK.items():
            if said[name] or name != "refused":
                self._say(f"{said[name]:>9,} {words}")
        for doubt in said["doubts"]:
            where = f" in “{doubt['column']}”" if doubt["column"] else ""
            cell = f" “{doubt['cell'][:60]}”:" if doubt["cell"] else ""
            self._say(f"Doubt {doubt['code']}{where}, {doubt['rows']:,} rows, "
                      f"such as row {doubt['row']:,}:{cell} {doubt['message']}")  # fmt: skip

    def _tell_written(self, what: str, rows: int) -> None:
        self.written = getattr(self, "written", 0) + rows
        self._say(f"Written {self.written:,} rows.")

    def _say(self, sentence: str) -> None:
        """Tell the progress on the error stream, so that the last line of output is the result."""
        passed = time.monotonic() - self.started
        self.stderr.write(self.style.NOTICE(f"[{passed:6.1f} s] {sentence}"))
        self.stderr.flush()

    def _tell_result(self, said: dict[str, Any]) -> None:
        if self.options["json"]:
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            for name, value in said.items():
                if name == "doubts":  # told above, in words
                    continue
                self.stdout.write(f"{name:18} {value}")
        wanted_public = said.get("published", True)
        if said.get("renewed"):
            self.stderr.write(self.style.WARNING(_RENEWED))
        if not said["balanced"] or not wanted_public or said.get("renewed"):
            raise SystemExit(1)


def _asking_encoding(error: lists.EncodingUnsure) -> str:
    lines = [str(error)]
    for choice in error.choices:
        lines += [f"--encoding {choice.encoding}", *(f"    {line}" for line in choice.preview)]
    return "\n".join(lines)


def _asking_name(mapping: lists.ColumnMapping, rows: list[list[str]]) -> str:
    """Say which columns there are, with an example each, where none is certainly the name."""
    named = [column.name for column in mapping.columns if column.field == "name"]
    lines = [
        f"Hardly any of the first rows has a name in the column “{named[0]}”."
        if named
        else "No column is the name, as far as the headers and the first rows say."
    ]
    for at, column in enumerate(mapping.columns):
        example = next((row[at].strip() for row in rows if at < len(row) and row[at].strip()), "")
        lines.append(f"  {column.name}: {example[:60]}")
    shown = {"columns": [{"name": mapping.columns[0].name, "field": "name"}]}
    lines += [
        "Say in a file which is the name, and give it with --mapping. The other columns are kept;",
        "so are rows without a name, if the list has none. For the first column it would be:",
        "  " + json.dumps(shown, ensure_ascii=False),
    ]
    return "\n".join(lines)
