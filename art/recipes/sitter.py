"""One person under one lamp, drawn: linear colour (h, w, 3) and coverage (h, w).

Lengths are in units of the standing head: the eyes lie 0.57 apart around the origin.
"""

from typing import NamedTuple

import numpy as np
import raster
import surface
from headmesh import base, paint, parts
from people import grown, shaped
from scipy.ndimage import gaussian_filter, map_coordinates
from surface import noise, step

CENTRE, REACH, FAR = np.array([0, -0.2, -0.4]), 2.2, 9.0
PIVOT = np.array([0, -0.25, -0.6])
MEAN = base()[0] + grown(0.5, 0.5, (1 / 3, 1 / 3, 1 / 3), 0.5, 0.5)
PLACES = {name: part.fine @ MEAN[part.ids] for name, part in parts().items()}
BODY, EYE, LOCKS, TOOTH = range(4)


class Lamp(NamedTuple):
    """A soft key from a direction, and what comes from everywhere."""

    key: tuple[float, float, float] = (-0.5, 0.55, 0.8)
    strength: float = 1.0
    sky: float = 0.26


class Pose(NamedTuple):
    """Radians: the head's turn and nod, and where the eyes look (right, up)."""

    turn: float = 0.0
    nod: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)


class View(NamedTuple):
    """Pixels, samples a side, and which part of the head is seen (height, middle)."""

    width: int = 256
    height: int = 320
    samples: int = 1
    span: float = 2.12
    middle: float = -0.10


class Mesh(NamedTuple):
    """All triangles of a person: kind (t,) says what each belongs to."""

    points: np.ndarray
    triangles: np.ndarray
    kind: np.ndarray
    places: np.ndarray
    normals: np.ndarray


def fine(who):
    """The fine vertices of each part, standing so that all eyes fall together."""
    coarse = shaped(who)
    out = {name: part.fine @ coarse[part.ids] for name, part in parts().items()}
    eyes = out["eyes"]
    left, right = (eyes[s * eyes[:, 0] > 0].mean(0) for s in (1, -1))
    middle, scale = (left + right) / 2, 0.57 / np.linalg.norm(left - right)
    return {name: (points - middle) * scale for name, points in out.items()}


def turned(points, pose):
    """Points (n, 3) after the head's turn and nod."""
    c, s = np.cos(pose.turn), np.sin(pose.turn)
    d, e = np.cos(pose.nod), np.sin(pose.nod)
    nod = np.array([[1, 0, 0], [0, d, -e], [0, e, d]])
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    return (points - PIVOT) @ (nod @ turn).T + PIVOT


def fitted(skull):
    """The map from the mean head to this one, fitted to the upper skull."""
    c = PLACES["body"]
    top = c[:, 1] > 6.9
    lines = [np.polyfit(c[top, k], skull[top, k], 1) for k in range(3)]
    return lambda p: np.stack([np.polyval(lines[k], p[:, k]) for k in range(3)], 1)


