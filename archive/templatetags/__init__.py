"""Floor 6: how values become markup. Tags format; they never query."""
