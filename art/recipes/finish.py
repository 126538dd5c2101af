"""One finish over every still: bloom, haze, vignette, grain; so that pictures match.

Pictures come as linear light (h, w, 3) and leave as JPEG in the project's colours:
everything falls to ink at the edges, and where ``floor`` is asked, towards the lower
third as well, where the text stands.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates, zoom

INK = np.array([7, 9, 12]) / 255
HEAVIEST = 250_000


def plain(code):
    """Display values 0 to 1 of a hex code."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def to_linear(values):
    """Linear light of display values."""
    return np.where(values > 0.04045, ((values + 0.055) / 1.055) ** 2.4, values / 12.92)


def lin(code):
    """Linear colour of a hex code."""
    return to_linear(plain(code))


def display(light):
    """Display values of linear light: a soft shoulder, then the sRGB curve."""
    x = np.maximum(light, 0)
    x = x * (1 + 0.12 * x) / (1 + 0.62 * x)
    curve = 1.055 * np.maximum(x, 1e-9) ** (1 / 2.4) - 0.055
    return np.clip(np.where(x > 0.0031308, curve, 12.92 * x), 0, 1)


def blur(light, radius):
    """A wide blur of a picture, made small first where it may be."""
    less = max(1, int(radius // 6))
    h, w = light.shape[:2]
    small = light[: h // less * less, : w // less * less]
    small = small.reshape(h // less, less, w // less, less, -1).mean((1, 3))
    soft = gaussian_filter(small, (radius / less, radius / less, 0), mode="nearest")
    if less == 1:
        return soft
    big = zoom(soft, (h / soft.shape[0], w / soft.shape[1], 1), order=1)
    return np.asarray(big[:h, :w])


def clouds(h, w, scale, seed, octaves=5):
    """Smooth noise (h, w) of mean 0.5; ``scale`` is the largest cloud in pixels."""
    rng = np.random.default_rng(seed)
    out, total = np.zeros((h, w)), 0.0
    for i in range(octaves):
        across, down = (max(2, int(n / scale * 2**i)) for n in (w, h))
        grid = rng.random((down + 3, across + 3))
        y = np.linspace(1, down + 1, h)[:, None] + np.zeros((1, w))
        x = np.linspace(1, across + 1, w)[None, :] + np.zeros((h, 1))
        out += 0.5**i * map_coordinates(grid, [y, x], order=3, mode="nearest")
        total += 0.5**i
    return out / total


def vignette(h, w, amount=0.62, middle=(0.5, 0.45)):
    """1 in the middle, falling towards the corners; (h, w, 1)."""
    y, x = np.mgrid[0:h, 0:w]
    far = np.hypot((x / w - middle[0]) / 0.62, (y / h - middle[1]) / 0.66)
    return np.clip(1 - amount * np.clip(far, 0, 1.4) ** 2.6, 0.03, 1)[..., None]


def graded(light, *, exposure=1.0, bloom=0.16, floor=False, seed=1, ink=True):
    """Linear light to display values 0 to 1, finished."""
    h, w = light.shape[:2]
    k = w / 1920
    light = light * exposure
    glow = np.clip(light - 0.25, 0, 6)
    halo = sum(
        share * blur(glow, r * k) for r, share in ((5, 0.5), (22, 0.4), (80, 0.5))
    )
    light = light + bloom * halo + 0.05 * blur(light, 60 * k)
    light = light * vignette(h, w)
    if floor:
        y = np.linspace(0, 1, h)[:, None, None]
        fall = np.clip((y - 0.56) / 0.36, 0, 1)
        light = light * (1 - 0.82 * fall * fall * (3 - 2 * fall))
    out = display(light)
    if ink:
        out = INK + (1 - INK) * out
    rng = np.random.default_rng(seed)
    grain = gaussian_filter(rng.normal(size=(h, w)), 0.7)[..., None]
    return np.clip(out + grain * 0.017 * (1 - 0.5 * out), 0, 1)


def saved(values, file):
    """Write display values as JPEG, as good as 250 KB allow; the file."""
    picture = Image.fromarray(np.rint(values * 255).astype(np.uint8))
    for quality in range(90, 50, -3):
        kept = BytesIO()
        picture.save(kept, "JPEG", quality=quality, optimize=True, progressive=True)
        if kept.tell() <= HEAVIEST:
            break
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_bytes(kept.getvalue())
    print(Path(file).name, kept.tell() // 1024, "KB at quality", quality, flush=True)
    return file


def keep(light, file, **how):
    """Finish linear light and write it; the file."""
    return saved(graded(light, **how), file)


def flame(size, foot, height=0.11, seed=3):
    """The small fire as light (h, w, 3), its foot at a pixel; a share of the height."""
    w, h = size
    y, x = np.mgrid[0:h, 0:w]
    tall = height * h
    up = (foot[1] - y) / tall
    near = (np.abs(x - foot[0]) < tall) & (up > -0.2) & (up < 1.4)
    out = np.zeros((h, w, 3))
    rng = np.random.default_rng(seed)
    for i in range(9):
        lean, thick = rng.normal(0, 0.14), rng.uniform(0.10, 0.20)
        top, base = rng.uniform(0.45, 1.0), rng.normal(0, 0.16)
        sway = base * (1 - up) + lean * up**2 + 0.05 * np.sin(up * 7 + i * 2.1) * up
        across = (x - foot[0]) / tall - sway
        taper = thick * np.clip(1 - up / top, 0, 1) ** 0.7 * np.clip(up + 0.12, 0, 0.3)
        inside = np.exp(-((across / (taper * 2.2 + 1e-3)) ** 2)) * (taper > 0) * near
        heat = inside * np.clip(1.15 - up / top, 0, 1)
        out += heat[..., None] * np.array([1.9, 0.62, 0.14]) * 0.62
        out += (heat**3)[..., None] * np.array([1.2, 0.9, 0.45]) * 0.7
    return gaussian_filter(out, (1.6, 1.6, 0)) + 0.25 * blur(out, 0.3 * tall)
