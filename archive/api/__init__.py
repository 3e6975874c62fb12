"""Floor 6: the archive for machines. The same questions as the pages ask, answered as data.

Everything here is read through the same gate as the pages; docs/search.md is the reference.
"""
