"""Pages of the desk that belong to no one kind of record."""
