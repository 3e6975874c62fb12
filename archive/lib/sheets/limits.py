"""How much work a file may make, whatever its size: asked again and again while it is read."""

import time
from dataclasses import dataclass

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.refusal import SheetRefused

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of any sheet, in any program
LONGEST_CELL = 131_072  # characters
MOST_EMPTY = 100_000  # empty rows before a filled row
MOST_CELLS = 10_000  # of a row of a text file; more is no table


@dataclass(frozen=True, slots=True)
class Limits:
    """What a workbook may cost: bytes once unpacked, and the same of texts; seconds of work."""

    unpacked: int = 512 * 1024 * 1024
    seconds: float = 900.0


class Effort:
    """The time and the text that reading a file has taken so far; waiting does not count."""

    def __init__(self, limits: Limits) -> None:
        self._most_text, self._seconds = limits.unpacked, limits.seconds
        self._until, self._text = time.thread_time() + limits.seconds, 0

    def require_time(self) -> None:
        """Refuse a file that has taken too long."""
        if time.thread_time() > self._until:
            reason = gettext_noop(
                "Reading the workbook takes more than %(seconds)s seconds. Save the sheet as CSV "
                "(UTF-8) and bring that in."
            )
            raise SheetRefused("too-slow", reason, seconds=f"{self._seconds:,.0f}")

    def add_text(self, characters: int, row: int) -> None:
        """Refuse a file whose cells repeat so much text that they fill the disk."""
        self._text += characters
        if self._text > self._most_text:
            reason = gettext_noop(
                "up to here the cells hold more than %(size)s MB of text. Save the sheet as CSV "
                "(UTF-8) and bring that in."
            )
            raise SheetRefused("too-large", reason, row, size=f"{self._most_text / 1e6:,.0f}")
