"""Floor 0: pure Python, no Django models. Everything else may import from here."""
