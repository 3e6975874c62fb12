"""How many uncertain dates are read, with both bounds, in a second on one core."""

import datetime
import random
import time

from archive.lib.dates import UncertainDate

AIM = 20_000
COUNT = 60_000
# Shares of a list of names: mostly days, many years and months, some doubts, few rarities.
_FORMS = (
    (40, "{y:04}-{m:02}-{d:02}"),
    (18, "{y:04}"),
    (12, "{y:04}-{m:02}"),
    (5, "{y:04}~"),
    (4, "{y:04}-{m:02}?"),
    (5, "{y:04}-{m:02}-{d:02}/{z:04}-{m:02}-{d:02}"),
    (4, "{y:04}/{z:04}"),
    (3, "{y:04}/.."),
    (2, "[{y:04}..{z:04}]"),
    (2, "{y:04}-{m:02}-XX"),
    (1, "XXXX-{m:02}-{d:02}"),
    (1, "{y:04}-{s}"),
    (1, "{y:04}-XX-{d:02}"),
    (1, "{{{y:04},{z:04}-{m:02}}}"),
    (1, "?{y:04}-{m:02}-~{d:02}"),
)


def distinct_texts(count: int) -> list[str]:
    """Make that many different EDTF texts, the same ones on every run."""
    chance = random.Random(1918)  # noqa: S311 - a repeatable mixture, no secret
    weights = [weight for weight, _ in _FORMS]
    found: dict[str, None] = {}
    while len(found) < count:
        form = chance.choices(_FORMS, weights)[0][1]
        year = chance.randint(0, 9900)
        text = form.format(
            y=year,
            z=year + chance.randint(1, 90),
            m=chance.randint(1, 12),
            d=chance.randint(1, 28),
            s=chance.randint(21, 41),
        )
        found[text] = None
    return list(found)


def parses_per_second(texts: list[str]) -> float:
    """Read every text once, bounds included."""
    parse = UncertainDate.parse
    start = time.perf_counter()
    for text in texts:
        date = parse(text)
        _ = date.earliest, date.latest
    return len(texts) / (time.perf_counter() - start)


def standard_days_per_second(count: int) -> float:
    """Read as many exact days with the standard library, as a measure of the machine."""
    days = [
        datetime.date.fromordinal(1 + 37 * step % 3_600_000).isoformat() for step in range(count)
    ]
    start = time.perf_counter()
    for day in days:
        datetime.date.fromisoformat(day).toordinal()
    return count / (time.perf_counter() - start)


def main() -> None:
    """Print the one line."""
    texts = distinct_texts(COUNT)
    speed = max(parses_per_second(texts) for _ in range(3))
    standard = max(standard_days_per_second(COUNT) for _ in range(3))
    print(
        f"dates parsed with bounds: {speed:,.0f} per second (aim {AIM:,}); "
        f"ratio to datetime.date.fromisoformat loop in the same run: {speed / standard:.3f}"
    )


if __name__ == "__main__":
    main()
