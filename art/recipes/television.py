"""The television: the set in the dark of the ward, and the set alone.

    python art/recipes/television.py [--render lit dark cut] [--samples 12]

``--render`` makes the set anew (``build/television``). Writes the place ``television``
(no picture yet), with 240 lines, colours that run and a bow; and the set cut out, its
glass clear but for shade and a lamp's reflection, with the place of the glass beside
it: the game shows the puppets behind it.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

import bpy
import numpy as np
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates, zoom

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
import raster
import studio
from manifest import note
from studio import Stuff, box, sheet, tubes, turned

ROOT = Path(__file__).resolve().parents[2]
OUT, KEPT = ROOT / "art" / "places", ROOT / "build" / "television"
W, H = 1920, 1080
LINES = 240
HALF = (0.60, 0.45)
MIDDLE = (-0.16, 0.0, 0.0)
# The set alone: the rendered pixels, and the border about them for its shadow.
CUT, BORDER = (1000, 625), 60
SET = ROOT / "art" / "television"


def glass():
    """The bowed glass as a grid of points (u, v, 3) from -1 to 1."""
    u, v = np.meshgrid(np.linspace(-1, 1, 49), np.linspace(-1, 1, 37), indexing="ij")
    x = MIDDLE[0] + HALF[0] * u * (1 - 0.045 * v * v)
    z = MIDDLE[2] + HALF[1] * v * (1 - 0.055 * u * u)
    y = MIDDLE[1] - 0.07 * (1 - 0.5 * (u * u + v * v)) + 0.02
    return np.stack([x, y, z], -1), np.stack([u, v], -1)


def rounded(grow, depth, squareness=5.0, count=160):
    """A ring round the glass, ``grow`` metres outside it; (count, 3)."""
    a = np.linspace(0, 2 * np.pi, count, endpoint=False)
    c, s = np.cos(a), np.sin(a)
    r = (np.abs(c) ** squareness + np.abs(s) ** squareness) ** (-1 / squareness)
    x = MIDDLE[0] + (HALF[0] + grow) * r * c
    z = MIDDLE[2] + (HALF[1] + grow) * r * s
    return np.stack([x, np.full(count, depth), z], 1)


def cabinet(*, lit):
    """The set from before: veneer, cream bezel, cloth, knobs; its glass glows."""
    wood = Stuff("#5A3C22", 0.28, coat=0.5).veins("#3A2412", (1.2, 9, 16), 0.5, 0.5)
    bezel = Stuff("#8E8468", 0.35, coat=0.3)
    dark, brass = Stuff("#0C0E0F", 0.5), Stuff("#C99A54", 0.25, metal=0.9)
    cloth = Stuff("#4A3F2C", 0.9, sheen=0.3).rough(((90, 90, 90), 0.5, 0.01))
    box((0.0, 0.34, 0.0), (1.96, 0.66, 1.18), wood, 0.06)
    box((0.0, 0.0, 0.0), (1.86, 0.06, 1.08), dark, 0.03)
    rings = [rounded(g, y) for g, y in ((-0.03, 0.0), (0.01, -0.05), (0.045, -0.075),
                                        (0.075, -0.06), (0.085, -0.02))]  # fmt: skip
    sheet(np.stack(rings, 1), bezel, closed=True)
    box((0.68, -0.01, -0.17), (0.30, 0.05, 0.60), cloth, 0.01)
    for z in np.linspace(-0.44, 0.10, 10):
        box((0.68, -0.045, z), (0.30, 0.015, 0.012), brass, 0.003)
    for z, r in ((0.36, 0.075), (0.20, 0.055)):
        for size, deep, stuff in ((r, -0.06, brass), (r * 0.72, -0.11, dark)):
            knob = turned([(0.001, 0.0), (size * 0.92, 0.0), (size, -0.01),
                           (size, -0.05)], stuff, (0.68, deep, z))  # fmt: skip
            knob.rotation_euler = (np.pi / 2, 0, 0)
    box((0.68, -0.125, 0.385), (0.012, 0.02, 0.05), brass, 0.002)
    points, _ = glass()
    front = Stuff("#0A0F10", 0.06, coat=1.0)
    if lit:
        front = Stuff("#BFD9D2", 0.06, coat=1.0, glow=0.9)
    sheet(points, front)
    for s in (-1, 1):
        tubes([[(0.1, 0.3, 0.58), (0.1 + s * 0.62, 0.3, 1.35)]], 0.008, brass)


def room():
    """What stands about the set: a dark wall, a table, the night's two lights."""
    wall = Stuff("#4A5A55", 0.9).rough(((6, 6, 6), 0.1, 0.02))
    table = Stuff("#2B2118", 0.3, coat=0.3)
    box((0, 2.2, 0), (9, 0.1, 7), wall, 0)
    box((0, 0.2, -0.66), (5, 1.6, 0.12), table, 0.02)
    night()


