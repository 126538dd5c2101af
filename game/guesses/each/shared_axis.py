"""The direction with the largest sum of squared shadows is the one to keep."""

from typing import Final

import numpy as np

from game.figure.numbers import written
from game.guesses.guess import Draw, Holds
from game.language import _
from game.linalg.axis import along, major_axis
from game.linalg.svd import svd
from game.linalg.vectors import vector


def _error(draw: Draw, shape: tuple[int, int]) -> float:
    """Whether any other direction beats the top right singular vector."""
    points = draw((6 * shape[0], shape[1]))
    best = along(points, major_axis(points))
    rivals = [along(points, draw((shape[1],))) for _ in range(40)]
    exact = abs(best - float(svd(points).s[0]) ** 2)
    return max(0.0, max(rivals) - best, exact) / best


def _evidence() -> str:
    cloud = np.array(((2.0, 1), (3, 2), (1, 1), (-2, -1), (-1, 0)))
    return _(
        "five arrows, whose squared lengths add up to {total}: their squared shadows "
        "add up to {kept} on the axis that they share, to {other} on the first axis",
        kept=written(along(cloud, major_axis(cloud))).said(),
        total=written(float((cloud**2).sum())).said(),
        other=written(along(cloud, vector((1, 0)))).said(),
    )


GUESS: Final = Holds(
    id="shared-axis",
    words="no direction beats the top right singular vector",
    error=_error,
    evidence=_evidence,
)
