"""What a person's surface looks like, by place on the mean head: skin, hair, eyes.

Every function takes places (n, 3) on the mean head (its own units: the eyes are near
y = 7.2, the crown near 8.5) so that brows and hairlines follow any shape of face.
"""

import numpy as np
from scipy.ndimage import map_coordinates

_LATTICE = np.random.default_rng(7).random((32, 32, 32))


def step(low, high, x):
    """A smooth step from 0 at ``low`` to 1 at ``high``."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def noise(p, octaves=4):
    """Fractal value noise (n,) about 0.5 at places (n, 3)."""
    total = sum(0.5**i for i in range(octaves))
    out = np.zeros(len(p))
    for i in range(octaves):
        q = (p * 2**i + 17 * i) % 32
        out += 0.5**i * map_coordinates(_LATTICE, q.T, order=1, mode="grid-wrap")
    return out / total


def scalp(c, who):
    """Above 0 where hair grows, in units of the head."""
    x, y, z = np.abs(c[:, 0]), c[:, 1], c[:, 2]
    front = 7.93 + 0.06 * who["hairline"] - 0.55 * np.clip(x - 0.28, 0, 9) ** 1.3
    line = np.where(z > 0.95, front, front + (6.72 - front) * step(0.98, 0.1, z))
    line = line - np.exp(-(((z - 0.72) / 0.12) ** 2)) * 0.28 * step(0.45, 0.6, x)
    grows = y - line
    ear = np.hypot((y - 7.12) / 0.36, (z - 0.45) / 0.24)
    return np.where(x > 0.55, np.minimum(grows, (ear - 1) * 0.25), grows)


def thickness(c, who, seed):
    """How far hair stands off the skull (n,)."""
    high = {0: 0.012, 1: 0.05, 2: 0.085, 3: 0.12}[who["locks"]] * who["volume"]
    rough = noise(c * np.array([5, 2.2, 5]) + seed * 3.1) * 1.1
    out = step(-0.02, 0.14, scalp(c, who)) * high * (0.55 + rough * 0.9)
    if who["locks"] >= 2:
        groove = np.exp(-(((c[:, 0] - 0.25 * who["part"]) / 0.07) ** 2))
        out *= 1 - 0.45 * groove * step(7.9, 8.2, c[:, 1])
    return out


def brows(c, who):
    """The eyebrows' share (n,)."""
    x = np.abs(c[:, 0])
    u = np.clip((x - 0.09) / 0.43, 0, 1)
    height = 7.545 + 0.075 * np.sin(np.pi * u**1.25 * 0.82) - 0.03 * u
    thick = 0.046 * (1 - 0.62 * u) * (0.7 + 0.5 * who["brow"])
    slanted = [c[:, 0] * 26 + c[:, 1] * 30 * np.sign(c[:, 0]), c[:, 1] * 9 - x * 14]
    hairs = noise(np.stack([*slanted, c[:, 2] * 2], 1), 2)
    band = np.exp(-(((c[:, 1] - height) / thick) ** 2))
    band *= step(0.05, 0.13, x) * step(0.56, 0.46, x)
    return np.where(c[:, 2] > 0.8, np.clip(band * (0.6 + 1.0 * hairs), 0, 1), 0)


def beard(c, who, lips):
    """The beard's share (n,)."""
    x = np.abs(c[:, 0])
    edge = c[:, 1] + 0.18 * np.exp(-((x / 0.3) ** 2)) - 0.12 * step(0.35, 0.6, x)
    out = step(7.02, 6.86, edge) * step(6.3, 6.5, c[:, 1]) * (1 - lips)
    patchy = 0.5 + 0.6 * noise(c * 30, 2)
    return who["beard"] * out * step(0.35, 0.7, c[:, 2]) * patchy


def hair_colour(who):
    """Linear red, green, blue of the hair."""
    share = who["hair"]
    if who["age"] > 0.78:
        dark, light = (0.02, 0.016, 0.014), (0.5, 0.49, 0.47)
    else:
        dark, light = (0.020, 0.014, 0.011), (0.50, 0.36, 0.22)
    return np.array(dark) * (1 - share) + np.array(light) * share**1.2


def skin(c, who, lips, lids):
    """Linear colour (n, 3) of the bare skin, with its blotches, blush and lips."""
    dark = who["skin"]
    tone = np.array([0.50, 0.32, 0.235]) * (1 - dark) ** 1.2
    tone = tone + np.array([0.105, 0.058, 0.036]) * (1 - (1 - dark) ** 1.2)
    blotches = (noise(c * 9, 3) - 0.5)[:, None] * np.array([0.14, 0.22, 0.24])
    pores = (noise(c * 46, 2) - 0.5)[:, None] * np.array([0.10, 0.12, 0.12])
    out = tone * (1 + blotches + pores)
    x = np.abs(c[:, 0])
    blush = np.exp(-(((x - 0.4) / 0.17) ** 2 + ((c[:, 1] - 7.08) / 0.16) ** 2))
    blush += 0.8 * np.exp(-((x / 0.13) ** 2 + ((c[:, 1] - 7.03) / 0.12) ** 2))
    out = out * (1 - blush[:, None] * np.array([-0.02, 0.16, 0.12]))
    red = tone * np.array([0.86, 0.50, 0.52]) * (1 - 0.3 * who["lips"])
    out = out * (1 - 0.85 * lips[:, None]) + red * 0.85 * lips[:, None]
    return out * (1 - 0.2 * lids[:, None] * np.array([0.6, 1, 0.9]))


def eye(angle, around, who):
    """Linear colour (n, 3) of an eyeball, ``angle`` degrees from where it looks."""
    shade = np.array([0.05, 0.028, 0.015]) * (1 - who["iris"])
    shade = shade + np.array([0.20, 0.26, 0.25]) * who["iris"]
    turn = [np.cos(around) * 9, np.sin(around) * 9, angle * 0.12]
    rays = 0.65 + 0.7 * noise(np.stack(turn, 1), 2)
    iris = rays * (1 - 0.75 * step(22, 30, angle)) * (0.75 + 0.6 * step(12, 24, angle))
    white = np.array([0.58, 0.54, 0.51]) * (1 - 0.3 * step(38, 70, angle))[:, None]
    edge = step(28, 32, angle)[:, None]
    out = np.where(angle[:, None] < 29, shade * iris[:, None], shade * 0.25)
    out = out * (1 - edge) + white * edge
    pupil = step(13.5, 11, angle)[:, None]
    return out * (1 - pupil) + 0.004 * pupil
