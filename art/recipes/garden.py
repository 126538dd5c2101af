"""Peas, leek, carrot and cabbage: felt in the frog's own green, or very near it.

The solids only, each about two metres tall over the origin: ``things.py`` renders them.
"""

import math

import numpy as np
from creatures import FROG, fuzz
from puppets import felt
from studio import ball, bent, sheet, tubes, turned

LEAF, PALE = "#639A40", "#A9C77E"


def blade(way, wide, cloth, furrow=0.25):
    """A leaf along a way (n, 3): widest below its middle, folded in a furrow."""
    way = np.asarray(way, float)
    t = np.linspace(0, 1, len(way))
    u = np.linspace(-1, 1, 13)
    half = wide * np.sin(np.pi * np.clip(0.12 + 0.88 * t, 0, 1)) ** 0.6 * (1 - 0.25 * t)
    grid = np.repeat(way[:, None, :], len(u), 1)
    grid[..., 0] += half[:, None] * u
    grid[..., 1] += furrow * half[:, None] * (np.abs(u) - 0.5)
    thing = sheet(grid, cloth)
    thick = thing.modifiers.new("thick", "SOLIDIFY")
    thick.thickness = 0.03
    return thing


def peas():
    """Five peas in an open pod, stitched along its seam."""
    pod, pea = felt(FROG), felt("#6FAA48")
    t = np.linspace(-1, 1, 60)
    a = np.linspace(-0.98 * math.pi, 0.30 * math.pi, 30)
    T, A = np.meshgrid(t, a, indexing="ij")
    fat = 0.40 * np.maximum(1 - np.abs(T) ** 2.6, 0.0) ** 0.5 + 0.012
    x = 0.98 * T
    sag = 0.30 * T**2
    y = -fat * np.sin(A) * 0.86 + 0.05
    z = 0.92 + sag - fat * np.cos(A)
    made = [fuzz(sheet(np.stack([x, y, z], -1), pod), 5000)]
    thick = made[0].modifiers.new("thick", "SOLIDIFY")
    thick.thickness = 0.03
    for i, at in enumerate((-0.66, -0.34, 0.0, 0.34, 0.66)):
        size = (0.19, 0.235, 0.255, 0.235, 0.19)[i]
        made.append(
            fuzz(ball((at, -0.20, 0.97 + 0.30 * at**2), size, pea, sides=56), 2600)
        )
    for side in (-1, 1):
        tip = bent(
            (side * 0.97, 0.0, 1.21),
            (side * 1.03, 0, 1.25),
            (side * 1.05, 0, 1.32),
            (side * 1.02, 0, 1.40),
            16,
        )
        made.append(tubes([tip], 0.035, pod, np.linspace(1, 0.5, 16)))
    return made


def leek():
    """A leek: white below, its leaves folded over each other."""
    white, green, root = felt("#E6E0C4"), felt(LEAF), felt("#CDBF9A")
    stem = turned(
        [(0.16, 0.22), (0.24, 0.26), (0.25, 0.40), (0.20, 0.60), (0.19, 1.05)], white
    )
    made = [fuzz(stem, 3000)]
    collar = turned([(0.195, 0.78), (0.215, 0.98), (0.24, 1.16)], felt(PALE))
    made.append(fuzz(collar, 1500))
    leaves = (
        (-0.62, 0.10, 1.78),
        (0.62, 0.12, 1.74),
        (-0.30, 0.16, 1.95),
        (0.32, 0.18, 1.92),
        (-0.42, -0.10, 1.50),
        (0.44, -0.12, 1.46),
        (0.02, -0.02, 1.86),
    )
    for x, y, z in leaves:
        way = bent(
            (0.10 * np.sign(x), y * 0.6, 0.92),
            (0.16 * x, y, 1.25),
            (0.5 * x, y, 0.9 * z),
            (x, y - 0.10, z),
            26,
        )
        made.append(fuzz(blade(way, 0.17, green), 900))
    rng = np.random.default_rng(2)
    ways = []
    for _ in range(34):
        a = rng.uniform(0, math.tau)
        far = np.array([math.cos(a), math.sin(a), 0]) * rng.uniform(0.10, 0.24)
        ways.append(
            bent(
                (0.5 * far[0], 0.5 * far[1], 0.25),
                (far[0] * 0.8, far[1] * 0.8, 0.18),
                (far[0], far[1], 0.12),
                (far[0] * 1.3, far[1] * 1.3, 0.04),
                12,
            )
        )
    made.append(tubes(ways, 0.014, root, np.linspace(1, 0.5, 12)))
    return made


