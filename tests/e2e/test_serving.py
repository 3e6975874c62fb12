"""`make run` from nothing: what it says, what it then serves, and the end by Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVE = ["-m", "gunicorn", "archive.wsgi", "--config", "local_server.py", "--bind", "127.0.0.1:0"]
STEPS = ["Static files …", "Database …", "First collection …"]


@pytest.fixture
def server(tmp_path):
    """The server of `make run` over an empty folder, on any free port."""
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    here = {name: value for name, value in os.environ.items() if name not in ours}
    here |= {
        "DEBUG": "false",
        "HTTPS": "false",
        "COMPRESS_STATIC": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": "a-long-key-for-this-test-only-" * 3,
        "DATA_DIR": str(tmp_path),
        "STATIC_ROOT": str(tmp_path / "static"),
    }
    with subprocess.Popen(  # noqa: S603 - our own server
        [sys.executable, *SERVE], cwd=ROOT, env=here, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def read(address):
    with urlopen(address, timeout=20) as answer:  # noqa: S310 - the server above
        return answer.read().decode(), answer.headers


def test_an_empty_folder_becomes_a_served_archive(server):
    said = []
    while not said or "Ctrl-C" not in said[-1]:
        said.append(server.stdout.readline().strip())
        assert server.poll() is None
    assert [line for line in said if line in STEPS] == STEPS
    address = re.search(r"The archive: +(\S+)", "\n".join(said)).group(1)
    page, _headers = read(address)
    style = re.search(r'href="(/static/[^"]+\.css)"', page).group(1)
    _text, headers = read(address.rstrip("/") + style)
    assert "immutable" in headers["Cache-Control"]
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=20) == 0
