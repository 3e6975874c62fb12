"""Pages of the desk that belong to no kind of record."""
