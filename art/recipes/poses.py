"""The puppets' poses and their empty stage, as pictures.

    python art/recipes/poses.py [name-pose ... | stage] [--render] [--samples 8]

Renders each puppet in each of its poses on a clear ground (``art/puppets``), and the
stage, as a place and as the television shows it. A face is never clear: beside each
pose lie three patches of it, smeared sideways, which the game shows by turns.
"""

import json
import math
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
import studio
from clear import keep, values
from manifest import note
from puppets import MAKERS, POSES, lights, stage

ART = Path(__file__).resolve().parents[1]
OUT, KEPT = ART / "puppets", ART.parent / "build" / "puppets"
SIZE, SMEARS, SPILL = (420, 570), 3, 0.3
# Where each face is, in metres: its height, and its radii across and up.
FACES = {
    "jacques": (1.27, 0.33, 0.25),
    "foster": (1.52, 0.31, 0.21),
    "foster-despair": (1.35, 0.31, 0.20),
}


def lit_stage(samples):
    """The empty stage as linear light (720, 1280, 3), rendered if asked.

    The boards lie two thirds down: what stands on them is above the text.
    """
    raw = KEPT / "stage.exr"
    if samples:
        studio.begin(1280, 720, samples, transparent=True)
        stage()
        lights()
        for x in np.linspace(-1.9, 1.9, 5):
            studio.bulb((x, -0.95, 0.22), 6, (1, 0.52, 0.2), 0.06)
        # The sky from above, the moon's own warmth on it, a lamp low behind the firs.
        studio.panel((0, 0.6, 3.1), (0, 1.7, 1.2), 2.4, 42, (0.6, 0.9, 1), 0.5)
        studio.bulb((0.1, 1.35, 2.22), 7, (1, 0.85, 0.55), 0.3)
        studio.panel((0, 0.75, 0.5), (0, 1.7, 1.0), 2.6, 10, (1, 0.62, 0.28), 0.2)
        # The curtains and the boards are the warmest thing there is.
        for side in (-1, 1):
            at = (side * 1.1, -3.2, 3.3)
            studio.beam(at, (side * 2.2, 0, 1.5), 260, (1, 0.66, 0.36), 50, 0.9, 0.3)
        studio.eye((0, -6.6, 1.3), (0, 0, 1.3), 40, stop=2.2, focus=6.45, rise=-0.081)
        KEPT.mkdir(parents=True, exist_ok=True)
        studio.shot(raw)
    found = np.maximum(studio.pixels(raw), 0)
    return finish.to_linear(finish.display(found[..., :3] * 1.15)) ** 1.12


def staged(samples):
    """The empty stage as a place, and as the show on the television; the files."""
    light = lit_stage(samples)
    # A memory: the far wood is softer than the eye would have it, the edges are lost.
    place = np.maximum(zoom(light, (1.5, 1.5, 1), order=1), 0)
    across = np.linspace(-1, 1, place.shape[1])[None, :, None]
    place = place * np.clip(1.25 - np.abs(across) ** 3, 0.1, 1)
    files = [finish.keep(place, ART / "places" / "stage.jpg", floor=True, bloom=0.34)]
    show = light[:540, 280:1000]
    values = np.rint(finish.display(1.35 * show) * 255).astype(np.uint8)
    picture = Image.fromarray(values).resize((640, 480), Image.Resampling.LANCZOS)
    file = ART / "television" / "show.jpg"
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file, quality=88, optimize=True)
    return [*files, file]


def face_box(who, pose):
    """The pixels of a sprite that its face fills: (left, top, width, height)."""
    w, h = SIZE
    tall, across, up = FACES.get(f"{who}-{pose}", FACES[who])
    lean = POSES[who][pose][2]
    bpy.context.view_layer.update()
    scene = bpy.context.scene
    at = Vector((math.sin(lean) * tall, -0.34, math.cos(lean) * tall))
    middle = world_to_camera_view(scene, scene.camera, at)
    metre = h * 105 / 36 / 6.6
    wide, high = round(3.1 * across * metre), round(2.3 * up * metre)
    x, y = round(middle.x * w - wide / 2), round((1 - middle.y) * h - high / 2)
    return x, y, wide, high


