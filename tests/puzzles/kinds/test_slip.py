from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Plane, Work
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.slip.calculation import FOLLOWS
from game.puzzles.kinds.slip.endless import SORTS, SPAN, question
from game.puzzles.kinds.slip.level import SlipLevel
from game.puzzles.kinds.slip.lines import COUNT, WAYS, slipped, sorts, without_slip
from game.puzzles.kinds.slip.position import SlipPosition
from game.puzzles.session.session import start
from tests.puzzles.support import LIBRARY, arrows_in, held, made, sat, solved

NAMES = LIBRARY.names("slip")
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
tenths = st.integers(-50, 50).map(lambda n: n / 10)
numbers = st.tuples(st.integers(1, 5), st.integers(1, 2), tenths)


def level_of(name: str) -> SlipLevel:
    level = LIBRARY.find("slip", name)
    assert isinstance(level, SlipLevel)
    return level


def begun(name: str) -> SlipPosition:
    return SlipPosition.begin(level_of(name)).play(Predict(sure=False))


def judged(position: SlipPosition) -> list[bool]:
    """Line by line with numpy: whether each follows from what is written above it."""
    M, x = np.array(position.matrix), np.array(position.vector)
    one, two, three, four, five = (np.array(line) for line in position.lines())
    if position.level.way == "rows":
        wanted = [
            M[0] * x,
            M[1] * x,
            np.array([one.sum(), 0.0]),
            np.array([0.0, two.sum()]),
        ]
    else:
        wanted = [M[:, 0], M[:, 1], one * x[0], two * x[1]]
    wanted.append(three + four)
    pairs = zip((one, two, three, four, five), wanted, strict=True)
    return [bool(np.all(np.abs(a - b) <= FOLLOWS + 1e-9)) for a, b in pairs]


def test_the_story_puts_c_on_the_wrong_axis() -> None:
    lines = begun("story").lines()
    assert lines == ((2.0, 0.0), (-1.0, 0.0), (2.0, 0.0), (-1.0, 0.0), (1.0, 0.0))
    mended = begun("story").play(Turn("axis4", "second"))
    assert mended.lines()[3:] == ((0.0, -1.0), (2.0, -1.0))
    assert mended.goal().reached
    assert mended.product() == (2.0, -1.0)


@pytest.mark.parametrize("name", NAMES)
def test_only_the_planted_line_does_not_follow(name: str) -> None:
    position = begun(name)
    follows = judged(position)
    assert [i for i, good in enumerate(follows, 1) if not good] == [position.level.line]
    assert position.wrong() == (position.level.line,)
    assert not np.allclose(position.lines()[-1], position.product())


@given(
    st.sampled_from(WAYS),
    st.tuples(st.tuples(tenths, tenths), st.tuples(tenths, tenths)),
    st.tuples(tenths, tenths),
)
def test_either_way_the_five_lines_end_at_m_x(
    way: str, matrix: tuple[Point, Point], vector: Point
) -> None:
    lines = without_slip(way, matrix, vector)
    assert len(lines) == COUNT
    assert np.allclose(lines[-1], np.array(matrix) @ np.array(vector))


@given(st.sampled_from(NAMES), st.lists(numbers, max_size=6))
def test_the_goal_is_that_every_line_follows(
    name: str, edits: list[tuple[int, int, float]]
) -> None:
    position = begun(name)
    for line, entry, number in edits:
        position = position.play(Drag(f"n{line}:{entry}", (number, 0.0)))
    follows = judged(position)
    assert position.goal().reached == all(follows)
    assert position.wrong() == tuple(i for i, good in enumerate(follows, 1) if not good)
    if all(follows):
        M, x = np.array(position.matrix), np.array(position.vector)
        assert np.allclose(position.lines()[-1], M @ x)
    for move in position.solve():
        position = position.play(move)
    assert position.goal().reached


