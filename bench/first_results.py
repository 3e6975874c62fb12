"""How often the first result of a search is the one a human being expects.

    python -m bench.first_results [FILE]      tests/search/questions.csv unless told

Loads the first collection into an empty archive (or into the empty database DATABASE_URL names)
and asks the questions of the table: language, question, kind and what is expected (the address of
a record, or what it is called). Prints the shares and what does not come first.
"""

import csv
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).resolve().parent.parent / "tests" / "search" / "questions.csv"
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and at which place its answer stands what is expected, from 1; None for none."""

    language: str
    question: str
    expected: str
    place: int | None
    first: str


def questions(path: Path = QUESTIONS) -> list[dict[str, str]]:
    """Return the rows of the table."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ask(rows: list[dict[str, str]]) -> Iterator[Asked]:
    """Ask each question as a visitor would."""
    from archive.search.query.search import Question, load, search

    for row in rows:
        question, language = Question.from_params({"q": row["question"]}), row["language"]
        results = load(search(question, language).hits[:SHOWN], "en")
        expected = f"{row['kind']} {row['expected']}"
        called = [f"{result.kind} {_called(result.record)}" for result in results]
        places = [at for at, name in enumerate(called, 1) if name == expected]
        first = called[0] if called else "nothing"
        yield Asked(language, row["question"], expected, places[0] if places else None, first)


def _called(record: object) -> str:
    """Return the address of a record, else what it is called."""
    if body := getattr(record, "body", ""):
        return str(body)
    return str(getattr(record, "slug", "") or record)


def main() -> None:
    """Load the collection, ask, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="bench-first-"))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("load_collection", verbosity=0)
    asked = list(ask(questions(Path(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)))
    first = sum(one.place == 1 for one in asked)
    shown = sum(one.place is not None for one in asked)
    print(f"{len(asked)} questions: {first} right first, {shown} in the first {SHOWN}")
    for one in asked:
        if one.place != 1:
            print(f"  {one.language} {one.question}: {one.expected} at {one.place or '-'},", end="")
            print(f" first {one.first}")


if __name__ == "__main__":
    main()
