"""What a word or sign can do in a typed date."""

from enum import Enum, auto


class Kind(Enum):
    """What a word or sign does in a date."""

    NUMBER = auto()
    DATE = auto()
    MONTH = auto()
    SEASON = auto()
    CENTURY = auto()
    CENTURY_OR_IN = auto()  # "в": XIX в. or в 1918 г.
    CENTURY_OR_ABOUT = auto()  # "c": 19th c. or c. 1918
    PLURAL = auto()  # illər, годы: the years of a decade
    BCE = auto()
    APPROXIMATE = auto()
    UNCERTAIN = auto()
    BEFORE = auto()  # the day itself is out
    AFTER = auto()
    NOT_LATER = auto()  # "by"; "до" does not say whether the day itself is in
    UNTIL = auto()
    SINCE = auto()
    FROM = auto()
    TO = auto()
    PRESENT = auto()
    BETWEEN = auto()
    AND = auto()
    OR = auto()
    DASH = auto()
    SLASH = auto()
    OPENING = auto()
    CLOSING = auto()
    OLD_STYLE = auto()
    NEW_STYLE = auto()
    NOISE = auto()