def test_what_depends_on_a_line_is_computed_anew_and_any_line_can_be_spoilt() -> None:
    right = begun("down").play(Drag("n1:2", (2.0, 0.0)))
    assert right.lines() == (
        (3.0, 2.0),
        (-1.0, 1.0),
        (3.0, 2.0),
        (-2.0, 2.0),
        (1.0, 4.0),
    )
    assert right.goal().reached
    spoilt = right.play(Drag("n2:1", (4.0, 0.0)))
    assert spoilt.wrong() == (2,)
    assert spoilt.lines()[3:] == ((8.0, 2.0), (11.0, 4.0))
    assert spoilt.play(Drag("n2:1", (-1.0, 0.0))) == right


def test_a_line_that_a_change_above_makes_right_follows_from_then_on() -> None:
    position = begun("sign").play(Drag("n3:1", (3.5, 0.0)))
    assert position.wrong() == (1, 3)
    mended = position.play(Drag("n1:2", (2.0, 0.0)))
    assert mended.wrong() == ()
    further = mended.play(Drag("n1:2", (0.0, 0.0)))
    assert further.lines()[2] == (1.5, 0.0)


def test_choosing_one_line_lets_go_of_the_other() -> None:
    position = SlipPosition.begin(level_of("story"))
    held_one = position.play(Turn("line2", "slips")).play(Turn("line4", "slips"))
    assert [h.value for h in held_one.handles()].count("slips") == 1
    assert held_one.choice == 4
    assert held_one.play(Turn("line4", "follows")) == position
    assert held_one.play(Turn("line2", "follows")) == held_one


@pytest.mark.parametrize("name", NAMES)
def test_the_line_that_slips_is_foreseen_and_no_other(name: str) -> None:
    for line in range(1, COUNT + 1):
        session = sat("slip", name).commit(Turn(f"line{line}", "slips")).predict()
        assert session.foreseen is (line == level_of(name).line)
    assert sat("slip", name).predict().foreseen is None


def test_m_x_and_the_residual_are_covered_until_the_reveal() -> None:
    start = SlipPosition.begin(level_of("half"))
    assert start.goal().closeness == 0.0
    for position, seen in ((start, False), (begun("half"), True)):
        plane, work = position.figure().panels
        assert isinstance(plane, Plane)
        assert isinstance(work, Work)
        keys = {item.key for item in plane.items}
        assert ("vector:Mx" in keys) == seen
        assert ("residual" in keys) == seen
        lit = [
            cell.key
            for row in work.rows
            for block in row.blocks
            for cells in getattr(block, "cells", ())
            for cell in cells
            if cell.lit
        ]
        assert lit == (["n4:1", "n4:2"] if seen else [])


def test_the_pieces_stand_tip_to_tail_and_the_residual_ends_at_m_x() -> None:
    plane = begun("half").figure().panels[0]
    assert isinstance(plane, Plane)
    items = {item.key: item for item in plane.items}
    first, second, residual = items["part:1"], items["part:2"], items["residual"]
    assert second.tail == first.tip  # type: ignore[union-attr]
    M, x = np.array(level_of("half").matrix), np.array(level_of("half").vector)
    assert np.allclose(residual.b, M @ x)  # type: ignore[union-attr]
    assert residual.a == begun("half").lines()[-1]  # type: ignore[union-attr]


def test_a_number_between_snaps_to_halves_and_fine_ones_to_tenths() -> None:
    position = begun("half")
    for raw, nice in ((1.43, 1.5), (1.26, 1.3), (-0.04, 0.0), (4.9, 5.0)):
        assert position.snap(Drag("n4:2", (raw, 0.7))) == Drag("n4:2", (nice, 0.0))


def test_keys_reach_the_answer_too() -> None:
    session = sat("slip", "half").waive()
    for _ in range(3):
        session = session.nudge("n4:2", (1.0, 0.0))
    assert held(session).won
    assert session.cost() == 1


