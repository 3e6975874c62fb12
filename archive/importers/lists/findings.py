"""What an archivist should know of a row: why it is refused, doubted, kept or changed."""

from typing import Any, NamedTuple

REFUSED = "refused"  # the row does not come in
WARNING = "warning"  # it comes in; somebody should look
CONFLICT = "conflict"  # a colleague's reading stays although the list now says otherwise
CHANGE = "change"  # what a later release says instead
NOTE = "note"  # for information

_SHOWN = 200


class Finding(NamedTuple):
    """One thing found in one cell: how grave, a stable code, the column, a sentence, the cell."""

    level: str
    code: str
    column: str
    message: str
    cell: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return it as it is kept with the staged row; a long cell is cut."""
        shown = self.cell if len(self.cell) <= _SHOWN else self.cell[:_SHOWN] + "…"
        return {**self._asdict(), "cell": shown.replace("\x00", "\ufffd")}
