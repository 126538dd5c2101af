from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.guesses.check import breaks, check, tried
from game.guesses.guess import Array, Breaks, Draw, Holds, Open
from game.guesses.ledger import Ledger, read_ledger
from game.guesses.table import GUESSES

STORY = Path(__file__).parents[2] / "story" / "ledger.yaml"


def dice(seed: int) -> Draw:
    def draw(shape: tuple[int, ...]) -> Array:
        return np.asarray(generator.standard_normal(shape), dtype=np.float64)

    generator = np.random.default_rng(seed)
    return draw


def told() -> Ledger:
    ledger, complaints = read_ledger("story/ledger.yaml", STORY.read_bytes())
    assert complaints == ()
    return ledger


@pytest.mark.parametrize("seed", range(4))
def test_the_story_says_of_every_guess_what_the_numbers_say(seed: int) -> None:
    for guess in told().guesses:
        assert check(guess.id, dice(seed)).verdict == guess.verdict


def test_what_holds_is_tried_on_many_matrices() -> None:
    for guess, found in GUESSES.items():
        if isinstance(found, Holds):
            evidence = check(guess, dice(3))
            assert evidence.verdict == "holds"
            assert evidence.trials >= 50
            assert evidence.worst <= found.tolerance


def test_what_breaks_breaks_at_small_whole_numbers() -> None:
    for guess, found in GUESSES.items():
        if not isinstance(found, Breaks):
            continue
        evidence = check(guess, dice(3))
        assert evidence.verdict == "breaks"
        assert breaks(guess, **evidence.counterexample) == evidence.margin >= 0.05
        for values in found.counterexample().values():
            array = np.array(values, dtype=float)
            assert np.array_equal(array, array.round())
            assert np.abs(array).max() <= 5


def test_open_stays_open() -> None:
    assert isinstance(GUESSES["superposition-causes"], Open)
    assert check("superposition-causes", dice(0)).verdict == "open"


@pytest.mark.parametrize("error", [1.0, float("nan")])
def test_a_law_that_fails_is_not_said_to_hold(error: float) -> None:
    errors = iter([0.0, error, *[0.0] * 99])
    law = Holds(id="no-law", words="no law", error=lambda draw, shape: next(errors))
    assert tried(law, dice(0)).verdict == "open"


@given(st.integers(0, 10_000))
def test_orthogonal_rows_go_to_their_axis_and_leaning_ones_do_not(seed: int) -> None:
    rows = np.linalg.qr(np.random.default_rng(seed).standard_normal((2, 2)))[0]
    assert breaks("row-to-axis", M=rows) < 1e-9
    leaning = rows + np.array([[0.0, 0.0], rows[0]])
    assert breaks("row-to-axis", M=leaning) > 0.5


@given(st.floats(0.2, 9), st.floats(0.2, 9))
def test_equally_long_arrows_keep_their_order(x: float, y: float) -> None:
    a, b = np.array([x, y]), np.array([y, x])
    assert breaks("dot-direction", r=(2, 1), a=a, b=b) < 1e-9


@pytest.mark.parametrize(
    ("guess", "numbers", "message"),
    [
        ("row-listens", {}, "numbers can break"),
        ("no-such", {}, "numbers can break"),
        ("fifth-is-unit", {"M": (1, 2)}, "judged by r"),
        ("fifth-is-unit", {"r": (0, 0)}, "cannot be judged"),
        ("dot-direction", {"r": (0, 0), "a": (1, 0), "b": (0, 1)}, "zero vector"),
    ],
)
def test_numbers_that_cannot_be_judged_are_refused(
    guess: str, numbers: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        breaks(guess, **numbers)


def test_a_guess_without_a_check_is_an_error() -> None:
    with pytest.raises(ValueError, match="no check"):
        check("moon", dice(0))
