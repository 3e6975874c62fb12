"""Floor 5: what brings facts in: the first collection, and lists of names from files."""
