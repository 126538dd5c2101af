"""What the show needs beside its puppets: slate, microphone, jigsaw, frame, lantern.

    python art/recipes/props.py [name ...] [--render] [--samples 24]

Each is rendered in the puppets' light on a clear ground, its foot in the middle of the
lower edge (``art/puppets/props``). ``props.json`` says how many of their pixels are a
metre, where each stands, where the slate's and the frame's inside is, and where the
lantern's flame.
"""

import json
import math
from argparse import ArgumentParser

import bpy
import numpy as np
import studio
from bpy_extras.object_utils import world_to_camera_view
from clear import KEPT, sprite
from manifest import ART, note
from mathutils import Vector
from puppets import lights, lime
from studio import Stuff, ball, bent, box, tubes, turned

OUT = ART / "puppets" / "props"
METRE, AWAY = 378, 6.6
GOLD = (0.70, 0.34, 0.12)
# How high above the boards the lantern's flame is.
FLAME = 0.24


def oak():
    """Dark oiled wood."""
    stuff = Stuff("#7A4A26", 0.45, coat=0.2).veins("#54301A", (3, 16, 16), 0.5, 0.35)
    return stuff.rough(((8, 40, 40), 0.1, 0.004))


def bars(wide, high, thick, deep, stuff, foot=0.0):
    """Four bars around an opening that stands ``foot`` above the boards."""
    z = foot + high / 2
    made = [
        box(
            (0, 0, z + s * (high + thick) / 2),
            (wide + 2 * thick, deep, thick),
            stuff,
            0.012,
        )
        for s in (-1, 1)
    ]
    made += [
        box((s * (wide + thick) / 2, 0, z), (thick, deep, high), stuff, 0.012)
        for s in (-1, 1)
    ]
    return made


def corners(wide, high, foot, y):
    """The opening's corners in space."""
    return [(s * wide / 2, y, foot + t * high) for s in (-1, 1) for t in (0, 1)]


def slate():
    """A school slate in its frame, a chalk on its ledge."""
    stone = Stuff("#1B2426", 0.75).veins("#232E30", (5, 5, 9), 0.5, 0.5)
    stone.rough(((40, 40, 40), 0.08, 0.004))
    bars(0.78, 0.56, 0.055, 0.05, oak(), 0.085)
    box((0, 0.012, 0.365), (0.79, 0.02, 0.57), stone, 0)
    box((0, -0.05, 0.055), (0.80, 0.08, 0.018), oak(), 0.006)
    chalk = Stuff("#E9E2D0", 0.9)
    stick = turned(
        [(0.001, -0.07), (0.016, -0.068), (0.016, 0.068), (0.001, 0.07)],
        chalk,
        sides=20,
    )
    stick.location, stick.rotation_euler = (0.21, -0.055, 0.081), (0, math.pi / 2, 0.12)
    for s in (-1, 1):
        box((s * 0.30, 0.0, 0.02), (0.05, 0.16, 0.04), oak(), 0.01)
    return corners(0.78, 0.56, 0.085, 0.0)


def microphone():
    """A singer's microphone of the old kind, on a brass foot."""
    brass, steel = Stuff(GOLD, 0.28, metal=1.0), Stuff("#B9BEC0", 0.25, metal=1.0)
    dark = Stuff("#14181A", 0.5)
    turned(
        [
            (0.001, 0.05),
            (0.04, 0.048),
            (0.06, 0.035),
            (0.155, 0.022),
            (0.17, 0.008),
            (0.165, 0.0),
        ],
        brass,
    )
    turned([(0.016, 0.04), (0.016, 0.56)], brass, sides=24)
    turned([(0.028, 0.54), (0.032, 0.57), (0.028, 0.60)], steel, sides=32)
    ball((0, 0, 0.725), 0.105, dark, (1.0, 0.8, 1.32), 48)
    ring = np.linspace(0, math.tau, 60)
    for z in np.linspace(-0.105, 0.105, 8):
        r = math.sqrt(1 - (z / 0.139) ** 2) * 0.108
        hoop = np.stack(
            [r * np.cos(ring), 0.8 * r * np.sin(ring), np.full(60, 0.725 + z)], 1
        )
        tubes([hoop], 0.0085, steel, closed=True)
    for turn in (0.0, math.pi / 2, 1.0, 2.14):
        x, z = 0.111 * np.cos(ring), 0.725 + 0.145 * np.sin(ring)
        tubes(
            [np.stack([x * math.cos(turn), 0.8 * x * math.sin(turn), z], 1)],
            0.011,
            steel,
            closed=True,
        )
    turned([(0.112, 0.712), (0.116, 0.725), (0.112, 0.738)], brass)


