"""The picture that dances: steps at their words, turns that are turns, and home."""

import math
from itertools import pairwise

import pytest

from game.linalg.factors import IDENTITY, Matrix2
from game.screens.song.dance import DANCES, Step, danced, product, times
from game.screens.song.sheet import Sheet
from tests.screens.support import library

SHEET = Sheet("rotate", library().songs["rotate"])
STEPS = DANCES["rotate"]


def at(seconds: float, *, still: bool = False) -> Matrix2:
    return danced(STEPS, SHEET.phrases, seconds, still=still)


def apart(a: Matrix2, b: Matrix2) -> float:
    entries = ((0, 0), (0, 1), (1, 0), (1, 1))
    return max(abs(a[i][j] - b[i][j]) for i, j in entries)


def test_all_steps_together_lead_home() -> None:
    whole = IDENTITY
    for step in STEPS:
        whole = product(step.matrix(), whole)
    assert apart(whole, IDENTITY) < 1e-12
    assert apart(at(SHEET.length), IDENTITY) < 1e-12


def test_it_is_home_only_where_it_is_said_and_where_one_has_undone_the_other() -> None:
    ends = [times(step, SHEET.phrases)[1] for step in STEPS]
    home = [n for n, end in enumerate(ends) if apart(at(end + 0.01), IDENTITY) < 1e-9]
    assert home == [5, len(STEPS) - 1]


def test_steps_follow_the_words_one_after_another() -> None:
    spans = [times(step, SHEET.phrases) for step in STEPS]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert spans[0][0] == SHEET.phrases[0].syllables[0].begins
    said = {SHEET.phrases[s.phrase].syllables[s.last].text.strip(",.") for s in STEPS}
    assert {"tate", "scale", "home"} <= said


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_a_turn_half_done_is_a_turn_and_a_stretch_half_done_a_stretch(
    step: Step,
) -> None:
    (a, b), (c, d) = step.matrix(0.5)
    if step.turn:
        assert a == d == pytest.approx(math.cos(math.radians(step.turn / 2)))
        assert b == -c
    else:
        assert b == c == 0.0
        assert (a * a, d * d) == pytest.approx((step.along, step.up))


def test_who_wants_no_motion_sees_each_step_done_at_its_word() -> None:
    begins, ends = times(STEPS[0], SHEET.phrases)
    assert at(begins, still=True) == at(ends + 0.01)
    assert apart(at(begins + 0.2), at(begins, still=True)) > 0.1
    seen = {at(s / 50, still=True) for s in range(round(50 * SHEET.length))}
    assert len(seen) <= len(STEPS) + 1
