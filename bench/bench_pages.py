"""Queries per page and page weight, over the first collection, as a visitor gets it.

Run: python -m bench.bench_pages. Builds an archive of its own in a temporary folder.
Queries are counted in this process; weights are what Chromium receives from the production server
(HTML compressed, style sheets, fonts), where Chromium is installed.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGES = {
    "home": "",
    "events": "events/",
    "event, most figures": "events/khojaly-1992/",
    "event, many parts": "events/shamakhi-1918/",
    "people": "people/",
    "list": "lists/khojaly-massgrave-azernews/",
    "place": "places/baku/",
    "source, most used": "sources/bloody-memory/",
    "quotations": "quotations/",
    "positions": "positions/",
    "calendar": "calendar/",
    "search": "search/?q=Xocal%C4%B1",
    "search, nothing found": "search/?q=qqqqzzzz",
    "page": "about/method/",
}
LANGUAGES = ("en", "az", "ru")
MOST_QUERIES = 25
MOST_KILOBYTES = 150


def prepare(folder: Path) -> None:
    """Make an archive in a folder, with debug off as in public."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="archive.settings",
        DATA_DIR=str(folder),
        STATIC_ROOT=str(folder / "static"),
        DEBUG="false",
        HTTPS="false",
        SECRET_KEY="measured-here-only-" * 4,
        ALLOWED_HOSTS="127.0.0.1,testserver",
    )
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_collection", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def count_queries() -> None:
    """Print how many queries each page asks, the most of the three languages."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    print(f"{'page':<24}{'queries':>8}   (aim: at most {MOST_QUERIES} on a detail page)")
    for name, path in PAGES.items():
        most = 0
        for language in LANGUAGES:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(f"/{language}/{path}").status_code == 200, path
            most = max(most, len(seen))
        print(f"{name:<24}{most:>8}")


def weigh(folder: Path) -> None:
    """Print what a browser with an empty cache receives for each page, in kilobytes."""
    browser = shutil.which("chromium")
    if not browser:
        print("Page weight: Chromium is not installed, not measured.")
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - our own server
        [
            sys.executable,
            "-m",
            "gunicorn",
            "archive.wsgi",
            "-b",
            f"127.0.0.1:{port}",
            "--log-level",
            "error",
        ]
    )
    try:
        wait_for(port)
        print(f"\n{'page':<24}{'KB en':>8}{'KB az':>8}{'KB ru':>8}   (aim: under {MOST_KILOBYTES})")
        for name, path in PAGES.items():
            sizes = [
                received(browser, f"http://127.0.0.1:{port}/{code}/{path}") for code in LANGUAGES
            ]
            print(f"{name:<24}" + "".join(f"{size / 1024:>8.1f}" for size in sizes))
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    """Wait until the server answers, ten seconds at most."""
    for _attempt in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def received(browser_path: str, address: str) -> int:
    """Return the bytes a fresh browser receives for one page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
        session = page.context.new_cdp_session(page)
        total = [0]
        session.on(
            "Network.loadingFinished",
            lambda event: total.__setitem__(0, total[0] + int(event["encodedDataLength"])),
        )
        session.send("Network.enable")
        page.goto(address, wait_until="networkidle")
        browser.close()
        return total[0]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        count_queries()
        weigh(folder)


if __name__ == "__main__":
    main()
