"""A small rasteriser: depth, which triangle, where in it; and shadow maps by depth."""

import numba as nb
import numpy as np


@nb.njit(cache=True)
def fill(screen, triangles, depth, which, inside):
    """Draw triangles (t, 3) of points (n, 3: x, y in pixels, z toward the eye).

    Fills ``depth`` (h, w), ``which`` (h, w) and ``inside`` (h, w, 2), the first two
    barycentric coordinates of the nearest triangle.
    """
    h, w = depth.shape
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t]
        x0, y0, z0 = screen[a]
        x1, y1, z1 = screen[b]
        x2, y2, z2 = screen[c]
        twice = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(twice) < 1e-12:
            continue
        left = max(0, int(np.floor(min(x0, x1, x2) - 0.5)))
        right = min(w - 1, int(np.ceil(max(x0, x1, x2) - 0.5)))
        top = max(0, int(np.floor(min(y0, y1, y2) - 0.5)))
        foot = min(h - 1, int(np.ceil(max(y0, y1, y2) - 0.5)))
        for y in range(top, foot + 1):
            for x in range(left, right + 1):
                px, py = x + 0.5, y + 0.5
                s = ((px - x0) * (y2 - y0) - (x2 - x0) * (py - y0)) / twice
                u = ((x1 - x0) * (py - y0) - (px - x0) * (y1 - y0)) / twice
                r = 1.0 - s - u
                if r < -1e-6 or s < -1e-6 or u < -1e-6:
                    continue
                z = r * z0 + s * z1 + u * z2
                if z > depth[y, x]:
                    depth[y, x] = z
                    which[y, x] = t
                    inside[y, x, 0] = r
                    inside[y, x, 1] = s


@nb.njit(cache=True)
def lit(places, depth, bias):
    """How much of each place (n, 3: x, y in map pixels, z) the lamp sees, 0 to 1."""
    size = depth.shape[0]
    out = np.empty(places.shape[0])
    for i in range(places.shape[0]):
        x, y, z = places[i, 0] - 0.5, places[i, 1] - 0.5, places[i, 2] + bias
        xi, yi = int(np.floor(x)), int(np.floor(y))
        fx, fy = x - xi, y - yi
        total = 0.0
        for dy in range(2):
            for dx in range(2):
                at_x, at_y = xi + dx, yi + dy
                share = (fx if dx else 1 - fx) * (fy if dy else 1 - fy)
                out_of = at_x < 0 or at_y < 0 or at_x >= size or at_y >= size
                if out_of or depth[at_y, at_x] <= z:
                    total += share
        out[i] = total
    return out


def frame_of(direction):
    """Three orthonormal rows: right, up and the direction itself."""
    d = np.asarray(direction, float)
    d = d / np.linalg.norm(d)
    up = np.array([0.0, 1.0, 0.0]) if abs(d[1]) < 0.95 else np.array([1.0, 0.0, 0.0])
    right = np.cross(up, d)
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(d, right), d])


class Shadow:
    """What a far lamp in one direction sees of a mesh, on a square map."""

    def __init__(self, points, triangles, direction, size, centre, reach):
        self.frame = frame_of(direction)
        self.size, self.centre, self.reach = size, centre, reach
        self.depth = np.full((size, size), -1e9)
        which = np.empty((size, size), np.int64)
        inside = np.empty((size, size, 2))
        fill(self._seen(points), triangles, self.depth, which, inside)

    def _seen(self, points):
        q = (points - self.centre) @ self.frame.T
        q[:, :2] = (q[:, :2] / self.reach * 0.5 + 0.5) * self.size
        return np.ascontiguousarray(q)

    def on(self, points, bias=0.022):
        """The share of light (n,) that reaches points (n, 3)."""
        return lit(self._seen(points), self.depth, bias)


def normals(points, triangles):
    """Smooth unit normals (n, 3)."""
    a, b, c = (points[triangles[:, i]] for i in range(3))
    flat = np.cross(b - a, c - a)
    out = np.zeros_like(points)
    for i in range(3):
        for k in range(3):
            out[:, k] += np.bincount(triangles[:, i], flat[:, k], len(points))
    return out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-12)