def carrot():
    """A carrot with its green; rings sewn into the felt."""
    orange, green, thread = felt("#D8731E"), felt(LEAF), felt("#A34E12")
    shape = [
        (0.001, 0.06),
        (0.05, 0.12),
        (0.16, 0.50),
        (0.27, 0.95),
        (0.35, 1.26),
        (0.33, 1.38),
        (0.16, 1.43),
        (0.001, 1.42),
    ]
    made = [fuzz(turned(shape, orange, sides=96), 8000)]
    for z, r, a, span in (
        (1.16, 0.335, 3.9, 0.9),
        (0.98, 0.285, 5.0, 0.8),
        (0.80, 0.240, 4.1, 0.8),
        (0.60, 0.190, 4.9, 0.8),
        (0.42, 0.138, 4.2, 0.8),
        (1.02, 0.300, 3.6, 0.4),
    ):
        t = np.linspace(a, a + span, 14)
        ring = np.stack([r * np.cos(t), r * np.sin(t), z + 0.02 * np.sin(3 * t)], 1)
        made.append(tubes([ring], 0.014, thread))
    for x, z, y in (
        (-0.42, 1.86, 0.1),
        (0.42, 1.84, 0.1),
        (-0.20, 1.97, 0.02),
        (0.22, 1.98, 0.0),
        (0.0, 1.90, -0.12),
    ):
        stalk = bent(
            (0.05 * np.sign(x), 0, 1.38),
            (0.08 * x, y, 1.55),
            (0.6 * x, y, 1.75),
            (x, y, z),
            20,
        )
        made.append(tubes([stalk], 0.032, green, np.linspace(1.1, 0.6, 20)))
        for k in range(5, 20, 2):
            at = stalk[k]
            for s in (-1, 1):
                leaf = ball(
                    (at[0] + s * 0.065, at[1] - 0.02, at[2] + 0.02),
                    0.075,
                    green,
                    (1, 0.45, 0.62),
                    24,
                )
                leaf.rotation_euler = (0, -s * 0.5, 0)
                made.append(fuzz(leaf, 160))
    return made


def cabbage():
    """A cabbage: leaf over leaf, with cord for veins."""
    green, heart, vein = felt(FROG), felt("#86B95C"), felt("#C9D9A0")
    made = [fuzz(ball((0, 0.02, 0.92), 0.68, heart, (1, 1, 0.95), 72), 5000)]
    leaves = (
        (-1.15, 0.10, 0.92),
        (1.05, 0.0, 0.95),
        (-0.42, -0.02, 1.0),
        (0.40, 0.16, 1.02),
        (0.0, -0.15, 0.9),
    )
    for i, (turn, low, big) in enumerate(leaves):
        made += wrapped(turn, low, big * (0.76 + 0.022 * i), green, vein)
    return made


def wrapped(turn, low, radius, cloth, cord):
    """One leaf around the head, wavy at its rim, with its veins."""
    u, v = np.meshgrid(np.linspace(-1, 1, 60), np.linspace(0, 1, 50), indexing="ij")
    wide = 0.78 * np.sin(np.pi * (0.10 + 0.62 * v)) ** 0.7
    rim = np.maximum(np.abs(u) ** 3, v**6)
    a = -0.5 * math.pi + turn + u * wide
    up = -1.25 + v * (1.95 - low)
    r = radius * (1 + 0.16 * rim + 0.035 * rim * np.sin(14 * u + 9 * v))
    grid = np.stack(
        [
            np.cos(a) * np.cos(up) * r,
            np.sin(a) * np.cos(up) * r,
            0.90 + np.sin(up) * r * 0.95,
        ],
        -1,
    )
    leaf = fuzz(sheet(grid, cloth), 2600)
    thick = leaf.modifiers.new("thick", "SOLIDIFY")
    thick.thickness = 0.035
    ways = [grid[30, 2:46] * 1.0]
    for k in (10, 19, 28):
        ways += [
            np.stack([grid[30 + s * j, min(49, k + j)] for j in range(0, 20, 2)])
            for s in (-1, 1)
        ]
    out = (
        np.array([math.cos(-0.5 * math.pi + turn), math.sin(-0.5 * math.pi + turn), 0])
        * 0.02
    )
    return [
        leaf,
        *(tubes([w + out], 0.020, cord, np.linspace(1, 0.35, len(w))) for w in ways),
    ]
