"""Dates in words, in every language of the archive."""
