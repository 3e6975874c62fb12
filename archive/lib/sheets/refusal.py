"""The sentence an archivist reads when a file cannot be taken as it is."""

from archive.lib.clauses import Clause


class SheetRefused(ValueError):
    """A file that is no table we can trust: what is wrong, and where.

    `row` counts rows of the file from 1 as a spreadsheet does, `offset` counts bytes from 0; both
    are None where they mean nothing. `code` is stable, for tests. `reason` is `pattern` with its
    `details`.
    """

    def __init__(
        self,
        code: str,
        pattern: str,
        row: int | None = None,
        offset: int | None = None,
        **details: str,
    ) -> None:
        self.code, self.row, self.offset = code, row, offset
        self.reason = Clause(pattern, details)
        where = "" if row is None else f"Row {row}"
        if offset is not None:
            where += f" (byte {offset:,} of the file)"
        super().__init__(f"{where}: {self.reason}" if where else str(self.reason))
