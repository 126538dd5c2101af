"""Noses, six shapes, three neurons and a face in layers: carved, turned, wired.

The solids only, each about two metres tall over the origin: ``things.py`` renders them.
"""

import math

import numpy as np
import studio
from puppets import LIME
from studio import Stuff, ball, bent, put, sheet, solid, tubes, turned

SHAPES = {
    "circle": "#E8852E",
    "square": "#3F9AD6",
    "triangle": "#3FA898",
    "diamond": "#BE4A63",
    "hexagon": "#B98A3C",
    "star": "#E6DCC4",
}


def painted(colour):
    """Milk paint on wood: the grain still shows, the edges are rubbed."""
    dark = tuple(0.72 * v for v in studio.linear(colour))
    stuff = Stuff(colour, 0.5, coat=0.18).veins(dark, (2.5, 2.5, 16), 0.55, 0.5)
    stuff.shader.inputs["Coat Roughness"].default_value = 0.45
    return stuff.rough(((6, 6, 60), 0.10, 0.006), ((90, 90, 90), 0.06, 0.003))


def regular(sides, radius, inner=1.0, turn=0.0):
    """Corners (n, 2) of a regular figure, or of a star when ``inner`` is below 1."""
    count = sides if inner == 1.0 else 2 * sides
    a = math.tau * np.arange(count) / count + 0.5 * math.pi + turn
    r = np.where(np.arange(count) % 2 == 0, 1.0, inner) * radius
    return np.stack([r * np.cos(a), r * np.sin(a)], 1)


CORNERS = {
    "square": lambda: regular(4, 1.02, turn=0.25 * math.pi),
    "triangle": lambda: regular(3, 1.02) - (0, 0.20),
    "diamond": lambda: regular(4, 1.0) * (0.72, 1.0),
    "hexagon": lambda: regular(6, 0.92),
    "star": lambda: regular(5, 1.0, 0.48) - (0, 0.06),
}


def shape(kind):
    """A toy block, thick as a hand, turned a little so that its side is seen."""
    deep = 0.20
    if kind == "circle":
        edge = [
            (0.001, -deep),
            (0.70, -deep),
            (0.78, -deep + 0.02),
            (0.80, -deep + 0.09),
            (0.80, deep - 0.09),
            (0.78, deep - 0.02),
            (0.70, deep),
            (0.001, deep),
        ]
        return [posed(turned(edge, painted(SHAPES[kind]), sides=128), 0.5 * math.pi)]
    p = CORNERS[kind]()
    n = len(p)
    front = np.c_[p[:, 0], np.full(n, -deep), p[:, 1]]
    back = np.c_[p[:, 0], np.full(n, deep), p[:, 1]]
    sides = [(i, i + n, (i + 1) % n + n, (i + 1) % n) for i in range(n)]
    faces = [tuple(range(n))[::-1], tuple(range(n, 2 * n)), *[s[::-1] for s in sides]]
    block = solid(np.r_[front, back], faces, painted(SHAPES[kind]))
    soft = block.modifiers.new("bevel", "BEVEL")
    soft.width, soft.segments, soft.limit_method = 0.065, 5, "ANGLE"
    return [posed(block)]


def posed(block, upright=0.0):
    """The block over the origin, turned a little to its right and down."""
    block.location = (0, 0, 0.96)
    block.rotation_euler = (upright - math.radians(7), 0, math.radians(20))
    return block


def oiled():
    """Lime wood with its grain upright."""
    stuff = Stuff(LIME, 0.45, coat=0.12).veins("#BE8F5E", (16, 16, 2.2), 0.5, 0.3)
    return stuff.rough(((7, 7, 5), 0.30, 0.02), ((60, 60, 8), 0.06, 0.004))


def nose(size, at=(0.0, 0.25, 0.96)):
    """A carved nose: a ridge that widens to its tip, two wings, two nostrils."""
    t, a = np.linspace(0, 1, 120), np.linspace(-0.5 * math.pi, 0.5 * math.pi, 90)
    T, A = np.meshgrid(t, a, indexing="ij")
    step = np.clip((T - 0.45) / 0.42, 0, 1)
    swell = step * step * (3 - 2 * step)
    wide = 0.17 + 0.13 * T + 0.20 * swell
    deep = 0.10 + 0.38 * T + 0.16 * swell
    # Rounded off below, drawn out into the brow above.
    low = np.clip((T - 0.86) / 0.14, 0, 1)
    close = np.sqrt(np.clip(1 - low**2, 0, 1)) * np.sqrt(np.clip(T / 0.10, 0, 1))
    near = np.exp(-(((T - 0.87) / 0.11) ** 2))
    wing = near * np.exp(-(((np.abs(A) - 1.22) / 0.30) ** 2))
    groove = near * np.exp(-(((np.abs(A) - 0.66) / 0.16) ** 2))
    r = close * (1 + 0.10 * wing - 0.09 * groove)
    ridge = np.cos(A) ** (1.25 - 0.45 * swell)
    grid = np.stack([np.sin(A) * wide * r, -ridge * deep * r, 0.80 - 1.55 * T], -1)
    made = [sheet(grid * size, oiled())]
    dark = Stuff("#1E0F07", 0.9)
    for s in (-1, 1):
        hole = ball(
            tuple(np.multiply((s * 0.18, -0.30, -0.735), size)),
            0.105 * size,
            dark,
            (1.0, 1.25, 0.42),
            32,
        )
        hole.rotation_euler = (0.25, -s * 0.25, s * 0.3)
        made.append(hole)
    handle = put(None, None, smooth=False)
    for thing in made:
        thing.parent = handle
    # Thrown back a little, so that it is seen from below.
    handle.location, handle.rotation_euler = at, (math.radians(-16), 0, 0)
    return made


