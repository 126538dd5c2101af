"""Back: who comes home, who does not, and where all do."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Array, Row, Sign, Tone
from game.linalg.kept_lines import between, image, turned
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.back.endless import question
from game.puzzles.kinds.back.level import BackLevel, homing, turned_over
from game.puzzles.kinds.back.position import BackPosition
from game.puzzles.kinds.back.state import NONE
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
entries = st.floats(-4.0, 4.0)


def level_of(name: str) -> BackLevel:
    level = LIBRARY.find("back", name)
    assert isinstance(level, BackLevel)
    return level


def begun(name: str) -> BackPosition:
    return BackPosition.begin(level_of(name)).play(Predict(sure=False))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("story", (1.0, 3.0)),
        ("again", (1.0, 2.0)),
        ("off", (1.0, 0.0)),
        ("square", (2.0, 1.0)),
        ("kept", (1.0, -5.0)),
    ],
)
def test_who_comes_home_is_who_the_design_says(
    name: str, line: tuple[float, float]
) -> None:
    won = solved(sat("back", name)).position
    assert isinstance(won, BackPosition)
    assert between(won.u, line) < 1e-6
    assert begun(name).play(Drag("u", line)).goal().reached


@given(entries, entries, entries, entries, st.floats(0.0, 3.1))
def test_who_comes_home_stands_square_to_where_w_is_sent(
    a: float, b: float, c: float, d: float, at: float
) -> None:
    matrix, v = ((a, b), (c, d)), turned(np.degrees(at))
    to = homing(matrix, v)
    if to is None:
        return
    home = np.array(image(turned_over(matrix), to))
    size = float(np.abs(matrix).max())
    assert abs(home[0] * v[1] - home[1] * v[0]) < 1e-9 * max(size, 1.0)


def test_the_image_of_v_comes_home_only_for_a_singular_v() -> None:
    for name, right in (("story", True), ("again", True), ("off", False)):
        level = level_of(name)
        there = begun(name).play(Drag("u", image(level.matrix, level.v)))
        assert there.goal().reached is right
    strayed = begun("off").play(Drag("u", (2.0, 3.0)))
    assert strayed.away() == pytest.approx(24.78, abs=0.01)


def test_none_is_right_only_where_none_comes_home() -> None:
    for name in LIBRARY.names("back"):
        won = held(sat("back", name).waive().commit(Turn("said", NONE))).won
        assert won == (name == "flat")


def test_what_comes_home_as_zero_shows_no_way() -> None:
    there = begun("flat").play(Drag("u", (2.0, -1.0)))
    assert not there.goal().reached
    assert "0 shows no way" in there.describe()


def test_none_strays_is_said_after_a_right_angle_was_seen() -> None:
    session = sat("back", "stray").waive()
    session = session.commit(Drag("v", turned(50.0)), snap=False)
    early = session.commit(Turn("said", NONE))
    assert not held(early).won
    swept = early.commit(Drag("v", turned(95.0)), snap=False)
    assert not held(swept).won  # Whoever turns on takes back what was said.
    assert held(swept.commit(Turn("said", NONE))).won


def test_both_lines_that_get_their_own_back_will_do() -> None:
    for v in ((2.0, -1.0), (1.0, 2.0), (-1.0, -2.0)):
        assert begun("both").play(Drag("v", v)).goal().reached
    assert not begun("both").play(Drag("v", (1.0, 1.0))).goal().reached


@pytest.mark.parametrize(
    ("name", "at", "right"),
    [
        ("story", (1.0, 2.5), True),
        ("off", (2.0, 3.0), False),
        ("off", (1.0, 0.1), True),
        ("both", (1.0, 2.2), True),
        ("both", (1.0, 1.0), False),
        ("stray", (1.0, 1.0), False),
    ],
)
def test_it_is_foreseen_within_eight_degrees(
    name: str, at: tuple[float, float], right: bool
) -> None:
    key = "v" if name in ("both", "stray") else "u"
    start = BackPosition.begin(level_of(name)).play(Drag(key, at))
    assert start.play(Predict()).foreseen() is right


def test_none_can_be_foreseen() -> None:
    for name in ("flat", "stray", "story"):
        start = BackPosition.begin(level_of(name)).play(Turn("said", NONE))
        assert start.play(Predict()).foreseen() is (name != "story")


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("back", seed, difficulty, BackLevel)
    assert not list(BackPosition.faults(level))
    to = homing(level.matrix, level.v)
    assert to is not None
    away = between(to, image(level.matrix, level.v))
    assert away < 1e-4 if difficulty == 1 else away >= 15.0 - 1e-9
    assert between(to, level.start) >= 20.0 - 1e-9
    assert level.shows == (difficulty == 2)


@given(seeds)
def test_the_paper_check_goes_there_and_back(seed: str) -> None:
    asked = question(level_of("story"), seed)
    assert len(asked.answer) == 2
    assert all(below == 1 for _above, below in asked.answer)


def tables(rows: Iterable[Row], key: str) -> list[Array]:
    (found,) = (each for each in rows if each.key == key)
    return [block for block in found.blocks if isinstance(block, Array)]


def test_a_and_what_it_is_turned_over_never_stand_as_a_product() -> None:
    hidden, there = BackPosition.begin(level_of("story")), begun("story")
    for position, seen in ((hidden, ["A", "Aᵀ"]), (there, ["A"])):
        (work,) = position.beside()
        (first,) = (each for each in work.rows if each.key == "matrix")
        assert [x.name for x in tables(work.rows, "matrix")] == seen
        for one, other in pairwise(first.blocks):
            assert not (isinstance(one, Array) and isinstance(other, Array))
        names = [
            x.name for row in work.rows for x in row.blocks if isinstance(x, Array)
        ]
        assert names.count("Aᵀ") == 1


def test_w_is_named_and_wears_nothing_of_v() -> None:
    position = solved(sat("back", "story")).position
    assert isinstance(position, BackPosition)
    rows = tuple(position.named())
    a, w, out = tables(rows, "name:w")
    assert [a.name, w.name, out.name] == ["A", "w", "A w"]
    assert Tone.INPUT not in {cell.tone for line in w.cells for cell in line}
    (told,) = (each.note for each in rows if each.key == "name:w")
    assert "w stands square to v" in told


def test_what_is_written_of_w_where_it_is_drawn_lies_along_it() -> None:
    position = solved(sat("back", "square")).position
    assert isinstance(position, BackPosition)
    _a, w, _out = tables(tuple(position.named()), "name:w")
    assert w.name == "along w"


def test_a_wrong_none_is_answered() -> None:
    there = begun("story")
    wrong = there.play(Turn("said", NONE))
    assert wrong.now() != there.now()
    assert "Not so" in wrong.now()
    assert "Not so" not in begun("flat").play(Turn("said", NONE)).now()


def test_what_is_pressed_says_what_pressing_says() -> None:
    (work,) = begun("story").beside()
    (said,) = (row.blocks[0] for row in work.rows if row.key == "said")
    assert isinstance(said, Sign)
    assert said.text == "say that there is none"