def night():
    """The night's two lights: the lamp, high left, and the window."""
    studio.panel((-3.0, -2.4, 2.6), (0, 0, 0.1), 0.8, 46, (1, 0.66, 0.36))
    studio.panel((3.4, 0.4, 1.6), (0, 0.6, 0), 1.2, 40, (0.32, 0.72, 0.76))
    studio.sky(0.02, (0.3, 0.6, 0.62))


def camera():
    """From the foot of the bed: the set fills the upper two thirds."""
    studio.eye(
        (0.02, -4.2, 0.16), (0.02, 0, 0.16), 56, stop=4.0, focus=4.2, rise=-0.095
    )


def set_render(lit, samples):
    """The set, its glass glowing or dark, as linear light (H, W, 3)."""
    file = KEPT / f"set-{'lit' if lit else 'dark'}.exr"
    if samples:
        studio.begin(1280, 720, samples)
        cabinet(lit=lit)
        room()
        camera()
        KEPT.mkdir(parents=True, exist_ok=True)
        studio.shot(file)
    light = np.maximum(studio.pixels(file)[..., :3], 0)
    return np.maximum(zoom(light, (1.5, 1.5, 1), order=1), 0)


def near():
    """Straight before the set, which fills the frame."""
    studio.eye((0.0, -4.2, 0.0), (0, 0, 0.0), 71, stop=8.0, focus=4.2)


def on_glass(size, camera):
    """For every pixel of a picture: u, v on the glass and whether it is on it."""
    w, h = size
    studio.begin(w, h, 1)
    camera()
    bpy.context.view_layer.update()
    points, uv = glass()
    n, m = uv.shape[:2]
    scene = bpy.context.scene
    flat = [
        world_to_camera_view(scene, scene.camera, Vector(p))
        for p in points.reshape(-1, 3)
    ]
    screen = np.array([(p.x * w, (1 - p.y) * h, 0.0) for p in flat])
    i = np.arange(n * m).reshape(n, m)
    quads = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(
        -1, 4
    )
    tris = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    depth, which = np.full((h, w), -1e9), np.full((h, w), -1, np.int64)
    inside = np.zeros((h, w, 2))
    raster.fill(screen, tris, depth, which, inside)
    there = which >= 0
    b = np.dstack([inside, 1 - inside.sum(2)])[there]
    out = np.zeros((h, w, 2))
    out[there] = (uv.reshape(-1, 2)[tris[which[there]]] * b[:, :, None]).sum(1)
    return out[..., 0], -out[..., 1], there


def tube(picture, u, v, there, rng, strength=1.0):
    """The picture (h, w, 3) as light on the glass (H, W, 3)."""
    h, w = picture.shape[:2]
    jitter = gaussian_filter(rng.normal(0, 1, H), 1.2)[:, None] * 0.0016
    px, py = ((u + jitter) * 0.5 + 0.5) * (w - 1), (v * 0.5 + 0.5) * (h - 1)
    guns = [
        map_coordinates(
            picture[..., c], [py, px + (c - 1) * w / 1000], order=1, mode="nearest"
        )
        for c in range(3)
    ]
    out = np.stack(guns, -1)
    lum = np.clip(out.mean(-1, keepdims=True), 0, 1)
    scan = 0.70 + 0.30 * np.cos((v * 0.5 + 0.5) * LINES * 2 * np.pi)[..., None]
    dots = np.where(np.arange(W)[None, :, None] % 3 == np.arange(3), 1.16, 0.92)
    out = out * (scan * (1 - 0.45 * lum) + 0.45 * lum) * dots * 1.25
    roll = np.exp(-(((v - 0.55) / 0.05) ** 2))[..., None]
    out = out * (1 + 0.25 * roll) + rng.normal(0, 0.012, (H, W, 1))
    edge = np.clip((1 - np.abs(u) ** 8 - np.abs(v) ** 8) * 6, 0, 1)[..., None]
    fall = (1 - 0.45 * np.clip((u * u + v * v) / 1.7, 0, 1) ** 1.4)[..., None]
    return np.maximum(out, 0) * edge * fall * there[..., None] * strength


def snow(rng):
    """No picture: faint noise in lines, a grey that breathes. (h, w, 3)."""
    h, w = 480, 640
    grain = gaussian_filter(rng.random((h, w)), (0.7, 1.4))
    grain = np.clip((grain - 0.42) * 3.0, 0, 1) ** 1.5
    band = 0.6 + 0.4 * gaussian_filter(rng.random((h, 1)), (30, 0)) * 2
    return (grain * band)[..., None] * np.array([0.115, 0.165, 0.165]) + 0.012


