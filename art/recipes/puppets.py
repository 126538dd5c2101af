"""The puppet stage, Jacques and Mr. Foster: felt, wool, wood and velvet.

The solids only: ``poses.py`` renders them.
"""

import math
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import studio
from studio import Stuff, ball, bent, box, put, sheet, solid, tubes, turned

# Each pose: where the left and the right hand are, from the middle of the body, and
# how far the whole puppet leans (radians).
POSES = {
    "jacques": {
        "idle": ((-0.36, -0.50, 0.44), (0.36, -0.50, 0.44), 0.0),
        "speak": ((-0.34, -0.50, 0.46), (0.52, -0.56, 0.84), 0.04),
        "delight": ((-0.36, -0.50, 0.44), (0.60, -0.26, 1.36), 0.05),
        "despair": ((-0.30, -0.46, 0.42), (0.30, -0.46, 0.42), -0.13),
        "think": ((-0.26, -0.48, 0.52), (0.26, -0.52, 1.02), -0.08),
        "point": ((-0.36, -0.50, 0.44), (0.54, -0.62, 0.98), 0.03),
        "sing": ((-0.58, -0.40, 1.06), (0.58, -0.40, 1.06), 0.0),
    },
    "foster": {
        "idle": ((-0.34, -0.60, 0.46), (0.36, -0.60, 0.46), 0.0),
        "speak": ((-0.54, -0.60, 0.90), (0.36, -0.60, 0.48), -0.03),
        "delight": ((-0.53, -0.44, 1.46), (0.53, -0.44, 1.46), 0.02),
        "despair": ((-0.37, -0.74, 0.60), (0.37, -0.74, 0.60), 0.07),
        "think": ((-0.30, -0.56, 0.60), (0.24, -0.56, 1.22), 0.07),
        "point": ((-0.34, -0.60, 0.46), (0.58, -0.54, 1.24), -0.05),
        "sing": ((-0.54, -0.54, 1.10), (0.54, -0.54, 1.10), 0.0),
    },
}
LIME, CREAM, RED = "#D9B48A", "#D8C79E", "#B23A2E"
# Where a bowed head turns, and by how many degrees.
NECK, BOW = (0.0, 0.0, 1.28), 24


def felt(colour):
    """Felted wool."""
    stuff = Stuff(colour, 0.95, sheen=0.8)
    return stuff.rough(((140, 140, 140), 0.35, 0.006), ((30, 30, 30), 0.15, 0.01))


def lime():
    """Turned lime wood, lightly oiled."""
    stuff = Stuff(LIME, 0.45, coat=0.12).veins("#C3976A", (3, 3, 26), 0.5, 0.3)
    return stuff.rough(((8, 8, 70), 0.06, 0.004))


def stripes():
    """Knitted in red and cream rows."""
    stuff = Stuff(RED, 0.95, sheen=0.7)
    wave = stuff.node("TexWave", Scale=1.0, Distortion=0.0)
    wave.bands_direction = "Z"
    stuff.link(stuff.place((0, 0, 4.6)), wave.inputs["Vector"])
    ramp = stuff.node("ValToRGB")
    low, high = ramp.color_ramp.elements
    low.position, high.position = 0.48, 0.52
    low.color = (*studio.linear(RED), 1)
    high.color = (*studio.linear("#E6D6B0"), 1)
    stuff.link(wave.outputs["Fac"], ramp.inputs[0])
    stuff.link(ramp.outputs[0], stuff.shader.inputs["Base Color"])
    return stuff.rough(((55, 55, 55), 0.6, 0.012), ((160, 160, 160), 0.3, 0.004))


