"""Measurements, and the made-up rows they need; an app of its own where debug pages are on."""
