"""The one sentence an archivist reads when a file cannot be taken as it is."""


class SheetRefused(ValueError):  # noqa: N818 - reads as what happened
    """A file that is no table we can trust: what is wrong, and where.

    `row` counts rows of the file from 1 as a spreadsheet does, `offset` counts bytes from 0; both
    are None where they mean nothing. `code` is stable, for tests and translations.
    """

    def __init__(
        self, code: str, reason: str, row: int | None = None, offset: int | None = None
    ) -> None:
        self.code, self.reason, self.row, self.offset = code, reason, row, offset
        where = "" if row is None else f"Row {row}"
        if offset is not None:
            where += f" (byte {offset:,} of the file)"
        super().__init__(f"{where}: {reason}" if where else reason)
