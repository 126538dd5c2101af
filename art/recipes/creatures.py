"""Cat, lion, rat and frog: felt over a wooden peg, glass eyes, a mane of yarn.

The solids only, each about two metres tall over the origin: ``things.py`` renders them.
"""

import math

import numpy as np
import studio
from puppets import felt
from studio import Stuff, ball, bent, tubes, turned

FROG = "#579238"


def fuzz(thing, many, long=0.018):
    """Loose fibres standing off a felted thing, in its own colour."""
    thing.modifiers.new("fuzz", "PARTICLE_SYSTEM")
    hair = thing.particle_systems[0].settings
    hair.type, hair.count, hair.hair_length = "HAIR", many * 2, long
    hair.brownian_factor, hair.length_random = 0.02, 0.7
    hair.root_radius, hair.tip_radius, hair.radius_scale = 0.35, 0.1, 0.010
    return thing


def beads(at, size, iris, slit=1.0):
    """Two glass eyes, either side of the middle; ``slit`` narrows the pupil."""
    x, y, z = at
    glass = Stuff(iris, 0.08, coat=1.0)
    dark = Stuff("#060505", 0.06, coat=1.0)
    spark = Stuff("#FFFFFF", 0.2, glow=2.5)
    made = []
    for s in (-1, 1):
        made.append(ball((s * x, y, z), size, glass, (1, 0.8, 1), 40))
        front = (s * x, y - 0.55 * size, z)
        made.append(ball(front, 0.56 * size, dark, (slit, 0.62, 1.05), 32))
        light = (s * x - 0.26 * size, y - 0.86 * size, z + 0.3 * size)
        made.append(ball(light, 0.11 * size, spark, sides=12))
    return made


def whiskers(at, long):
    """Three waxed threads to either side."""
    x, y, z = at
    wax = Stuff("#EDE6D2", 0.4)
    ways = []
    for s in (-1, 1):
        for i in (-1, 0, 1):
            far = (s * (x + long), y - 0.02, z + 0.11 * i - 0.05)
            ways.append(bent((s * x, y, z + 0.03 * i), (s * (x + 0.3 * long), y - 0.1,
                             z + 0.07 * i + 0.04), (s * (x + 0.7 * long), y - 0.08,
                             z + 0.1 * i + 0.03), far, 14))  # fmt: skip
    return tubes(ways, 0.010, wax, np.linspace(1, 0.4, 14))


def muzzle(at, wide, cloth, nose):
    """Two soft cheeks, and a polished nose over them."""
    _, y, z = at
    made = [fuzz(ball((s * 0.55 * wide, y, z), wide, cloth, (1, 0.72, 0.8), 40), 900)
            for s in (-1, 1)]  # fmt: skip
    made.append(ball((0, y - 0.62 * wide, z + 0.52 * wide), 0.42 * wide, nose,
                     (1.1, 0.8, 0.75), 32))  # fmt: skip
    return made


def sitting(profile, cloth, many):
    """A body like a skittle."""
    return fuzz(turned(profile, cloth, sides=96), many)


def paws(x, y, size, cloth):
    """Two feet in front."""
    return [
        fuzz(ball((s * x, y, 0.55 * size), size, cloth, (0.9, 1.25, 0.62), 40), 700)
        for s in (-1, 1)
    ]


