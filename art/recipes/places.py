"""The places behind the story, painted by numbers: the ward at night, and the title.

    python art/recipes/places.py [ward] [title]

Light is added to ink: one warm key from high on the left, cold fog, everything falling
off at the edges, a bloom and a grain over all. Written as ``art/places/NAME.jpg``.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

OUT = Path(__file__).resolve().parents[1] / "places"
W, H = 1920, 1080
INK = np.array([7, 9, 12]) / 255
TEAL = np.array([79, 179, 165]) / 255
FOG = np.array([62, 106, 107]) / 255
PINE = np.array([20, 48, 47]) / 255
EMBER = np.array([242, 166, 90]) / 255
BONE = np.array([233, 226, 208]) / 255


def grid():
    """Pixel coordinates with x from 0 to 16/9 and y from 0 to 1."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    return x / H, y / H


def step(x, edge, soft):
    """A smooth rise around ``edge``."""
    t = np.clip((x - edge) / soft * 0.5 + 0.5, 0, 1)
    return t * t * (3 - 2 * t)


def blur(a, radius):
    """A Gaussian blur of one plane; it wraps at the edges, which are dark anyway."""
    fy = np.fft.fftfreq(H)[:, None]
    fx = np.fft.rfftfreq(W)[None, :]
    keep = np.exp(-2 * (np.pi * radius) ** 2 * (fx**2 + fy**2))
    return np.clip(np.fft.irfft2(np.fft.rfft2(a) * keep, s=(H, W)), 0, None)


def clouds(rng, octaves=6, base=3):
    """Smooth noise (H, W) from 0 to 1."""
    total, weight = np.zeros((H, W), np.float32), 0.0
    for o in range(octaves):
        n = base * 2**o
        rough = rng.random((n + 2, round(n * 1.8) + 2)).astype(np.float32)
        big = Image.fromarray(rough).resize((W, H), Image.Resampling.BICUBIC)
        total += np.asarray(big) * 0.5**o
        weight += 0.5**o
    return total / weight


def box(x, y, x0, y0, x1, y1, soft=0.004):
    """A soft-edged rectangle."""
    inside = step(x, x0, soft) * (1 - step(x, x1, soft))
    return inside * step(y, y0, soft) * (1 - step(y, y1, soft))


def finish(rng, rgb, strength=1.0):
    """Bloom, vignette, grain; to 8 bits."""
    light = np.clip(rgb - 0.42, 0, 1)
    glow = np.stack([blur(light[..., i], 40) for i in range(3)], axis=-1)
    rgb = rgb + 0.9 * glow * strength
    x, y = grid()
    far = ((x - 0.80) / 1.12) ** 2 + ((y - 0.44) / 0.80) ** 2
    rgb = rgb * (1 - 0.78 * np.clip(far - 0.12, 0, 1))[..., None]
    rgb = INK + (1 - INK) * (1 - np.exp(-1.45 * np.clip(rgb, 0, None)))
    rgb = rgb + rng.normal(0, 0.010, (H, W, 1))
    return Image.fromarray((np.clip(rgb, 0, 1) * 255).astype(np.uint8))


