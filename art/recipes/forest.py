"""The forest of the latent space: trees in fog, embers, and the map on the ground.

Skia draws the trees, numpy the light. ``parallax.py`` makes the forest in layers of
it, ``latent.py`` the forest as the latent space, ``title.py`` the title and the face in
its fog, and ``chart.py`` the map of its ground.
"""

import math
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import skia
from scipy.ndimage import gaussian_filter, map_coordinates

sys.path.insert(0, str(Path(__file__).resolve().parent))

from finish import clouds, lin

ART = Path(__file__).resolve().parents[1]
W, H = 1920, 1080
K = W / 1280
FOG, GLOW, DEEP = 0.5 * lin("#3E6A6B"), lin("#E8C98A"), lin("#0B1416")
EMBER, CYAN = lin("#F2A65A"), lin("#8FE3D0")
# Seed, trees, ground line, height from and to, width from and to, forks.
ROWS = (
    (11, 24, 690, 180, 285, 6, 15, 5),
    (12, 15, 735, 225, 345, 12, 24, 6),
    (13, 9, 800, 285, 405, 22, 40, 6),
    (14, 5, 885, 345, 450, 44, 66, 7),
)


class Wood(NamedTuple):
    """What all branches of a row share: canvas, dice, their tips and their paths."""

    canvas: skia.Canvas
    rng: np.random.Generator
    tips: list
    paths: list


def branch(wood, foot, angle, long, wide, forks, *, root=False):
    """One branch as a tapering, bending shape, and the branches that it bears."""
    canvas, rng, tips, paths = wood
    x, y = foot
    n, bend = (16 if root else 10), rng.normal(0, 0.10)
    points, widths = [(x, y)], [wide * (2.6 if root else 1)]
    for i in range(n):
        angle += bend * 0.35 + rng.normal(0, 0.05)
        x, y = x + math.cos(angle) * long / n, y - math.sin(angle) * long / n
        points.append((x, y))
        flare = 1.6 * math.exp(-(i + 1) * 1.1) if root else 0.0
        widths.append(wide * (1 - 0.55 * (i + 1) / n) * (1 + flare))
    outline(canvas, np.array(points), np.array(widths))
    paths.append((np.array(points), np.array(widths)))
    if forks == 0 or wide < 1.5:
        tips.append((x, y))
        return
    count = 2 if rng.random() < 0.75 else 3
    for j in range(count):
        side = (j - (count - 1) / 2) * rng.uniform(0.55, 0.95)
        up = 0.08 * (math.pi / 2 - angle)
        lean = angle + rng.normal(0, 0.18) + side + up
        share = 0.88 if j == 0 else 0.7
        grown = long * rng.uniform(0.66, 0.86)
        branch(wood, (x, y), lean, grown, widths[-1] * share, forks - 1)
    if forks > 2:
        for _ in range(2):
            i = rng.integers(4, n)
            lean = angle + rng.choice([-1, 1]) * rng.uniform(0.6, 1.2)
            thin = widths[i] * 0.35
            branch(wood, points[i], lean, long * 0.5, thin, forks - 3)


def outline(canvas, points, widths):
    """Fill a stroke whose width changes along it."""
    along = np.gradient(points, axis=0)
    away = np.stack([-along[:, 1], along[:, 0]], 1)
    away /= np.linalg.norm(away, axis=1, keepdims=True) + 1e-6
    half = widths[:, None] / 2
    ring = np.concatenate([points + away * half, (points - away * half)[::-1]])
    fill(canvas, ring)


def fill(canvas, ring):
    """Fill a polygon in white."""
    path = skia.Path()
    path.addPoly([skia.Point(float(x), float(y)) for x, y in ring], close=True)
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=skia.ColorWHITE))


def ground_line(row, x):
    """The height at which a row's ground begins, at each ``x``, in pixels."""
    return row[2] + 21 * np.sin(x / 255 + row[0]) + 10 * np.sin(x / 92 + row[0] * 2)


