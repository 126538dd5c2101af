"""Entry: which arrows make a cell, where a tip must lie, and what no arrow makes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Array, Tone, Work
from game.linalg.kept_lines import between
from game.linalg.plane import apart
from game.puzzles.core.hands import is_nice
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.entry.endless import APART, question
from game.puzzles.kinds.entry.level import EntryLevel
from game.puzzles.kinds.entry.position import EntryPosition
from tests.puzzles.support import LIBRARY, held, made, sat

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def begun(name: str) -> EntryPosition:
    level = LIBRARY.find("entry", name)
    assert isinstance(level, EntryLevel)
    return EntryPosition.begin(level).play(Predict(sure=False))


def tables(position: EntryPosition) -> dict[str, list[list[tuple[str, bool]]]]:
    """The arrays beside the plane by their rows' keys, each cell with its light."""
    (work,) = (p for p in position.figure().panels if isinstance(p, Work))
    return {
        row.key: [[(each.text, each.lit) for each in cells] for cells in block.cells]
        for row in work.rows
        for block in row.blocks
        if isinstance(block, Array)
    }


def test_signs_are_angles_and_are_foreseen_when_all_three_are_right() -> None:
    right = {"sign:12": "0", "sign:13": "−", "sign:23": "+"}
    session = sat("entry", "story")
    assert not session.position.ready()
    for key, sign in right.items():
        session = session.commit(Turn(key, sign))
    assert session.predict().foreseen
    assert session.commit(Turn("sign:12", "+")).predict().foreseen is False


def test_arrows_wait_until_the_two_are_pointed_at_that_make_the_cell() -> None:
    session = sat("entry", "story").waive()
    assert not [h for h in session.handles() if h.arrow]
    wrong = session.commit(Turn("pointed", "c1 c3"))
    assert not [h for h in wrong.handles() if h.arrow]
    assert wrong.position.asleep()[0].why
    session = session.commit(Turn("pointed", "c1 c2"))
    assert [h.key for h in session.handles() if h.arrow] == ["c1", "c2"]
    for move in (Drag("c1", (0.0, 1.0)), Drag("c2", (1.0, 0.0))):
        assert held(session.commit(move)).won


def test_a_table_is_covered_before_the_guess_and_one_move_changes_a_row() -> None:
    position = begun("row")
    covered = EntryPosition.begin(position.level)
    assert {each for row in tables(covered)["mine"] for each in row} == {("?", False)}
    before = tables(position)["mine"]
    after = tables(position.play(Drag("c3", (1.0, 2.0))))["mine"]
    changed = {
        (i, j) for i in range(3) for j in range(3) if before[i][j] != after[i][j]
    }
    assert changed == {(0, 2), (2, 0), (1, 2), (2, 1), (2, 2)}
    assert [row[2] for row in after] == [("4", True), ("1", True), ("5", False)]


@given(st.floats(-2.0, 2.0))
def test_every_tip_on_the_line_makes_the_one_cell(along: float) -> None:
    tip = (0.8 - along / 2.0, 0.4 + along)
    assert begun("one").play(Drag("c3", tip)).goal().reached
    assert not begun("one").play(Drag("c3", (tip[0] + 0.1, tip[1]))).goal().reached


@pytest.mark.parametrize(
    ("name", "key", "right"),
    [
        ("row", "c3", [(1.0, 2.0)]),
        ("own", "c2", [(2.0, -1.0), (0.4, 2.2)]),
        ("two", "c3", [(2.0, 1.0), (-2.0, -1.0)]),
    ],
)
def test_known_answers_and_no_other(
    name: str, key: str, right: list[tuple[float, float]]
) -> None:
    grid = [(x / 5, y / 5) for x in range(-15, 16) for y in range(-15, 16)]
    won = {at for at in grid if begun(name).play(Drag(key, at)).goal().reached}
    assert won == set(right)
    for at in right:
        near = (at[0] + 0.15, at[1])
        assert sat("entry", name).commit(Drag(key, near)).predict().foreseen
        far = (at[0] + 1.0, at[1] + 0.5)
        assert sat("entry", name).commit(Drag(key, far)).predict().foreseen is False


@pytest.mark.parametrize(
    ("name", "reason"), [("mirror", "twins"), ("toomuch", "apart"), ("own", "")]
)
def test_what_no_arrow_makes_is_said_by_its_obstacle(name: str, reason: str) -> None:
    for said in ("twins", "apart", "nothing"):
        session = sat("entry", name).commit(Turn("said", said))
        assert session.predict().foreseen == (said == reason)
        assert held(session.waive()).won == (said == reason)
        moved = session.waive().commit(Drag("c2", (1.0, 1.0)))
        assert not held(moved).won


def test_both_tables_have_the_same_sum_of_their_diagonals() -> None:
    for to in ((2.0, 1.0), (0.3, -1.7), (-3.0, 3.0)):
        position = begun("two").play(Drag("c3", to))
        own = np.trace(np.array(position.table()))
        assert own == pytest.approx(np.trace(np.array(position.table(other=True))))


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("entry", seed, difficulty, EntryLevel)
    assert level == made("entry", seed, difficulty, EntryLevel)
    assert not list(EntryPosition.faults(level))
    still = [at for n, at in enumerate(level.columns, 1) if n not in level.move]
    assert len(still) < 2 or between(*still) >= APART
    position = EntryPosition.begin(level).play(Predict(sure=False))
    assert not any(map(position.lit, level.asked))
    target = position.target()
    assert target is not None
    at, to = target
    assert apart(to, level.columns[at]) > 0.2
    if difficulty == 3:
        assert is_nice(to)


@given(seeds)
def test_the_paper_check_asks_for_a_cell(seed: str) -> None:
    level = LIBRARY.find("entry", "story")
    assert isinstance(level, EntryLevel)
    asked = question(level, seed)
    (work,) = asked.figure.panels
    assert isinstance(work, Work)
    (array,) = work.rows[0].blocks
    assert isinstance(array, Array)
    # Its columns wear their own colours, and their names.
    assert array.column_names == ("c1", "c2")
    assert {tuple(x.tone for x in row) for row in array.cells} == {(Tone.E1, Tone.E2)}
    texts = [[x.text.replace("−", "-") for x in row] for row in array.cells]
    w = np.array(texts, float)
    assert asked.answer == ((int((w.T @ w)[0, 1]), 1),)
    assert asked.answer not in asked.traps