def ward():  # noqa: PLR0915 (one picture, painted back to front)
    """A ward at night: window, curtain, bed, lamp, fan-light over the door, fog."""
    rng = np.random.default_rng(7)
    x, y = grid()
    cloud = clouds(rng)
    fine = clouds(rng, 4, 24)
    wall = 0.050 + 0.030 * cloud + 0.012 * fine
    horizon = 0.735
    rgb = wall[..., None] * (0.65 * FOG + 0.35 * PINE) * 2.2
    # Tiles on the lower wall, and the painted rail above them.
    tiled = step(y, 0.565, 0.004) * (1 - step(y, horizon, 0.004))
    tiled = tiled * (1 - box(x, y, 0.628, 0.2, 0.842, horizon, 0.002))
    seams = np.minimum(np.abs((x * 15.5) % 1 - 0.5), np.abs((y * 21) % 1 - 0.5))
    rgb *= (1 - tiled * (0.10 + 0.35 * (seams < 0.022)))[..., None]
    rgb += (np.exp(-(((y - 0.558) / 0.0035) ** 2)) * 0.030)[..., None] * FOG
    # The floor gives the wall back, dull.
    floor = step(y, horizon, 0.006)
    rgb = (
        rgb * (1 - floor)[..., None]
        + (floor * (0.030 + 0.03 * cloud))[..., None] * PINE
    )
    # The tall window, high on the right: twelve panes with teal night behind.
    wx0, wx1, wy0, wy1 = 1.235, 1.485, 0.075, 0.535
    sky = box(x, y, wx0, wy0, wx1, wy1)
    cols = np.abs(((x - wx0) / (wx1 - wx0) * 3) % 1 - 0.5)
    rows = np.abs(((y - wy0) / (wy1 - wy0) * 4) % 1 - 0.5)
    bars = np.maximum(step(cols, 0.468, 0.014), step(rows, 0.475, 0.010))
    night = (0.34 + 0.36 * cloud) * (1.15 - 0.75 * (y - wy0) / (wy1 - wy0))
    lines = []
    for _ in range(5):
        root = (rng.uniform(wx0, wx1), wy1 + 0.02)
        branch(rng, lines, root, rng.normal(0, 0.2), 0.26, 0.0042, 4)
    twigs = strokes(lines)
    night = night * (1 - 0.55 * blur(twigs, 1.6))
    lit = sky * (1 - bars)
    rgb = rgb * (1 - sky * 0.8)[..., None] + (lit * night)[..., None] * (
        0.72 * TEAL + 0.28 * FOG
    )
    frame = box(x, y, wx0 - 0.018, wy0 - 0.018, wx1 + 0.018, wy1 + 0.024) - sky
    rgb += (np.clip(frame, 0, 1) * 0.045)[..., None] * FOG
    # Its light falls on the floor and hangs in the air as a leaning shaft.
    lean = x + (y - wy0) * 0.62
    shaft = step(lean, wx0 + 0.02, 0.10) * (1 - step(lean, wx1 + 0.22, 0.16))
    shaft = shaft * step(y, wy0, 0.25) * (0.6 + 0.8 * cloud)
    rgb += (0.050 * shaft * (1 - 0.35 * floor))[..., None] * TEAL
    fx = (x - (1.02 - (y - 0.87) * 0.7)) / 0.21
    patch = (1 - step(np.abs(fx), 1.0, 0.25)) * np.exp(-(((y - 0.865) / 0.045) ** 2))
    panes = 0.65 + 0.35 * step(np.abs((fx * 1.5 + 0.5) % 1 - 0.5), 0.10, 0.10)
    rgb += (0.10 * blur(patch * panes, 6))[..., None] * TEAL
    # A curtain on its rail, drawn half way across on the far right.
    cx = step(x, 1.555, 0.02)
    folds = 0.5 + 0.5 * np.sin(95 * x + 2.2 * np.sin(5 * y) + 3 * cloud)
    drape = cx * step(y, 0.105, 0.006) * (1 - step(y, 0.80, 0.02))
    cloth = (0.030 + 0.060 * folds**1.6) * (1.1 - 0.7 * y)
    rgb = rgb * (1 - 0.9 * drape)[..., None] + (drape * cloth)[..., None] * (
        0.6 * FOG + 0.4 * BONE
    )
    rgb += (np.exp(-(((y - 0.100) / 0.0028) ** 2)) * 0.06 * step(x, 1.12, 0.1))[
        ..., None
    ] * FOG
    # The fan-light over a door at the back, left of the middle.
    dx, dy = x - 0.735, y - 0.245
    r, a = np.hypot(dx, dy * 1.02), np.arctan2(-dy, dx)
    fan = (1 - step(r, 0.100, 0.004)) * step(-dy, 0, 0.003)
    ribs = step(np.abs((a / np.pi * 6) % 1 - 0.5), 0.462, 0.02) * step(r, 0.030, 0.004)
    ring = np.exp(-(((r - 0.030) / 0.003) ** 2))
    glass = fan * (1 - np.maximum(ribs, ring))
    rgb += (glass * (0.20 + 0.18 * cloud) * (1 - 0.4 * r / 0.1))[..., None] * (
        0.55 * TEAL + 0.45 * BONE
    )
    door = box(x, y, 0.635, 0.262, 0.835, horizon, 0.003)
    rgb *= (1 - 0.42 * door)[..., None]
    for k in (0.0, 1.0):
        for top, bottom in ((0.29, 0.46), (0.49, 0.70)):
            x0 = 0.650 + 0.095 * k
            edge = box(x, y, x0, top, x0 + 0.078, bottom, 0.002) - box(
                x, y, x0 + 0.004, top + 0.004, x0 + 0.074, bottom - 0.004, 0.002
            )
            rgb += (np.clip(edge, 0, 1) * 0.020)[..., None] * FOG
    rgb += (0.05 * np.exp(-((dx / 0.11) ** 2) - ((y - 0.80) / 0.05) ** 2))[
        ..., None
    ] * TEAL
    # The warm lamp, high on the left: shade, cone of light, its pool on the wall.
    lx, ly = 0.285, 0.205
    dx, dy = x - lx, y - ly
    cord = np.exp(-((dx / 0.0016) ** 2)) * (1 - step(y, ly - 0.03, 0.004))
    rgb *= (1 - 0.7 * cord)[..., None]
    half = 0.020 + 0.60 * np.clip(dy + 0.030, 0, 0.055)
    shade = (1 - step(np.abs(dx), half, 0.003)) * step(dy, -0.030, 0.003)
    shade = shade * (1 - step(dy, 0.022, 0.003))
    warm = 0.95 / (1 + (np.hypot(dx, dy - 0.03) / 0.21) ** 2.0)
    cone = step(dy, 0.016, 0.02) * np.exp(
        -((dx / (0.055 + 0.52 * np.clip(dy, 0, 1))) ** 2)
    )
    rgb += (warm * (0.16 + 0.70 * cone) * (0.8 + 0.4 * cloud))[..., None] * EMBER
    rgb = rgb * (1 - 0.75 * shade)[..., None] + (shade * 0.10)[..., None] * EMBER
    bulb = np.exp(-((dx / 0.020) ** 2) - ((dy - 0.024) / 0.007) ** 2)
    rgb += (1.9 * bulb)[..., None] * (0.55 * EMBER + 0.45 * BONE)
    # The bed: a rail of iron, a pillow, a blanket whose edge takes the lamp.
    rgb = bed(rgb, x, y, cloud)
    # Fog on the floor, drifting in from the window.
    fog = np.exp(-(((y - 0.80) / 0.12) ** 2)) * (clouds(rng, 4, 2) ** 2)
    rgb += (0.12 * fog * step(x, 0.35, 0.6))[..., None] * FOG * 1.4
    return finish(rng, rgb)


