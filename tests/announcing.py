"""Says before the whole suite starts how long it takes: as the last time here, else a guess."""

import json
import os
import time
from pathlib import Path

import pytest

KEPT = Path(__file__).resolve().parents[1] / ".cache" / "suite_seconds.json"
GUESSED = {"sqlite": 9 * 60, "postgresql": 11 * 60}  # seconds on two cores
STARTED = pytest.StashKey[float]()
NARROWED = ("keyword", "markexpr", "lf", "collectonly")


def pytest_configure(config):
    config.stash[STARTED] = time.monotonic()


def pytest_report_header(config):
    if not is_whole(config):
        return None
    kept = seconds_kept().get(manner(config))
    basis = "as the last time on this machine" if kept else "a guess, for two cores"
    return f"This takes about {in_words(kept or GUESSED[database()])} ({basis})."


def pytest_sessionfinish(session, exitstatus):
    ended = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    if not ended or session.shouldfail or not is_whole(session.config):
        return
    seconds = round(time.monotonic() - session.config.stash[STARTED])
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(seconds_kept() | {manner(session.config): seconds}, indent=1))


def is_whole(config):
    """Every test, and this is not one of the processes they are dealt to."""
    everywhere = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    narrowed = any(config.getoption(option) for option in NARROWED)
    return everywhere and not narrowed and not hasattr(config, "workerinput")


def manner(config):
    """What the time depends on: the database, and how many processes share the work."""
    return f"{database()}, {config.getoption('numprocesses') or 1} at once"


def database():
    return "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"


def seconds_kept():
    try:
        return json.loads(KEPT.read_text())
    except (OSError, ValueError):
        return {}


def in_words(seconds):
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes > 1 else f"{seconds} seconds"
