"""Made-up lists for measuring: many rows whose names belong to nobody, the same in every run.

    make(1_000_000, seed=1)

They never stand beside a real collection: see `refusal`.
"""

from .making import Made, make, refusal

__all__ = ["Made", "make", "refusal"]
