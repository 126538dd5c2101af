"""How near is near enough: measured in what is asked, and shown as it was tested."""

import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from game.figure.numbers import number
from game.figure.things import Lamps
from game.linalg.plane import Point
from game.puzzles.core.prediction import as_asked, foreseen, room, shown
from game.puzzles.core.protocol import Drag
from tests.puzzles.support import LIBRARY, sat

numbers = st.lists(st.integers(-900, 900), min_size=1, max_size=3).map(
    lambda some: tuple(x / 100 for x in some)
)
scales = st.sampled_from((0.25, 0.5, 2.0, 8.0))


@given(numbers, st.data())
def test_what_is_as_asked_is_shown_as_asked_and_else_as_it_is(
    asked: tuple[float, ...], data: st.DataObject
) -> None:
    off = data.draw(st.tuples(*[st.floats(-0.2, 0.2)] * len(asked)))
    found = tuple(a + b for a, b in zip(asked, off, strict=True))
    enough = min(1.0, max(0.1, float(np.linalg.norm(asked)))) / 20
    away = np.abs(np.array(found) - asked)
    assume(np.all(np.abs(away - enough) > 1e-9))
    assert as_asked(found, asked) == bool(np.all(away < enough))
    told = np.where(away < enough, asked, found)
    assert shown(found, asked) == tuple(told.tolist())
    assert room(asked) <= 1 / 20


@given(numbers, numbers, scales)
def test_a_prediction_is_measured_in_its_own_length(
    truth: tuple[float, ...], guess: tuple[float, ...], times: float
) -> None:
    assume(len(truth) == len(guess))
    assume(np.linalg.norm(truth) > 0.5)
    share = float(np.linalg.norm(np.subtract(guess, truth)) / np.linalg.norm(truth))
    assume(abs(share - 1 / 8) > 1e-9)
    assert foreseen(guess, truth) == (share < 1 / 8)
    wide = [times * x for x in guess], [times * x for x in truth]
    assert foreseen(*wide) == (share < 1 / 8)


@given(
    st.sampled_from(LIBRARY.names("dual")),
    st.tuples(st.floats(-0.2, 0.2), st.floats(-0.2, 0.2)),
)
def test_a_lamp_that_burns_shows_what_is_asked_of_it(name: str, off: Point) -> None:
    """Nobody sees 0.01 beside "asked 0" and is told that it is right."""
    answer = sat("dual", name).waive().position.solve()[0]
    assert isinstance(answer, Drag)
    to = (answer.to[0] + off[0], answer.to[1] + off[1])
    session = sat("dual", name).waive().commit(Drag("h", to), snap=False)
    lamps = next(p for p in session.figure().panels if isinstance(p, Lamps))
    for lamp in lamps.lamps:
        assert lamp.lit == (number(lamp.reading) == number(lamp.asked)) or (
            not lamp.lit and abs(lamp.reading - lamp.asked) > 1 / 21
        )
        if lamp.lit:
            assert lamp.reading == lamp.asked


def test_a_guess_that_reads_one_and_two_fifths_for_one_was_not_foreseen() -> None:
    for name in LIBRARY.names("dual"):
        level = sat("dual", name).position
        answer = level.solve()[-1]
        assert isinstance(answer, Drag)
        long = (1.4 * answer.to[0], 1.4 * answer.to[1])
        near = (1.1 * answer.to[0], 1.1 * answer.to[1])
        for to, right in ((long, False), (near, True), (answer.to, True)):
            laid = sat("dual", name).commit(Drag("h", to), snap=False).predict()
            assert laid.foreseen is right
        assert math.hypot(*answer.to) > 0.0