def test_after_the_win_m_and_x_are_free_and_the_lines_follow() -> None:
    won = solved(sat("slip", "story"))
    other = won.commit(Drag("m2:1", (3.0, 0.0))).commit(Drag("x:2", (-2.0, 0.0)))
    position = other.position
    assert isinstance(position, SlipPosition)
    assert position.lines()[-1] == (0.0, -1.0)
    assert not position.wrong()
    nothing = replace(position, matrix=((0.0, 0.0), (0.0, 0.0))).settled()
    assert nothing.figure().panels
    assert nothing.naming().panels


def test_the_quotes_are_about_the_first_choice() -> None:
    session = sat("slip", "story").commit(Turn("line3", "slips")).predict()
    quotes = solved(session).position.quotes()
    assert quotes["guess"].words == "line 3"
    assert quotes["sum"].numbers == (2.0, -1.0)
    assert quotes["miss"].numbers[0] == pytest.approx(2**0.5)


@pytest.mark.parametrize(
    ("way", "line"), list(product(WAYS, range(1, COUNT + 1))), ids=str
)
def test_every_sort_of_slip_writes_something_else(way: str, line: int) -> None:
    matrix, vector = ((2.0, 3.0), (-1.0, 1.5)), (2.0, -0.5)
    right = without_slip(way, matrix, vector)[line - 1]
    for sort in sorts(way, line):
        changed = {slipped(way, matrix, vector, line, sort, entry) for entry in (1, 2)}
        assert any(pair != right for pair in changed), sort
    with pytest.raises(KeyError):
        slipped(way, matrix, vector, line, "forgetful", 1)


@given(seeds, st.integers(1, 3))
def test_endless_slips_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("slip", seed, difficulty, SlipLevel)
    assert level == made("slip", seed, difficulty, SlipLevel)
    entries = [*level.matrix[0], *level.matrix[1]]
    assert len(set(entries)) == 4
    assert all(1.0 <= abs(x) <= 3.0 for x in entries)
    assert len({abs(x) for x in level.vector}) == 2
    assert level.slip in SORTS[difficulty]
    assert not list(SlipPosition.faults(level))
    position = SlipPosition.begin(level)
    miss = np.subtract(position.lines()[-1], position.product())
    assert float(np.linalg.norm(miss)) >= 1.0
    assert max(map(abs, position.product())) <= SPAN
    assert solved(start("slip", level)).won


@given(st.sampled_from(NAMES), st.integers(0, 50))
def test_the_paper_check_is_exact(name: str, seed: int) -> None:
    asked = question(level_of(name), str(seed))
    first, second, x = arrows_in(asked.words)
    product_ = np.array([first, second]) @ x
    answer = [above / below for above, below in asked.answer]
    assert answer == pytest.approx(list(product_), rel=1e-12, abs=1e-12)
    assume(product_[0] != product_[1])
    assert not asked.judge(f"{product_[1]:g}, {product_[0]:g}")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"span": 99.0}, ("span",)),
        ({"span": 2.0}, ("span",)),
        ({"way": "diagonals"}, ("way",)),
        ({"line": 6}, ("line",)),
        ({"slip": "axes"}, ("slip",)),
        ({"line": 1, "slip": "axis"}, ("slip",)),
        ({"entry": 3}, ("entry",)),
        ({"matrix": ((2.0, 1.0), (0.0, 2.0))}, ("slip",)),
        ({"matrix": ((2.05, 1.0), (1.0, 2.0))}, ("matrix",)),
        ({"vector": (99.0, 0.0)}, ("matrix",)),
    ],
)
def test_wrong_numbers_are_named(
    changes: dict[str, object], path: tuple[str | int, ...]
) -> None:
    found = list(SlipPosition.faults(replace(level_of("story"), **changes)))
    assert [fault.path for fault in found] == [path]
    assert found[0].message


def test_nothing_is_a_guess_while_no_line_is_marked() -> None:
    marked = sat("slip", "story").commit(Turn("line2", "slips"))
    assert marked.tellable()
    none = marked.commit(Turn("line2", "follows"))
    assert none.arranged()
    assert not none.tellable()
    assert none.predict().foreseen is None
