"""The benches of the guesses that break: margins, and answers on paper, by numpy."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.guesses.check import breaks
from game.guesses.guess import Breaks
from game.guesses.table import GUESSES
from game.puzzles.core.bench import Bench

BENCHES = {
    name: guess.bench for name, guess in GUESSES.items() if isinstance(guess, Breaks)
}


@pytest.mark.parametrize(("name", "bench"), BENCHES.items())
def test_the_margin_of_arrows_is_that_of_their_numbers(name: str, bench: Bench) -> None:
    assert len(bench.answer) == len(bench.things)
    margin = breaks(name, **bench.numbers(bench.answer))
    assert bench.off(bench.answer) == pytest.approx(margin)
    assert margin > 0.2


@pytest.mark.parametrize("name", ["dot-direction", "fifth-is-unit", "shadows-rebuild"])
def test_arrows_that_cannot_be_judged_break_nothing(name: str) -> None:
    bench = BENCHES[name]
    points = ((0.0, 0.0),) * len(bench.things)
    with pytest.raises(ValueError, match=r"zero vector|cannot be judged"):
        bench.judge(bench.numbers(points))
    assert bench.off(points) == 0.0


@given(st.integers(-4, 4), st.integers(-4, 4))
def test_the_margin_of_row_to_axis_is_the_overheard_share(x: int, y: int) -> None:
    if not (x or y):
        return
    r1, r2 = np.array((2.0, 1.0)), np.array((float(x), float(y)))
    found = BENCHES["row-to-axis"].off(((2, 1), (x, y)))
    assert found == pytest.approx(abs(r1 @ r2) / (r1 @ r1))


def test_answers_on_paper_agree_with_numpy() -> None:
    values = (-3, -2, -1, 1, 2, 3)
    for (a, c), (b, d) in product(product(values, repeat=2), repeat=2):
        whole = ((a, c), (b, d), (1, 2))
        M = np.array(((a, b), (c, d)), dtype=float)
        gram = M.T @ M
        _, ((above, below),), _ = BENCHES["ata-identity"].asked(whole)
        assert above / below == gram[0, 1]
        trace, det = np.trace(M), np.linalg.det(M)
        _, ((above, below),), _ = BENCHES["all-square-eigen"].asked(whole)
        assert above / below == pytest.approx(trace**2 - 4 * det)
