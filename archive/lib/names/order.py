"""A name as it is put in order: with the father's name, and a relative's before the kinship."""

from archive.lib.names.fathers import fathers_in
from archive.lib.names.kinship import kinship


def name_in_order(name: str, father: str = "") -> str:
    """Return what a row is sorted by: who has the same name by the father's, if it is not in it.

    Whoever is known only by a relative stands behind that name.
    """
    if not name:
        return ""
    found = kinship(name)
    if found is not None and found.is_sure:
        return found.own or f"{found.relatives[0]} {found.words}"
    return " ".join([name, *fathers_in(name, father)[:1]])