def curtain(who, skull, seed):
    """Long hair as a sheet: from the parting over the skull, then down. (p, t, c)."""
    across, down = 150, 70
    turn, fall_of = np.linspace(-np.pi, np.pi, across), np.linspace(0, 1, down)
    a, v = np.meshgrid(turn, fall_of, indexing="ij")
    rng = np.random.default_rng(seed)
    length, wave = 5.7 + 0.9 * rng.random(), rng.uniform(0, 1)
    over = np.clip(v / 0.38, 0, 1) * np.pi / 2
    limit = np.pi * (1 - 0.30 * step(0.02, 0.34, v) - 0.10 * step(0.34, 0.7, v))
    angle = np.clip(a, -limit, limit)
    swell = 1 + 0.10 * who["volume"]
    top = 8.44 + 0.09 * who["volume"]
    fall = np.clip((v - 0.38) / 0.62, 0, 1)
    x = 0.87 * swell * np.sin(angle) * np.sin(over)
    x = x * (1 + 0.12 * fall**1.2 - 0.10 * np.sin(np.pi * fall))
    x = x + 0.22 * who["part"] * (1 - np.sin(over))
    x = x + wave * 0.045 * np.sin(fall * 9 + a * 3) * fall**0.5
    z = -np.cos(angle) * swell * np.sin(over) * (1 - 0.25 * fall) + 0.48
    z = z + 0.10 * np.abs(a) / np.pi * np.sin(over)
    y = 7.5 + (top - 7.5) * np.cos(over) - fall * (7.5 - length)
    p = np.stack([x, y, z], -1)
    out = p - np.stack([0 * x, 7.3 + 0.2 * (y - 7.3), 0 * x + 0.48], -1)
    out /= np.linalg.norm(out, axis=-1, keepdims=True) + 1e-6
    lay = np.stack([a * 7, v * 1.6, 0 * v + who["volume"] * 9], -1).reshape(-1, 3)
    thin = np.stack([a * 22, v * 2.5, 0 * v + 3], -1).reshape(-1, 3)
    lift = 0.20 * (noise(lay, 3) - 0.5) + 0.07 * (noise(thin, 2) - 0.5)
    p = p + out * (lift.reshape(a.shape) * np.clip(v * 6, 0.15, 1))[..., None]
    i = np.arange(across * down).reshape(across, down)
    q = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(-1, 4)
    colour = np.stack([a * 0.9, 7.5 - v * 2.2, 0 * v + 0.3], -1).reshape(-1, 3)
    tris = np.concatenate([q[:, [0, 1, 2]], q[:, [0, 2, 3]]])
    return fitted(skull)(p.reshape(-1, 3)), tris, colour


def built(who, found, pose, seed):
    """The whole person as one mesh, turned."""
    skull, tris = found["body"], parts()["body"].triangles
    off = surface.thickness(PLACES["body"], who, seed)
    skin = skull + raster.normals(skull, tris) * off[:, None]
    pieces = [
        (skin, tris, PLACES["body"], BODY),
        (found["eyes"], parts()["eyes"].triangles, PLACES["eyes"], EYE),
        (found["teeth"], parts()["teeth"].triangles, PLACES["teeth"], TOOTH),
    ]
    if who["locks"] == 3:
        pieces.append((*curtain(who, skull, seed), LOCKS))
    points, triangles, places, kind, count = [], [], [], [], 0
    for p, t, c, which in pieces:
        points.append(turned(p, pose))
        triangles.append(t + count)
        places.append(c)
        kind.append(np.full(len(t), which))
        count += len(p)
    points, triangles = np.concatenate(points), np.concatenate(triangles)
    return Mesh(
        points,
        triangles,
        np.concatenate(kind),
        np.concatenate(places),
        raster.normals(points, triangles),
    )


def projected(points, view):
    """Points on the screen: x, y in samples, z in units of the head."""
    w, h = view.width * view.samples, view.height * view.samples
    near = FAR / (FAR - points[:, 2]) * h / view.span
    x, y = points[:, 0] * near, (points[:, 1] - view.middle) * near
    return np.ascontiguousarray(np.stack([w / 2 + x, h / 2 - y, points[:, 2]], 1))


def uv_masks(kind, tri, inside):
    """The lips' and the lids' share at each sample, (n,) each."""
    out = []
    flesh = kind == BODY
    uv = (parts()["body"].uv[tri[flesh]] * inside[flesh][:, :, None]).sum(1)
    for name in ("lips", "eyelids"):
        mask = paint(name)
        at = [(1 - uv[:, 1]) * (mask.shape[0] - 1), uv[:, 0] * (mask.shape[1] - 1)]
        found = np.zeros(len(kind))
        found[flesh] = map_coordinates(mask, at, order=1, mode="nearest")
        out.append(found)
    return out


