"""Corners: what stamps make, how few will do, and what settling finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.arrange import arrange
from game.figure.things import Work
from game.puzzles.core.protocol import Predict, Turn
from game.puzzles.kinds.corners.endless import CLEAR, question
from game.puzzles.kinds.corners.level import CornersLevel, tails
from game.puzzles.kinds.corners.position import CornersPosition
from game.puzzles.session.awards import guessed
from game.screens.puzzle.painter import EM
from game.screens.puzzle.puzzle_layout import puzzle_page
from game.ui.window.view import View
from tests.puzzles.support import LIBRARY, held, made, sat, solved

NAMES = LIBRARY.names("corners")
FEW = {"story": 1, "window": 1, "cross": 2, "checker": 2, "eyes": 2}
FEW |= {"grey": 1, "diagonal": 5, "triangle": 1, "portrait": 3}
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> CornersLevel:
    level = LIBRARY.find("corners", name)
    assert isinstance(level, CornersLevel)
    return level


def begun(name: str) -> CornersPosition:
    return CornersPosition.begin(level_of(name)).play(Predict(sure=False))


def tapped(position: CornersPosition, row: str, column: str) -> CornersPosition:
    for key, cells in (("r", row), ("c", column)):
        for i, tone in enumerate(cells, 1):
            position = position.play(Turn(f"{key}{i}", tone))
    return position


@pytest.mark.parametrize("name", NAMES)
def test_the_guess_is_how_few_stamps_will_do(name: str) -> None:
    for n in range(1, 7):
        session = sat("corners", name).commit(Turn("guess", str(n)))
        assert session.predict().foreseen == (n == FEW[name])
    assert not CornersPosition.begin(level_of(name)).ready()


def test_whole_bars_burn_double_where_they_meet() -> None:
    cross = tapped(begun("cross"), "0010000", "11111").play(Turn("stamp", "B"))
    whole = tapped(cross, "1111111", "00100")
    assert whole.rest().min() == -1.0
    assert not whole.goal().reached
    assert tapped(cross, "1101111", "00100").goal().reached


def test_more_stamps_than_are_needed_do_not_win() -> None:
    position = tapped(begun("cross"), "0010000", "11011").play(Turn("stamp", "B"))
    position = tapped(position, "1101111", "00100").play(Turn("stamp", "C"))
    position = tapped(position, "0010000", "00100")
    assert position.left() == 0.0
    assert not position.goal().reached
    assert position.now() == "It is all there. Do it with 2 stamps."


def test_any_signs_and_order_win() -> None:
    board = begun("grey")
    one = tapped(board, "1", "1")
    for row, column in (("+-+-", "+-+-"), ("-+-+", "-+-+")):
        position = one
        for key, cells in (("r", row), ("c", column)):
            for i, sign in enumerate(cells, 1):
                tone = "1" if sign == "+" else "−1"
                position = position.play(Turn(f"{key}{i}", tone))
        assert position.goal().reached
    assert not tapped(board, "1010", "1010").goal().reached


@pytest.mark.parametrize("name", ["triangle", "portrait"])
def test_settling_never_leaves_more_and_comes_to_the_best(name: str) -> None:
    position, before = begun(name), 1.0
    for stamp in range(FEW[name]):
        position = position.play(Turn("stamp", "ABC"[stamp]))
        for _press in range(30):
            after = position.play(Turn("settle", "settled"))
            assert after.left() <= before + 1e-12
            position, before = after, after.left()
        best = np.linalg.svd(np.array(position.picture))[1] ** 2
        assert before == pytest.approx(best[stamp + 1 :].sum() / best.sum(), abs=0.005)
    assert position.goal().reached


def test_what_stands_on_more_stamps_than_needed_goes_black_on_the_way() -> None:
    position = begun("portrait")
    for letter in "EDCBA":
        position = position.play(Turn("stamp", letter)).play(Turn("r1", "1"))
        position = position.play(Turn("settle", "settled"))
    assert len(position.used()) == 5
    for move in position.solve():
        position = position.play(move)
    assert position.goal().reached


@pytest.mark.parametrize("name", NAMES)
def test_the_rack_does_not_tell_how_many_will_do(name: str) -> None:
    level = level_of(name)
    assert level.room == 1 or level.room > FEW[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
def test_the_picture_has_one_place_from_the_guess_to_its_name(
    name: str, scale: float
) -> None:
    view = View(1280, 720, text_scale=scale)
    room, em = view.pixels(puzzle_page(view).room), EM * view.k * scale
    guessing = sat("corners", name)
    told = guessing.commit(Turn("guess", "6")).predict()
    won = solved(told).position
    figures = (guessing.figure(), told.figure(), won.figure(), won.naming())
    planes = {arrange(f, room.w, room.h, em, scale)["plane"] for f in figures}
    assert len(planes) == 1


def test_a_miss_is_told_with_its_numbers() -> None:
    for guess, note, away in (
        ("2", "2 stamps, as you guessed", "foreseen"),
        ("5", "2 stamps; you guessed 5", "guessed 3 off"),
    ):
        won = solved(sat("corners", "cross").commit(Turn("guess", guess)).predict())
        naming = won.position.naming().panels[-1]
        assert isinstance(naming, Work)
        assert naming.rows[0].note == note
        assert won.marks is not None
        assert guessed(won.marks) == away


def test_a_rest_that_is_allowed_is_in_the_question() -> None:
    assert "18%" in CornersPosition.begin(level_of("triangle")).now()
    assert "%" not in CornersPosition.begin(level_of("cross")).now()


def test_an_empty_stamp_has_nothing_to_go_by() -> None:
    position = begun("triangle")
    for i in range(1, 6):
        position = position.play(Turn(f"c{i}", "0"))
    assert position.play(Turn("settle", "settled")) == position
    moves = position.solve()
    assert moves[0] == Turn("c1", "1")


def test_a_picture_that_is_painted_over_needs_at_most_one_stamp_more() -> None:
    won = solved(sat("corners", "story")).position
    assert isinstance(won, CornersPosition)
    painted = won.play(Turn("p1:5", "1"))
    assert painted.fewest() == 2
    assert not painted.goal().reached
    assert painted.hint(4).words.startswith("This picture was painted over.")


def test_what_is_left_over_is_told_in_percent() -> None:
    position = tapped(begun("checker"), "1010", "1010")
    assert position.describe().endswith("Left over: 50%.")
    assert held(sat("corners", "checker").waive()).won is False


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("corners", seed, difficulty, CornersLevel)
    assert not list(CornersPosition.faults(level))
    assert ("-" in "".join(level.rows)) == (difficulty == 3)
    left = tails(level.picture())
    if difficulty == 4:
        assert not level.answer
        assert left[1] - level.bar >= CLEAR > level.bar - left[2] > 0.0
    else:
        few = min(difficulty, 2)
        assert len(level.answer) == few
        assert left[few] < 1e-9
        assert left[few - 1] > 0.1


@given(seeds)
def test_the_paper_check_asks_for_the_second_row(seed: str) -> None:
    asked = question(level_of("story"), seed)
    (x, _), (y, _) = asked.answer
    (strip, *_more) = asked.traps
    assert x * strip[1][0] == y * strip[0][0]
    assert strip != asked.answer
