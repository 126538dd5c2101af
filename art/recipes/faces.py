"""The Eigenface's basis: pictures of faces that nobody has, and their components.

    python art/recipes/faces.py [--look]

Each face is a height field of smooth bumps (skull, brow, sockets, nose, lips, chin)
with an albedo (skin, brows, eyes, lips, hair), turned a little, lit by one lamp and
shaded with its own cast shadows. 320 of them, drawn from one seed, go through
``game.linalg.faces.principal_faces``; the mean and the components are kept as 8-bit
sheets under ``art/faces`` with their scales, explained shares and the coefficients of
one face to which full rank arrives.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from game.linalg.faces import coefficients, principal_faces

OUT = Path(__file__).resolve().parents[1] / "faces"
W, H = 160, 200
FINE = 2
COUNT, KEPT, COLUMNS = 320, 32, 8
SEED = 20


def bump(u, v, cu, cv, su, sv):
    """A Gaussian hill."""
    return np.exp(-(((u - cu) / su) ** 2) - ((v - cv) / sv) ** 2)


def ramp(x, edge, soft):
    """A smooth step from 0 to 1 around ``edge``."""
    return 1 / (1 + np.exp(-np.clip((x - edge) / soft, -40, 40)))


def draw_person(rng):
    """One person's measures; means are a plain grown-up face, spreads are moderate."""
    n = rng.normal
    return {
        "width": 0.70 + 0.035 * n(),
        "jaw": 0.30 + 0.07 * n(),
        "chin": 0.99 + 0.03 * n(),
        "eye_v": -0.06 + 0.018 * n(),
        "eye_u": 0.285 + 0.014 * n(),
        "eye_w": 0.140 + 0.010 * n(),
        "eye_h": 0.062 + 0.011 * n(),
        "tilt": 0.012 + 0.014 * n(),
        "lid": float(rng.random() < 0.12),
        "gaze": 0.014 * n(),
        "brow_v": -0.205 + 0.016 * n(),
        "brow_arch": 0.032 + 0.014 * n(),
        "brow_dark": np.clip(0.66 + 0.16 * n(), 0.2, 0.9),
        "brow_thick": 0.040 + 0.008 * n(),
        "ridge": 0.036 + 0.014 * n(),
        "nose_l": 0.31 + 0.022 * n(),
        "nose_w": 0.105 + 0.013 * n(),
        "nose_h": 0.175 + 0.028 * n(),
        "mouth_v": 0.575 + 0.018 * n(),
        "mouth_w": 0.235 + 0.024 * n(),
        "lips": 0.046 + 0.010 * n(),
        "smile": 0.012 + 0.016 * n(),
        "open": max(0.0, 0.012 * n()),
        "cheek": 0.055 + 0.024 * n(),
        "hollow": 0.026 + 0.018 * n(),
        "skin": np.clip(0.70 + 0.09 * n(), 0.42, 0.9),
        "hair": np.clip(0.20 + 0.14 * n(), 0.05, 0.6),
        "hairline": -0.66 + 0.06 * n(),
        "hair_len": rng.choice([-0.25, 0.1, 0.9], p=[0.4, 0.2, 0.4]) + 0.15 * n(),
        "parting": 0.25 * n(),
        "yaw": np.radians(10) * n(),
        "pitch": 0.02 * n(),
        "roll": np.radians(2.2) * n(),
        "light": np.radians(-30 + 30 * n()),
        "lift": np.radians(34 + 9 * n()),
        "exposure": 1.0 + 0.16 * n(),
        "ambient": 0.17 + 0.05 * n(),
    }