def colours(who, kind, c, lips, lids):
    """Linear colour (n, 3) without light, and the hair's share (n,)."""
    flesh = kind == BODY
    tone = surface.hair_colour(who)
    out = surface.skin(c, who, lips, lids)
    for share, deep in (
        (surface.brows(c, who) * who["brow"] * 0.85, 0.6),
        (np.clip(surface.beard(c, who, lips), 0, 0.85), 0.8),
    ):
        part = (share * flesh)[:, None]
        out = out * (1 - part) + tone * deep * part
    edge = surface.scalp(c, who) + (noise(c * np.array([22, 9, 22]), 2) - 0.5) * 0.09
    hair = np.where(flesh, step(-0.03, 0.10, edge), kind == LOCKS)
    bend = noise(c * 3, 2) * 5
    lay = np.stack([c[:, 0] * 16 + bend, c[:, 1] * 2.2, c[:, 2] * 16], 1)
    strands = noise(lay, 3)
    strand = tone * (0.45 + 1.2 * strands[:, None])
    out = out * (1 - hair[:, None]) + strand * hair[:, None]
    out[kind == TOOTH] = (0.42, 0.38, 0.32)
    return out, hair, strands


def eyeballs(who, found, pose, kind, c, at, out):
    """Paint the eyes' samples into ``out`` (n, 3)."""
    look = turned(np.array([[*np.sin(pose.gaze), 1.0]]) + PIVOT, pose)[0] - PIVOT
    look /= np.linalg.norm(look)
    for side in (1, -1):
        ball = found["eyes"][found["eyes"][:, 0] * side > 0].mean(0)
        middle = turned(ball[None], pose)[0]
        here = (kind == EYE) & (np.sign(c[:, 0]) == side)
        d = at[here] - middle
        d /= np.linalg.norm(d, axis=1, keepdims=True) + 1e-9
        angle = np.degrees(np.arccos(np.clip(d @ look, -1, 1)))
        around = np.arctan2(d[:, 1] - look[1], d[:, 0] - look[0])
        out[here] = surface.eye(angle, around, who)


def spread_of(count):
    """Directions (count, 3) spread evenly over the sphere."""
    i = np.arange(count) + 0.5
    tilt, turn = np.arccos(1 - 2 * i / count), np.pi * (1 + 5**0.5) * i
    flat = np.sin(tilt)
    return np.stack([np.cos(turn) * flat, np.cos(tilt), np.sin(turn) * flat], 1)


def light(mesh, at, n, lamp):
    """Light (n,) that falls on samples, with true shadows, and the sky's part."""
    lifted = at + n * 0.012

    def seen(direction, size):
        cast = raster.Shadow(
            mesh.points, mesh.triangles, direction, size, CENTRE, REACH
        )
        return cast.on(lifted)

    key = np.array(lamp.key) / np.linalg.norm(lamp.key)
    right, up, _ = raster.frame_of(key)
    direct, soft = np.zeros(len(at)), 3
    for i in range(soft):
        r, a = 0.16 * np.sqrt((i + 0.5) / soft), i * 2.4
        d = key + right * r * np.cos(a) + up * r * np.sin(a)
        d /= np.linalg.norm(d)
        direct += np.clip((n @ d + 0.12) / 1.12, 0, 1) * seen(d, 192) / soft
    sky, total = np.zeros(len(at)), 0.0
    for d in spread_of(12):
        if d[2] > -0.6:
            share = 0.35 + 0.65 * max(0, 0.5 + 0.5 * d[1]) + 0.25 * max(0, d[2])
            sky += share * np.clip(n @ d, 0, 1) * seen(d, 128)
            total += share
    return direct * lamp.strength * 1.55, sky / total * 4, seen(key, 192)


AT_EASE, BY_DAY, WHOLE = Pose(), Lamp(), View()