def bed(rgb, x, y, cloud):
    """The bed at the lower left."""
    swell = 0.022 * np.sin(7.5 * x + 0.6) + 0.013 * np.sin(17 * x + 1.3)
    top = 0.735 - 0.055 * np.exp(-(((x - 0.30) / 0.16) ** 2)) - swell * 0.7
    top = top + 0.05 * step(x, 0.62, 0.14)
    cover = step(y, top, 0.006) * (1 - step(x, 0.79, 0.02))
    depth = np.clip((y - top) / 0.3, 0, 1)
    folds = np.sin(30 * x + 9 * y + 4 * np.sin(6 * x) + 5 * cloud)
    light = np.exp(-(((x - 0.33) / 0.30) ** 2)) * np.exp(-3.2 * depth)
    tone = 0.020 + 0.42 * light * (0.78 + 0.22 * folds)
    colour = tone[..., None] * (0.62 * EMBER + 0.38 * BONE) + 0.01 * PINE
    rgb = rgb * (1 - cover)[..., None] + cover[..., None] * colour
    edge = np.exp(-(((y - top) / 0.0035) ** 2)) * (1 - step(x, 0.79, 0.02))
    rgb += (0.34 * edge * np.exp(-(((x - 0.33) / 0.26) ** 2)))[..., None] * BONE
    r = ((x - 0.135) / 0.125) ** 2 + ((y - 0.672 - 0.02 * np.sin(9 * x)) / 0.052) ** 2
    pillow = 1 - step(r, 1.0, 0.10)
    soft = 0.16 + 0.46 * np.clip(1 - (y - 0.62) / 0.10, 0, 1) * (0.8 + 0.3 * cloud)
    rgb = rgb * (1 - pillow)[..., None] + (pillow * soft)[..., None] * (
        0.5 * BONE + 0.5 * EMBER
    )
    for px in (0.022, 0.062, 0.102, 0.142, 0.182):
        post = np.exp(-(((x - px) / 0.0042) ** 2)) * step(y, 0.50, 0.01)
        post = post * (1 - step(y, 0.66, 0.02)) * (1 - pillow)
        side = np.exp(-(((x - px - 0.0022) / 0.0018) ** 2))
        rgb *= (1 - 0.75 * post)[..., None]
        rgb += (0.16 * post * side)[..., None] * EMBER
    arch = np.abs(np.hypot((x - 0.10) / 0.115, (y - 0.53) / 0.075) - 1)
    rail = np.exp(-((arch / 0.05) ** 2)) * (1 - step(y, 0.53, 0.004))
    rgb *= (1 - 0.7 * rail)[..., None]
    rgb += (0.20 * np.exp(-((arch / 0.018) ** 2)) * (1 - step(y, 0.53, 0.004)))[
        ..., None
    ] * EMBER
    return rgb


