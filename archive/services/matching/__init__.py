"""Matching: rows that may be the same person are proposed; a human decides; it can be undone.

propose(list_a=one)                    writes proposals, best first, never a pair twice
waiting()                              the queue: open proposals, surest first
consequence(proposal)                  what a yes would do, in a sentence
in_words(proposal.reasons)             why they may be the same, in the active language
accept / reject / undo(proposal, author, reason)
"""

from .deciding import accept, reject, undo
from .proposing import Proposed, propose
from .queue import consequence, waiting
from .scoring import LEAST, LIKELY, TOP_MARK
from .verdicts import CannotMatch
from .wording import in_words

__all__ = [
    "LEAST",
    "LIKELY",
    "TOP_MARK",
    "CannotMatch",
    "Proposed",
    "accept",
    "consequence",
    "in_words",
    "propose",
    "reject",
    "undo",
    "waiting",
]
