"""Matches on the desk: the queue, a proposal at a time, by hand, and taking a match apart."""

from . import records

__all__ = ["records"]
