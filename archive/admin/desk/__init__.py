"""Pages of the desk that belong to no single kind of record."""
