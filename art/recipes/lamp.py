"""One lamp more in the ward: its light is computed for the room as it was rendered.

    python art/recipes/lamp.py

``ward-lit`` and ``ward-door-lit`` are the pictures of ``ward.py`` with the second
pendant lit. A ray through each pixel meets a plain model of that room (walls, floor,
beds, the set); what the lamp throws there is added, with the grain of the picture.
"""

import numpy as np
from manifest import ART, note
from PIL import Image

OUT = ART / "places"
W, H = 1920, 1080
# Light is soft: of so many pixels each way one is traced.
FINE = 2
# The camera and the room of ``ward.py``: metres, millimetres.
EYE, TO, LENS, RISE = (-0.35, -5.3, 1.52), (-0.05, 4.0, 1.52), 25.0, 0.06
WIDE, DEEP, HIGH = 4.1, 8.2, 3.75
BEDS = ((-1, -0.9), (-1, 1.6), (-1, 4.3), (-1, 6.6), (1, 2.65), (1, 5.6))
LIT, LAMP = (-2.15, 1.7, 2.55), (-2.15, 4.6, 2.55)
EMBER = np.array([1.0, 0.58, 0.26])
# How bright it is below the shade, and all about; the samples of its soft shadow.
BELOW, ABOUT, SAMPLES, RADIUS = 7.5, 0.20, 8, 0.10
# How much of it hangs in the air.
HAZE = 0.12


def camera():
    """Where it looks, and what is right and up of it."""
    way = np.subtract(TO, EYE) / np.linalg.norm(np.subtract(TO, EYE))
    right = np.cross(way, (0, 0, 1))
    return way, right, np.cross(right, way)


def on_screen(place):
    """The pixel of a place, and its distance."""
    way, right, up = camera()
    d = np.subtract(place, EYE)
    far, lens = d @ way, LENS / 36 * W
    x = W / 2 + lens * (d @ right) / far
    return x, H / 2 - lens * (d @ up) / far + RISE * W, far


def rays():
    """The directions in which pixels look, (h, w, 3) / FINE."""
    way, right, up = camera()
    y, x = np.mgrid[0:H:FINE, 0:W:FINE] + FINE / 2
    lens = LENS / 36 * W
    across, down = (x - W / 2) / lens, (y - H / 2 - RISE * W) / lens
    out = way + across[..., None] * right - down[..., None] * up
    return out / np.linalg.norm(out, axis=2, keepdims=True)


def boxes():
    """What stands in the room: corners, and how much light it gives back."""
    wool, linen = (0.36, 0.34, 0.27), (0.72, 0.71, 0.66)
    found = []
    for side, y in BEDS:
        head, foot = side * (WIDE - 0.12), side * (WIDE - 2.15)
        a, b = sorted((head - side * 0.12, foot + side * 0.06))
        found.append(((a, y - 0.52, 0.25), (b, y + 0.52, 0.67), wool))
        a, b = sorted((head - side * 0.12, head - side * 0.54))
        found.append(((a, y - 0.36, 0.67), (b, y + 0.36, 0.84), linen))
    found.append(((1.35, 4.15, 1.0), (2.15, 4.65, 1.57), (0.18, 0.12, 0.08)))
    return found


def hit(start, way):
    """How far rays (..., 3) go in the room, the normals and the shares given back."""
    far = np.full(way.shape[:-1], np.inf)
    normal, albedo = np.zeros(way.shape), np.zeros(way.shape)
    plaster, glaze, floor = (0.42, 0.46, 0.43), (0.16, 0.21, 0.20), (0.09, 0.10, 0.09)
    walls = ((0, -WIDE, 1), (0, WIDE, -1), (1, DEEP, -1), (2, 0.0, 1), (2, HIGH, -1))
    with np.errstate(divide="ignore", invalid="ignore"):
        for axis, at, sign in walls:
            t = (at - start[..., axis]) / way[..., axis]
            nearer = (t > 1e-4) & (t < far)
            height = start[..., 2] + t * way[..., 2]
            tone = np.where((height < 1.3)[..., None], glaze, plaster)
            tone = floor if (axis, sign) == (2, 1) else plaster if axis == 2 else tone
            far = np.where(nearer, t, far)
            albedo = np.where(nearer[..., None], tone, albedo)
            normal = np.where(nearer[..., None], sign * np.eye(3)[axis], normal)
        for low, high, tone in boxes():
            a, b = (low - start) / way, (high - start) / way
            enter, leave = np.minimum(a, b), np.maximum(a, b)
            t = enter.max(-1)
            nearer = (t < leave.min(-1)) & (t > 1e-3) & (t < far)
            axis = enter.argmax(-1)
            face = (
                -np.sign(np.take_along_axis(way, axis[..., None], -1)) * np.eye(3)[axis]
            )
            far = np.where(nearer, t, far)
            albedo = np.where(nearer[..., None], tone, albedo)
            normal = np.where(nearer[..., None], face, normal)
    return far, normal, albedo


