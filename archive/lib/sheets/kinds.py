"""What a file is by how it begins, where that is no table: said before anything is read as text."""

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.refusal import SheetRefused

WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb")
_OLD_OR_LOCKED = gettext_noop(
    "This is an old Excel file (.xls), or a workbook locked with a password. Open it, take the "
    "password off, and save it as XLSX or as CSV (UTF-8)."
)
_DOCUMENT = gettext_noop(
    "This is a document, not a table. Copy the table out of it and paste it, or save it as CSV "
    "(UTF-8)."
)
_OTHER = gettext_noop("This is no table but a file of another kind. Choose a CSV or XLSX file.")
_MISNAMED = gettext_noop(
    "The file is called a workbook and is none. Save the table again as XLSX or as CSV (UTF-8)."
)
_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked", _OLD_OR_LOCKED),
    (b"%PDF", "not-a-table", _DOCUMENT),
    (b"{\\rtf", "not-a-table", _DOCUMENT),
    (b"\x1f\x8b", "not-a-table", _OTHER),
    (b"\x89PNG", "not-a-table", _OTHER),
    (b"\xff\xd8\xff", "not-a-table", _OTHER),
    (b"GIF8", "not-a-table", _OTHER),
    (b"Rar!", "not-a-table", _OTHER),
    (b"7z\xbc\xaf", "not-a-table", _OTHER),
    (b"PK\x05\x06", "not-a-table", _OTHER),
)


def is_workbook(head: bytes) -> bool:
    """Whether a file begins like a package of the kind XLSX is."""
    return head.startswith(b"PK\x03\x04")


def require_table(head: bytes, name: str) -> None:
    """Refuse a file that is of another kind, or is called a workbook and is none."""
    for beginning, code, reason in _BEGINNINGS:
        if head.startswith(beginning):
            raise SheetRefused(code, reason)
    if name.lower().endswith(WORKBOOK_ENDINGS) and not is_workbook(head):
        raise SheetRefused("not-xlsx", _MISNAMED)