def relief(p, u, v):
    """Height of the head above the picture plane at (u, v); about 0.9 at the nose."""
    low = np.clip((v - 0.05) / (p["chin"] - 0.05), 0, 1.2)
    half = p["width"] * (1 - p["jaw"] * low**2.2)
    up = np.where(v < 0.05, (v - 0.05) / 1.22, (v - 0.05) / (p["chin"] - 0.05))
    inside = 1 - np.abs(u / half) ** 2.3 - np.abs(up) ** 2.4
    skull = 0.80 * np.sign(inside) * np.abs(inside) ** 0.55
    neck_half = 0.40 + 0.9 * np.clip(v - 1.12, 0, 1) ** 1.4
    neck = 0.30 * (1 - (u / neck_half) ** 2) - 0.14 - 1.4 * np.clip(0.72 - v, 0, 1)
    z = np.maximum(skull, neck)
    on = ramp(inside, 0.04, 0.02)
    side = np.abs(u)
    eu, ev = p["eye_u"], p["eye_v"]
    d = -0.095 * bump(side, v, eu - 0.01, ev - 0.02, 0.18, 0.105)
    d += 0.060 * bump(side, v, eu, ev + 0.005, 0.105, 0.070)
    d += p["ridge"] * bump(side, v, eu - 0.02, p["brow_v"] + 0.02, 0.24, 0.07)
    tip = p["nose_l"] - 0.05
    t = np.clip((v - ev + 0.05) / (tip - ev + 0.05), 0, 1)
    fall = 1 - ramp(v, p["nose_l"] + 0.005, 0.016)
    start = ramp(v, ev - 0.10, 0.05)
    wide = 0.050 + 0.035 * t**2
    profile = p["nose_h"] * (0.30 + 0.70 * t**1.2)
    d += profile * np.exp(-((u / wide) ** 2)) * fall * start
    d += 0.065 * bump(u, v, 0, tip, 0.066, 0.055)
    d += 0.068 * bump(side, v, p["nose_w"], tip + 0.022, 0.042, 0.040)
    d += p["cheek"] * bump(side, v, 0.43, 0.13, 0.16, 0.13)
    d -= p["hollow"] * bump(side, v, 0.43, 0.50, 0.13, 0.17)
    mv = p["mouth_v"] - p["smile"] * (u / p["mouth_w"]) ** 2 * 1.6
    d += 0.060 * bump(u, v, 0, p["mouth_v"], 0.27, 0.16)
    line = np.exp(-((u / (p["mouth_w"] * 0.86)) ** 4))
    d += 0.022 * line * np.exp(-(((v - mv + p["lips"] * 0.62) / 0.034) ** 2))
    d += (
        0.034 * line * np.exp(-(((v - mv - p["lips"] * 0.92 - p["open"]) / 0.048) ** 2))
    )
    d -= (0.022 + p["open"]) * line * np.exp(-(((v - mv) / 0.022) ** 2))
    d -= 0.010 * bump(u, v, 0, mv - 0.105, 0.045, 0.05)
    d -= 0.040 * bump(u, v, 0, p["mouth_v"] + 0.165, 0.15, 0.05)
    d += 0.075 * bump(u, v, 0, p["chin"] - 0.11, 0.15, 0.095)
    d -= 0.018 * bump(side, v, 0.23 + 0.2 * (v - 0.3), 0.44, 0.03, 0.13)
    return z + d * on, inside


def hair_mask(p, u, v):
    """How much hair covers each place, and the volume it adds."""
    side = np.abs(u - 0.15 * p["parting"])
    line = p["hairline"] + 0.55 * np.clip(side - 0.30, 0, 1) ** 1.6
    line = line + 0.05 * np.exp(-(((u - p["parting"]) / 0.10) ** 2))
    crown = 1 - ramp(v, line, 0.045)
    temple = ramp(np.abs(u), p["width"] * (0.90 - 0.12 * ramp(v, 0.1, 0.12)), 0.040)
    sides = temple * (1 - ramp(v, p["hair_len"], 0.16))
    reach = 1 - np.abs(u / (p["width"] + 0.13)) ** 2.4
    reach = reach - np.abs((v - 0.05) / 1.33) ** 2.6 * (v < 0.05)
    near = ramp(reach, 0.10, 0.05) * (1 - ramp(v, p["hair_len"] + 0.05, 0.14))
    return np.clip(np.maximum(crown * near, sides * near), 0, 1), near


def albedo(p, u, v, hair):
    """Reflectance from 0 to 1, and how wet (shining) a place is."""
    a = p["skin"] * np.ones_like(u)
    a -= 0.06 * bump(np.abs(u), v, p["eye_u"], p["eye_v"] + 0.085, 0.12, 0.035)
    a -= 0.05 * bump(np.abs(u), v, 0.40, 0.22, 0.16, 0.12)
    wet = np.zeros_like(u)
    mv = p["mouth_v"] - p["smile"] * (u / p["mouth_w"]) ** 2 * 1.6
    span = np.clip(1 - (u / p["mouth_w"]) ** 2, 0, 1)
    bow = 0.010 * np.exp(-((u / 0.05) ** 2))
    top = mv - p["lips"] * span**0.7 * 1.05 + bow
    low = mv + (p["lips"] * 1.35 + p["open"]) * span**0.75
    lips = ramp(v, top, 0.010) * (1 - ramp(v, low, 0.012)) * (span > 0)
    a = a * (1 - lips * 0.34)
    wet += 0.10 * lips * (v > mv)
    seam = np.exp(-(((v - mv) / (0.010 + p["open"])) ** 2)) * span**0.3 * (span > 0)
    a = a * (1 - 0.72 * seam)
    nostril = bump(np.abs(u), v, 0.050, p["nose_l"] + 0.006, 0.026, 0.013)
    a = a * (1 - 0.6 * nostril)
    for sign in (-1.0, 1.0):
        a, wet = eye(p, u, v, sign, a, wet)
        a = brow(p, u, v, sign, a)
    flow = 60 * (u - 0.3 * p["parting"]) / (1.25 + 0.5 * v)
    strands = np.sin(flow) + 0.6 * np.sin(2.3 * flow + 1.3) + 0.4 * np.sin(5.1 * flow)
    hair_a = p["hair"] * (1.0 + 0.13 * strands)
    return a * (1 - hair) + hair_a * hair, wet * (1 - hair)


