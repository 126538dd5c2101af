"""The map: the ground of the forest seen from above, as a chart.

    python art/recipes/chart.py

Its lines are the level lines of the same heights that the forest stands on (contourpy),
every fifth of them stronger. Writes the place ``map``; it is dark and calm in the
middle, where the mathematics stands, and in the lower third, where the text is.
"""

import sys
from pathlib import Path

import contourpy
import numpy as np
import skia
from scipy.ndimage import gaussian_filter, maximum_filter, zoom

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
from finish import clouds, lin
from forest import H, W, ground
from manifest import note

ART = Path(__file__).resolve().parents[1]
SEED = 4
# Heights to a side of the chart's width, and the corner of the ground that it shows.
WIDE, CORNER = 560, (210, 180)
TEAL, BRASS, DEEP = lin("#4FB3A5"), lin("#C99A54"), lin("#0B1416")
FRAME, TICK = 54, 96


def heights():
    """The heights under the chart, (H, W); level lines lie at halves."""
    high = round(WIDE * H / W)
    part = ground(SEED)[CORNER[1] : CORNER[1] + high, CORNER[0] : CORNER[0] + WIDE]
    out = zoom(part, (H / part.shape[0], W / part.shape[1]), order=3)
    return gaussian_filter(out, 3)


def drawn(paths, wide, dash=None):
    """Lines of points (n, 2) as coverage (H, W)."""
    surface = skia.Surface(W, H)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorTRANSPARENT)
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)
    paint.setStrokeWidth(wide)
    if dash:
        paint.setPathEffect(skia.DashPathEffect.Make(list(dash), 0))
    for points in paths:
        line = skia.Path()
        line.addPoly([skia.Point(float(x), float(y)) for x, y in points], close=False)
        canvas.drawPath(line, paint)
    return surface.makeImageSnapshot().toarray()[..., 3].astype(float) / 255


def levels(land):
    """The level lines: fine ones, and every fifth; coverage (H, W) each."""
    maker = contourpy.contour_generator(z=land)
    first, last = int(np.ceil(land.min() * 2)), int(np.floor(land.max() * 2))
    fine, strong = [], []
    for n in range(first, last + 1):
        (strong if n % 5 == 0 else fine).extend(maker.lines(n / 2))
    return drawn(fine, 1.5), drawn(strong, 2.6)


def frame():
    """The chart's border: two hairlines, ticks along them, crosses of the grid."""
    left, top, right, low = FRAME, FRAME, W - FRAME, H - FRAME
    lines = []
    for d in (0, 14):
        x0, y0, x1, y1 = left - d, top - d, right + d, low + d
        lines.append([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
    for i, x in enumerate(range(left, right + 1, TICK // 2)):
        long = 14 if i % 2 == 0 else 7
        lines += [[(x, top), (x, top - long)], [(x, low), (x, low + long)]]
    for i, y in enumerate(range(top, low + 1, TICK // 2)):
        long = 14 if i % 2 == 0 else 7
        lines += [[(left, y), (left - long, y)], [(right, y), (right + long, y)]]
    crosses = []
    for x in range(left + 4 * TICK, right, 4 * TICK):
        for y in range(top + 3 * TICK, low, 3 * TICK):
            crosses += [[(x - 7, y), (x + 7, y)], [(x, y - 7), (x, y + 7)]]
    return drawn(lines, 1.4), drawn(crosses, 1.4)


def tops(land):
    """The summits, which are the features that have names: (n, 2) as x, y."""
    high = land == maximum_filter(land, 171)
    inside = np.zeros_like(high)
    inside[FRAME + 40 : H - FRAME - 40, FRAME + 40 : W - FRAME - 40] = True
    y, x = np.nonzero(high & inside)
    return np.stack([x, y], 1)


def rings(places, radius):
    """Small circles, as lines."""
    a = np.linspace(0, 2 * np.pi, 33)
    ring = np.stack([np.cos(a), np.sin(a)], 1) * radius
    return [ring + place for place in places]


def chart():
    """The chart as linear light (H, W, 3)."""
    land = heights()
    y, x = np.mgrid[0:H, 0:W]
    middle = np.hypot((x - W / 2) / 760, (y - 0.40 * H) / 430)
    calm = np.clip(0.35 + 0.65 * np.clip(middle - 0.25, 0, 1) ** 1.2, 0, 1)
    calm = calm * (1 - 0.55 * np.clip((y / H - 0.62) / 0.25, 0, 1))
    gy, gx = np.gradient(gaussian_filter(land, 6))
    shade = np.clip(0.5 - 9.0 * (gx + 0.8 * gy), 0.1, 1.2)
    tint = (land - land.min()) / (land.max() - land.min())
    lamp = np.exp(-(np.hypot((x - 0.22 * W) / 900, (y - 0.18 * H) / 620) ** 2))
    image = DEEP * (0.26 + 0.75 * tint * shade)[..., None]
    image = image + BRASS * (0.022 * lamp * (0.5 + shade))[..., None]
    image = image * (0.8 + 0.4 * clouds(H, W, 420, 7)[..., None])
    inner = (x > FRAME) & (x < W - FRAME) & (y > FRAME) & (y < H - FRAME)
    fine, strong = levels(land)
    lines = (0.20 * fine + 0.46 * strong + 0.10 * gaussian_filter(strong, 5)) * inner
    image = image + (lines * calm)[..., None] * TEAL
    border, crosses = frame()
    places = tops(land)
    marks = drawn(rings(places, 9) + rings(places, 2), 1.8) * (0.35 + 0.65 * calm)
    brass = 0.30 * border + 0.16 * crosses * calm + 0.5 * marks
    brass = brass + 0.25 * gaussian_filter(marks, 7)
    return image + brass[..., None] * BRASS


def main():
    """Draw, finish, keep."""
    file = finish.keep(chart(), ART / "places" / "map.jpg", bloom=0.12)
    packages = ("skia-python", "contourpy", "numpy", "scipy", "pillow")
    note("chart", ("chart", "forest", "finish"), [file], packages, "MIT")


if __name__ == "__main__":
    main()
