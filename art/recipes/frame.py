"""The frame on the bed, as large as it is seen from near: walnut, a brass bead, glass.

    python art/recipes/frame.py

``frame.png`` is clear where a picture shows, but for the frame's shadow on it and a
gleam of the glass; ``frame.jpg`` is what is seen when there is none: the back, paler
where a picture kept the light from it, and the four corners that held one.
``frame.json`` says where the inside is.
"""

import json

import numpy as np
from manifest import ART, note
from PIL import Image

OUT = ART / "frame"
# The inside, in pixels; the moulding about it, of which the innermost part is brass.
INSIDE, MOULDING, BEAD = (640, 800), 84, 15
# Twice as fine, then halved: edges are smooth.
FINE = 2
LIGHT = np.array([-0.50, 0.62, 0.60]) / np.linalg.norm([-0.50, 0.62, 0.60])
WALNUT, BRASS = np.array([0.25, 0.145, 0.085]), np.array([0.74, 0.52, 0.25])


def blurred(picture, radius):
    """Three boxes: near enough to a soft blur."""
    for axis in (0, 1) * 3:
        wide = max(1, round(radius))
        around = [(wide, wide) if a == axis else (0, 0) for a in (0, 1)]
        padded = np.pad(picture, around, mode="edge")
        sums = np.cumsum(padded, axis)
        high = np.take(sums, range(2 * wide, padded.shape[axis]), axis)
        low = np.take(sums, range(padded.shape[axis] - 2 * wide), axis)
        picture = (high - low) / (2 * wide)
    return picture


def relief(across):
    """How high the moulding is, by how far in from its outer edge, 0 to 1."""
    x = np.clip(across, 0, 1)
    lip = 0.30 * np.sqrt(np.clip(1 - (1 - np.clip(x / 0.12, 0, 1)) ** 2, 0, 1))
    swell = 0.55 * np.sin(np.pi * np.clip((x - 0.10) / 0.62, 0, 1)) ** 0.8
    step = 0.10 * (np.abs(x - 0.76) < 0.03)
    bead = 0.42 * np.sqrt(np.clip(1 - ((x - 0.90) / 0.09) ** 2, 0, 1))
    return lip + swell - 0.12 * np.clip(x, 0, 1) + step + bead


def moulding(rng):
    """Colours (h, w, 3) and cover (h, w) of the frame itself."""
    m = MOULDING * FINE
    w, h = (side * FINE + 2 * m for side in INSIDE)
    y, x = np.mgrid[0:h, 0:w] + 0.5
    sides = np.stack([x, w - x, y, h - y])
    nearest, far = sides.argmin(0), sides.min(0)
    across = far / m
    slope = np.gradient(relief(np.linspace(0, 1, 4001)), 1 / 4000)
    steep = np.interp(across, np.linspace(0, 1, 4001), slope) * 0.42
    ways = np.array([[1.0, 0], [-1, 0], [0, -1], [0, 1]])[nearest]
    # Up the slope is away from the outer edge; the normal leans the other way.
    normal = np.dstack([-steep * ways[..., 0], -steep * ways[..., 1], np.ones((h, w))])
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    lying = nearest >= 2
    grain = np.where(lying, streaks(rng, (h, w), 1), streaks(rng, (h, w), 0))
    brass = np.clip((across - (1 - BEAD / MOULDING)) * m / FINE, 0, 1)[..., None]
    wood = WALNUT * (1 + 0.55 * grain[..., None])
    colour = wood * (1 - brass) + BRASS * (1 + 0.06 * grain[..., None]) * brass
    shade = 0.30 + 0.95 * np.clip(normal @ LIGHT, 0, 1)
    half = LIGHT + np.array([0, 0, 1.0])
    half /= np.linalg.norm(half)
    gleam = np.clip(normal @ half, 0, 1)
    shine = 0.16 * gleam**26 * (1 - brass[..., 0]) + 0.85 * gleam**34 * brass[..., 0]
    seam = 1 - 0.5 * np.exp(-((np.abs(np.sort(sides, 0)[1] - far) / (0.9 * FINE)) ** 2))
    lit = colour * shade[..., None] + shine[..., None] * [1.0, 0.9, 0.72]
    lit *= seam[..., None]
    cover = np.clip(far / FINE + 0.5, 0, 1) * (across < 1)
    return np.clip(lit, 0, 1), cover, across


def streaks(rng, size, axis):
    """Grain along an axis, about 0."""
    long, wide = (140, 2.2) if axis == 0 else (2.2, 140)
    noise = rng.normal(size=size)
    for a, radius in ((0, long), (1, wide)):
        padded = np.take(
            noise, np.arange(-round(radius), size[a] + round(radius)) % size[a], a
        )
        sums = np.cumsum(padded, a)
        n = 2 * max(1, round(radius))
        noise = (np.take(sums, range(n, sums.shape[a]), a)
                 - np.take(sums, range(sums.shape[a] - n), a))  # fmt: skip
        noise = noise[: size[0], : size[1]]
    return noise / noise.std() * 0.33


