"""Which tests take long: they are marked, begun first, and listed with their time at the end.

A test that takes more than five seconds and is not marked `slow` is named: on a busy machine that
may be any, so nothing fails.
"""

import time
from collections import Counter

import pytest
from django.db import connection

LONG = 5  # seconds
USUAL = {"sqlite": "six", "postgresql": "nine"}


class Durations:
    """Adds up what each test took, and tells before and after."""

    def __init__(self, config):
        self.cache, self.is_whole = getattr(config, "cache", None), _is_whole(config)
        self.begun, self.took, self.marked = time.monotonic(), Counter(), set()
        self.last_run = f"archive/last-run-{connection.vendor}"  # in pytest's cache

    def pytest_report_header(self):
        if not self.is_whole:
            return []
        last = self.cache.get(self.last_run, None)
        if last is None:
            return [f"This takes about {USUAL[connection.vendor]} minutes on two idle cores."]
        return [f"The last run of all tests took {last // 60} min {last % 60} s on this machine."]

    @pytest.hookimpl(trylast=True)  # after the order was shuffled
    def pytest_collection_modifyitems(self, items):
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)

    def pytest_runtest_logreport(self, report):
        self.took[report.nodeid] += report.duration
        if "slow" in report.keywords:
            self.marked.add(report.nodeid)

    def pytest_terminal_summary(self, terminalreporter, exitstatus):
        for name, seconds in self.took.most_common():
            if name in self.marked:
                terminalreporter.write_line(f"slow: {seconds:5.1f} s  {name}")
            elif seconds > LONG:
                terminalreporter.write_line(
                    f"{name} took {seconds:.1f} s and is not marked slow", yellow=True
                )
        if self.is_whole and exitstatus == pytest.ExitCode.OK:
            self.cache.set(self.last_run, round(time.monotonic() - self.begun))


def _is_whole(config):
    """Whether everything is run, with a cache: no path, no choice by name or mark."""
    option = config.option
    chosen = option.keyword or option.markexpr or option.file_or_dir
    return hasattr(config, "cache") and not chosen
