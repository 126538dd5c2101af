"""The server hall: two walls of machines, and a door at the end with warm light.

    python art/recipes/server.py [--render] [--samples 10]

Writes the place ``server``. Renders are kept under ``build/server``.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np
from scipy.ndimage import gaussian_filter, zoom

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
import studio
from manifest import note
from studio import Stuff, box, solid, tubes

ROOT = Path(__file__).resolve().parents[2]
OUT, KEPT = ROOT / "art" / "places", ROOT / "build" / "server"
W, H = 1920, 1080
LONG, RACKS, UNITS = 34.0, 17, 26
LEDS = {"g": ("#5CF2B5", 26), "a": ("#FFB04A", 30), "c": ("#63C9FF", 22)}


def hall(rng):
    """Floor of tiles, ceiling, trays of cable, the lamps far apart."""
    floor = Stuff("#1A1F22", 0.16).rough(((3, 3, 3), 0.05, 0.01))
    dark, ceiling = Stuff("#0A0D0E", 0.6), Stuff("#15191B", 0.8)
    for i in range(-3, 3):
        for j in range(int(LONG / 1.2)):
            at = (i * 0.62 + 0.31, j * 1.24, -0.02)
            box(at, (0.612, 1.232, 0.04), floor, 0.006)
    box((0, LONG / 2, 2.95), (6, LONG, 0.05), ceiling, 0)
    cable, y = Stuff("#3E2A18", 0.6), np.linspace(0, LONG, 60)
    paths = []
    for side in (-1, 1):
        box((side * 0.55, LONG / 2, 2.72), (0.34, LONG, 0.02), dark, 0)
        for i, x in enumerate(rng.uniform(0.42, 0.68, 7)):
            sway = 0.05 * np.sin(np.linspace(0, 21, 60) + i * 2)
            paths.append(np.stack([side * x + sway, y, np.full(60, 2.76)], 1))
    tubes(paths, 0.018, cable)
    strip = Stuff("#9FE3DA", 0.5, glow=5.0)
    for at in np.arange(4, LONG, 5.2):
        box((0, at, 2.90), (0.14, 1.9, 0.02), strip, 0)
    warm = Stuff("#FFB566", 0.5, glow=3.2)
    box((0, RACKS + 0.3, 1.5), (6, 0.1, 3), dark, 0)
    box((0, RACKS + 0.22, 1.02), (0.62, 0.02, 2.04), warm, 0)


def racks(rng):
    """The machines of both walls; their lights by colour, as (x, y, z)."""
    frame, face = Stuff("#14181B", 0.42, metal=0.6), Stuff("#1D2225", 0.5, metal=0.5)
    lights = {name: [] for name in LEDS}
    for side in (-1, 1):
        for k in range(RACKS):
            x, y = side * 1.55, float(k)
            box((x + side * 0.45, y + 0.5, 1.16), (0.9, 0.96, 2.3), frame, 0.015)
            for q in range(UNITS):
                z, out = 0.12 + q * 2.1 / UNITS, rng.choice([0, 0.012, 0.02])
                if rng.random() < 0.12:
                    continue
                at = (x - side * (0.004 + out / 2), y + 0.5, z + 0.036)
                if k < 9:
                    box(at, (0.01 + out, 0.84, 0.068), face, 0.004)
                own = rng.choice(["g", "g", "g", "a", "c"])
                edge = x - side * (0.016 + out)
                for t in range(
                    rng.integers(0, 5) if k < 9 else int(rng.random() < 0.8)
                ):
                    name = own if rng.random() < 0.75 else rng.choice(["g", "a", "c"])
                    lights[name].append((edge, y + 0.14 + t * 0.028, z + 0.036))
    return lights


def leds(lights, rng):
    """Little glowing squares, one mesh a colour."""
    for name, places in lights.items():
        colour, power = LEDS[name]
        points, faces = [], []
        for x, y, z in places:
            a = 0.0075 if rng.random() < 0.8 else 0.011
            n = len(points)
            points += [(x, y + dy * a, z + dz * a * 0.7)
                       for dy, dz in ((-1, -1), (1, -1), (1, 1), (-1, 1))]  # fmt: skip
            faces.append((n, n + 1, n + 2, n + 3))
        solid(points, faces, Stuff(colour, 0.5, glow=power))


def rendered(samples):
    """The hall as linear light (H, W, 3)."""
    file = KEPT / "hall.exr"
    if samples:
        rng = np.random.default_rng(2)
        studio.begin(1280, 720, samples)
        hall(rng)
        leds(racks(rng), rng)
        studio.sky(0.5, (0.012, 0.045, 0.05))
        studio.panel((0, RACKS + 0.1, 1.1), (0, 0, 1.0), 0.6, 46, (1, 0.66, 0.32), 2)
        studio.panel((0, -1.5, 2.6), (0, 3, 0.6), 1.2, 26, (0.35, 0.75, 0.78))
        studio.eye((0, -0.9, 1.32), (0, 10, 1.16), 30, stop=2.8, focus=5.5, rise=-0.03)
        KEPT.mkdir(parents=True, exist_ok=True)
        studio.shot(file)
    light = np.maximum(studio.pixels(file)[..., :3], 0)
    return np.maximum(zoom(light, (1.5, 1.5, 1), order=1), 0)


def hazed(light):
    """Warm air before the door, in strata; cold air round it."""
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x - W / 2) / 495, (y - H * 0.47) / 345)
    drift = gaussian_filter(np.random.default_rng(2).random((H // 2, W // 2)), (5, 70))
    drift = (drift - drift.mean()) / drift.std()
    drift = zoom(drift, 2, order=1)[..., None]
    warm = np.exp(-(far**2))[..., None] * np.array([0.042, 0.024, 0.010])
    cold = np.exp(-((far / 2.2) ** 2))[..., None] * np.array([0.002, 0.014, 0.015])
    return light + (warm + cold) * (1 + 0.22 * drift)


def main():
    """Render if asked, finish, keep."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--render", action="store_true")
    ask.add_argument("--samples", type=int, default=10)
    args = ask.parse_args()
    light = hazed(rendered(args.samples if args.render else 0))
    file = finish.keep(light, OUT / "server.jpg", floor=True, exposure=1.25, bloom=0.24)
    packages = ("bpy", "numpy", "scipy", "pillow")
    note("server", ("server", "studio", "finish"), [file], packages, "MIT")


if __name__ == "__main__":
    main()
