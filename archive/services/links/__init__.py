"""Trying links: which addresses of sources still answer.

An operator starts it (`check_links`); no request of a visitor or archivist ever does. Requests go
singly, with a pause between two to the same host, and never to an address inside a network.

check_links(...)    try the links that are due, remember and yield what answered
"""

from .asking import Answer, Asking
from .checking import Tried, check_links, due

__all__ = ["Answer", "Asking", "Tried", "check_links", "due"]
