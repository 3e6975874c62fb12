"""A module per kind: what the search knows of a record."""
