"""The drawing of the house in the documents is the house as it stands."""

from .drawing import DRAWING, drawing


def test_the_drawing_shows_todays_rooms_and_imports():
    assert DRAWING.read_text(encoding="utf-8") == drawing(), "run `make drawing`"
