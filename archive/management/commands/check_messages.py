"""check_messages: are the texts of the interface complete, translated and compiled?"""

import shutil
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings

Message = tuple[str, str]
# "locale": else new texts would be written beside the code, not into the copy compared with
IGNORED = [".venv", "tests", "bench", "staticfiles", "data", "media", "locale"]


class Command(BaseCommand):
    """Fails, naming each message, when a catalogue is behind the code or behind itself.

    Needs gettext for comparing with the code; where it is missing, only the catalogues are read.
    """

    help = "Check that every text of the interface is translated and compiled."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=20, help="how many messages to name")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = [*self.untranslated(), *self.not_compiled()]
        if shutil.which("xgettext"):
            findings += self.behind_the_code()
        else:
            self.stdout.write("gettext is not installed: the code itself was not searched.")
        for finding in findings[: options["limit"]]:
            self.stderr.write(finding)
        if findings:
            raise CommandError(f"{len(findings)} findings; run `make messages` and translate.")
        self.stdout.write("Messages: complete and compiled.")

    def untranslated(self) -> list[str]:
        """Name messages without a translation, or with an uncertain translation."""
        return [
            f"{catalogue.parts[-3]}: not translated: {entry.msgid[:80]!r}"
            for catalogue in catalogues()
            for entry in polib.pofile(str(catalogue))
            if not entry.obsolete and (not entry.translated() or entry.fuzzy)
        ]

    def not_compiled(self) -> list[str]:
        """Name catalogues whose compiled form says something else."""
        return [
            f"{catalogue.parts[-3]}: {catalogue.name} is newer than its compiled form"
            for catalogue in catalogues()
            if read(catalogue) != read(catalogue.with_suffix(".mo"))
        ]

    def behind_the_code(self) -> list[str]:
        """Name messages that stand in code or templates, but not in the catalogue."""
        findings = []
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "locale"
            shutil.copytree(settings.LOCALE_PATHS[0], copy)
            with override_settings(LOCALE_PATHS=[copy]):
                call_command(
                    "makemessages", locale=languages(), ignore_patterns=IGNORED, verbosity=0
                )
            for catalogue in catalogues():
                fresh = set(read(copy / catalogue.relative_to(settings.LOCALE_PATHS[0]), all_=True))
                missing = fresh - set(read(catalogue, all_=True))
                findings += [
                    f"{catalogue.parts[-3]}: new in the code: {m[:80]!r}" for m, _ in missing
                ]
        return findings


def languages() -> list[str]:
    """Return the languages with a catalogue: all but English, in which the code is written."""
    return [code for code, _name in settings.LANGUAGES if code != "en"]


def catalogues() -> list[Path]:
    """Return the catalogue of each language."""
    root = Path(settings.LOCALE_PATHS[0])
    return [root / code / "LC_MESSAGES" / "django.po" for code in languages()]


def read(path: Path, *, all_: bool = False) -> dict[Message, Any]:
    """Return the translations of a catalogue or its compiled form, by message and context."""
    if not path.exists():
        return {}
    entries: list[Any]
    if path.suffix == ".mo":  # compiled: nothing but what is translated and certain
        entries = list(polib.mofile(str(path)))
    else:
        known = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
        entries = [entry for entry in known if all_ or (entry.translated() and not entry.fuzzy)]
    return {
        (entry.msgid, entry.msgctxt or ""): (entry.msgstr, entry.msgstr_plural) for entry in entries
    }
