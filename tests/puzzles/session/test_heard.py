"""What ears are told of a session."""

from game.puzzles.core.crowd import spread
from game.puzzles.core.protocol import Drag, Hint, Turn
from game.puzzles.session import heard
from tests.puzzles.support import sat


def test_only_what_changed_is_told_and_not_what_the_hand_said() -> None:
    before = "r = (2, 1), v = (0, 1). r1 reads 1, asked 3. Lit: none."
    now = "r = (2, 1), v = (1, 1). r1 reads 3, asked 3. Lit: none."
    assert heard.changes(before, now) == "v = (1, 1). r1 reads 3, asked 3."
    assert heard.changes(before, now, but="(1, 1)") == "r1 reads 3, asked 3."
    assert heard.changes(now, now) == ""
    read = now.replace("(1, 1)", "(1, 1): 1 along, 1 up")
    assert heard.changes(before, read, but="(1, 1)") == "r1 reads 3, asked 3."


def test_the_numbers_of_an_array_stay_together() -> None:
    before = "The sum is 1. Line 4: r2 · x on its axis [−1; 0]. Line 5: the sum [1; 0]."
    now = "The sum is 1. Line 4: r2 · x on its axis [0; −1]. Line 5: the sum [2; −1]."
    told = "Line 4: r2 · x on its axis [0; −1]. Line 5: the sum [2; −1]."
    assert heard.changes(before, now) == told


def test_a_hint_gives_its_ghost_and_its_moves_in_numbers() -> None:
    session = sat("dual", "story").waive()
    ghost = Hint(words="Here.", ghost=Drag("h", (0.4, 0.2)))
    assert heard.hint(ghost, session.handles()) == "Here. h: (0.4, 0.2)."
    moves = Hint(words="Watch.", moves=(Drag("h", (1.0, 0.0)), Drag("h", (0.4, 0.2))))
    told = heard.hint(moves, session.handles())
    assert told == "Watch. h: (1, 0). h: (0.4, 0.2)."
    tile = sat("order", "story").waive()
    turn = Hint(words="Now.", ghost=Turn("a", "3"))
    assert heard.hint(turn, tile.handles()) == "Now. tile a: place 3 of 3."
    said = Hint(words="tile a: place 3 of 3.", ghost=Turn("a", "3"))
    assert heard.hint(said, tile.handles()) == "tile a: place 3 of 3."


def test_what_only_eyes_saw_has_words() -> None:
    slip = heard.whole(sat("slip", "story").shown)
    assert "Line 1: r1 · x = [2 + 0] = 2." in slip
    assert "Line 5: the sum" in slip
    keep = heard.whole(sat("keep", "story").shown)
    assert "v = (2, 0.5, 1.5), r1 ≈ (0.89, 0.45, 0)" in keep
    columns = heard.whole(sat("columns", "story").shown)
    assert "The target: t = (3, 3.5)." in columns
    assert "It is read by columns" in columns
    table = sat("break", "table")
    assert "[" not in heard.whole(table.shown)
    assert "[" in heard.whole(table.waive().shown)


def test_a_crowd_is_told_by_the_ways_in_which_it_lies() -> None:
    points = ((1.0, 0.0), (3.0, 0.1), (0.0, -2.0))
    told = "2 points to the right, about 2 away; 1 point down, about 2 away."
    assert spread(points) == told