def backdrop():
    """The painted wood behind the stage: a sky, a moon, hills and flat trees.

    What is far is pale and blue, what is near is nearly ink.
    """
    sky, moon = Stuff("#1F5560", 0.95), Stuff("#F6E2AE", 0.95, glow=0.9)
    sky.veins("#2F7076", (0.7, 0.0, 0.5), 0.5, 0.6)
    box((0, 1.75, 1.75), (6.4, 0.02, 3.6), sky, 0)
    moon_at = turned(
        [(0.001, 0.0), (0.36, 0.0), (0.37, -0.02)], moon, (0.1, 1.72, 2.22)
    )
    moon_at.rotation_euler = (math.pi / 2, 0, 0)
    rng = np.random.default_rng(5)
    tones = ("#3F8481", "#286560", "#174A48", "#0D3233", "#071F22")
    for i, tone in enumerate(tones):
        paint, y = Stuff(tone, 0.92), 1.6 - 0.16 * i
        x = np.linspace(-3.2, 3.2, 60)
        top = (
            0.98 - 0.13 * i + 0.10 * np.sin(x * 2.1 + i * 2) + 0.05 * np.sin(5 * x + i)
        )
        points = [*zip(x, np.full(60, y), top, strict=True)]
        points += [*zip(x[::-1], np.full(60, y), np.zeros(60), strict=True)]
        solid(points, [range(120)], paint)
        for n in range(13):
            at = (n + rng.uniform(-0.3, 1.3)) / 13 * 5.4 - 2.7
            # The near ones leave the middle free: that is where the moon is.
            if i > 2 and abs(at) < 1.05 + 0.25 * (i - 3):
                continue
            foot = float(np.interp(at, x, top)) - 0.05
            # No two in one plane: what coincides is rendered black.
            near = y - 0.02 - 0.009 * n
            tall = rng.uniform(0.55, 0.95) * (0.80 + 0.20 * i)
            tree(at, near, foot, tall, paint)


def tree(x, y, foot, tall, paint):
    """A fir of three flat triangles."""
    for j in range(3):
        wide = tall * (0.30 - 0.06 * j)
        low, high = foot + 0.25 * tall * j, foot + tall * (0.55 + 0.25 * j)
        points = [(x - wide, y - 0.02 * j, low), (x + wide, y - 0.02 * j, low)]
        thing = solid([*points, (x, y - 0.02 * j, high)], [(0, 1, 2)], paint)
        thick = thing.modifiers.new("thick", "SOLIDIFY")
        thick.thickness = 0.02


def stage():
    """Curtains, valance with its fringe, boards and footlights."""
    velvet = Stuff((0.30, 0.006, 0.008), 0.85, sheen=0.35)
    velvet.rough(((60, 60, 60), 0.08, 0.01))
    gold = Stuff((0.62, 0.37, 0.10), 0.38, metal=0.85)
    wood = Stuff((0.13, 0.05, 0.018), 0.42, coat=0.25)
    wood.veins((0.30, 0.125, 0.045), (0.8, 14, 14), 0.4, 0.4)
    for side in (-1, 1):
        curtain(side, velvet)
        ball((side * 2.28, 0, 1.12), 0.07, gold, (1, 1, 1.3))
        cord = bent((side * 2.1, -0.03, 1.16), (side * 2.2, -0.16, 1.05),
                    (side * 2.5, -0.16, 1.05), (side * 2.7, -0.03, 1.2))  # fmt: skip
        tubes([cord], 0.03, gold)
    u, v = np.meshgrid(np.linspace(0, 1, 420), np.linspace(0, 1, 30), indexing="ij")
    hem = 2.42 - 0.16 * np.abs(np.sin(u * np.pi * 7))
    x, z = -2.8 + 5.6 * u, 3.3 * v + hem * (1 - v)
    y = -0.12 + 0.07 * np.sin(u * 76 * np.pi + np.sin(v * 3)) * (1 - 0.6 * v)
    sheet(np.stack([x, y, z], -1), velvet)
    edge = np.stack([x[:, 0], y[:, 0] - 0.01, z[:, 0]], 1)
    tubes([edge], 0.022, gold)
    tubes([[p, p - (0, 0.002, 0.075)] for p in edge[::3]], 0.008, gold)
    box((0, -0.28, 0.30), (5.6, 0.62, 0.11), wood, 0.025)
    box((0, -0.5, 0.0), (5.6, 0.1, 0.52), velvet, 0)
    box((0, -0.57, 0.245), (5.6, 0.03, 0.035), gold)
    backdrop()