def neuron(colour, arms, seed):
    """A glass body with its brass nucleus; wires fork away from it to glass beads."""
    rng = np.random.default_rng(seed)
    glass = Stuff(colour, 0.07, coat=1.0, glow=0.35)
    brass = Stuff((0.70, 0.42, 0.14), 0.26, metal=1.0)
    middle = np.array([0.0, 0.0, 0.96])
    made = [ball(tuple(middle), 0.36, glass, sides=72)]
    ring = np.linspace(0, math.tau, 80)
    for roll in (0.4 + seed, 2.0 + seed):
        x, y, z = 0.37 * np.cos(ring), 0.29 * np.sin(ring), 0.23 * np.sin(ring)
        hoop = np.stack(
            [
                x * math.cos(roll) - z * math.sin(roll),
                y,
                x * math.sin(roll) + z * math.cos(roll),
            ],
            1,
        )
        made.append(tubes([hoop + middle], 0.020, brass, closed=True))
    ways, beads = [], []
    for i in range(arms):
        a = math.tau * (i + 0.3 * rng.random()) / arms + 0.4 * seed
        out = np.array([math.cos(a), -0.10 + 0.2 * rng.normal(), math.sin(a)])
        across = np.array([-math.sin(a), 0, math.cos(a)])
        mid = 0.60 * out + 0.10 * rng.normal() * across
        ways.append(bent(0.30 * out, 0.42 * out, 0.50 * out + 0.05 * across, mid))
        for fork in (-1, 1):
            end = (
                rng.uniform(0.86, 0.95) * out + fork * rng.uniform(0.14, 0.24) * across
            )
            ways.append(bent(mid, mid + 0.10 * out, end - 0.12 * out, end))
            beads.append(end)
    for i, way in enumerate(ways):
        thick = np.linspace(1.5, 1.0, 24) if i % 3 == 0 else np.linspace(1.0, 0.7, 24)
        made.append(tubes([way + middle], 0.030, brass, thick))
    made += [ball(tuple(b + middle), 0.062, glass, sides=32) for b in beads]
    return made


def head():
    """The abstract face's head: a carved oval with a nose and nothing else."""
    made = [ball((0, 0, 0.97), 0.92, oiled(), (0.80, 0.52, 1.0), 96)]
    made += nose(0.40, (0, -0.42, 0.90))
    rim = np.linspace(0, math.tau, 100)
    seam = np.stack(
        [0.742 * np.cos(rim), np.full(100, 0.02), 0.97 + 0.925 * np.sin(rim)], 1
    )
    made.append(tubes([seam], 0.016, Stuff("#8E6A44", 0.6), closed=True))
    return made


def front(x, z):
    """How far forward the head's surface lies there."""
    inside = 1 - (x / 0.736) ** 2 - ((z - 0.97) / 0.92) ** 2
    return -0.478 * math.sqrt(max(inside, 0.0))


def eyes():
    """Two glass eyes."""
    made = []
    bone, teal = (
        Stuff("#E9E2D0", 0.25, coat=0.8),
        Stuff("#2E8F82", 0.1, coat=1.0, glow=0.15),
    )
    dark, spark = Stuff("#060505", 0.1, coat=1.0), Stuff("#FFFFFF", 0.2, glow=2.5)
    for s in (-1, 1):
        x, z = s * 0.29, 1.13
        y = front(x, z)
        made.append(ball((x, y + 0.01, z), 0.135, bone, (1.25, 0.5, 0.82), 48))
        made.append(ball((x, y - 0.045, z), 0.082, teal, (1, 0.4, 1), 40))
        made.append(ball((x, y - 0.070, z), 0.042, dark, (1, 0.4, 1), 28))
        made.append(ball((x - 0.03, y - 0.088, z + 0.032), 0.014, spark, sides=12))
    return made


def brows():
    """Two carved brows."""
    dark = Stuff("#4A2E18", 0.6, coat=0.1).rough(((60, 8, 60), 0.4, 0.006))
    made = []
    for s in (-1, 1):
        x = np.linspace(0.12, 0.50, 24)
        z = 1.34 + 0.07 * np.sin(np.pi * (x - 0.10) / 0.46)
        way = np.array(
            [(s * a, front(a, b) - 0.01, b) for a, b in zip(x, z, strict=True)]
        )
        made.append(tubes([way], 0.045, dark, np.sin(np.linspace(0.5, 2.8, 24)) * 1.1))
    return made


def mouth():
    """Two lips, painted; nearly a smile."""
    red, dark = painted("#B8485C"), Stuff("#3A1018", 0.7)
    x = np.linspace(-0.27, 0.27, 40)
    curve = 0.055 * (x / 0.27) ** 2
    made = []
    for lift, thick, colour in (
        (0.036, 0.046, red),
        (-0.040, 0.058, red),
        (0.0, 0.020, dark),
    ):
        lip = curve + lift * (1 - (np.abs(x) / 0.27) ** 2.4) + 0.50
        dip = -0.016 * np.exp(-((x / 0.05) ** 2)) * (lift > 0)
        way = np.array(
            [(a, front(a, b) - 0.006, b) for a, b in zip(x, lip + dip, strict=True)]
        )
        made.append(
            tubes(
                [way],
                thick,
                colour,
                np.sqrt(np.clip(1 - (np.abs(x) / 0.285) ** 2.2, 0.02, 1)),
            )
        )
    return made


FACE = {"eyes": eyes, "brows": brows, "mouth": mouth}
