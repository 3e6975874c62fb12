"""A row of a file on its way in: what it says, what was read out of it, what was noted."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from archive.models import StagedRow

REFUSED = "refused"  # the row does not come in
WARNING = "warning"  # it comes in; somebody should look
CONFLICT = "conflict"  # a colleague's reading stays although the list now says otherwise
CHANGE = "change"  # what a later release says instead
NOTE = "note"  # for information
ANSWERED = "answered"  # it was a warning; the mapping says what the cell means

_SHOWN = 200


class Finding(NamedTuple):
    """A remark on a cell: how grave, a stable code, the column, a sentence, the cell."""

    level: str
    code: str
    column: str
    message: str
    cell: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return it as it is kept with the staged row; a long cell is cut."""
        shown = self.cell if len(self.cell) <= _SHOWN else self.cell[:_SHOWN] + "…"
        return {**self._asdict(), "cell": shown.replace("\x00", "\ufffd")}


Outcome = StagedRow.Outcome


@dataclass(slots=True)
class Draft:
    """A row as far as it has been read. `row` holds the kept cells, `columns` are
    columns of ListEntry."""

    number: int
    row: list[str] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    key: str = ""
    uid: str = ""
    outcome: str = Outcome.NEW
    target: int | None = None
    version: int = 0
    answered: list[tuple[str, str, str]] = field(default_factory=list)
    """What the mapping answered in it: column, and the cell or else the code of the doubt."""
    age: tuple[int | None, int | None] = (None, None)
    """The least and the most a mapping says an age means that is no certain one."""
    date_parts: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Of dates in several columns: the column, the cell and what it means, by field."""

    def note(self, level: str, code: str, column: str, message: str, cell: str = "") -> None:
        """Add a finding."""
        self.findings.append(Finding(level, code, column, message, cell))

    def warn(self, code: str, column: str, message: str, cell: str = "") -> None:
        """Add a warning: the row comes in, somebody should look."""
        self.note(WARNING, code, column, message, cell)

    def refuse(self, code: str, column: str, message: str, cell: str = "") -> None:
        """Keep the row out, with the reason."""
        self.note(REFUSED, code, column, message, cell)
        self.outcome = Outcome.REFUSED

    @property
    def is_refused(self) -> bool:
        """Whether the row stays out."""
        return self.outcome == Outcome.REFUSED

    @property
    def is_warned(self) -> bool:
        """Whether the row comes in with a warning."""
        return not self.is_refused and any(finding.level == WARNING for finding in self.findings)