def curtain(side, velvet):
    """One curtain, gathered by its cord."""
    u, v = np.meshgrid(np.linspace(0, 1, 200), np.linspace(0, 1, 120), indexing="ij")
    z = 3.3 * v - 0.1
    k = np.exp(-(((z - 1.15) / 0.42) ** 2)) * 0.9 + 0.1 * (z < 1.15)
    outer = 2.75 * (1 - k) + 2.7 * k
    inner = 1.35 * (1 - k) + 2.15 * k
    x = side * (outer + (inner - outer) * u)
    wave = np.sin(16 * np.pi * u + 0.6 * np.sin(z * 1.7 + u * 4))
    y = 0.12 + 0.10 * (1 - 0.35 * k) * wave + 0.03 * np.sin(36 * u + z * 2)
    sheet(np.stack([x, y, z], -1), velvet)


def body(low, neck, wide, stuff, folds, depth):
    """A hollow body like a bell, its hem in folds."""
    tall = neck - low
    shape = [(1.25, low - 0.3), (1.2, low), (1.05, low + tall * 0.35),
             (0.86, low + tall * 0.62), (0.66, low + tall * 0.82),
             (0.40, low + tall * 0.95), (0.28, neck + 0.05)]  # fmt: skip

    def fold(angle, height):
        wave = np.sin(angle * folds + 2 * np.sin(height * 3))
        return depth * np.clip(1 - height * 1.3, 0, 1) * wave

    return turned([(wide * r, z) for r, z in shape], stuff, sides=140, fold=fold)


def arm(shoulder, hand, thick, cloth, wood):
    """A sleeve from the shoulder to a wooden mitten, bending outward."""
    a, b = np.array(shoulder, float), np.array(hand, float)
    out = np.array([np.sign(b[0]) * 0.30, -0.02, -0.06])
    path = bent(a, a + out, b + out * (0.6, 1, 1) + (0, 0, -0.10), b)
    made = [tubes([path], thick, cloth, np.linspace(1.15, 0.85, len(path)))]
    tip = b + 0.07 * (b - path[-4]) / np.linalg.norm(b - path[-4])
    made.append(ball(tuple(tip), 0.088, wood, (1.0, 0.85, 0.95), 32))
    thumb = tip + np.array([-np.sign(b[0]) * 0.07, -0.02, 0.04])
    made.append(ball(tuple(thumb), 0.036, wood, (1, 1, 1.2), 20))
    return made


def jacques(pose):
    """The boy: striped jersey, a mop of yarn, a red nose; no eyes, no mouth."""
    left, right, lean = POSES["jacques"][pose]
    knit, wood, cream = stripes(), lime(), felt(CREAM)
    made = [body(0.33, 1.02, 0.36, knit, 8, 0.04)]
    made.append(ball((0, 0, 1.33), 0.34, wood, (1.0, 0.95, 1.06), 80))
    ear = (0.5, 0.8, 1.1)
    made += [ball((s * 0.335, 0.02, 1.31), 0.075, wood, ear, 32) for s in (-1, 1)]
    ring = np.linspace(0, math.tau, 60)
    ruff = np.stack([0.17 * np.cos(ring), 0.17 * np.sin(ring),
                     1.02 + 0.012 * np.sin(ring * 12)], 1)  # fmt: skip
    made.append(tubes([ruff], 0.035, cream, closed=True))
    nose = Stuff("#B4452F", 0.35, coat=0.4)
    made.append(ball((0.015, -0.345, 1.29), 0.062, nose, (1, 1.15, 0.95), 32))
    made += arm((-0.08, 0.02, 0.93), left, 0.086, knit, wood)
    made += arm((0.08, 0.02, 0.93), right, 0.086, knit, wood)
    made.append(mop())
    return leaned(made, lean)