def cat():
    """A ginger cat with white feet."""
    coat, white = felt("#C9691C"), felt("#EADFC6")
    dark, pink = felt("#7A3A10"), felt("#C9747A")
    body = [(0.30, 0.0), (0.56, 0.03), (0.60, 0.25), (0.52, 0.62), (0.40, 0.98),
            (0.30, 1.15)]  # fmt: skip
    made = [sitting(body, coat, 9000)]
    made.append(fuzz(ball((0, -0.02, 1.38), 0.50, coat, (1.12, 0.96, 0.92), 72), 9000))
    made.append(fuzz(ball((0, -0.27, 0.66), 0.38, white, (0.74, 0.72, 1.2)), 2500))
    for s in (-1, 1):
        ear = turned([(0.001, 0.44), (0.12, 0.22), (0.21, 0.0)], coat, sides=40)
        ear.location, ear.scale = (s * 0.33, 0.0, 1.68), (1, 0.55, 1)
        ear.rotation_euler = (0.05, s * 0.30, 0)
        made.append(fuzz(ear, 1500))
        inner = turned([(0.001, 0.30), (0.08, 0.15), (0.13, 0.0)], pink, sides=32)
        inner.location, inner.scale = (s * 0.335, -0.075, 1.72), (1, 0.4, 1)
        inner.rotation_euler = (0.05, s * 0.30, 0)
        made.append(inner)
        for i, (z, wide) in enumerate(((0.75, 0.26), (0.56, 0.30), (0.37, 0.30))):
            x = s * (0.50 + 0.035 * i)
            stripe = bent(
                (x - s * 0.20, -0.37 - 0.02 * i, z),
                (x, -0.36, z + 0.03),
                (x + s * 0.03, -0.12, z + 0.03),
                (x + s * 0.02, 0.1, z),
            )
            made.append(tubes([stripe], 0.034 * wide / 0.3, dark))
    brow = [
        bent(
            (0.15 * i, -0.37 + 0.04 * abs(i), 1.70),
            (0.14 * i, -0.32, 1.78),
            (0.12 * i, -0.24, 1.82),
            (0.1 * i, -0.15, 1.85),
            12,
        )
        for i in (-1, 0, 1)
    ]
    made.append(tubes(brow, 0.026, dark))
    made += muzzle((0, -0.46, 1.22), 0.14, white, Stuff("#B4525A", 0.3, coat=0.5))
    made += beads((0.24, -0.42, 1.43), 0.115, "#D9A22A", 0.42)
    made.append(whiskers((0.16, -0.54, 1.24), 0.52))
    made += paws(0.22, -0.50, 0.17, white)
    tail = bent(
        (0.40, 0.25, 0.12), (1.05, 0.30, 0.05), (0.98, 0.1, 0.65), (0.72, 0.02, 0.98)
    )
    made.append(
        tubes([tail], 0.10, coat, np.r_[np.linspace(1, 1, 16), np.linspace(1, 0.8, 8)])
    )
    made.append(fuzz(ball(tuple(tail[-1]), 0.10, white, sides=28), 500))
    return made


def lion():
    """A lion; its mane is yarn, strand by strand."""
    coat, pale = felt("#D69A45"), felt("#EBD3A0")
    body = [
        (0.30, 0.0),
        (0.58, 0.03),
        (0.62, 0.28),
        (0.54, 0.66),
        (0.42, 1.0),
        (0.3, 1.2),
    ]
    made = [sitting(body, coat, 9000)]
    made.append(fuzz(ball((0, -0.10, 1.40), 0.44, coat, (1.05, 0.95, 1.0), 72), 7000))
    made.append(mane((0, 0.06, 1.38), 0.44))
    for s in (-1, 1):
        made.append(
            fuzz(ball((s * 0.36, -0.14, 1.78), 0.13, coat, (1, 0.6, 1), 32), 900)
        )
        made.append(ball((s * 0.36, -0.20, 1.77), 0.075, pale, (1, 0.5, 1), 28))
    made += muzzle((0, -0.50, 1.26), 0.145, pale, Stuff("#3A1D12", 0.25, coat=0.7))
    made += beads((0.17, -0.47, 1.49), 0.078, "#3A2010")
    made += paws(0.24, -0.50, 0.18, coat)
    tail = bent((0.40, 0.3, 0.1), (0.95, 0.3, 0.0), (1.0, 0.1, 0.35), (0.86, 0.0, 0.60))
    made.append(tubes([tail], 0.055, coat))
    made.append(mane(tuple(tail[-1]), 0.07, 60, 0.22))
    return made


def mane(at, radius, many=420, long=0.44):
    """Yarn all round, away from the middle; what is in front is left out."""
    rng, ways = np.random.default_rng(12), []
    for i in range(many):
        a, lean = rng.uniform(0, math.tau), rng.uniform(-0.35, 0.95)
        out = np.array([math.cos(a), lean, math.sin(a)])
        out /= np.linalg.norm(out)
        across = np.array([-math.sin(a), 0.0, math.cos(a)])
        t = np.linspace(0, 1, 14)[:, None]
        far = radius * 0.9 + long * rng.uniform(0.75, 1.05) * t
        swing = 0.07 * rng.normal() * t**2 + 0.016 * np.sin(t * 9 + i)
        drop = np.array([0, 0, -0.10]) * t**2
        ways.append(np.asarray(at) + out * far + across * swing + drop)
    yarn = Stuff("#8A3F12", 0.95, sheen=0.8).veins("#B5611E", (6, 6, 6), 0.5, 0.4)
    yarn.rough(((120, 120, 120), 0.5, 0.004))
    return tubes(ways, 0.026, yarn, np.linspace(1.0, 0.75, 14))