@cache
def row_of_trees(seed, row, clearing):
    """One row round a clearing: coverage (H, W), tips (n, 2), paths of its branches.

    A path is its points (n, 2) and its widths (n,).
    """
    own, count, ground, low, high, thin, thick, forks = row
    surface = skia.Surface(W, H)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorTRANSPARENT)
    rng, tips, paths = np.random.default_rng(own + seed * 31), [], []
    wood = Wood(canvas, rng, tips, paths)
    x = np.linspace(-15, W + 15, 260)
    y = ground_line(row, x)
    places = (np.arange(count) + rng.uniform(0.1, 0.9, count)) / count
    for place in places * (W + 300) - 150:
        aside = place - clearing
        near = count < 16 and abs(aside) < 0.14 * W
        at = place + math.copysign(0.16 * W, aside) if near else place
        foot = (float(at), float(np.interp(at, x, y)) + 12)
        wide = rng.uniform(thin, thick)
        up = math.pi / 2 + rng.normal(0, 0.05)
        branch(wood, foot, up, rng.uniform(low, high), wide, forks, root=True)
    ring = [(-15, H + 15), *zip(x, y, strict=True), (W + 15, H + 15)]
    fill(canvas, np.array(ring))
    grass(canvas, rng, x, y, ground)
    data = surface.makeImageSnapshot().toarray()[..., 3]
    return data.astype(float) / 255, np.array(tips), paths


def grass(canvas, rng, x, y, ground):
    """Blades along the ground line."""
    for _ in range(1600):
        at = rng.uniform(0, W)
        foot = np.interp(at, x, y) + 4
        tall = rng.gamma(2, 4.8) * (ground / 840) ** 3
        lean = rng.normal(0, 6)
        ring = [(at - 1.2, foot), (at + lean, foot - tall), (at + 1.6, foot)]
        fill(canvas, np.array(ring))


def sparks(image, places, sizes, colours, strengths):
    """Add soft dots of light, each with a faint halo."""
    for (x, y), r, c, s in zip(places, sizes, colours, strengths, strict=True):
        reach = int(r * 5) + 2
        x0, x1 = max(0, int(x) - reach), min(W, int(x) + reach + 1)
        y0, y1 = max(0, int(y) - reach), min(H, int(y) + reach + 1)
        if x0 < x1 and y0 < y1:
            yy, xx = np.mgrid[y0:y1, x0:x1]
            d = ((xx - x) ** 2 + (yy - y) ** 2) / r**2
            glow = np.exp(-d * 1.2) + 0.08 * np.exp(-d * 0.18)
            image[y0:y1, x0:x1] += glow[..., None] * c * s


def shafts(image, sun, seed):
    """Light drawn out from the sun through what stands before it."""
    light = np.clip(image.mean(2)[::2, ::2] - 0.06, 0, 1)
    h, w = light.shape
    y, x = np.mgrid[0:h, 0:w]
    cx, cy = sun[0] / 2, sun[1] / 2
    total = np.zeros_like(light)
    for i in range(26):
        s = 1 - 0.028 * i
        at = [(y - cy) * s + cy, (x - cx) * s + cx]
        total += 0.93**i * map_coordinates(light, at, order=1, mode="nearest")
    wide = np.kron(total / 26, np.ones((2, 2)))[:H, :W]
    drift = 0.6 + 0.8 * clouds(H, W, 900, seed)[..., None]
    return wide[..., None] * GLOW * 0.6 * drift


def ground(seed):
    """The height of the forest's ground, (1024, 1024); lines lie at whole numbers."""
    return gaussian_filter(clouds(1024, 1024, 200, seed + 9, 4), 2) * 14


def contours(seed, horizon=753):
    """The map on the forest's ground: lines of equal height in perspective, (H, W)."""
    y, x = np.mgrid[horizon:H, 0:W]
    near = 330.0 / (y - horizon + 8)
    u, v = (x - W / 2) / W * near * 3.2, near * 2.2
    at = [(v * 90 + 200) % 1023, (u * 90 + 512) % 1023]
    height = map_coordinates(ground(seed), at, order=1, mode="wrap")
    steep = np.hypot(*np.gradient(height)) + 1e-4
    # Distance to the nearest line, in pixels of the screen.
    gap = np.abs(height - np.round(height)) / steep
    depth = (y - horizon) / (H - horizon)
    line = np.exp(-((gap / (0.8 + 1.6 * depth)) ** 2))
    line *= np.clip(0.30 / steep, 0, 1) * np.clip(steep * 220, 0, 1)
    out = np.zeros((H, W))
    out[horizon:] = line * np.clip(depth * 2.4, 0, 1) ** 1.2
    return gaussian_filter(out, 0.7) + 0.5 * gaussian_filter(out, 4)


