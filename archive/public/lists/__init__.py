"""Pages of lists of names, their rows and rolls."""