def eye(p, u, v, sign, a, wet):
    """An almond with an iris, a lid line and a lower lash."""
    du = (u - sign * p["eye_u"]) / p["eye_w"]
    arch = np.clip(1 - du**2, 0, 1)
    centre = p["eye_v"] - p["tilt"] * du * sign
    high = p["eye_h"] * (1 - 0.9 * p["lid"])
    top = centre - high * arch**0.62
    low = centre + (0.62 * high + 0.012 * p["lid"]) * arch**0.9
    white = ramp(v, top, 0.006) * (1 - ramp(v, low, 0.006)) * (np.abs(du) < 1)
    a = a * (1 - white) + 0.66 * white
    iu, iv = sign * p["eye_u"] + p["gaze"], p["eye_v"] - 0.004
    r = np.hypot(u - iu, v - iv)
    iris = (1 - ramp(r, 0.052, 0.005)) * white
    a = a * (1 - iris) + iris * (0.10 + 0.10 * (r < 0.04))
    pupil = (1 - ramp(r, 0.022, 0.004)) * white
    a = a * (1 - 0.9 * pupil)
    a = a * (1 - 0.75 * np.exp(-(((v - top + 0.004) / 0.013) ** 2)) * arch**0.25)
    a = a * (1 - 0.30 * np.exp(-(((v - low) / 0.010) ** 2)) * arch**0.5)
    crease = np.exp(-(((v - top + 0.040) / 0.011) ** 2)) * np.clip(arch, 0, 1) ** 0.7
    a = a * (1 - 0.26 * crease)
    spark = bump(u, v, iu - 0.018, iv - 0.020, 0.012, 0.012) * white
    return a, wet + 1.6 * spark


def brow(p, u, v, sign, a):
    """A tapering arch of hair above an eye."""
    s = (sign * u - 0.115) / 0.33
    on = (s > -0.1) & (s < 1.1)
    s = np.clip(s, 0, 1)
    centre = p["brow_v"] - p["brow_arch"] * np.sin(np.pi * s**0.8) + 0.045 * s**2
    thick = p["brow_thick"] * (1 - 0.72 * s**1.6)
    body = (
        np.exp(-(((v - centre) / thick) ** 2))
        * on
        * np.sin(np.pi * np.clip(0.06 + 0.92 * s, 0, 1)) ** 0.45
    )
    grain = 0.82 + 0.18 * np.sin(120 * u - sign * 60 * v)
    return a * (1 - p["brow_dark"] * body * grain)


def shift(z, dx, dy):
    """``z`` moved by whole pixels, its edge repeated."""
    h, w = z.shape
    rows = np.clip(np.arange(h) + dy, 0, h - 1)
    cols = np.clip(np.arange(w) + dx, 0, w - 1)
    return z[rows][:, cols]


