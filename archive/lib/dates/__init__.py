"""Uncertain dates: read, bounded, said in words."""

from archive.lib.dates.value import UncertainDate

__all__ = ["UncertainDate"]