def frame(rng):
    """The frame, clear inside but for shadow and gleam."""
    lit, cover, across = moulding(rng)
    h, w = cover.shape
    m = MOULDING * FINE
    y, x = np.mgrid[0:h, 0:w]
    # What the moulding keeps from the picture: more below the upper edge.
    depth = np.minimum(
        np.minimum((x - m) / 1.1, w - m - x), np.minimum((y - m) / 1.7, h - m - y)
    )
    shadow = np.where(
        across >= 1, 0.75 * np.exp(-np.clip(depth, 0, None) / (13 * FINE)), 0
    )
    u, v = (x - m) / (w - 2 * m), (y - m) / (h - 2 * m)
    band = u * 0.9 + v * 0.62
    gleam = 0.085 * np.exp(-(((band - 0.42) / 0.085) ** 2)) * (1 - 0.6 * v)
    gleam += 0.045 * np.exp(-(((band - 0.62) / 0.035) ** 2)) * (1 - 0.6 * v)
    gleam = np.where(across >= 1, np.clip(gleam, 0, 1), 0)
    alpha = np.where(across < 1, cover, shadow + gleam - shadow * gleam)
    ink = gleam[..., None] * np.array([0.80, 0.92, 0.95])
    inner = ink / np.maximum(alpha, 1e-6)[..., None]
    rgb = np.where((across < 1)[..., None], lit, inner)
    # Halved as premultiplied values, so that no dark seam is left.
    whole = np.dstack([rgb * alpha[..., None], alpha])
    whole = whole.reshape(h // FINE, FINE, w // FINE, FINE, 4).mean((1, 3))
    rgb = whole[..., :3] / np.maximum(whole[..., 3:], 1e-6)
    rgb = np.clip(rgb, 0, 1) ** (1 / 1.6)
    out = np.dstack([rgb, whole[..., 3]])
    Image.fromarray(np.rint(out * 255).astype(np.uint8), "RGBA").save(
        OUT / "frame.png", optimize=True
    )
    return w // FINE, h // FINE


def board(rng):
    """The bare back: card, a paler field where a picture was, its four corners."""
    w, h = INSIDE
    y, x = np.mgrid[0:h, 0:w] + 0.5
    fibre = 0.5 * blurred(rng.normal(size=(h, w)), 1.2) + 1.6 * blurred(
        rng.normal(size=(h, w)), 22
    )
    card = np.array([0.098, 0.080, 0.060]) * (1 + 0.30 * fibre[..., None])
    edge = 46
    inner = np.minimum(np.minimum(x, w - x), np.minimum(y, h - y)) - edge
    kept = 1 / (1 + np.exp(-inner / 3.5))
    out = card * (1 + 0.62 * kept[..., None])
    far = np.hypot((x / w - 0.44) / 0.75, (y / h - 0.40) / 0.8)
    out *= (1.06 - 0.42 * np.clip(far, 0, 1.4) ** 1.6)[..., None]
    # Corners of dark paper, glued on; each throws a thin shadow.
    reach = 66
    for cx, cy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        dx = (x if cx == 0 else w - x) - edge + 6
        dy = (y if cy == 0 else h - y) - edge + 6
        inside = np.minimum(np.minimum(dx, dy), (reach - dx - dy) / 1.414)
        under = np.clip(
            1 + np.minimum(np.minimum(dx, dy), (reach + 9 - dx - dy) / 1.414) / 7, 0, 1
        )
        out *= (1 - 0.40 * under)[..., None]
        there = np.clip(inside + 0.5, 0, 1)[..., None]
        fold = 0.85 + 0.35 * np.clip(1 - np.abs(inside - 1.5) / 2.0, 0, 1)[..., None]
        paper = np.array([0.085, 0.070, 0.056]) * fold * (1 + 0.15 * fibre[..., None])
        out = out * (1 - there) + paper * there
    value = np.clip(out, 0, 1) ** (1 / 1.6)
    Image.fromarray(np.rint(value * 255).astype(np.uint8), "RGB").save(
        OUT / "frame.jpg", quality=88
    )


def main():
    """Make both pictures and say where the inside is."""
    OUT.mkdir(exist_ok=True)
    rng = np.random.default_rng(11)
    size = frame(rng)
    board(rng)
    facts = {"size": size, "inside": [MOULDING, MOULDING, *INSIDE]}
    (OUT / "frame.json").write_text(json.dumps(facts) + "\n", "utf-8")
    files = [OUT / name for name in ("frame.png", "frame.jpg", "frame.json")]
    note("frame", ("frame",), files, ("numpy", "pillow"), "MIT")


if __name__ == "__main__":
    main()