def render(p):  # noqa: PLR0915 (one picture, step by step)
    """A picture (H, W) of a person, from 0 to 1."""
    h, w = H * FINE, W * FINE
    scale = 0.93 / (W * FINE / 2)
    y, x = np.mgrid[0:h, 0:w].astype(float)
    x = (x - w / 2 + 0.5) * scale
    y = (y - h * 0.475) * scale
    c, s = np.cos(p["roll"]), np.sin(p["roll"])
    x, y = c * x - s * y, s * x + c * y
    v = y + p["pitch"] * 0.5
    u = x.copy()
    tan, cos = np.tan(p["yaw"]), np.cos(p["yaw"])
    for _ in range(7):
        z, _ = relief(p, u, v + p["pitch"])
        u = 0.45 * u + 0.55 * (x / cos - np.clip(z, -0.2, 1.2) * tan)
    v = v + p["pitch"] * np.clip(relief(p, u, v)[0], 0, 1)
    z, inside = relief(p, u, v)
    hair, volume = hair_mask(p, u, v)
    z = z * (1 - hair) + hair * (np.maximum(z, 0.02) * 0.92 + 0.11 * volume)
    depth = z * np.cos(p["yaw"]) - u * np.sin(p["yaw"])
    gy, gx = np.gradient(depth, scale)
    length = np.sqrt(gx**2 + gy**2 + 1)
    light = np.array(
        [
            np.sin(p["light"]) * np.cos(p["lift"]),
            -np.sin(p["lift"]),
            np.cos(p["light"]) * np.cos(p["lift"]),
        ]
    )
    lambert = (-gx * light[0] - gy * light[1] + light[2]) / length
    lit = np.clip(0.82 * lambert + 0.18, 0, 1) ** 1.1
    shade = np.zeros_like(z)
    for step in range(1, 17):
        far = step * 2.6
        dx, dy = round(far * light[0]), round(far * light[1])
        over = shift(depth, dx, dy) - depth - far * scale * light[2]
        shade = np.maximum(shade, ramp(over, 0.022 + 0.002 * step, 0.014))
    lit = lit * (1 - 0.56 * shade)
    a, wet = albedo(p, u, v, hair)
    half = light + np.array([0, 0, 1.0])
    half /= np.linalg.norm(half)
    gloss = np.clip((-gx * half[0] - gy * half[1] + half[2]) / length, 0, 1)
    shine = 0.16 * gloss**22 * (1 - hair) + 0.10 * gloss**9 * hair
    rim = np.clip(1 - 1 / length, 0, 1) ** 2 * 0.12 * np.clip(gx, 0, 1)
    ambient = p["ambient"] * (0.6 + 0.4 / length)
    picture = a * (ambient + 1.02 * lit) * p["exposure"] + shine * (lit + 0.2)
    picture = picture + wet * (0.22 * gloss**8 + 0.10) * (lit + 0.15) + rim
    cover = np.maximum(ramp(inside, 0.03, 0.018), hair * volume)
    neck = ramp(z, -0.12, 0.02) * (v > 0.5)
    cover = np.maximum(cover, 0.8 * neck)
    picture = np.clip(picture, 0, 1.3) * cover + 0.03 * (1 - cover)
    picture = picture.reshape(H, FINE, W, FINE).mean(axis=(1, 3))
    return np.clip(picture, 0, 1) ** 0.88


def sheet(tiles):
    """Tiles side by side, ``COLUMNS`` a row, as 8-bit levels."""
    rows = [np.hstack(tiles[i : i + COLUMNS]) for i in range(0, len(tiles), COLUMNS)]
    return Image.fromarray(np.vstack(rows).astype(np.uint8))


def main() -> None:
    """Draw the faces, find the basis, keep it."""
    rng = np.random.default_rng(SEED)
    people = [draw_person(rng) for _ in range(COUNT)]
    arrival = draw_person(np.random.default_rng(4))
    arrival |= {
        "yaw": np.radians(-4.0),
        "pitch": 0.0,
        "roll": np.radians(-1.5),
        "lid": 0.0,
        "light": np.radians(-42),
        "lift": np.radians(36),
        "exposure": 1.06,
        "hair_len": 0.95,
        "hair": 0.16,
        "skin": 0.76,
        "open": 0.0,
        "gaze": 0.0,
        "ambient": 0.13,
        "smile": 0.012,
        "eye_h": 0.060,
        "jaw": 0.34,
    }
    if "--look" in sys.argv:
        look = [render(q) for q in [arrival, *people[:15]]]
        rows = [np.hstack(look[i : i + 8]) for i in (0, 8)]
        Image.fromarray((np.vstack(rows) * 255).astype(np.uint8)).save(sys.argv[-1])
        return
    pictures = np.array([render(q).ravel() for q in [arrival] * 3 + people])
    basis = principal_faces(pictures, KEPT)
    scales = np.abs(basis.ghosts).max(axis=1)
    ghosts = [
        np.round(127 * g.reshape(H, W) / s) + 128
        for g, s in zip(basis.ghosts, scales, strict=True)
    ]
    OUT.mkdir(exist_ok=True)
    Image.fromarray(np.round(basis.mean.reshape(H, W) * 255).astype(np.uint8)).save(
        OUT / "mean.png", optimize=True
    )
    sheet(ghosts).save(OUT / "ghosts.png", optimize=True)
    facts = {
        "width": W,
        "height": H,
        "columns": COLUMNS,
        "scales": [float(f"{s:.6g}") for s in scales],
        "spread": [float(f"{s:.6g}") for s in basis.spread],
        "share": [float(f"{s:.6g}") for s in basis.share],
        "arrival": [float(f"{c:.6g}") for c in coefficients(basis, pictures[0])],
    }
    (OUT / "faces.json").write_text(json.dumps(facts, indent=1) + "\n")
    print(np.cumsum(basis.share)[[0, 1, 3, 7, 15, 31]])


if __name__ == "__main__":
    main()
