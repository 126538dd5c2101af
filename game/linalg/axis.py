"""Clouds of points and the direction that all of them share the most."""

import math

import numpy as np

from game.linalg.svd import svd
from game.linalg.vectors import Matrix, Vector, length, shadow_lengths

# Roberts' R2 sequence: steps by the powers of the plastic number fill a square evenly.
_STEPS = (0.7548776662466927, 0.5698402909980532)


def major_axis(points: Matrix) -> Vector:
    """The unit direction with the largest sum of squared shadows of ``points`` (n, d).

    The top right singular vector; the cloud is *not* centred first. ValueError for an
    empty cloud, or points that are not finite.
    """
    if len(points) == 0:
        raise ValueError("an empty cloud has no axis")
    return np.asarray(svd(points).vt[0], dtype=np.float64)


def along(points: Matrix, direction: Vector) -> float:
    """The sum of squared shadows of ``points`` (n, d) on a direction (any length).

    ValueError for the zero vector, numbers that are not finite, or too large a sum.
    """
    return length(shadow_lengths(points, direction)) ** 2


def cloud(count: int, shape: Matrix) -> Matrix:
    """``count`` points (count, 2) strewn like a normal cloud shaped by a 2x2 matrix.

    No dice: an even sequence bent into a bell (Box and Muller), centred on 0, so the
    same numbers give the same cloud. ValueError for a count below 1.
    """
    if count < 1:
        raise ValueError(f"a cloud has at least one point, got {count}")
    steps = np.arange(1, count + 1)
    first = (0.5 + steps * _STEPS[0]) % 1.0
    second = (0.5 + steps * _STEPS[1]) % 1.0
    far = np.sqrt(-2.0 * np.log(1.0 - 0.98 * first))
    turn = 2.0 * math.pi * second
    plain = np.stack([far * np.cos(turn), far * np.sin(turn)], axis=1)
    return np.asarray((plain - plain.mean(axis=0)) @ shape.T, dtype=np.float64)
