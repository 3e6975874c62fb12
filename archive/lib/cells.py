"""Cells of tables that people open in a spreadsheet.

A cell that begins with = + - @, a tab or a carriage return is a formula to a spreadsheet, whoever
wrote it. It goes out with an apostrophe before it, and loses it on the way back in.
Source of the list: OWASP, CSV Injection.
"""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def defused(text: str) -> str:
    """Return a text a spreadsheet takes for text; `restored` gives it back unchanged."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def restored(text: str) -> str:
    """Return what a cell held before it was defused."""
    is_defused = text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS)
    return text[1:] if is_defused else text
