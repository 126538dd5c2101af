"""The ward: one room, rendered once for each of its lights, and mixed into places.

    python art/recipes/ward.py [light ...] [--size 1920 1080] [--samples 16]

The lights are moon, lamp, fire, door and set. Light adds, so each place is a sum of
the same renders. Renders are kept under ``build/ward``. Where the story has them:

=============  ==============================================  ======================
place          what is seen                                    chapters
=============  ==============================================  ======================
ward-dark      no lamp, a little moon: before anything is      waking, its begin
ward           by night, one lamp                              waking, rows, show, face
ward-set       the television on                               show, face, singular
ward-fading    its picture going out                           show, its end
ward-fire      a small fire                                    face, hand
ward-door      the door open, light beyond                     singular, hand
ward-hearth    the fire, and the door                          hand, the endings
=============  ==============================================  ======================

The others: ``map`` and ``forest`` (waking, forest), ``forest-latent`` (forest, hand),
``television`` and ``stage`` (show, face, singular), ``server``, ``server-dark`` and
``server-door`` (face), ``title``.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

import bpy
import numpy as np
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector
from scipy.ndimage import zoom

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
import studio
from manifest import note
from studio import Stuff, bent, box, linear, sheet, tubes, turned

ROOT = Path(__file__).resolve().parents[2]
OUT, KEPT = ROOT / "art" / "places", ROOT / "build" / "ward"
LIGHTS = ("moon", "lamp", "fire", "door", "set")
WIDE, DEEP, HIGH, NEAR = 4.1, 8.2, 3.75, -6.2
PANES = ((-1.7, 0.65), (1.2, 0.65), (4.1, 0.65))
SILL, HEAD = 1.15, 3.25
LAMP_AT = (-2.15, 1.7, 2.55)
SET_AT = (1.75, 4.4)
FIRE_AT = (-0.55, 3.0)
# How far the view is tilted down to a fire, as a share of the height.
TILT = 0.15


SIZE = (1920, 1080)


def tiles(colour, joint, size, rough):
    """Glazed tiles with dark joints; ``size`` in metres, on the y-z plane."""
    stuff = Stuff(colour, rough)
    brick = stuff.node("TexBrick", Scale=1.0, Mortar_Size=0.014)
    brick.offset = 0.0
    brick.inputs["Brick Width"].default_value = size
    brick.inputs["Row Height"].default_value = size
    brick.inputs["Color1"].default_value = (*linear(colour), 1)
    brick.inputs["Color2"].default_value = (*[0.8 * v for v in linear(colour)], 1)
    brick.inputs["Mortar"].default_value = (*linear(joint), 1)
    apart, joined = stuff.node("SeparateXYZ"), stuff.node("CombineXYZ")
    stuff.link(stuff.place((1, 1, 1)), apart.inputs[0])
    total = stuff.node("Math")
    stuff.link(apart.outputs[0], total.inputs[0])
    stuff.link(apart.outputs[1], total.inputs[1])
    stuff.link(total.outputs[0], joined.inputs[0])
    stuff.link(apart.outputs[2], joined.inputs[1])
    stuff.link(joined.outputs[0], brick.inputs["Vector"])
    stuff.link(brick.outputs["Color"], stuff.shader.inputs["Base Color"])
    bump = stuff.node("Bump", Strength=0.35, Distance=0.01)
    bump.invert = True
    stuff.link(brick.outputs["Fac"], bump.inputs["Height"])
    stuff.link(bump.outputs[0], stuff.shader.inputs["Normal"])
    return stuff


def walls():
    """Floor, ceiling, three walls with windows and a door."""
    plaster = Stuff("#7C8A83", 0.85).veins("#5E6C66", (0.7, 0.7, 0.9), 0.5, 0.5)
    plaster.rough(((9, 9, 9), 0.12, 0.02))
    glaze = tiles("#4E6A66", "#222C2B", 0.2, 0.22)
    floor = Stuff("#39413E", 0.20).veins("#2B3331", (1.4, 1.4, 1), 0.5, 0.3)
    floor.rough(((2.2, 2.2, 2), 0.05, 0.02))
    trim = Stuff("#2A3331", 0.4)
    long, mid = DEEP - NEAR, (DEEP + NEAR) / 2
    box((0, mid, -0.05), (2 * WIDE, long, 0.1), floor, 0)
    box((0, mid, HIGH + 0.05), (2 * WIDE, long, 0.1), plaster, 0)
    box((-WIDE - 0.1, mid, HIGH / 2), (0.2, long, HIGH), plaster, 0)
    box((-WIDE + 0.005, mid, 0.65), (0.03, long, 1.3), glaze, 0)
    box((-WIDE + 0.02, mid, 1.32), (0.06, long, 0.05), trim)
    edges = [NEAR]
    for y, half in PANES:
        edges += [y - half, y + half]
    edges.append(DEEP)
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        box((WIDE + 0.15, (a + b) / 2, HIGH / 2), (0.3, b - a, HIGH), plaster, 0)
    for y, half in PANES:
        low, top = SILL / 2, (HEAD + HIGH) / 2
        box((WIDE + 0.15, y, low), (0.3, 2 * half, SILL), plaster, 0)
        box((WIDE + 0.15, y, top), (0.3, 2 * half, HIGH - HEAD), plaster, 0)
        window(y, half, trim)
    box((WIDE - 0.005, mid, 0.52), (0.03, long, 1.04), glaze, 0)
    for s in (-1, 1):
        box((s * 2.5, DEEP + 0.1, HIGH / 2), (3.2, 0.2, HIGH), plaster, 0)
        box((s * 2.5, DEEP - 0.005, 0.65), (3.2, 0.03, 1.3), glaze, 0)
    box((0, DEEP + 0.1, 3.45), (1.8, 0.2, 0.6), plaster, 0)


def window(y, half, trim):
    """A sash window in the right wall, its sill, and a radiator under it."""
    high = HEAD - SILL
    for z in np.linspace(SILL, HEAD, 5):
        box((WIDE + 0.12, y, z), (0.06, 2 * half, 0.05), trim, 0.004)
    for at in np.linspace(-half, half, 4):
        box((WIDE + 0.12, y + at, SILL + high / 2), (0.06, 0.04, high), trim, 0.004)
    box((WIDE - 0.04, y, SILL - 0.03), (0.3, 2 * half + 0.16, 0.06), trim)
    iron = Stuff("#59635F", 0.45)
    ribs = [
        bent((WIDE - 0.13, y + d, 0.2), (WIDE - 0.13, y + d, 0.5),
             (WIDE - 0.13, y + d, 0.6), (WIDE - 0.13, y + d, 0.9), 4)
        for d in np.linspace(-0.5, 0.5, 12)
    ]  # fmt: skip
    tubes(ribs, 0.035, iron)


def door(open_by):
    """Two leaves under a fan-light; ``open_by`` radians, the right one."""
    leaf, brass = (
        Stuff("#33423F", 0.45).rough(((6, 6, 40), 0.05, 0.01)),
        Stuff("#C99A54", 0.3, metal=0.9),
    )
    frame, glass = Stuff("#262F2D", 0.5), Stuff("#21302F", 0.08)
    for s in (-1, 1):
        box((s * 0.86, DEEP + 0.02, 1.5), (0.1, 0.26, 3.0), frame)
        turn = open_by if s > 0 else 0.0
        x, y = 0.81 - 0.4 * np.cos(turn), DEEP + 0.4 * np.sin(turn)
        middle = (x if s > 0 else -0.41, y if s > 0 else DEEP, 1.15)
        box(middle, (0.8, 0.06, 2.3), leaf, 0.008, (0, 0, -turn))
        for z, tall in ((0.6, 0.8), (1.65, 0.9)):
            at = (middle[0], middle[1] - 0.035, z)
            box(at, (0.54, 0.02, tall), frame if z < 1 else glass, 0.006, (0, 0, -turn))
        box((middle[0] - s * 0.31, middle[1] - 0.06, 1.1), (0.04, 0.04, 0.16), brass)
    box((0, DEEP + 0.02, 2.36), (1.8, 0.26, 0.1), frame)
    box((0, DEEP + 0.02, 3.05), (1.8, 0.26, 0.1), frame)
    for x in np.linspace(-0.8, 0.8, 5):
        box((x, DEEP + 0.02, 2.7), (0.03, 0.1, 0.66), frame, 0.004)


def bed(x, y, seed):
    """An iron bed along x, its head at a side wall, with pillow and blanket."""
    iron = Stuff("#4A5350", 0.35, metal=0.5)
    linen = Stuff("#B9B7A9", 0.9, sheen=0.3).rough(((7, 7, 7), 0.25, 0.03))
    wool = Stuff("#5D5A4C", 0.95, sheen=0.6).rough(((60, 60, 60), 0.25, 0.01))
    side = 1 if x > 0 else -1
    head, foot = side * (WIDE - 0.12), side * (WIDE - 2.15)
    for at, high in ((head, 1.18), (foot, 0.92)):
        hoop = bent((at, y - 0.45, 0.0), (at, y - 0.5, high * 1.32),
                    (at, y + 0.5, high * 1.32), (at, y + 0.45, 0.0), 40)  # fmt: skip
        bars = [
            [(at, y + d, 0.45), (at, y + d, high * (0.97 - 0.5 * d * d))]
            for d in np.linspace(-0.33, 0.33, 5)
        ]
        tubes([hoop], 0.024, iron)
        tubes([*bars, [(at, y - 0.44, 0.45), (at, y + 0.44, 0.45)]], 0.013, iron)
    u, v = np.meshgrid(np.linspace(0, 1, 70), np.linspace(-1, 1, 50), indexing="ij")
    rng = np.random.default_rng(seed)
    swell = 0.035 * np.sin(u * 9 + rng.uniform(0, 6)) * np.cos(v * 3 + 2 * u)
    swell += 0.02 * np.sin(u * 23 + v * 5 + seed) * (1 - np.abs(v))
    drop = np.clip(np.abs(v) - 0.82, 0, 1) * 2.2
    grid = np.stack([head + (foot - head) * (0.06 + 0.9 * u), y + 0.52 * v,
                     0.66 + swell - drop], -1)  # fmt: skip
    sheet(grid, wool)
    box(((head + foot) / 2, y, 0.5), (1.9, 0.9, 0.16), linen, 0.05)
    pillow = box((head - side * 0.33, y, 0.74), (0.42, 0.72, 0.2), linen, 0.09)
    pillow.modifiers["bevel"].segments = 6


def pendant(x, y, z, on):
    """An enamel lamp on its cord; the bulb glows when ``on``."""
    shade = Stuff("#1F2B29", 0.35)
    turned([(0.045, 0.2), (0.06, 0.15), (0.17, 0.08), (0.27, 0.0), (0.28, -0.015)],
           shade, (x, y, z))  # fmt: skip
    tubes([[(x, y, z + 0.18), (x, y, HIGH)]], 0.007, shade)
    glow = Stuff("#FFC98A", 0.3, glow=60.0 if on else 0.0)
    studio.ball((x, y, z + 0.02), 0.055, glow)


def television(x, y, on):
    """A set of the sixties on a steel stand, facing the beds."""
    wood, black = Stuff("#4A3220", 0.35, coat=0.3), Stuff("#0D0F10", 0.4)
    wood.veins("#33210F", (1.5, 12, 18), 0.5, 0.4)
    steel = Stuff("#7D8785", 0.3, metal=0.8)
    for dx in (-0.3, 0.3):
        for dy in (-0.22, 0.22):
            tubes([[(x + dx * 1.15, y + dy, 0), (x + dx, y + dy, 1.0)]], 0.016, steel)
    box((x, y, 1.0), (0.78, 0.55, 0.03), steel)
    box((x, y, 1.29), (0.8, 0.5, 0.56), wood, 0.04)
    box((x - 0.09, y - 0.245, 1.29), (0.56, 0.03, 0.46), black, 0.03)
    glow = Stuff("#BFE6E0", 0.1, glow=2.2 if on else 0.0, coat=1.0)
    if not on:
        glow = Stuff("#0B1211", 0.08, coat=1.0)
    u, v = np.meshgrid(np.linspace(-1, 1, 30), np.linspace(-1, 1, 24), indexing="ij")
    fat = (1 - 0.5 * u**6) * (1 - 0.5 * v**6)
    bow = 0.035 * (1 - 0.6 * (u**2 + v**2))
    grid = np.stack([x - 0.09 + 0.245 * u * (1 - 0.06 * v * v),
                     y - 0.258 - bow * fat,
                     1.29 + 0.19 * v * (1 - 0.06 * u * u)], -1)  # fmt: skip
    sheet(grid, glow)
    for z in (1.44, 1.34):
        turned([(0.001, 0.03), (0.03, 0.03), (0.035, 0.0)], steel,
               (x + 0.29, y - 0.25, z)).rotation_euler = (1.5708, 0, 0)  # fmt: skip
    rods = [[(x, y, 1.56), (x + s * 0.34, y, 2.05)] for s in (-1, 1)]
    tubes(rods, 0.005, steel)


def drapes():
    """A folded curtain on a rail, near and dark, at the right."""
    cloth = Stuff("#33463F", 0.9, sheen=0.3).rough(((30, 30, 30), 0.1, 0.01))
    u, v = np.meshgrid(np.linspace(0, 1, 240), np.linspace(0, 1, 60), indexing="ij")
    fold = 0.09 * np.sin(u * 60 + 1.3 * np.sin(u * 9)) * (0.55 + 0.45 * v)
    grid = np.stack([WIDE - 1.15 + fold, -3.9 + 1.5 * u + 0.05 * np.sin(u * 33),
                     2.75 - 2.45 * v], -1)  # fmt: skip
    sheet(grid, cloth)
    steel = Stuff("#7D8785", 0.3, metal=0.8)
    tubes([[(WIDE - 1.15, NEAR, 2.8), (WIDE - 1.15, 0.2, 2.8)]], 0.018, steel)


def lit(light):
    """Put in one of the lights."""
    cold, ember = (0.32, 0.72, 0.76), (1.0, 0.58, 0.26)
    match light:
        case "moon":
            for y, _ in PANES:
                at = (WIDE + 1.2, y - 0.35, 3.0)
                studio.panel(at, (WIDE - 2.2, y + 0.6, 0.2), 1.1, 95, cold, 1.5)
                studio.panel((WIDE + 0.32, y, 2.2), (0, y, 1.4), 1.2, 9, cold, 2.0)
            studio.beam((11, -1.4, 7.6), (-0.4, 2.4, 0.4), 5200, cold, 60, 0.2, 0.05)
            studio.sky(0.006, (0.3, 0.6, 0.62))
            outside()
        case "lamp":
            x, y, z = LAMP_AT
            studio.beam((x, y, z - 0.07), (x, y, 0), 520, ember, 150, 0.8, 0.04)
            studio.bulb((x, y, z - 0.10), 5.0, ember, 0.03)
        case "fire":
            x, y = FIRE_AT
            for dz, power in ((0.35, 60), (0.6, 26)):
                studio.bulb((x, y, dz), power, (1.0, 0.42, 0.12), 0.16)
        case "door":
            at, to = (0.6, DEEP + 2.2, 2.1), (0.2, DEEP - 4, 0.2)
            studio.panel(at, to, 1.4, 560, (1.0, 0.70, 0.40), 2.2)
            glow = Stuff("#FFC98A", 0.5, glow=2.6)
            box((0, DEEP + 3.0, 1.6), (6, 0.05, 3.4), glow, 0)
        case "set":
            x, y = SET_AT
            at = (x - 0.09, y - 0.34, 1.29)
            studio.panel(at, (x - 0.5, y - 4, 0.8), 0.44, 24, (0.62, 0.92, 0.95), 0.34)


def outside():
    """The night beyond the windows: fog, and the branches before it."""
    fog = Stuff("#2C6264", 1.0, glow=0.16)
    box((15, 8, 3.0), (0.1, 60, 14), fog, 0)
    bark = Stuff("#050708", 1.0)
    rng = np.random.default_rng(5)
    paths = []
    for y in np.linspace(0, 20, 15):
        grow(paths, np.array([11.0, y + rng.normal(0, 0.5), -1.0]), 1.5, 0.0, 6, rng)
    for path, wide in paths:
        tubes([path], wide, bark)


def grow(paths, foot, tilt, turn, left, rng):
    """A branch in the y-z plane from its foot, and the branches on it."""
    long = 0.35 * left * rng.uniform(0.75, 1.15)
    t = np.linspace(0, 1, 6)[:, None]
    way = np.array([0.0, np.cos(tilt), np.sin(tilt)])
    bow = np.array([0.0, -np.sin(tilt), np.cos(tilt)]) * turn
    path = foot + long * (t * way + t * t * bow)
    paths.append((path, 0.011 * left))
    if left > 1:
        for _ in range(2 if left > 4 else 3):
            at = path[rng.integers(3, 6)]
            lean = tilt + rng.choice((-1, 1)) * rng.uniform(0.25, 0.75)
            grow(paths, at, lean, rng.normal(0, 0.2), left - 1, rng)


def bowl(x, y):
    """The iron bowl that the small fire burns in, and its wood."""
    iron, wood = Stuff("#17191A", 0.6, metal=0.4), Stuff("#241A12", 0.9)
    turned([(0.05, 0.04), (0.2, 0.07), (0.29, 0.17), (0.31, 0.19)], iron, (x, y, 0))
    for i in range(5):
        a = i * 1.27
        d = np.array([np.cos(a), np.sin(a)]) * 0.17
        tubes([[(x - d[0], y - d[1], 0.14), (x + d[0], y + d[1], 0.26)]], 0.03, wood)


def room(light, size, samples):
    """The whole room with one of its lights."""
    studio.begin(*size, samples)
    walls()
    door(1.15 if light == "door" else 0.0)
    for i, y in enumerate((-0.9, 1.6, 4.3, 6.6)):
        bed(-1, y, i)
    for i, y in enumerate((2.65, 5.6)):
        bed(1, y, 10 + i)
    for y in (LAMP_AT[1], 4.6, 7.2):
        pendant(LAMP_AT[0], y, LAMP_AT[2], light == "lamp" and y == LAMP_AT[1])
    television(*SET_AT, light == "set")
    drapes()
    if light == "fire":
        bowl(*FIRE_AT)
    lit(light)
    at, to = (-0.35, -5.3, 1.52), (-0.05, 4.0, 1.52)
    studio.eye(at, to, 25, stop=4.0, focus=7.5, rise=0.06)


def on_screen(place, size):
    """Pixels (x, y) of a place in the room."""
    scene = bpy.context.scene
    bpy.context.view_layer.update()
    x, y, _ = world_to_camera_view(scene, scene.camera, Vector(place))
    return x * size[0], (1 - y) * size[1]


def fitted(light, size):
    """A render at the size of the places; soft lights are rendered smaller."""
    h, w = light.shape[:2]
    if (w, h) == tuple(size):
        return light
    return np.maximum(zoom(light, (size[1] / h, size[0] / w, 1), order=1), 0)


def lowered(light):
    """The view tilted down, so that the fire stands above the text, not behind it.

    What comes in at the foot is the last row again: there all falls to ink.
    """
    rows = round(TILT * light.shape[0])
    return np.pad(light[rows:], ((0, rows), (0, 0), (0, 0)), mode="edge")


def mixed(size):
    """Write the places from what was rendered."""
    found = {}
    for light in LIGHTS:
        file = KEPT / f"{light}.exr"
        if file.exists():
            found[light] = fitted(np.maximum(studio.pixels(file)[..., :3], 0), size)
    recipes = {
        "ward": {"moon": 2.0, "lamp": 2.8},
        "ward-fire": {"moon": 1.1, "lamp": 0.25, "fire": 1.5},
        "ward-door": {"moon": 1.6, "lamp": 0.6, "door": 1.1},
        "ward-set": {"moon": 1.2, "lamp": 0.3, "set": 1.3},
        "ward-dark": {"moon": 0.8, "lamp": 0.05},
        "ward-fading": {"moon": 1.1, "lamp": 0.15, "set": 0.35},
        "ward-hearth": {"moon": 0.8, "lamp": 0.15, "fire": 1.4, "door": 0.55},
    }
    files = []
    for name, shares in recipes.items():
        if set(shares) <= set(found):
            total = sum(found[light] * share for light, share in shares.items())
            x = np.linspace(0, 1, size[0])[None, :, None]
            # A face often stands before the windows: they keep back.
            total = total * (1 - 0.55 * np.clip((x - 0.74) / 0.2, 0, 1) ** 1.5)
            if "fire" in shares:
                total = total + finish.flame(size, on_screen((*FIRE_AT, 0.2), size))
                total = lowered(total)
            files.append(finish.keep(total, OUT / f"{name}.jpg", floor=True))
    return files


def main():
    """Render what is asked for, then mix what is there."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("lights", nargs="*", default=[])
    ask.add_argument("--size", nargs=2, type=int, default=SIZE)
    ask.add_argument("--samples", type=int, default=16)
    ask.add_argument("--nomix", action="store_true", help="render only")
    args = ask.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    for light in args.lights:
        room(light, args.size, args.samples)
        studio.shot(KEPT / f"{light}.exr")
    if args.nomix:
        return
    room("moon", SIZE, 1)
    files = mixed(SIZE)
    sources = ("ward", "studio", "finish")
    note("ward", sources, files, ("bpy", "numpy", "scipy", "pillow"), "MIT")


if __name__ == "__main__":
    main()