def mop():
    """Yarn hair, strand by strand, shorter over the face."""
    rng, strands = np.random.default_rng(3), []
    yarn = Stuff("#B9772A", 0.95, sheen=0.9).rough(((120, 120, 120), 0.5, 0.004))
    for i in range(230):
        a = rng.uniform(0, math.tau)
        front = np.cos(a - 1.5 * np.pi) > 0.2
        long = rng.uniform(0.75, 1.0) * (1.12 if front else 1.28)
        t = np.linspace(0.02, 1, 16)
        over, way = t * long * 1.15, a + rng.normal(0, 0.16) * t
        r = 0.36 + 0.02 * rng.random() + 0.012 * np.sin(t * 20 + i)
        strands.append(np.stack([np.sin(over) * np.cos(way) * r,
                                 np.sin(over) * np.sin(way) * r * 0.98,
                                 1.34 + np.cos(over) * r * 1.06], 1))  # fmt: skip
    return tubes(
        strands, 0.021, yarn, np.r_[np.linspace(0.8, 1, 8), np.linspace(1, 0.75, 8)]
    )


def foster(pose):
    """The man: navy coat, bow tie, moustache, a bowler pulled low."""
    left, right, lean = POSES["foster"][pose]
    coat, black, wood = felt("#1F2A3C"), felt("#15171C"), lime()
    cream, tie = felt(CREAM), felt("#7C2B39")
    gold = Stuff((0.62, 0.37, 0.10), 0.38, metal=0.85)
    made = [body(0.33, 1.22, 0.42, coat, 7, 0.035)]
    made.append(turned([(0.13, 1.10), (0.12, 1.18), (0.10, 1.32)], cream))
    made += front(cream, black)
    for z in (0.80, 0.66, 0.52):
        made.append(
            ball((0, -0.385 - 0.05 * (0.85 - z) / 0.3, z), 0.024, gold, (1, 0.5, 1), 20)
        )
    for side in (-1, 1):
        bow = ball((side * 0.085, -0.29, 1.17), 0.075, tie, (1.15, 0.55, 0.8), 28)
        made.append(bow)
    made.append(ball((0, -0.31, 1.17), 0.04, tie, (1, 0.8, 1), 20))
    brim = hat(black, tie)
    if pose == "despair":
        # Bareheaded: the hat is in his hands, and he looks down at it.
        made += [bowed([*face(wood), fringe()]), held(brim)]
    else:
        made += [*face(wood), *brim]
    made += arm((-0.10, 0.02, 1.10), left, 0.10, coat, wood)
    made += arm((0.10, 0.02, 1.10), right, 0.10, coat, wood)
    return leaned(made, lean)


def face(wood):
    """Mr. Foster's head, its ears, nose and moustache."""
    made = [ball((0, 0, 1.60), 0.33, wood, (0.92, 0.92, 1.22), 80)]
    for side in (-1, 1):
        ear = ball((side * 0.305, 0.02, 1.56), 0.075, wood, (0.5, 0.8, 1.25), 32)
        made.append(ear)
    nose = turned([(0.075, -0.12), (0.06, 0.02), (0.045, 0.1), (0.001, 0.13)], wood)
    nose.location, nose.rotation_euler = (0, -0.40, 1.55), (math.radians(80), 0, 0)
    return [*made, nose, moustache()]


def fringe():
    """What hair he has: wool around the back of a bare head."""
    rng, strands = np.random.default_rng(8), []
    for i in range(170):
        a, over = rng.uniform(-0.30, math.pi + 0.30), rng.uniform(1.05, 1.35)
        t = np.linspace(0, 1, 10)
        way, down = a + 0.25 * rng.normal() * t, over + 0.55 * t
        r = 0.335 + 0.02 * np.sin(9 * t + i)
        strands.append(np.stack([np.sin(down) * np.cos(way) * r * 0.93,
                                 np.sin(down) * np.sin(way) * r * 0.93,
                                 1.60 + np.cos(down) * r * 1.22], 1))  # fmt: skip
    return tubes(strands, 0.015, Stuff("#5A4C40", 0.95, sheen=0.6))


