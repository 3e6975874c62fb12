"""Figures, quotations, positions, and the bodies that speak."""
