"""Matching: rows that may be the same person are proposed; a human decides; it can be undone.

propose(list_a=victims)                writes proposals, best first, never a pair twice
waiting()                              the queue: open proposals, surest first
consequence(proposal)                  what a yes would do, in a sentence
foresee(proposal)                      the same with who is involved and what stands in the way
compared(*sides_of(proposal))          both sides, field by field, and where they differ
put_beside(row, other or person)       a pair nobody had proposed waits for a verdict
in_words(proposal.reasons)             why they may be the same, in the active language
accept / reject / undo(proposal, author, reason)
take_apart(match, author, reason)      a row leaves its person
with names_follow(rows): ...           persons are called as their rows write them afterwards
"""

from .comparison import Line, Relation, compared, sides_of
from .comparison_column import Side, rows_of_person, side_of_person, side_of_row
from .decide import accept, put_beside, reject, undo
from .persons import names_follow
from .propose import Proposed, propose
from .queue import MARKS, Outlook, consequence, decided, foresee, held_back, mark_of, waiting
from .reasons import in_words
from .scoring import LEAST, LIKELY, TOP_MARK
from .separate import came_alone, take_apart
from .separate import obstacles as obstacles_apart
from .verdicts import CannotMatch, standing

__all__ = [
    "LEAST",
    "LIKELY",
    "MARKS",
    "TOP_MARK",
    "CannotMatch",
    "Line",
    "Outlook",
    "Proposed",
    "Relation",
    "Side",
    "accept",
    "came_alone",
    "compared",
    "consequence",
    "decided",
    "foresee",
    "held_back",
    "in_words",
    "mark_of",
    "names_follow",
    "obstacles_apart",
    "propose",
    "put_beside",
    "reject",
    "rows_of_person",
    "side_of_person",
    "side_of_row",
    "sides_of",
    "standing",
    "take_apart",
    "undo",
    "waiting",
]
