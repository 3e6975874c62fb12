"""Commands for measuring, there where debug pages are on."""