def branch(rng, lines, at, way, length, width, depth):
    """A tree of tapering strokes (x0, y0, x1, y1, width)."""
    steps = max(3, int(length / 0.022))
    x, y = at
    for i in range(steps):
        way += rng.normal(0, 0.085)
        nx = x + length / steps * np.sin(way)
        ny = y - length / steps * np.cos(way)
        lines.append((x, y, nx, ny, width * (1 - 0.55 * i / steps)))
        x, y = nx, ny
        if depth > 0 and i > steps * 0.30 and rng.random() < 0.34:
            turn = rng.choice([-1, 1]) * rng.uniform(0.45, 1.0)
            share = rng.uniform(0.45, 0.70)
            branch(
                rng, lines, (x, y), way + turn, length * share, width * 0.5, depth - 1
            )
    if depth > 0:
        for turn in (-0.38, 0.34):
            branch(
                rng, lines, (x, y), way + turn, length * 0.62, width * 0.45, depth - 1
            )


def strokes(lines):
    """Coverage (H, W) of strokes, drawn twice as large."""
    big = Image.new("L", (W * 2, H * 2))
    pen = ImageDraw.Draw(big)
    for x0, y0, x1, y1, w in lines:
        px = max(1, round(w * H * 2))
        pen.line([x0 * H * 2, y0 * H * 2, x1 * H * 2, y1 * H * 2], fill=255, width=px)
        if px > 3:
            r = px / 2
            pen.ellipse(
                [x1 * H * 2 - r, y1 * H * 2 - r, x1 * H * 2 + r, y1 * H * 2 + r],
                fill=255,
            )
    return np.asarray(big.resize((W, H), Image.Resampling.LANCZOS)) / 255