def rat():
    """A grey rat with big ears."""
    coat, pink = felt("#6E6862"), felt("#C98A80")
    body = [
        (0.25, 0.0),
        (0.50, 0.03),
        (0.53, 0.22),
        (0.44, 0.55),
        (0.30, 0.88),
        (0.2, 1.0),
    ]
    made = [sitting(body, coat, 9000)]
    made.append(fuzz(ball((0, -0.04, 1.20), 0.36, coat, (1, 1, 0.95), 64), 6000))
    snout = turned(
        [(0.30, 0.0), (0.24, 0.16), (0.13, 0.36), (0.06, 0.44), (0.001, 0.46)], coat
    )
    snout.location, snout.rotation_euler = (0, -0.22, 1.13), (math.radians(98), 0, 0)
    made.append(fuzz(snout, 2600))
    nose = Stuff("#B8545C", 0.3, coat=0.6)
    made.append(ball((0, -0.69, 1.08), 0.068, nose, sides=28))
    for s in (-1, 1):
        made.append(
            fuzz(ball((s * 0.36, 0.05, 1.56), 0.27, coat, (1, 0.35, 1), 48), 2500)
        )
        made.append(ball((s * 0.355, -0.04, 1.55), 0.20, pink, (1, 0.22, 1), 40))
        made.append(ball((s * 0.14, -0.52, 0.52), 0.085, pink, (1, 1.2, 0.9), 28))
        arm = bent(
            (s * 0.34, -0.2, 0.72),
            (s * 0.36, -0.42, 0.62),
            (s * 0.26, -0.5, 0.55),
            (s * 0.15, -0.5, 0.54),
        )
        made.append(tubes([arm], 0.085, coat))
        tooth = Stuff("#E9E2D0", 0.35, coat=0.3)
        made.append(
            studio.box((s * 0.028, -0.60, 0.955), (0.05, 0.03, 0.10), tooth, 0.012)
        )
    made += beads((0.17, -0.36, 1.30), 0.062, "#1A1210")
    made.append(whiskers((0.09, -0.60, 1.10), 0.44))
    made += paws(0.22, -0.45, 0.13, pink)
    tail = bent(
        (0.30, 0.30, 0.08), (0.9, 0.4, 0.0), (1.15, -0.2, 0.0), (0.80, -0.3, 0.30), 40
    )
    made.append(tubes([tail], 0.045, pink, np.linspace(1.1, 0.35, 40)))
    return made


def frog():
    """A frog in the one green of all food."""
    green, pale = felt(FROG), felt("#B6C877")
    made = [fuzz(ball((0, 0, 0.50), 0.56, green, (1.08, 0.9, 0.88), 72), 8000)]
    made.append(fuzz(ball((0, -0.24, 0.46), 0.42, pale, (0.95, 0.68, 0.9), 48), 2500))
    made.append(fuzz(ball((0, -0.10, 1.08), 0.52, green, (1.18, 0.98, 0.68), 72), 8000))
    mouth = np.linspace(-0.95, 0.95, 40)
    path = np.stack([0.60 * np.sin(mouth), -0.10 - 0.515 * np.cos(mouth),
                     0.97 + 0.10 * np.abs(mouth) ** 2.2], 1)  # fmt: skip
    made.append(
        tubes(
            [path],
            0.022,
            felt("#24471A"),
            np.r_[np.linspace(0.3, 1, 20), np.linspace(1, 0.3, 20)],
        )
    )
    for s in (-1, 1):
        made.append(fuzz(ball((s * 0.34, -0.10, 1.44), 0.21, green, sides=48), 2200))
        made.append(ball((s * 0.07, -0.585, 1.17), 0.018, felt("#24471A"), sides=12))
        thigh = ball((s * 0.56, -0.12, 0.30), 0.34, green, (0.78, 1.1, 0.85), 48)
        thigh.rotation_euler = (0, s * 0.35, s * 0.3)
        made.append(fuzz(thigh, 2600))
        arm = bent(
            (s * 0.40, -0.30, 0.70),
            (s * 0.50, -0.52, 0.55),
            (s * 0.40, -0.62, 0.3),
            (s * 0.26, -0.60, 0.10),
        )
        made.append(tubes([arm], 0.085, green))
        for base, turn in (
            ((s * 0.27, -0.66, 0.06), 0.0),
            ((s * 0.66, -0.48, 0.06), s * 0.5),
        ):
            for i in (-1, 0, 1):
                x = base[0] + 0.10 * i * math.cos(turn)
                toe = ball(
                    (x, base[1] - 0.05 + 0.04 * abs(i), base[2]),
                    0.075,
                    green,
                    (0.8, 1.5, 0.7),
                    28,
                )
                made.append(fuzz(toe, 300))
    made += beads((0.34, -0.24, 1.47), 0.145, "#E08A2C", 0.9)
    return made
