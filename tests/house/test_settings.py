"""The archive starts safely or says in a sentence why not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "DEBUG": "false",
    "SECRET_KEY": "a-long-key-for-this-test-only-" * 3,
    "ALLOWED_HOSTS": "archive.example.org",
}


def start(**environment: str) -> subprocess.CompletedProcess:
    """Load the door of the web server in a fresh process."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import archive.wsgi"],
        cwd=ROOT, env={**keep, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_development_starts_without_any_variable():
    assert start().returncode == 0


def test_production_starts_with_a_key_and_hosts():
    assert start(**SAFE).returncode == 0


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("SECRET_KEY", "SECRET_KEY is empty"), ("ALLOWED_HOSTS", "ALLOWED_HOSTS does not name")],
)
def test_production_refuses_to_start_unsafely(missing, sentence):
    outcome = start(**{name: value for name, value in SAFE.items() if name != missing})
    assert outcome.returncode != 0
    assert sentence in outcome.stderr


def test_deployment_check_finds_nothing_with_production_variables():
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    outcome = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env={**keep, **SAFE}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stderr
