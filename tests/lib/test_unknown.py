"""What says that something is not known, and what only looks like it."""

import pytest

from archive.lib.unknown import is_unknown, known


@pytest.mark.parametrize(
    "text",
    [
        "naməlum", "Naməlum.", "məlum deyil", "bilinmir", "yox", "yoxdur", "məlumat yoxdur",
        "неизвестно", "нет", "нет данных", "н/д", "не указано", "unknown", "not known", "n/a",
        "none", "bilinmiyor", "yok", "مجهول", "غير معروف", "نامعلوم", "ندارد", "-1", "−1", "-",
        "—", "--", "?", "???", "؟", "…", "[unknown]", "(?)", "naməlum, -1", "unknown / —",
    ],
)  # fmt: skip
def test_a_marker_of_unknown_is_no_value(text):
    assert is_unknown(text)
    assert known(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "0", "1", "Н.Д.", "Nat", "Nil", "No", "Yoxsullu", "Unknown Soldier Street", "40?",
        "?1950", "1950-?", "Naməlum kənd", "Нетреба", "1990-01-20", "Yox, Bakı",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_a_value(text):
    assert not is_unknown(text)
    assert known(text) == text