def cut_out(samples):
    """The set alone, its glass clear, in its own shadow; the picture and the glass.

    Returns the picture (h, w, 4) of display values and the glass's box in its pixels.
    """
    file = KEPT / "set-cut.exr"
    if samples:
        studio.begin(*CUT, samples, transparent=True)
        cabinet(lit=False)
        night()
        near()
        studio.shot(file)
    found = studio.pixels(file)
    # The aerial would be cut by the frame: it is left out.
    found[: CUT[1] * 39 // 625] = 0
    alpha = np.clip(found[..., 3], 0, 1)
    colour = finish.display(
        3.4 * np.maximum(found[..., :3], 0) / (alpha[..., None] + 1e-4)
    )
    u, v, there = on_glass(CUT, near)
    clear = np.clip((1 - np.abs(u) ** 7 - np.abs(v) ** 7) * 6, 0, 1) * there
    # The glass: darker to its edges, and the lamp reflected at the upper left.
    fall = 0.62 * np.clip((u * u + v * v) / 1.7, 0, 1) ** 1.5
    shine = 0.13 * np.exp(-(((u + 0.52) / 0.36) ** 2) - ((v + 0.60) / 0.24) ** 2)
    pane = shine[..., None] * np.array([0.80, 0.96, 1.0])
    pane = pane + (fall * (1 - shine))[..., None] * finish.INK
    solid = (alpha * (1 - clear))[..., None]
    light = colour * solid + pane * clear[..., None]
    cover = solid[..., 0] + (fall * (1 - shine) + shine) * clear
    edge = ((BORDER, BORDER), (BORDER, BORDER))
    light, cover = np.pad(light, (*edge, (0, 0))), np.pad(cover, edge)
    shade = 0.8 * gaussian_filter(np.pad(alpha, edge), 24) * (1 - np.pad(alpha, edge))
    light = light + (shade * (1 - cover))[..., None] * finish.INK
    cover = cover + shade * (1 - cover)
    rows, columns = np.nonzero(there)
    box = [columns.min() + BORDER, rows.min() + BORDER]
    box += [np.ptp(columns) + 1, np.ptp(rows) + 1]
    straight = light / np.maximum(cover, 1e-4)[..., None]
    return np.dstack([np.clip(straight, 0, 1), cover]), [int(n) for n in box]


def kept_set(samples):
    """Write the set alone and where its glass is; the files."""
    picture, box = cut_out(samples)
    SET.mkdir(parents=True, exist_ok=True)
    files = [SET / "set.png", SET / "set.json"]
    Image.fromarray(np.rint(picture * 255).astype(np.uint8)).save(
        files[0], optimize=True
    )
    facts = {"size": [picture.shape[1], picture.shape[0]], "glass": box}
    files[1].write_text(json.dumps(facts) + "\n", "utf-8")
    return files


def main():
    """Render if asked; put the snow on the glass; finish and keep."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--render", nargs="*", choices=("lit", "dark", "cut"), default=[])
    ask.add_argument("--samples", type=int, default=12)
    args = ask.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    files = kept_set(args.samples if "cut" in args.render else 0)
    dark, lit = (set_render(n == "lit", args.samples if n in args.render else 0)
                 for n in ("dark", "lit"))  # fmt: skip
    u, v, there = on_glass((W, H), camera)
    # On the glass only the lamp's reflection is kept of what was rendered.
    shine = np.exp(-(((u + 0.50) / 0.42) ** 2) - ((v + 0.62) / 0.26) ** 2)
    pane = (0.0035 + 0.010 * shine)[..., None] * np.array([0.7, 0.95, 1.0])
    inside = np.clip((1 - np.abs(u) ** 6 - np.abs(v) ** 6) * 6, 0, 1) * there
    inside = inside[..., None]
    glow = np.maximum(lit - dark, 0) * (1 - inside)
    dark = dark * (1 - inside) + pane * inside
    rng = np.random.default_rng(3)
    cold = glow * np.array([0.35, 0.55, 0.56]) * 0.35
    picture = dark + cold + tube(snow(rng), u, v, there, rng)
    files += [finish.keep(picture, OUT / "television.jpg", floor=True, exposure=1.5)]
    sources = ("television", "raster", "studio", "finish")
    packages = ("bpy", "numpy", "scipy", "numba", "pillow")
    note("television", sources, files, packages, "MIT")


if __name__ == "__main__":
    main()