def smeared(patch, rng):
    """A face that will not focus: rows torn sideways and drawn out; (h, w, 4)."""
    h, w = patch.shape[:2]
    y, x = np.mgrid[0:h, 0:w]
    far = np.hypot((x - w / 2) / (w / 2), (y - h / 2) / (h / 2))
    m = np.clip((1.0 - far) / 0.42, 0, 1)
    m = (m * m * (3 - 2 * m))[..., None]
    tear = np.repeat(rng.normal(0, 0.035 * w, h // 3 + 1), 3)[:h]
    tear = tear + gaussian_filter(rng.normal(0, 1, h), 7) * 0.20 * w
    at = [y, x + tear[:, None] * m[..., 0]]
    torn = [
        map_coordinates(patch[..., c], at, order=1, mode="nearest") for c in range(4)
    ]
    soft = np.stack([gaussian_filter(p, (0.5, 0.055 * w)) for p in torn], -1)
    streak = np.repeat(rng.normal(0, 0.10, h // 3 + 1), 3)[:h, None, None]
    soft[..., :3] *= np.clip(1 + streak, 0.7, 1.25)
    # What is torn past the head's edge is a breath, not a second head.
    near = gaussian_filter(patch[..., 3], (0, 0.02 * w))[..., None]
    soft *= SPILL + (1 - SPILL) * near
    return patch * (1 - m) + np.clip(soft, 0, 1) * m


def sprite(who, pose, samples):
    """One puppet in one pose on a clear ground, rendered if asked.

    Returns its two files, the sprite and the patches beside each other, and the box.
    """
    raw = KEPT / f"{who}-{pose}.exr"
    studio.begin(*SIZE, samples or 1, transparent=True)
    studio.eye((0, -6.6, 1.5), (0, 0, 1.12), 105)
    if samples:
        MAKERS[who](pose)
        lights()
        KEPT.mkdir(parents=True, exist_ok=True)
        studio.shot(raw)
    box_of_face = face_box(who, pose)
    whole = values(raw)
    if whole.shape[:2] != SIZE[::-1]:
        less = (SIZE[1] / whole.shape[0], SIZE[0] / whole.shape[1], 1)
        fine = gaussian_filter(whole, (0.5, 0.5, 0))
        whole = np.clip(zoom(fine, less, order=1), 0, 1)
    x, y, w, h = box_of_face
    clear = whole[y : y + h, x : x + w].copy()
    rng = np.random.default_rng(sum(map(ord, who + pose)))
    patches = [smeared(clear, rng) for _ in range(SMEARS)]
    whole[y : y + h, x : x + w] = patches[0]
    files = [OUT / f"{who}-{pose}.png", OUT / f"{who}-{pose}-smear.png"]
    keep(whole, files[0])
    keep(np.concatenate(patches, 1), files[1])
    return files, box_of_face


def main():
    """Make the sprites that are named, or all; the stage as well."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("names", nargs="*")
    ask.add_argument("--render", action="store_true")
    ask.add_argument("--samples", type=int, default=8)
    args = ask.parse_args()
    every = [f"{who}-{pose}" for who, poses in POSES.items() for pose in poses]
    files, boxes = [], {}
    for name in every:
        fresh = args.render and name in (args.names or every)
        made, where = sprite(*name.split("-"), args.samples if fresh else 0)
        print(name, where, flush=True)
        boxes[name] = where
        files += made
    fresh = args.render and "stage" in (args.names or ["stage"])
    files += staged(args.samples if fresh else 0)
    facts = {"size": SIZE, "smears": SMEARS, "faces": boxes}
    (OUT / "puppets.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    packages = ("bpy", "numpy", "scipy", "pillow")
    files.append(OUT / "puppets.json")
    note(
        "poses",
        ("poses", "puppets", "studio", "clear", "finish"),
        files,
        packages,
        "MIT",
    )


if __name__ == "__main__":
    main()
