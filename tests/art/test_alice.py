"""Alice's picture is a matrix whose first components are already a likeness."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from game.linalg.lowrank import kept_share, truncate
from game.linalg.svd import svd
from game.linalg.vectors import Matrix

ART = Path(__file__).resolve().parents[2] / "art"


@pytest.fixture(scope="module")
def picture() -> Matrix:
    found = Image.open(ART / "alice" / "matrix.png")
    assert (found.mode, found.size) == ("L", (128, 160))
    return np.asarray(found, dtype=np.float64) / 255.0


def alike(a: Matrix, b: Matrix) -> float:
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


def test_each_component_brings_it_nearer(picture: Matrix) -> None:
    found = [alike(picture, truncate(picture, k)) for k in (1, 2, 4, 8, 16, 32)]
    assert found == sorted(found)
    assert found[0] > 0.7
    assert found[3] > 0.97
    assert found[-1] > 0.998


def test_the_first_components_hold_most_of_it(picture: Matrix) -> None:
    s = svd(picture).s
    shares = [kept_share(s, k) for k in (1, 4, 16)]
    assert shares[0] > 0.85
    assert shares[1] > 0.96
    assert shares[2] > 0.99


def test_it_is_a_picture_of_full_rank(picture: Matrix) -> None:
    s = svd(picture).s
    assert int((s > 1e-3).sum()) > 100


def test_its_edges_are_dark(picture: Matrix) -> None:
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    assert border.mean() < 0.06
    assert picture[40:120, 40:90].mean() > 0.35
