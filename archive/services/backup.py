"""Backup: a consistent copy of the database, and the media beside it, in a file.

Copying a live SQLite file breaks copies; `VACUUM INTO` does not, and leaves out what was deleted.
The copy is opened, checked and counted before it is called a backup. PostgreSQL has its own tool,
which this names instead.
"""

import json
import re
import sqlite3
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Record
from archive.services.refusal import Refused

NAME = re.compile(r"archive-\d{8}-\d{6}\.zip")
DATABASE, MANIFEST = "database.sqlite3", "manifest.json"


class CannotBackUp(Refused):
    """No backup was made; the message says why, in words for an archivist."""


def back_up(folder: Path | None = None) -> Path:
    """Write a backup into a folder (by default `backups` in DATA_DIR) and return its path.

    Raises CannotBackUp on PostgreSQL, and when the copy does not hold what the database holds.
    """
    if connection.vendor != "sqlite":
        raise CannotBackUp(
            _("This archive runs on PostgreSQL: use pg_dump, and copy the media folder.")
        )
    folder = folder or Path(settings.DATA_DIR) / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"archive-{timezone.now():%Y%m%d-%H%M%S}.zip"
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        copy, half = Path(scratch) / DATABASE, Path(scratch) / path.name
        records = Record.objects.count()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        holdings = checked(copy, records)
        _pack(half, copy, holdings)
        half.rename(path)  # whoever sees the name sees a whole backup
    return path


def checked(copy: Path, expected: int) -> dict[str, Any]:
    """Return what a copied database holds; raise CannotBackUp if it is damaged or short.

    `expected` is how many records there were before it was copied.
    """
    held = sqlite3.connect(copy)
    try:
        verdict = held.execute("PRAGMA integrity_check").fetchone()[0]
        records = held.execute(f'SELECT COUNT(*) FROM "{Record._meta.db_table}"').fetchone()[0]  # noqa: S608 - our own table
    finally:
        held.close()
    if verdict != "ok" or records < expected:
        raise CannotBackUp(_("The copy does not hold what the database holds; nothing was kept."))
    return {"records": records, "made": timezone.now().isoformat(timespec="seconds")}


def backups(folder: Path | None = None) -> list[Path]:
    """Return the backups kept in a folder, the newest first."""
    folder = folder or Path(settings.DATA_DIR) / "backups"
    paths = [path for path in folder.glob("archive-*.zip") if NAME.fullmatch(path.name)]
    return sorted(paths, reverse=True)


def _pack(path: Path, copy: Path, holdings: dict[str, Any]) -> None:
    """Write the copy, every file of the media folder, and a list of their checksums."""
    sums = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, file in [(DATABASE, copy), *_media()]:
            digest = sha256()
            with file.open("rb") as source, packed.open(name, "w", force_zip64=True) as member:
                while chunk := source.read(1024 * 1024):
                    digest.update(chunk)
                    member.write(chunk)
            sums[name] = digest.hexdigest()
        packed.writestr(MANIFEST, json.dumps({**holdings, "sha256": sums}, indent=1))


def _media() -> list[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    files = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []
    return [(f"media/{path.relative_to(root).as_posix()}", path) for path in files]
