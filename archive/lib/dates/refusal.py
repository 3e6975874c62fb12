"""The sentence an archivist reads when a date cannot be read."""

from archive.lib.clauses import Clause, gettext_noop

MAX_LENGTH = 100
_SHOWN = 40
EXAMPLES = gettext_noop(
    "a date such as 1918, 1918-03, 1918-03-30, 1918~ (about), 1918? (uncertain) or 1918/1920"
)
SENTENCE = gettext_noop("“%(typed)s” cannot be read as a date: %(reason)s; expected %(expected)s.")


class DateRefused(ValueError):
    """A text that is no date: what was typed (shortened), what is wrong, what is expected.

    `reason` and `expected` are clauses without a full stop, made of the patterns given and what
    is put into either, so that a caller may put the same reason beside another text (a
    spreadsheet cell instead of the EDTF made from it). `sentence` says all of it.
    """

    def __init__(self, typed: str, reason: str, expected: str = EXAMPLES, **details: str) -> None:
        self.typed, self.details = typed, details
        self.reason = Clause(reason, details)
        self.expected = Clause(expected, details)
        super().__init__(typed)

    @property
    def sentence(self) -> Clause:
        """Put together only when asked for: most refusals lead to another way of reading."""
        said = {"reason": self.reason, "expected": self.expected}
        return Clause(SENTENCE, {"typed": shortened(self.typed), **said})

    def __str__(self) -> str:
        return str(self.sentence)

    def of(self, typed: str) -> "DateRefused":
        """Return the same refusal of another text."""
        return DateRefused(typed, self.reason.pattern, self.expected.pattern, **self.details)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.typed, self.reason.pattern, self.expected.pattern, self.details)


def _again(typed: str, reason: str, expected: str, details: dict[str, str]) -> DateRefused:
    return DateRefused(typed, reason, expected, **details)


def shortened(text: str) -> str:
    """Show the beginning of a text on a line; what cannot be printed becomes `\\ufffd`."""
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
            gettext_noop("it has %(length)s characters"),
            gettext_noop("at most %(most)s"),
            length=str(len(text)),
            most=str(MAX_LENGTH),
        )