def title():  # noqa: PLR0915 (one picture, painted back to front)
    """A forest of lines round a light, above contour lines; a face in the fog."""
    rng = np.random.default_rng(31)
    x, y = grid()
    cloud = clouds(rng)
    mid = 0.889
    far = np.hypot((x - mid) / 0.78, (y - 0.40) / 0.52)
    glow = np.exp(-(far**2) * 1.7)
    sky = 0.030 + 0.05 * cloud
    rgb = sky[..., None] * FOG * 1.6
    rgb += (0.50 * glow * (0.75 + 0.5 * cloud))[..., None] * (
        0.55 * BONE + 0.17 * EMBER + 0.28 * FOG
    )
    rgb += (0.10 * np.exp(-(((far - 0.85) / 0.5) ** 2)))[..., None] * TEAL
    rgb *= (1 - 0.72 * face_in_fog(mid))[..., None]
    horizon = 0.735
    for layer, (count, fade, width) in enumerate(
        ((12, 0.62, 0.010), (9, 0.34, 0.018), (7, 0.0, 0.030))
    ):
        lines = []
        for i in range(count):
            px = (i + rng.uniform(0.2, 0.8)) / count * 1.9 - 0.06
            if abs(px - mid) < 0.20 + 0.05 * layer:
                px += 0.33 * np.sign(px - mid or 1)
            base = horizon + 0.015 + 0.045 * layer
            lean = 0.10 * np.sign(mid - px) + rng.normal(0, 0.08)
            branch(rng, lines, (px, base), lean, rng.uniform(0.24, 0.36), width, 4)
        cover = strokes(lines)
        dark = fade * rgb + (1 - fade) * (0.012 * FOG + 0.020 * glow[..., None] * EMBER)
        rgb = rgb * (1 - cover[..., None]) + dark * cover[..., None]
        mist = np.exp(-(((y - horizon - 0.01) / (0.10 - 0.02 * layer)) ** 2))
        rgb += (0.075 * mist * (0.4 + cloud) * (0.5 + glow))[..., None] * FOG
    # The floor: level lines of a smooth landscape, seen flat.
    depth = np.clip((y - horizon) / (1 - horizon), 1e-3, 1)
    gx, gy = (x - mid) / (0.10 + depth) * 2.1, 1.0 / (0.10 + depth) * 2.3
    land = sum(
        np.sin(fx * gx + fy * gy + p) / n
        for n, fx, fy, p in (
            (1, 1.1, 0.9, 0.3),
            (1.4, -0.7, 1.7, 2.0),
            (2.2, 2.3, -0.9, 4.0),
            (3.0, 3.4, 2.6, 1.0),
            (4.2, -2.6, 4.1, 5.0),
        )
    )
    level = land * 3.4
    gyy, gxx = np.gradient(level)
    slope = np.hypot(gxx, gyy) + 1e-4
    near = np.abs(level - np.round(level)) / slope
    ridge = np.exp(-((near / (0.7 + 1.5 * depth)) ** 2)) * np.clip(
        0.55 / (slope * 14), 0, 1
    )
    ground = step(y, horizon, 0.012)
    rgb *= (1 - ground * (0.55 + 0.40 * depth))[..., None]
    warm = np.exp(-(((x - mid) / 0.35) ** 2)) * (1 - depth)
    colour = TEAL * (1 - 0.5 * warm)[..., None] + EMBER * (0.5 * warm)[..., None]
    rgb += (ground * ridge * (0.24 + 0.42 * depth))[..., None] * colour
    rgb += (ground * 0.05 * np.exp(-depth * 7))[..., None] * BONE
    # Embers: some warm, some cold, a few near and out of focus.
    for size, count, power in ((1.1, 240, 0.85), (2.2, 90, 0.9), (5.0, 22, 0.5)):
        warm_dots, cold_dots = np.zeros((H, W)), np.zeros((H, W))
        for _ in range(count):
            i, j = int(rng.beta(2.2, 2.0) * (H - 1)), int(rng.random() * (W - 1))
            (warm_dots if rng.random() < 0.62 else cold_dots)[i, j] = rng.uniform(
                0.3, 1
            )
        for dots, tone in ((warm_dots, EMBER), (cold_dots, TEAL)):
            soft = blur(dots, size)
            soft = soft / max(1e-6, soft.max()) * power
            halo = blur(dots, size * 5)
            rgb += (soft + 0.25 * halo / max(1e-6, halo.max()) * power)[
                ..., None
            ] * tone
    return finish(rng, rgb, 0.7)


def face_in_fog(mid):
    """The mean face as a darkness in the light: nobody in particular."""
    source = OUT.parent / "faces" / "mean.png"
    mean = Image.open(source).convert("L").resize((576, 720), Image.Resampling.BICUBIC)
    light = np.asarray(mean) / 255
    out = np.zeros((H, W))
    top, left = int(0.045 * H), int(mid * H) - 288
    shadow = np.clip(0.62 - light, 0, 1)
    v, u = np.mgrid[-1:1:720j, -1:1:576j]
    oval = np.clip((1.0 - np.hypot(u / 0.78, v / 0.86)) / 0.45, 0, 1)
    out[top : top + 720, left : left + 576] = shadow * oval * oval * (3 - 2 * oval)
    return blur(out, 5) * 1.5


def main() -> None:
    """Paint the places that are named, or all."""
    OUT.mkdir(exist_ok=True)
    for paint in (ward, title):
        if len(sys.argv) < 2 or paint.__name__ in sys.argv:
            picture = paint()
            picture.save(
                OUT / f"{paint.__name__}.jpg",
                quality=70,
                optimize=True,
                progressive=False,
                subsampling=0,
            )


if __name__ == "__main__":
    main()
