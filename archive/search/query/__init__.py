"""Asking the index: from what is typed to results, facets and notes."""
