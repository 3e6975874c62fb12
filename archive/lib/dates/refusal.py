"""The one sentence an archivist reads when a date cannot be read."""

MAX_LENGTH = 100
_SHOWN = 40
EXAMPLES = "a date such as 1918, 1918-03, 1918-03-30, 1918~ (about), 1918? (uncertain) or 1918/1920"


class DateRefused(ValueError):  # noqa: N818 - reads as what happened
    """A text that is no date: what was typed (shortened), what is wrong, what is expected.

    `reason` and `expected` are clauses without a full stop, so that a caller may put the same
    reason beside another text (a spreadsheet cell instead of the EDTF made from it).
    """

    def __init__(self, typed: str, reason: str, expected: str = EXAMPLES) -> None:
        self.typed = typed
        self.reason = reason
        self.expected = expected
        super().__init__(
            f"“{shortened(typed)}” cannot be read as a date: {reason}; expected {expected}."
        )

    def __reduce__(self) -> tuple[type["DateRefused"], tuple[str, str, str]]:
        return DateRefused, (self.typed, self.reason, self.expected)


def shortened(text: str) -> str:
    """Show the beginning of a text on one line; what cannot be printed becomes `\\ufffd`."""
    start = text[:_SHOWN]
    shown = start if start.isprintable() else _printable(start)
    return shown + "…" if len(text) > _SHOWN else shown


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def require_short(text: str) -> None:
    """Refuse a long text before anything looks at it: reading must cost the same for all."""
    if len(text) > MAX_LENGTH:
        raise DateRefused(
            text,
            f"it has {len(text)} characters",
            f"at most {MAX_LENGTH}",
        )
