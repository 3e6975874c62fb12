"""Checking: what an archivist should look at again. Warnings; nothing is refused or changed.

check(instance)      what is odd about a row, for the form it stands on
check_archive()      the same for every row of the archive, in a stream
"""

from .findings import Finding
from .running import check, check_archive

__all__ = ["Finding", "check", "check_archive"]
