"""Paper: what is free, what costs once, and each slip caught at its own line."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.linalg.kept_lines import between, turned
from game.linalg.plane import scaled
from game.linalg.whole_svd import WholeSvd, whole_svds
from game.puzzles.core.protocol import Drag, Predict
from game.puzzles.kinds.paper.level import PaperLevel
from game.puzzles.kinds.paper.position import PaperPosition
from game.puzzles.kinds.paper.sheet import LINES, Sheet
from game.puzzles.kinds.paper.slips import reply
from game.puzzles.kinds.paper.state import HANDED, PLAIN
from tests.puzzles.support import LIBRARY, made, sat, solved

pool = st.sampled_from(whole_svds())
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> PaperLevel:
    level = LIBRARY.find("paper", name)
    assert isinstance(level, PaperLevel)
    return level


def right(found: WholeSvd) -> Sheet:
    return Sheet(matrix=found.matrix).mended()


def filled(sheet: Sheet, line: int, *numbers: int) -> Sheet:
    for at, number in enumerate(numbers, 1):
        sheet = sheet.put(line, at, number)
    return sheet


@given(pool)
def test_the_whole_pool_comes_out_as_it_is_listed(found: WholeSvd) -> None:
    sheet = right(found)
    assert sheet.astray() == 0
    assert sheet.squares == found.values
    (v, w), (u, x) = sheet.inputs(), sheet.outputs()
    for mine, theirs in ((v, found.v1), (w, found.v2), (u, found.u1), (x, found.u2)):
        assert mine[0] * theirs[1] == mine[1] * theirs[0]


def test_the_levels_come_out_as_the_design_says() -> None:
    wanted = {
        "story": ((25, 20, 25), (45, 5)),
        "half": ((13, 6, 4), (16, 1)),
        "mirror": ((41, -16, 17), (49, 9)),
        "flat": ((20, 10, 5), (25, 0)),
    }
    for name, (gram, squares) in wanted.items():
        sheet = Sheet(matrix=level_of(name).matrix).mended()
        assert (sheet.gram, sheet.squares) == (gram, squares)


@given(pool)
def test_what_is_taken_for_granted_wrongly_is_caught_at_its_own_line(
    found: WholeSvd,
) -> None:
    (a, b), (c, d) = found.matrix
    sheet, (p, q, r) = right(found), right(found).gram
    one, other = found.values
    v, u = sheet.inputs()[0], sheet.outputs()[0]
    slips = {
        (1, "rows with rows"): (1, a * a + b * b, a * c + b * d, c * c + d * d),
        (1, "M times M"): (1, a * a + b * c, a * b + b * d, b * c + d * d),
        (1, "the sign"): (1, p, -q, r),
        (2, "on the diagonal"): (2, p, r),
        (3, "not rooted yet"): (3, one, other),
        (3, "never below 0"): (3, -1, 1),
        (4, "without length"): (4, 0, 0, 1, 1),
        (4, "the other order"): (4, *sheet.inputs()[1], *v),
        (4, "a row of the table less"): (4, p - one, q, *sheet.inputs()[1]),
        (5, "the other way"): (5, -u[0], -u[1], *sheet.outputs()[1]),
        (6, "under a root"): (6, 0),
    }
    for (line, words), (row, *numbers) in slips.items():
        bad = filled(sheet, row, *numbers)
        for at in (1, 2) if row == 3 else ():
            bad = bad.rooted(at, root=False)
        if bad.astray() == 0:
            continue
        assert bad.astray() == line, (found, words)
        said = reply(bad, line)
        twice = {"the sign", "M times M"}
        assert words in said or words in twice, (found, said)


def test_slips_of_the_last_lines_are_told_by_their_names() -> None:
    sheet = Sheet(matrix=((4, 1), (5, -4))).mended()
    told = {
        filled(sheet, 5, *sheet.lines[4][:2], 2, -1): "M sends (−1, −2) to (−6, 3)",
        filled(sheet, 6, 5, -1, -2, -2, 1, 5, -2, -1, 1, -2): "V stands there",
        filled(sheet, 6, 5, -2, -1, 1, -2, 5, -2, 1, -1, -2): "the other order",
        filled(sheet, 6, 1): "under the root is 1",
    }
    for bad, words in told.items():
        assert bad.astray() in {5, 6}
        assert words in reply(bad, bad.astray())
    tall = Sheet(matrix=((2, 0), (3, 2))).mended()
    once = filled(tall, 5, 2, 1)
    assert "once more" in reply(once, 5)


def test_an_early_slip_costs_once() -> None:
    bad = filled(Sheet(matrix=((3, 0), (4, 5))), 1, 9, 12, 41)
    for line in LINES[1:3]:
        bad = bad.righted(line) if line == 3 else filled(bad, 2, 45, 5)
    assert bad.astray() == 1
    assert bad.fits(2)
    assert bad.fits(3)


def test_where_m_is_flat_any_arrow_square_to_the_first_will_do() -> None:
    sheet = Sheet(matrix=((2, 1), (4, 2))).mended()
    for x, y in ((-2, 1), (2, -1), (4, -2)):
        assert filled(sheet, 5, 1, 2, x, y).astray() == 0
    assert filled(sheet, 5, 1, 2, 1, 1).astray() == 5
    assert "square to the other u" in reply(filled(sheet, 5, 1, 2, 1, 1), 5)


def test_nothing_is_told_before_it_is_handed_in_nor_while_it_is_mended() -> None:
    position = sat("paper", "story").waive().position
    assert isinstance(position, PaperPosition)
    near = set()
    for move in position.solve()[:-1]:
        position = position.play(move)
        near.add(position.goal().closeness)
    assert near == {0.0}
    assert not position.goal().reached
    assert position.play(HANDED).goal().reached
    astray = position.play(Drag("n3:2", (7.0, 0.0))).play(HANDED)
    assert astray.now().startswith("Line 3: ")
    mended = astray.play(Drag("n3:2", (5.0, 0.0)))
    assert mended.now() == "Put the sheet to the test."
    assert mended.goal() == astray.goal()
    assert mended.play(HANDED).goal().reached
    assert mended.quotes()["line"].words == "line 3"


@pytest.mark.parametrize(("degrees", "foreseen"), [(71.6, True), (80.0, False)])
def test_the_long_axis_is_foreseen_within_eight_degrees(
    degrees: float, foreseen: bool
) -> None:
    begun = sat("paper", "story")
    laid = begun.commit(Drag("rod", scaled(turned(degrees + 7.0), 3.0)), snap=False)
    assert laid.predict().foreseen is foreseen


@given(seeds, st.integers(1, 2))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("paper", seed, difficulty, PaperLevel)
    assert not list(PaperPosition.faults(level))
    s = np.linalg.svd(np.array(level.matrix))[1]
    assert s[0] / s[1] >= 1.5 - 1e-9
    assert len({x for row in level.matrix for x in row}) == 4
    assert between(level.start, level.axis()) >= 25.0 - 1e-9
    if difficulty == 1:
        assert np.allclose(s, np.round(s))


def test_in_free_play_m_may_be_one_that_does_not_come_out() -> None:
    won = solved(sat("paper", "story"))
    other = won.commit(Drag("m1:1", (4.0, 0.0))).undo().commit(Drag("m1:2", (1.0, 0.0)))
    position = other.position
    assert isinstance(position, PaperPosition)
    assert position.solve() == ()
    assert position.play(Predict()).now()
    assert position.sheet.roots == (True, True)
    assert PLAIN in next(h for h in other.handles() if h.key == "root1").values