def painted(seed, *, latent, sun=(1050, 430), face=None, air=60):
    """The forest as linear light (H, W, 3); a ``face`` may stand in its fog.

    ``latent`` is how many features are lit among its branches, ``air`` how many embers
    are on its air: none where the game lets them rise.
    """
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x - sun[0]) / 930, (y - sun[1]) / 645)
    image = FOG * (0.30 + 0.65 * np.exp(-(far**2) * 1.1))[..., None]
    image = image + GLOW * (0.40 * np.exp(-(far**2) * 5))[..., None]
    image = image * (0.75 + 0.5 * clouds(H, W, 630, seed)[..., None])
    if face is not None:
        image = image * (1 - 0.92 * face[1][..., None]) + apparition(face, far)
    rng, tips = np.random.default_rng(seed), []
    for i, row in enumerate(ROWS):
        cover, ends, _ = row_of_trees(seed, row, sun[0])
        t = (i + 1) / len(ROWS)
        mist = FOG * (1 - t) ** 1.25
        body = DEEP * 0.2 + mist * (0.25 + 0.55 * np.exp(-(far**2) * 1.1))[..., None]
        body = body + GLOW * ((1 - t) ** 2 * 0.35 * np.exp(-(far**2) * 4))[..., None]
        body = body + GLOW * 0.34 * rim(cover, far, sun, t)[..., None]
        image = image * (1 - cover[..., None]) + body * cover[..., None]
        tips.append((ends, t))
        banks = np.clip(clouds(H, W, 450, seed * 7 + i) - 0.35, 0, 1)
        sheet = gaussian_filter(banks, 4)
        sheet *= np.exp(-(((y - row[2] + 15) / 135) ** 2)) * (1 - 0.6 * t)
        warm = GLOW * 0.25 * np.exp(-(far**2) * 3)[..., None]
        image += sheet[..., None] * (FOG * 1.1 + warm)
    image += shafts(image, sun, seed + 3)
    image += contours(seed)[..., None] * CYAN * 0.15
    embers(image, rng, tips, latent, air)
    return image


def rim(cover, far, sun, t):
    """The bright edge of what stands before the light, (H, W)."""
    y, x = np.mgrid[0:H, 0:W]
    gy, gx = np.gradient(gaussian_filter(cover, 2.4))
    toward = (sun[0] - x), (sun[1] - y)
    long = np.hypot(*toward) + 90
    facing = -(gx * toward[0] + gy * toward[1]) / long
    return np.clip(facing, 0, 1) * 6 * np.exp(-(far**2) * 1.3) * (0.35 + 0.4 * (1 - t))


def embers(image, rng, tips, latent, count):
    """Features lit among the branches, like near like; and embers on the air."""
    for ends, t in tips:
        here = ends[rng.random(len(ends)) < (0.01 + 0.16 * latent) * (0.5 + 0.5 * t)]
        wave = np.sin(here[:, 0] / 164) + np.cos(here[:, 1] / 94 + here[:, 0] / 345)
        tone = np.where(wave[:, None] > 0, CYAN, EMBER)
        size = rng.uniform(1.1, 2.3, len(here)) * (0.6 + t)
        sparks(image, here, size, tone, rng.uniform(0.2, 0.8, len(here)))
    places = np.stack([rng.uniform(0, W, count), rng.normal(640, 165, count)], 1)
    size = rng.gamma(2, 1.3, count) + 0.8
    sparks(image, places, size, [EMBER] * count, rng.uniform(0.15, 0.8, count))


def apparition(face, far):
    """The face as light in the fog, warm at its middle."""
    light, cover = face
    local = light - 0.72 * gaussian_filter(light, 46)
    lit = np.clip(local * 2.6 + 0.02, 0, 1.2) ** 1.5 * cover
    tone = FOG * 1.9 + GLOW * (0.75 * np.exp(-(far**2) * 3.5))[..., None]
    return lit[..., None] * tone