def drawn(who, lamp=BY_DAY, pose=AT_EASE, view=WHOLE, seed=0):
    """A picture of one person: linear colour (h, w, 3), coverage (h, w)."""
    found = fine(who)
    mesh = built(who, found, pose, seed)
    w, h = view.width * view.samples, view.height * view.samples
    depth = np.full((h, w), -1e9)
    which = np.full((h, w), -1, np.int64)
    inside = np.zeros((h, w, 2))
    raster.fill(projected(mesh.points, view), mesh.triangles, depth, which, inside)
    there = which >= 0
    tri, b = which[there], inside[there]
    b = np.concatenate([b, 1 - b.sum(1, keepdims=True)], 1)

    def at_samples(values):
        return (values[mesh.triangles[tri]] * b[:, :, None]).sum(1)

    at, n, c = (at_samples(x) for x in (mesh.points, mesh.normals, mesh.places))
    n /= np.linalg.norm(n, axis=1, keepdims=True) + 1e-9
    n = np.where(n[:, 2:] < -0.2, -n, n)
    kind = mesh.kind[tri]
    lips, lids = uv_masks(kind, tri, b)
    tone, hair, strands = colours(who, kind, c, lips, lids)
    eyeballs(who, found, pose, kind, c, at, tone)
    direct, sky, seen = light(mesh, at, n, lamp)
    fall = direct + lamp.sky * sky
    image = np.zeros((h, w, 3))
    flesh = (kind == BODY) & (hair < 0.5)
    image[there] = _scattered(there, fall, flesh, h / view.span) * tone
    image[there] += _gloss(lamp, at, n, (kind, lips, hair, strands), seen, who)
    shade = _lashes(found, pose, view, depth)
    image *= 1 - shade[..., None]
    cover = there.astype(float)
    size = (view.height, view.samples, view.width, view.samples)
    return image.reshape(*size, 3).mean((1, 3)), cover.reshape(size).mean((1, 3))


def _scattered(there, fall, flesh, scale):
    """Light that has wandered under the skin, farther in red; (n, 3)."""
    out = np.empty((len(fall), 3))
    plane, mask = np.zeros(there.shape), np.zeros(there.shape)
    plane[there], mask[there] = fall * flesh, flesh
    for k, reach in enumerate((0.030, 0.015, 0.009)):
        near = gaussian_filter(mask, reach * scale) + 1e-4
        soft = (gaussian_filter(plane, reach * scale) / near)[there]
        out[:, k] = np.where(flesh, 0.35 * fall + 0.65 * soft, fall)
    return out


def _gloss(lamp, at, n, what, seen, who):
    """What shines: skin, wet eyes, hair along its strands; (n, 3)."""
    kind, lips, hair, strands = what
    key = np.array(lamp.key) / np.linalg.norm(lamp.key)
    eye = np.array([0, 0, FAR]) - at
    eye /= np.linalg.norm(eye, axis=1, keepdims=True)
    half = eye + key
    half /= np.linalg.norm(half, axis=1, keepdims=True)
    facing = np.clip((n * half).sum(1), 0, 1)
    skin = (facing**22 * 0.10 + facing**70 * 0.10 * (1 + 1.5 * lips)) * seen
    out = np.where(kind == BODY, skin * lamp.strength, 0) * (1 - hair)
    wet = facing**600 * 3 + facing**3000 * 6 + facing**40 * 0.04
    out = out + np.where(kind == EYE, wet, 0)
    down = np.stack([at[:, 0] * 0.4, -np.ones(len(at)), 0.1 * np.ones(len(at))], 1)
    down -= n * (down * n).sum(1, keepdims=True)
    down /= np.linalg.norm(down, axis=1, keepdims=True) + 1e-9
    sheen = np.sqrt(np.clip(1 - (down * half).sum(1) ** 2, 0, 1)) ** 40
    sheen *= (0.10 + 0.35 * who["hair"]) * strands * np.clip(n @ key + 0.3, 0, 1)
    out = out + hair * sheen * 1.1 * seen
    return out[:, None] * np.array([1, 0.97, 0.93])


def _lashes(found, pose, view, depth):
    """How much the lashes darken each sample, (h, w)."""
    screen = projected(turned(found["lashes"], pose), view)
    screen[:, 2] += 0.01
    which = np.full(depth.shape, -1, np.int64)
    room = np.zeros((*depth.shape, 2))
    tris = parts()["lashes"].triangles
    raster.fill(screen, tris, depth.copy(), which, room)
    soft = 0.35 * view.samples * view.height / 320
    return gaussian_filter((which >= 0).astype(float), soft) * 0.5


def toned(light_of, exposure=1.15):
    """Film-like display values 0 to 1 of linear light."""
    x = light_of * exposure
    x = np.clip((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0, 1)
    return x ** (1 / 2.2)