def jigsaw():
    """Twelve pieces in a tray, one of them still missing; it leans on the tray."""
    bars(0.72, 0.54, 0.05, 0.07, oak(), 0.07)
    box((0, 0.022, 0.34), (0.73, 0.02, 0.55), Stuff("#2A1A10", 0.9), 0)
    tones = (
        "#24545C",
        "#2F6A6C",
        "#E8CF96",
        "#2B5F66",
        "#1F4A44",
        "#28584C",
        "#2F6450",
        "#1D463E",
        "#14332C",
        "#1B4034",
        "#17392F",
        "#123029",
    )
    for i, tone in enumerate(tones):
        if i != 5:
            piece(((i % 4 - 1.5) * 0.18, -0.005, 0.07 + (2.5 - i // 4) * 0.18), tone, i)
    piece((0.26, -0.14, 0.105), tones[5], 5, (math.radians(-20), math.radians(24), 0.2))
    for s in (-1, 1):
        box((s * 0.28, 0.0, 0.01), (0.05, 0.16, 0.03), oak(), 0.008)


def piece(at, tone, i, turn=(0, 0, 0)):
    """A painted piece of wood, with a knob to its right and one above."""
    paint = Stuff(tone, 0.45, coat=0.3)
    handle = studio.put(None, None, smooth=False)
    made = [box((0, 0, 0), (0.172, 0.03, 0.172), paint, 0.008)]
    knobs = []
    if i % 4 < 3:
        knobs.append((0.098, 0, 0.02 * (-1) ** i))
    if i > 3:
        knobs.append((0.02 * (-1) ** i, 0, 0.098))
    for x, _, z in knobs:
        knob = turned(
            [(0.001, -0.016), (0.030, -0.016), (0.036, -0.008), (0.036, 0.016)],
            paint,
            sides=28,
        )
        knob.location, knob.rotation_euler = (x, -0.002, z), (math.pi / 2, 0, 0)
        made.append(knob)
    for thing in made:
        thing.parent = handle
    handle.location, handle.rotation_euler = at, turn


def frame():
    """A gilt frame on two feet; its inside is dark until a picture is put in."""
    gold = Stuff(GOLD, 0.34, metal=0.9).rough(((30, 30, 30), 0.25, 0.006))
    bars(0.48, 0.60, 0.04, 0.05, gold, 0.13)
    bars(0.56, 0.68, 0.035, 0.09, gold, 0.09)
    box((0, 0.015, 0.43), (0.49, 0.02, 0.61), Stuff("#0B1012", 0.8), 0)
    beads = []
    for x in np.linspace(-0.255, 0.255, 18):
        beads += [(x, 0.107), (x, 0.753)]
    for z in np.linspace(0.14, 0.72, 20):
        beads += [(-0.262, z), (0.262, z)]
    for x, z in beads:
        ball((x, -0.036, z), 0.0135, gold, sides=14)
    for s in (-1, 1):
        for z in (0.072, 0.788):
            ball((s * 0.296, -0.03, z), 0.042, gold, (1, 0.6, 1), 28)
        box((s * 0.2, 0.05, 0.03), (0.05, 0.2, 0.06), gold, 0.015)
    return corners(0.48, 0.60, 0.13, -0.02)


def flame():
    """Ember that is paler in its middle and clear at its edge.

    No brighter than keeps its hue: the shoulder turns a strong ember to lemon.
    """
    stuff = Stuff("#FF6A24", 1.0, glow=1.15)
    facing = stuff.node("LayerWeight", Blend=0.5).outputs["Facing"]
    ways = (
        ("Emission Color", ((0.0, "#FFB478"), (0.18, "#FF7C30"), (0.5, "#EE4E18"))),
        ("Alpha", ((0.4, "#FFFFFF"), (0.9, "#000000"))),
    )
    for name, stops in ways:
        ramp = stuff.node("ValToRGB")
        marks = ramp.color_ramp.elements
        for i, (at, code) in enumerate(stops):
            mark = marks[i] if i < len(marks) else marks.new(at)
            mark.position, mark.color = at, (*studio.linear(code), 1)
        stuff.link(facing, ramp.inputs[0])
        stuff.link(ramp.outputs[0], stuff.shader.inputs[name])
    return stuff


def lantern():
    """A brass lantern with a flame behind its panes."""
    brass = Stuff(GOLD, 0.30, metal=1.0).rough(((25, 25, 25), 0.12, 0.004))
    turned([(0.17, 0.0), (0.175, 0.025), (0.14, 0.05), (0.13, 0.07)], brass)
    turned(
        [
            (0.145, 0.395),
            (0.15, 0.41),
            (0.10, 0.47),
            (0.045, 0.50),
            (0.04, 0.53),
            (0.001, 0.535),
        ],
        brass,
    )
    for k in range(6):
        a = math.tau * (k + 0.5) / 6
        box(
            (0.130 * math.cos(a), 0.130 * math.sin(a), 0.235),
            (0.014, 0.014, 0.34),
            brass,
            0.004,
            (0, 0, a),
        )
    ring = np.linspace(0, math.tau, 60)
    for z in (0.16, 0.31):
        tubes(
            [np.stack([0.134 * np.cos(ring), 0.134 * np.sin(ring), np.full(60, z)], 1)],
            0.006,
            brass,
            closed=True,
        )
    turned([(0.045, 0.07), (0.045, 0.13), (0.02, 0.14)], lime())
    turned(
        [(0.001, 0.12), (0.05, 0.17), (0.042, 0.22), (0.018, 0.30), (0.001, 0.36)],
        flame(),
    )
    grip = bent(
        (-0.13, 0, 0.42), (-0.15, 0, 0.74), (0.15, 0, 0.74), (0.13, 0, 0.42), 40
    )
    tubes([grip], 0.010, brass)
    studio.bulb((0, 0, FLAME), 2.5, (1, 0.55, 0.2), 0.04)


# What makes it, its size in metres, and where its foot stands: in shares of a puppet's
# height from the middle of the boards.
MADE = {
    "slate": (slate, (1.00, 0.74), 0.0),
    "microphone": (microphone, (0.42, 0.92), 0.0),
    "jigsaw": (jigsaw, (0.92, 0.74), -0.02),
    "frame": (frame, (0.74, 0.90), 0.02),
    "lantern": (lantern, (0.44, 0.74), 0.62),
}


def seen(points, size):
    """The pixels of points in space."""
    bpy.context.view_layer.update()
    scene = bpy.context.scene
    found = [world_to_camera_view(scene, scene.camera, Vector(p)) for p in points]
    return [(v.x * size[0], (1 - v.y) * size[1]) for v in found]


def inside(points, size):
    """The pixels (x, y, w, h) within corners in space."""
    x, y = (sorted(pixels) for pixels in zip(*seen(points, size), strict=True))
    left, right, top, low = x[1], x[2], y[1], y[2]
    return [math.ceil(left), math.ceil(top), int(right - left), int(low - top)]


def render(name, samples):
    """One prop, rendered if asked; its file and its facts."""
    make, (wide, high), at = MADE[name]
    size = (round(wide * METRE), round(high * METRE))
    studio.begin(*size, samples or 1, transparent=True)
    lens = METRE * 36 * AWAY / max(size)
    studio.eye((0, -AWAY, high / 2 + 0.5), (0, 0, high / 2 - 0.03), lens)
    opening = make()
    raw = KEPT / "props" / f"{name}.exr"
    if samples:
        lights()
        raw.parent.mkdir(parents=True, exist_ok=True)
        studio.shot(raw)
    file = sprite(raw, size, OUT / f"{name}.png")
    flames = seen([(0, 0, FLAME)] if name == "lantern" else [], size)
    return file, {
        "size": size,
        "at": at,
        "inside": inside(opening, size) if opening else None,
        "flame": [round(v) for v in flames[0]] if flames else None,
    }


def main():
    """Make the props that are named, or all."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("names", nargs="*")
    ask.add_argument("--render", action="store_true")
    ask.add_argument("--samples", type=int, default=24)
    args = ask.parse_args()
    files, facts = [], {}
    for name in MADE:
        fresh = args.render and name in (args.names or MADE)
        file, facts[name] = render(name, args.samples if fresh else 0)
        print(name, facts[name], flush=True)
        files.append(file)
    listed = OUT / "props.json"
    listed.write_text(
        json.dumps({"metre": METRE, "props": facts}, indent=1) + "\n", "utf-8"
    )
    scripts = ("props", "puppets", "studio", "clear", "finish")
    note("props", scripts, [*files, listed], ("bpy", "numpy", "scipy", "pillow"), "MIT")


if __name__ == "__main__":
    main()
