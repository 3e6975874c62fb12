"""The one sentence an archivist reads when a file cannot be taken as it is."""


def gettext_noop(text: str) -> str:
    """Mark a text for translation; whoever shows it translates it."""
    return text


class SheetRefused(ValueError):  # noqa: N818 - reads as what happened
    """A file that is no table we can trust: what is wrong, and where.

    `row` counts rows of the file from 1 as a spreadsheet does, `offset` counts bytes from 0; both
    are None where they mean nothing. `code` is stable, for tests. `reason` is `pattern` with its
    `details` put in: to say it in another language, translate the pattern.
    """

    def __init__(
        self,
        code: str,
        pattern: str,
        row: int | None = None,
        offset: int | None = None,
        **details: str,
    ) -> None:
        self.code, self.pattern, self.details, self.row, self.offset = (
            code, pattern, details, row, offset,
        )  # fmt: skip
        self.reason = reason = pattern % details if details else pattern
        where = "" if row is None else f"Row {row}"
        if offset is not None:
            where += f" (byte {offset:,} of the file)"
        super().__init__(f"{where}: {reason}" if where else reason)
