"""One row of a file on its way in: what it says, what was read out of it, what was found."""

from dataclasses import dataclass, field
from typing import Any

from archive.models import StagedRow

from .findings import REFUSED, WARNING, Finding

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
        return not self.is_refused and any(one.level == WARNING for one in self.findings)