def thrown():
    """The light (h, w, 3) that the lamp throws upon the room, linear."""
    way = rays()
    start = np.broadcast_to(np.array(EYE), way.shape)
    far, normal, albedo = hit(start, way)
    spot = start + (far - 1e-3)[..., None] * way
    total = np.zeros(far.shape)
    for i in range(SAMPLES):
        turn = 2.4 * i
        out = RADIUS * np.sqrt((i + 0.5) / SAMPLES)
        lamp = np.add(LAMP, (out * np.cos(turn), out * np.sin(turn), -0.07))
        to = lamp - spot
        d = np.linalg.norm(to, axis=2)
        to /= d[..., None]
        facing = np.clip((to * normal).sum(-1), 0, 1)
        seen = hit(spot + 0.01 * normal, to)[0] > d - 0.05
        # The shade cuts the light off softly, a little below its rim.
        down = np.clip((to[..., 2] - 0.20) / 0.42, 0, 1)
        down = down * down * (3 - 2 * down)
        strong = BELOW * down + ABOUT
        total += facing * seen * strong / (d * d + 0.15)
    out = (total / SAMPLES)[..., None] * EMBER * albedo
    return out.repeat(FINE, 0).repeat(FINE, 1)


def blurred(picture, radius):
    """Three boxes: near enough to a soft blur."""
    for axis in (0, 1) * 3:
        around = [
            (radius, radius) if a == axis else (0, 0) for a in range(picture.ndim)
        ]
        sums = np.cumsum(np.pad(picture, around, mode="edge"), axis)
        high = np.take(sums, range(2 * radius, sums.shape[axis]), axis)
        low = np.take(sums, range(sums.shape[axis] - 2 * radius), axis)
        picture = (high - low) / (2 * radius)
    return picture


def bulb(picture):
    """The lit pendant and its halo, from that one which is lit, in linear light."""
    x, y, near = on_screen(LIT)
    u, v, far = on_screen(LAMP)
    r = 150
    x, y = round(x), round(y)
    part = picture[y - r : y + r, x - r : x + r]
    edge = np.median(
        np.concatenate([part[:8].reshape(-1, 3), part[-8:].reshape(-1, 3)]), 0
    )
    j, i = np.mgrid[-r:r, -r:r] / r
    fade = np.clip(1.15 - np.hypot(i, j) * 1.15, 0, 1)[..., None] ** 1.5
    # The cord and what is behind the halo are left where they are.
    more = np.clip(part - edge - 0.010, 0, None) * fade
    size = round(2 * r * near / far)
    rows = [Image.fromarray(more[..., c].astype(np.float32)) for c in range(3)]
    small = np.dstack([np.asarray(c.resize((size, size), Image.BOX)) for c in rows])
    out = np.zeros_like(picture)
    left, top = round(u - size / 2), round(v - size / 2)
    out[top : top + size, left : left + size] = small
    return out


def lit(name, thrown):
    """Write a place with this light thrown upon it; its file."""
    with Image.open(OUT / f"{name}.jpg") as kept:
        values = np.asarray(kept.convert("RGB")).astype(float) / 255
    linear = values**2.2
    with Image.open(OUT / "ward.jpg") as ward:
        source = (np.asarray(ward.convert("RGB")).astype(float) / 255) ** 2.2
    smooth = blurred(linear, 9)
    grain = np.clip((linear + 0.002) / (smooth + 0.002), 0.82, 1.2)
    light = blurred(thrown, 2)
    haze = HAZE * blurred(light, 60)
    total = linear + light * grain + haze + bulb(source)
    # A soft shoulder, as that of the pictures: nothing of it is burnt out.
    total = np.where(total > 0.5, 0.5 + 0.5 * np.tanh((total - 0.5) / 0.5), total)
    out = np.where(total > linear, total, linear) ** (1 / 2.2)
    file = OUT / f"{name}-lit.jpg"
    Image.fromarray(np.rint(255 * np.clip(out, 0, 1)).astype(np.uint8)).save(
        file, quality=88
    )
    return file


def main():
    """Both places."""
    light = thrown()
    files = [lit(name, light) for name in ("ward", "ward-door")]
    note("lamp", ("lamp",), files, ("numpy", "pillow"), "MIT")


if __name__ == "__main__":
    main()