def bowed(parts):
    """A head let sink on its neck: forward, and a little to one side."""
    handle = put(None, None, smooth=False)
    for thing in parts:
        thing.parent = handle
        thing.location = [a - b for a, b in zip(thing.location, NECK, strict=True)]
    handle.location = (NECK[0], NECK[1] - 0.03, NECK[2] - 0.02)
    handle.rotation_euler = (math.radians(BOW), math.radians(5), 0)
    return handle


def held(brim):
    """The hat before the body, its inside turned to the wearer."""
    handle = put(None, None, smooth=False)
    for thing in brim:
        thing.parent = handle
    handle.scale = (0.82, 0.82, 0.82)
    handle.rotation_euler = (math.radians(38), 0, 0)
    # The crown's foot is at 1.73 on the head: it comes to between the hands.
    handle.location = (0, 0.12, -0.58)
    return handle


def front(cream, lapel):
    """The shirt's front, standing clear of the coat, between two lapels."""
    u, v = np.meshgrid(np.linspace(-1, 1, 12), np.linspace(0, 1, 20), indexing="ij")
    out = -0.19 - 0.21 * v**0.7
    x = 0.13 * u * (1 - v) ** 0.7
    grid = np.stack([x, out - 0.03 * (1 - u * u), 1.22 - 0.42 * v], -1)
    made = [sheet(grid, cream)]
    for s in (-1, 1):
        wide = 0.10 * np.sin(np.pi * np.clip(v * 0.9 + 0.1, 0, 1)) ** 0.7
        x = s * (0.12 * (1 - v) ** 0.7 + (u + 1) / 2 * wide)
        y = out - 0.035 + np.abs(x) * 0.35
        made.append(sheet(np.stack([x, y, 1.24 - 0.45 * v], -1), lapel))
    return made


def moustache():
    """Two sweeps of fine wool."""
    rng, hairs = np.random.default_rng(4), []
    for _ in range(90):
        s, x = rng.choice([-1, 1]), rng.uniform(0, 0.05)
        end = rng.uniform(-0.02, 0.03)
        hairs.append(bent((s * x, -0.335, 1.45 + rng.uniform(-0.015, 0.015)),
                          (s * 0.09, -0.36, 1.45), (s * 0.16, -0.32, 1.40),
                          (s * (0.20 + end), -0.27, 1.40 + end), 10))  # fmt: skip
    return tubes(hairs, 0.008, Stuff("#4A4038", 0.9, sheen=0.5))


def hat(black, band):
    """The bowler and its ribbon, pulled over where eyes would be."""
    made = turned([(0.001, 0.40), (0.17, 0.385), (0.29, 0.30), (0.335, 0.16),
                   (0.335, 0.03), (0.345, 0.0), (0.50, -0.015), (0.53, 0.02)],
                  black, (0, -0.02, 1.73), 100)  # fmt: skip
    made.rotation_euler = (math.radians(7), math.radians(-4), 0)
    ring = np.linspace(0, math.tau, 60)
    path = np.stack([0.345 * np.cos(ring), -0.02 + 0.345 * np.sin(ring),
                     1.765 + 0.012 * np.sin(ring)], 1)  # fmt: skip
    return [made, tubes([path], 0.028, band, closed=True)]


def leaned(made, lean):
    """All parts under one handle, tilted as a hand in the body would."""
    handle = put(None, None, smooth=False)
    for thing in made:
        thing.parent = handle
    handle.rotation_euler = (0, lean, 0)
    return handle


MAKERS = {"jacques": jacques, "foster": foster}


def lights():
    """The warm key, high left; a cool fill; the rim; the footlights."""
    studio.panel((-2.6, -3.6, 4.2), (-0.2, 0, 1.2), 0.9, 250, (1, 0.78, 0.52))
    studio.panel((2.8, -3.0, 2.2), (0.4, 0, 1.1), 1.6, 38, (0.55, 0.70, 1))
    studio.panel((1.2, 1.2, 3.2), (0, 0, 1.3), 0.8, 120, (0.55, 0.75, 1))
    studio.sky(0.25, (0.2, 0.3, 0.5))
