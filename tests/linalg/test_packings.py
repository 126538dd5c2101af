"""How quiet so many arrows can be: found again by going downhill from anywhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.linalg.packings import RIM, fitted, from_chart, quietest, to_chart

KNOWN = [(2, n, facing) for n in range(2, 8) for facing in (False, True)]
KNOWN += [(3, n, False) for n in range(3, 8)] + [(3, n, True) for n in range(4, 7)]
STARTS = 24


def downhill(size: int, count: int, *, facing: bool) -> float:
    """The quietest of many descents: powers of all dot products, ever higher."""
    rng = np.random.default_rng(5)
    v = rng.normal(size=(STARTS, count, size))
    v /= np.linalg.norm(v, axis=-1, keepdims=True)
    off, quietest_ = 1.0 - np.eye(count), 1.0
    for power in np.geomspace(4, 300, 700):
        dots = (v @ v.transpose(0, 2, 1)) * off
        louds = np.maximum(dots, 0.0) if facing else np.abs(dots)
        most = np.maximum(louds.max(axis=(1, 2)), 1e-9)
        quietest_ = min(quietest_, float(louds.max(axis=(1, 2)).min()))
        pull = (louds / most[:, None, None]) ** (power - 1.0) * np.sign(dots)
        v -= 0.3 / power**0.75 * (pull @ v)
        v /= np.linalg.norm(v, axis=-1, keepdims=True)
    return quietest_


@pytest.mark.parametrize(("size", "count", "facing"), KNOWN)
def test_nothing_found_is_quieter_and_something_nearly_as_quiet(
    size: int, count: int, facing: bool
) -> None:
    best = quietest(count, size, facing=facing)
    assert best is not None
    assert best - 1e-9 <= downhill(size, count, facing=facing) <= best + 0.02


def test_of_some_nobody_has_said_it() -> None:
    assert quietest(8, 3, facing=False) is None
    assert quietest(7, 3, facing=True) is None


@given(st.lists(st.floats(-3.0, 3.0), min_size=3, max_size=3))
def test_the_chart_has_a_place_for_every_arrow(some: list[float]) -> None:
    if np.linalg.norm(some) < 0.1:
        return
    v = np.array(some) / np.linalg.norm(some)
    at = to_chart(v)
    assert np.hypot(*at) <= RIM + 1e-9
    assert np.allclose(from_chart(at), v, atol=1e-4)
    assert (np.hypot(*at) <= 1.0) == (v[1] >= 0.0) or abs(v[1]) < 1e-9


def test_the_chart_keeps_areas() -> None:
    """Of places all over it as many lie in a cap as its share of the sphere is."""
    side = np.linspace(-RIM, RIM, 201)
    places = [(x, y) for x in side for y in side if x * x + y * y <= 2.0]
    v = np.array([from_chart(at) for at in places])
    way = np.array((0.6, -0.64, 0.48))
    assert np.mean(v @ way > 0.5) == pytest.approx(0.25, abs=0.005)


@pytest.mark.parametrize(
    ("count", "facing"), [(n, f) for size, n, f in KNOWN if size == 3]
)
def test_what_is_fitted_is_as_quiet_as_can_be(count: int, facing: bool) -> None:
    rng = np.random.default_rng(count)
    v = rng.normal(size=(count, 3))
    v /= np.linalg.norm(v, axis=1)[:, None]
    places = tuple(map(to_chart, v))
    made = fitted(places, facing=facing)
    w = np.array([from_chart(at) for at in made])
    dots = (w @ w.T)[~np.eye(count, dtype=bool)]
    loudest = max(0.0, dots.max()) if facing else np.abs(dots).max()
    assert loudest == pytest.approx(quietest(count, 3, facing=facing), abs=1e-6)
    assert np.allclose(fitted(made, facing=facing), made, atol=1e-6)
