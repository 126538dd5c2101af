"""The server hall: two walls of machines, and a door at the end with warm light.

    python art/recipes/server.py [--render] [--samples 12]

The hall is rendered once for each of its lights, cold, warm and leds, from where the
memory begins (``hall``) and from nearer the door (``near``). Light adds, so each place
is a sum of the same renders: ``server``, ``server-dark`` with the door shut, and
``server-door``. The lights of the machines blink in the game, which has each place
without them (``layers/*-off.jpg``) and where each is (``layers/*-lights.json``).
Renders are kept under ``build/server``.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

import bpy
import numpy as np
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector
from scipy.ndimage import gaussian_filter, zoom

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
import studio
import winks
from manifest import note
from studio import Stuff, box, solid, tubes

ROOT = Path(__file__).resolve().parents[2]
OUT, KEPT = ROOT / "art" / "places", ROOT / "build" / "server"
LAYERS = ROOT / "art" / "layers"
W, H = 1920, 1080
SIZE = (1280, 720)
LONG, RACKS, UNITS = 34.0, 17, 26
LEDS = {"g": ("#5CF2B5", 26), "a": ("#FFB04A", 30), "c": ("#63C9FF", 22)}
LIGHTS = ("cold", "warm", "leds")
# Pixels of a light's patch: farther ones are too small to blink.
SMALLEST = 9


class View(NamedTuple):
    """A camera: how far into the hall, what it is focused on, the last fine rack."""

    deep: float
    high: float
    focus: float
    fine: int


VIEWS = {"hall": View(-0.9, 1.32, 5.5, 9), "near": View(8.6, 1.30, 4.5, RACKS)}


class Led(NamedTuple):
    """A light: its colour, its place in the hall, its rack (from 0), unit and seat."""

    colour: str
    place: tuple
    rack: int
    unit: int


def hall(rng, light):
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
    strip = Stuff("#9FE3DA", 0.5, glow=5.0 if light == "cold" else 0.0)
    for at in np.arange(4, LONG, 5.2):
        box((0, at, 2.90), (0.14, 1.9, 0.02), strip, 0)
    shut = Stuff("#11171A", 0.35, metal=0.6)
    warm = Stuff("#FFB566", 0.5, glow=3.2) if light == "warm" else shut
    box((0, RACKS + 0.3, 1.5), (6, 0.1, 3), dark, 0)
    box((0, RACKS + 0.22, 1.02), (0.62, 0.02, 2.04), warm, 0)


def racks(rng, fine):
    """The machines of both walls, the first ``fine`` in detail; their lights."""
    frame, face = Stuff("#14181B", 0.42, metal=0.6), Stuff("#1D2225", 0.5, metal=0.5)
    found = []
    for side in (-1, 1):
        for k in range(RACKS):
            x, y = side * 1.55, float(k)
            box((x + side * 0.45, y + 0.5, 1.16), (0.9, 0.96, 2.3), frame, 0.015)
            for q in range(UNITS):
                z, out = 0.12 + q * 2.1 / UNITS, rng.choice([0, 0.012, 0.02])
                if rng.random() < 0.12:
                    continue
                at = (x - side * (0.004 + out / 2), y + 0.5, z + 0.036)
                if k < fine:
                    box(at, (0.01 + out, 0.84, 0.068), face, 0.004)
                own = rng.choice(["g", "g", "g", "a", "c"])
                edge = x - side * (0.016 + out)
                for t in range(
                    rng.integers(0, 5) if k < fine else int(rng.random() < 0.8)
                ):
                    name = own if rng.random() < 0.75 else rng.choice(["g", "a", "c"])
                    place = (edge, y + 0.14 + t * 0.028, z + 0.036)
                    rack = k + RACKS * (side > 0)
                    found.append(Led(str(name), place, rack, UNITS - 1 - q))
    return found


def leds(found, rng, *, lit):
    """Little squares, one mesh a colour; they glow when ``lit``."""
    for name, (colour, power) in LEDS.items():
        points, faces = [], []
        for x, y, z in (led.place for led in found if led.colour == name):
            a = 0.0075 if rng.random() < 0.8 else 0.011
            n = len(points)
            points += [(x, y + dy * a, z + dz * a * 0.7)
                       for dy, dz in ((-1, -1), (1, -1), (1, 1), (-1, 1))]  # fmt: skip
            faces.append((n, n + 1, n + 2, n + 3))
        glow = Stuff(colour, 0.5, glow=power) if lit else Stuff("#0C1110", 0.5)
        solid(points, faces, glow)


def built(name, light, samples):
    """The whole hall from one of its views, with one of its lights; the LEDs."""
    view, rng = VIEWS[name], np.random.default_rng(2)
    studio.begin(*SIZE, samples)
    hall(rng, light)
    found = racks(rng, view.fine)
    leds(found, rng, lit=light == "leds")
    if light == "cold":
        studio.sky(0.5, (0.012, 0.045, 0.05))
        studio.panel((0, -1.5, 2.6), (0, 3, 0.6), 1.2, 26, (0.35, 0.75, 0.78))
    if light == "warm":
        studio.panel((0, RACKS + 0.1, 1.1), (0, 0, 1.0), 0.6, 46, (1, 0.66, 0.32), 2)
    at, to = (0, view.deep, view.high), (0, view.deep + 10.9, view.high - 0.16)
    studio.eye(at, to, 30, stop=2.8, focus=view.focus, rise=-0.03)
    return found


def rendered(name, light):
    """What was rendered, as linear light (H, W, 3)."""
    seen = np.maximum(studio.pixels(KEPT / f"{name}-{light}.exr")[..., :3], 0)
    return np.maximum(zoom(seen, (H / SIZE[1], W / SIZE[0], 1), order=1), 0)


def hazed(light, middle=(0.5, 0.47), wide=1.0, *, warm=1.0):
    """Warm air before the door, in strata; cold air round it."""
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x - W * middle[0]) / 495, (y - H * middle[1]) / 345) / wide
    drift = gaussian_filter(np.random.default_rng(2).random((H // 2, W // 2)), (5, 70))
    drift = (drift - drift.mean()) / drift.std()
    drift = zoom(drift, 2, order=1)[..., None]
    lit = np.exp(-(far**2))[..., None] * np.array([0.042, 0.024, 0.010]) * warm
    cold = np.exp(-((far / 2.2) ** 2))[..., None] * np.array([0.002, 0.014, 0.015])
    return light + (lit + cold) * (1 + 0.22 * drift)


def boxes(found):
    """The lights of each unit as a patch (x, y, w, h, bank, row), in whole pixels.

    The lights of a unit blink as one: near ones are so soft that a cut between them
    would be seen.
    """
    bpy.context.view_layer.update()
    units = {}
    for led in found:
        units.setdefault((led.rack, led.unit), []).append(spot(led.place))
    lamps = []
    for (rack, unit), spots in sorted(units.items()):
        high = min(46.0, 0.86 * gap(units, rack, unit))
        left, right = min(at[0] for at in spots), max(at[0] for at in spots)
        x, w = round(left - 0.6 * high), round(right - left + 1.2 * high)
        y = round(float(np.mean([at[1] for at in spots])) - high / 2)
        if high < SMALLEST or x < 0 or x + w > W or y < 0 or y + high > H:
            continue
        lamps.append((x, y, w, round(high), rack, unit))
    return lamps


def spot(place):
    """The pixel of a place in the hall, with parts of pixels."""
    scene = bpy.context.scene
    x, y, _ = world_to_camera_view(scene, scene.camera, Vector(place))
    return x * W, (1 - y) * H


def gap(units, rack, unit):
    """Pixels from a unit to the nearest other one of its rack."""
    y = units[rack, unit][0][1]
    others = [s[0][1] for (r, u), s in units.items() if r == rack and u != unit]
    return min((abs(y - other) for other in others), default=46.0)


def kneed(light):
    """The brightest light held back with its hue: the door stays amber, not yellow."""
    most = light.max(axis=2, keepdims=True)
    held = np.where(most > 1, 1 + 0.32 * (most - 1), most)
    return light * held / np.maximum(most, 1e-6)


def finished(light):
    """Display values of a view of the hall."""
    return finish.graded(light, floor=True, exposure=1.25, bloom=0.24)


def places(samples):
    """Write the three places and the lights of two of them; the files."""
    files = []
    for name, shows in (("hall", "server"), ("near", "server-door")):
        cold, warm, dots = (rendered(name, light) for light in LIGHTS)
        warm = kneed(warm)
        wide = 1.0 if name == "hall" else 2.1
        air = hazed(cold + warm, wide=wide)
        pictures = [finished(air + dots), finished(air)]
        files.append(finish.saved(pictures[0], OUT / f"{shows}.jpg"))
        lamps = boxes(built(name, "leds", samples))
        files += winks.kept(LAYERS, shows, pictures, lamps, "rack")
        if name == "hall":
            dark = hazed(0.5 * cold + 0.015 * warm + 0.9 * dots, warm=0.04)
            bare = hazed(0.5 * cold + 0.015 * warm, warm=0.04)
            pictures = [finished(dark), finished(bare)]
            files.append(finish.saved(pictures[0], OUT / "server-dark.jpg"))
            files += winks.kept(LAYERS, "server-dark", pictures, lamps, "rack")
    return files


def main():
    """Render if asked, finish, keep."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--render", action="store_true")
    ask.add_argument("--samples", type=int, default=12)
    args = ask.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    for name in VIEWS if args.render else ():
        for light in LIGHTS:
            built(name, light, args.samples)
            studio.shot(KEPT / f"{name}-{light}.exr")
    packages = ("bpy", "numpy", "scipy", "pillow")
    scripts = ("server", "studio", "winks", "finish")
    note("server", scripts, places(args.samples), packages, "MIT")


if __name__ == "__main__":
    main()
