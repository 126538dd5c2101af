"""The interface's icons: one family of hairlines, and the window's icon.

    python art/recipes/icons.py

Every icon is drawn on a square of 32 units with lines of 2 and round caps, and one
accent at most. What shows mathematics is computed by the game's own core. Writes
``art/icons/*.png``, 128 pixels square: the alpha is how much is covered, the grey how
much of that is accent (0 line, 255 accent), so that a theme can colour both. The
window's icon is a face of the basis at low rank, in an oval of dust, in full colour.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import skia
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

sys.path.insert(0, str(Path(__file__).resolve().parent))

from manifest import note

from game.linalg.axis import major_axis
from game.linalg.gram import gram
from game.linalg.vectors import dot, dual, shadow, vector

ROOT = Path(__file__).resolve().parents[2]
OUT, FACES = ROOT / "art" / "icons", ROOT / "art" / "faces"
SIDE, UNITS, WIDE = 128, 32.0, 2.0
WINDOW, RANK, SEED = 64, 4, 11
MIDDLE = np.array([16.0, 16.0])


class Icon:
    """Two layers, line and accent, in units with y down."""

    def __init__(self):
        self.layers = [skia.Surface(SIDE, SIDE) for _ in range(2)]
        for layer in self.layers:
            layer.getCanvas().scale(SIDE / UNITS, SIDE / UNITS)

    def draw(self, path, *, accent=False, fill=False, wide=WIDE, dash=None):
        """Draw a path on one of the two layers."""
        paint = skia.Paint(AntiAlias=True, Color=skia.ColorWHITE, StrokeWidth=wide)
        paint.setStyle(skia.Paint.kFill_Style if fill else skia.Paint.kStroke_Style)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        if dash:
            paint.setPathEffect(skia.DashPathEffect.Make(dash, 0.0))
        self.layers[accent].getCanvas().drawPath(path, paint)

    def line(self, *points, accent=False, closed=False, **how):
        """A line through points; ``fill`` fills it."""
        path = skia.Path()
        path.moveTo(*map(float, points[0]))
        for point in points[1:]:
            path.lineTo(*map(float, point))
        if closed:
            path.close()
        self.draw(path, accent=accent, **how)
        return self

    def ring(self, at, radius, begin=0.0, end=1.0, *, accent=False, **how):
        """A circle, or a part of it between two shares of a turn from the top."""
        x, y = map(float, at)
        box = skia.Rect.MakeLTRB(x - radius, y - radius, x + radius, y + radius)
        path = skia.Path()
        if end - begin >= 1.0:
            path.addOval(box)
        else:
            path.addArc(box, 360 * begin - 90, 360 * (end - begin))
        self.draw(path, accent=accent, **how)
        return self

    def dot(self, at, radius=1.7, *, accent=False):
        """A filled circle."""
        return self.ring(at, radius, accent=accent, fill=True)

    def box(self, x, y, w, h, round_=2.0, *, accent=False, **how):
        """A rectangle with round corners."""
        path = skia.Path()
        path.addRoundRect(skia.Rect.MakeXYWH(x, y, w, h), round_, round_)
        self.draw(path, accent=accent, **how)
        return self

    def arrow(self, tail, tip, *, accent=False, head=4.6):
        """A line with an open head."""
        tail, tip = np.array(tail, float), np.array(tip, float)
        back = (tail - tip) / np.linalg.norm(tail - tip) * head
        self.line(tail, tip, accent=accent)
        sides = [tip + turned(back, turn) for turn in (0.52, -0.52)]
        return self.line(sides[0], tip, sides[1], accent=accent)

    def pixels(self):
        """Grey (how much of it is accent) and alpha, (SIDE, SIDE, 2) uint8."""
        line, accent = (
            layer.toarray()[:, :, 3].astype(float) / 255 for layer in self.layers
        )
        alpha = line * (1 - accent) + accent
        share = np.divide(accent, alpha, out=np.zeros_like(alpha), where=alpha > 0.02)
        # What is clear wears the share of what is next to it: scaling mixes both.
        near = distance_transform_edt(alpha <= 0.02, return_indices=True)[1]
        share = share[near[0], near[1]] if (alpha > 0.02).any() else share
        return np.rint(np.stack([share, alpha], 2) * 255).astype(np.uint8)


def turned(v, angle):
    """A vector turned by an angle in radians."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([c * v[0] - s * v[1], s * v[0] + c * v[1]])


def plane(point, origin=MIDDLE, unit=1.0):
    """A point of a plane with y up, in an icon's units."""
    x, y = np.asarray(point, float) * unit
    return np.array([origin[0] + x, origin[1] - y])


# The kinds of puzzle


def kind_arrow():
    origin, unit = np.array([5.5, 26.5]), 10.4
    tip, corner = plane((2, 2), origin, unit), plane((2, 0), origin, unit)
    icon = Icon().line(origin, corner, dash=(0.1, 3.6), wide=1.8)
    icon.line(corner, tip, dash=(0.1, 3.6), wide=1.8)
    return icon.arrow(origin, tip, accent=True)


def kind_product():
    # Two parts end to end over a line of numbers.
    icon, unit = Icon().line((4.5, 25), (27.5, 25)), 5.4
    for n in range(5):
        x = 5.2 + n * unit
        icon.line((x, 23.2), (x, 26.8), wide=1.6)
    icon.box(5.2, 14.6, 2 * unit, 4.6, 1.0, fill=True)
    return icon.box(5.2 + 2 * unit, 7.0, 2 * unit, 4.6, 1.0, accent=True, fill=True)


def kind_shadow():
    v, r = vector([1.5, 2.0]), vector([2.5, 0.7])
    origin, unit = np.array([5.0, 25.0]), 9.3
    foot = plane(shadow(v, r), origin, unit)
    tip = plane(v, origin, unit)
    icon = Icon().line(plane(shadow(v, r), origin, unit), plane(r, origin, unit))
    icon.line(tip, foot, dash=(0.1, 3.4)).arrow(origin, tip)
    return icon.line(origin, foot, accent=True, wide=3.4)


def kind_order():
    r = vector([1.0, 0.25])
    products = sorted(dot(r, vector(v)) for v in ((0.8, 0.9), (1.7, -0.2), (2.3, 0.6)))
    icon = Icon().line((5, 5), (5, 27))
    for row, (y, product) in enumerate(zip((9, 16, 23), products, strict=True)):
        tip = (5 + 22 * product / products[-1], y)
        icon.arrow((8.5, y), tip, accent=row == 2, head=4.0)
    return icon


def kind_columns():
    a, b = vector([2.0, 0.6]), vector([0.5, 1.8])
    origin, unit = np.array([4.5, 27.0]), 8.4
    one, both = plane(a, origin, unit), plane(a + b, origin, unit)
    two = plane(b, origin, unit)
    icon = Icon().line(origin, two, both, dash=(0.1, 3.4))
    return icon.arrow(origin, one).arrow(one, both, accent=True)


def kind_rows():
    icon = Icon().line((8, 5), (4.5, 5), (4.5, 27), (8, 27))
    icon.line((10.5, 11), (18, 11)).line((10.5, 21), (18, 21))
    icon.ring((24, 11), 4.0, accent=True, fill=True)
    return icon.ring((24, 21), 3.6)


def kind_slip():
    icon = Icon().line((5, 7), (22, 7)).line((5, 25), (22, 25))
    icon.line((5, 16), (12, 16))
    icon.line((14.5, 12.5), (21.5, 19.5), accent=True)
    return icon.line((21.5, 12.5), (14.5, 19.5), accent=True).arrow(
        (27.5, 7), (27.5, 26), head=4.0
    )


def kind_dual():
    rows = np.array([[2.0, 0.5], [0.8, 2.0]])
    origin, unit = np.array([7.5, 21.0]), 9.6
    arrow = 1.9 * dual(rows, 0) / np.linalg.norm(dual(rows, 0))
    icon = Icon()
    for row in rows:
        icon.arrow(origin, plane(row, origin, unit))
    corner = [0.42 * rows[1] / np.linalg.norm(rows[1]), 0.42 * arrow / 1.9]
    marks = [corner[0], corner[0] + corner[1], corner[1]]
    icon.line(*(plane(m, origin, unit) for m in marks), wide=1.5)
    return icon.arrow(origin, plane(arrow, origin, unit), accent=True)


def kind_break():
    icon = Icon().ring(MIDDLE, 11.0, 0.07, 0.46).ring(MIDDLE, 11.0, 0.57, 0.96)
    crack = [(18.5, 2.8), (14.2, 12.2), (18.4, 18.4), (13.4, 29.2)]
    return icon.line(*crack, accent=True)


def kind_keep():
    rows, v = np.eye(3), np.array([2.0, 1.4, 1.0])
    shares = np.square(rows @ v) / float(v @ v)
    icon, y = Icon(), 27.5
    for number, share in enumerate(shares):
        high = 24.0 * share
        kept = number < 2
        where = (9.0, y - high + 1.0, 14.0, high - 2.0, 1.2)
        if kept:
            icon.box(*where, accent=True, fill=True)
        else:
            icon.box(*where, dash=(0.1, 3.2), wide=1.8)
        y -= high
    return icon.line((5, 4), (5, 28)).line((27, 4), (27, 28))


def kind_axis():
    cloud = np.array(
        [[-2.3, -0.6], [-1.5, -2.0], [-0.7, 0.7], [0.8, -0.9], [1.3, 2.0], [2.4, 0.4]]
    )
    rod = major_axis(cloud)
    rod = rod if rod[0] > 0 else -rod
    ends = plane(-3.1 * rod, unit=4.4), plane(3.1 * rod, unit=4.4)
    icon = Icon().line(*ends, accent=True, wide=2.4)
    for point in cloud:
        icon.dot(plane(point, unit=4.9), 1.9)
    return icon.ring(MIDDLE, 3.0, accent=True, wide=1.8)


def kind_board():
    icon = Icon().box(4, 5, 11, 9).box(17, 18, 11, 9).box(4, 19, 8.5, 8)
    icon.line((9.5, 9.5), (22.5, 22.5), accent=True)
    return icon.dot((9.5, 9.5), 2.2, accent=True).dot((22.5, 22.5), 2.2, accent=True)


def kind_fixed():
    # Two lines stay; between them each arrow on the circle is turned toward the first.
    matrix = np.array([[2.0, 1.0], [1.0, 2.0]])
    icon = Icon().ring(MIDDLE, 9.5, dash=(0.1, 3.6), wide=1.8)
    for way in np.linalg.eigh(matrix)[1].T:
        icon.line(plane(-3.1 * way, unit=4.4), plane(3.1 * way, unit=4.4))
    kept = np.linalg.eigh(matrix)[1][:, 1]
    kept = kept if kept[0] > 0 else -kept
    return icon.arrow(MIDDLE, plane(2.9 * kept, unit=4.4), accent=True, head=4.6)


def kind_carry():
    # The same face twice: as it was, and turned by what keeps its dot products.
    icon, steps = Icon(), (-0.9, -0.5, 0.0, 0.5, 0.9)
    for at, turn, mine in (((9.4, 9.4), 0.0, False), ((22.0, 22.0), 0.93, True)):
        icon.ring(at, 7.4, accent=mine, dash=None if mine else (0.1, 3.3), wide=1.8)
        for eye in ((-0.85, 0.8), (0.85, 0.8)):
            icon.dot(plane(turned(eye, turn), at, 3.0), 1.3, accent=mine)
        smile = [turned((x, 0.7 * x * x - 1.2), turn) for x in steps]
        icon.line(*(plane(p, at, 3.0) for p in smile), accent=mine, wide=1.8)
    return icon


def kind_rsr():
    # A disc, and what turn, stretch and turn make of it and of its pennant.
    icon, lies, sizes = Icon(), 0.5, np.array([13.6, 6.6])
    rim = [turned(np.array([1.0, 0.0]), 2 * math.pi * n / 48) for n in range(48)]
    icon.ring(MIDDLE, 9.4, dash=(0.1, 3.3), wide=1.8)
    around = [turned(sizes * p, lies) for p in rim]
    icon.line(*map(plane, around), accent=True, closed=True)
    pole = [turned(sizes * p, lies) for p in np.array([(0.0, 0.0), (0.92, 0.0)])]
    flag = [(0.92, 0.0), (0.5, 0.62), (0.36, 0.0)]
    icon.line(*map(plane, pole), accent=True, wide=1.8)
    places = [plane(turned(sizes * np.array(p), lies)) for p in flag]
    return icon.line(*places, accent=True, fill=True, closed=True)


def kind_corners():
    # A row strip and a column strip, and the cells that both of them light.
    icon, low, side = Icon(), 10.5, 6.0
    row, column = (True, False, True), (True, True, False)
    for i in range(3):
        at = low + i * side
        cells = [((at, 2.5), row[i], False), ((2.5, at), column[i], False)]
        cells += [((low + j * side, at), column[i] and row[j], True) for j in range(3)]
        for (x, y), lit, accent in cells:
            if lit:
                icon.box(x, y, 4.8, 4.8, 0.6, accent=accent, fill=True)
            else:
                icon.box(x + 0.7, y + 0.7, 3.4, 3.4, 0.4, wide=1.3)
    return icon


def kind_beat():
    # Three beats on a line, and what turn, stretch and turn make of a disc above them.
    icon, lies, sizes = Icon(), 0.6, np.array([11.0, 4.4])
    rim = [turned(np.array([1.0, 0.0]), 2 * math.pi * n / 48) for n in range(48)]
    above = [plane(turned(sizes * p, lies)) - np.array([0.0, 4.6]) for p in rim]
    icon.line(*above, accent=True, closed=True)
    icon.line((4, 26), (28, 26))
    for x in (8, 16):
        icon.dot((x, 26), 2.4)
    return icon.dot((24, 26), 3.2, accent=True)


def kind_nofixed():
    # A gap that never closes: the curve stays clear of the middle line.
    icon = Icon().box(4, 6, 24, 20, 1.5, wide=1.6).line((4, 19), (28, 19))
    steps = [n / 24 for n in range(25)]
    wave = [(4 + 24 * t, 13 - 3.4 * math.cos(2 * math.pi * (t - 0.12))) for t in steps]
    return icon.line(*wave, accent=True, wide=2.4)


def kind_label():
    # Three tiles whose edges fit, and the name that is hung on one.
    icon = Icon().box(3, 14, 7.5, 13).box(12.5, 17, 7.5, 7).box(22, 14, 7, 13)
    icon.line((10.5, 20.5), (12.5, 20.5)).line((20, 20.5), (22, 20.5))
    icon.line((16.2, 17), (16.2, 5), accent=True)
    return icon.line((16.2, 5), (25, 7.7), (16.2, 10.4), accent=True, fill=True)


def kind_loop():
    # Two stations on a ring; who boards at the other rides the same way around.
    icon = Icon().ring(MIDDLE, 10.5)
    icon.dot((5.5, 16), 3.4).dot((26.5, 16), 3.4, accent=True)
    icon.line((13, 2.2), (17.4, 5.5), (13, 8.8), accent=True)
    return icon.line((19, 23.2), (14.6, 26.5), (19, 29.8))


def kind_proof():
    # Lines one under another, each on a thread from the one before; the last holds.
    icon = Icon()
    for y in (7, 16, 25):
        icon.line((12, y), (27 if y < 25 else 19, y))
        icon.dot((6, y), 2.2)
    icon.line((6, 7), (6, 25), wide=1.6)
    return icon.line((21.5, 24), (24, 27), (28.5, 20.5), accent=True, wide=2.4)


def kind_blanks():
    # A sentence with a blank, and the word that goes there.
    icon = Icon().line((3, 24), (9, 24)).line((23, 24), (29, 24))
    icon.line((11.5, 28), (20.5, 28), wide=1.8)
    icon.box(10, 5, 12, 9, 1.5, accent=True)
    return icon.line((16, 16.5), (16, 24.5), accent=True, wide=1.8).line(
        (12.8, 21.4), (16, 24.6), (19.2, 21.4), accent=True, wide=1.8
    )


def kind_rule():
    # Two faces of a shelf: on the first both eyes agree, on the second they differ.
    icon = Icon()
    for at, right in (((9.0, 16.0), True), ((23.0, 16.0), False)):
        x, y = at
        icon.ring(at, 6.2, wide=1.8)
        icon.dot((x - 2.4, y - 1.6), 1.5)
        if right:
            icon.dot((x + 2.4, y - 1.6), 1.5, accent=True)
        else:
            icon.line((x + 1.2, y - 1.6), (x + 3.6, y - 1.6), accent=True)
        icon.line((x - 2.0, y + 2.6), (x + 2.0, y + 2.6), wide=1.8)
    icon.line((9, 26.4), (9, 30), accent=True, wide=1.8)
    icon.line((7.2, 28.2), (10.8, 28.2), accent=True, wide=1.8)
    return icon.line((21.2, 28.2), (24.8, 28.2), accent=True, wide=1.8)


def kind_concepts():
    # The cat hears two alike: one is nearer, and one is louder.
    cat, unit, at = vector([3.0, 1.0]), 5.6, np.array([5.0, 26.0])
    near = vector([2.5, 2.5])
    far = vector([1.0, 2.0])
    loud = far * dot(near, cat) / dot(far, cat)
    icon = Icon().arrow(at, plane(cat, at, unit))
    icon.line(plane(cat, at, unit), plane(loud, at, unit), dash=(0.1, 3.4), wide=1.8)
    icon.line(at, plane(near, at, unit), wide=1.8)
    return icon.arrow(at, plane(loud, at, unit), accent=True)


def kind_pack():
    # Five in a plane, evenly round; a band between two that are nearest as lines.
    icon, up = Icon(), np.array([0.0, 1.0])
    tips = [plane(turned(up, n * math.tau / 5), unit=12.6) for n in range(5)]
    icon.line(tips[1], tips[4], accent=True, dash=(0.1, 3.4))
    for tip in tips:
        icon.arrow(MIDDLE, tip, head=3.8)
    return icon


def kind_weights():
    # A nose, and the three bars that it makes of its width and its length.
    nose, table = np.array([1.0, 1.5]), np.array([[3.0, 2.0], [1.5, 4.0], [1.0, 2.5]])
    icon = Icon().line((4, 6), (12, 6), (8, 15), closed=True, wide=1.8)
    for number, (first, second) in enumerate(table * nose):
        y, left = 8.0 + 8.0 * number, 15.0
        middle, right = left + 1.45 * first, left + 1.45 * (first + second)
        icon.line((left, y), (middle, y), wide=3.2)
        icon.line((middle + 1.4, y), (right, y), accent=True, wide=3.2)
    return icon


def kind_entry():
    # A table of all pairs: a cell is lit, and its twin across the diagonal with it.
    icon, low, side = Icon(), 5.0, 22.0 / 3.0
    icon.box(low, low, 22, 22)
    for n in (1, 2):
        at = low + n * side
        icon.line((at, low), (at, low + 22), wide=1.5)
        icon.line((low, at), (low + 22, at), wide=1.5)
    inner = side - 3.4
    for row, column in ((0, 2), (2, 0)):
        x, y = low + column * side + 1.7, low + row * side + 1.7
        icon.box(x, y, inner, inner, 0.8, accent=True, fill=row < column, wide=1.6)
    return icon


def kind_erase():
    # Three points fall straight onto the floor that one arrow cannot see.
    green, origin = vector([-0.42, 1.0]), np.array([15.0, 21.0])
    green = green / np.linalg.norm(green)
    floor = np.array([green[1], -green[0]])
    ends = (plane(way * 12.0 * floor, origin) for way in (-1.0, 1.0))
    icon = Icon().line(*ends, accent=True)
    for along, up in ((-7.5, 7.0), (0.5, 15.5), (8.0, 9.0)):
        foot = plane(along * floor, origin)
        tip = plane(along * floor + up * green, origin)
        icon.line(tip, foot, dash=(0.1, 3.4), wide=1.8)
        icon.dot(tip, 2.2).dot(foot, 2.0, accent=True)
    return icon


def kind_tiles():
    # A wide tile and the same one turned over, with the bead that goes through both.
    icon, gap = Icon(), 16.0
    icon.box(3.5, 11.5, 10.5, 9.0, 1.4).box(20.0, 8.0, 8.5, 16.0, 1.4)
    icon.line((3.5, 16), (14, 16), wide=1.5).line((20.0, 16), (28.5, 16), wide=1.5)
    icon.line((24.2, 8), (24.2, 24), wide=1.5)
    return icon.dot((17.0, gap - 4.2), 2.0, accent=True).dot(
        (17.0, gap + 4.2), 2.0, accent=True
    )


def kind_frame():
    # A right angle in an ellipse, along its axes.
    icon, turn = Icon(), -0.55
    rim = [
        MIDDLE + turned(np.array([13.0 * math.cos(t), 8.0 * math.sin(t)]), turn)
        for t in np.linspace(0.0, 2.0 * math.pi, 49)
    ]
    icon.line(*rim, wide=1.8)
    long = turned(np.array([12.4, 0.0]), turn)
    short = turned(np.array([0.0, -7.6]), turn)
    corner = [MIDDLE + 0.3 * long, MIDDLE + 0.3 * long + 0.5 * short]
    icon.line(*corner, MIDDLE + 0.5 * short, wide=1.5)
    icon.arrow(MIDDLE, MIDDLE + short, head=3.8)
    return icon.arrow(MIDDLE, MIDDLE + long, accent=True, head=4.2)


def kind_power():
    # One arrow after another, each nearer to a line.
    origin, lean = np.array([6.0, 25.5]), 0.62
    icon = Icon()
    tip = origin + turned(np.array([25.0, 0.0]), -lean)
    icon.line(origin, tip, dash=(0.1, 3.6), wide=1.8)
    for n, far in enumerate((13.0, 17.0)):
        turn = lean * (1.0 - 0.45**n)
        icon.arrow(origin, origin + turned(np.array([far, 0.0]), -turn), head=3.6)
    last = turned(np.array([21.5, 0.0]), -0.84 * lean)
    return icon.arrow(origin, origin + last, accent=True)


def kind_jacobi():
    # Two arrows on a dial, turned until they stand square.
    origin = np.array([16.0, 25.0])
    icon = Icon().ring(origin, 12.6, -0.25, 0.25, wide=1.8)
    for turn in (0.0, math.pi / 4, math.pi / 2, 3 * math.pi / 4, math.pi):
        way = turned(np.array([1.0, 0.0]), -turn)
        icon.line(origin + 10.6 * way, origin + 12.6 * way, wide=1.5)
    icon.arrow(origin, origin + turned(np.array([14.6, 0.0]), -2.1), head=4.2)
    right = origin + turned(np.array([14.6, 0.0]), -2.1 + math.pi / 2)
    return icon.arrow(origin, right, accent=True, head=4.2)


def kind_trend():
    # A cloud between two rulers, and the line along it.
    icon, corner = Icon(), np.array([5.0, 27.0])
    icon.line((5, 5), corner, (27, 27), wide=1.8)
    for x in (10.5, 16.0, 21.5):
        icon.line((x, 27), (x, 25), wide=1.5).line((5, x), (7, x), wide=1.5)
    for at in ((10.0, 20.0), (13.5, 21.5), (13.0, 15.0), (18.0, 17.5), (20.0, 11.0)):
        icon.dot(at, 1.8)
    icon.dot((24.5, 12.5), 1.8)
    return icon.line((8.5, 22.5), (27.0, 8.0), accent=True)


def kind_back():
    # A line that something comes home to, on a bent way.
    icon, home = Icon(), np.array([6.5, 25.5])
    icon.arrow(home, (15.5, 11.5), head=4.2)
    icon.ring((16.0, 16.0), 11.5, 0.05, 0.44, wide=1.8)
    way = [(16 + 11.5 * math.sin(t), 16 - 11.5 * math.cos(t)) for t in (2.3, 2.75)]
    icon.line(*way, wide=1.8)
    tip = np.array([11.2, 26.4])
    return icon.arrow((22.6, 25.4), tip, accent=True).dot((20.5, 5.2), 2.4, accent=True)


def kind_warp():
    # A bent grid, and a lens over it.
    icon = Icon()
    for n in range(4):
        x = 5.0 + 6.6 * n
        line = [(x + 2.6 * math.sin(y / 7.0), y) for y in np.linspace(4.5, 27.5, 17)]
        icon.line(*line, wide=1.5)
        y = 6.5 + 6.4 * n
        over = [(x, y + 1.8 * math.sin(x / 6.0)) for x in np.linspace(4.5, 27.5, 17)]
        icon.line(*over, wide=1.5)
    return icon.ring((17.5, 15.5), 6.4, accent=True, wide=2.6)


def kind_ghost():
    # A face that is hardly there, and the fader that brings it.
    icon = Icon()
    around = [
        (11.5 + 7 * math.sin(t), 16 - 10.5 * math.cos(t))
        for t in np.linspace(0, math.tau, 41)
    ]
    icon.line(*around, wide=1.8, dash=[1.6, 2.4])
    icon.dot((9.0, 14.0), 1.3).dot((14.0, 14.0), 1.3)
    icon.line((9.0, 20.6), (14.0, 20.6), wide=1.8)
    icon.line((25.5, 4.5), (25.5, 27.5), wide=1.8)
    return icon.box(21.8, 9.5, 7.4, 4.6, 1.4, accent=True, fill=True)
    return icon


def kind_keepface():
    # The front one of three plates wears a face; those behind are on their way out.
    icon = Icon()
    icon.box(4.0, 4.5, 17.0, 23.0, 1.6)
    icon.line((24.5, 6.5), (24.5, 25.5), wide=1.7)
    icon.line((28.0, 8.5), (28.0, 23.5), wide=1.4, dash=[2.2, 2.6])
    for x in (9.4, 15.6):
        icon.ring((x, 13.0), 1.5, accent=True, fill=True)
    return icon.line((9.0, 20.2), (16.0, 20.2), accent=True)


# The tools


def tool_shadow():
    icon = Icon().line((6, 25), (26, 25), (6, 6), closed=True)
    return icon.line((6, 20), (11, 20), (11, 25), accent=True)


def tool_gram():
    table = gram(np.array([[2.0, 1.0, -0.6], [0.4, 1.6, 1.0]]))
    icon = Icon().box(4.5, 4.5, 23, 23)
    most = np.abs(table).max()
    for r in range(3):
        for c in range(3):
            size = 1.1 + 2.1 * math.sqrt(abs(table[r, c]) / most)
            icon.dot((9.2 + 6.8 * c, 9.2 + 6.8 * r), size, accent=r == c)
    return icon


def tool_turn():
    icon = Icon().arrow((7, 26), (27, 26), head=4.0)
    icon.arrow((7, 26), (7, 6), accent=True, head=4.0)
    return icon.ring((7, 26), 13.0, 0.06, 0.19, dash=(0.1, 3.4))


# The marks


def lozenge(r=10.0):
    return [(16, 16 - 1.15 * r), (16 + r, 16), (16, 16 + 1.15 * r), (16 - r, 16)]


def solved():
    return Icon().line(*lozenge(), closed=True, accent=True, fill=True)


def unsolved():
    return Icon().line(*lozenge(), closed=True)


def begun():
    top, _, foot, left = lozenge()
    icon = Icon().line(top, left, foot, closed=True, accent=True, fill=True)
    return icon.line(*lozenge(), closed=True, accent=True)


def new():
    return Icon().ring(MIDDLE, 6.6, wide=2.4)


TRIANGLE = [(16, 6), (26.5, 25), (5.5, 25)]


def unaided():
    return Icon().line(*TRIANGLE, closed=True, accent=True, fill=True)


def aided():
    return Icon().line(*TRIANGLE, closed=True)


def lids():
    steps = np.linspace(0, 1, 33)
    arch = [(4 + 24 * s, 8.6 * math.sin(math.pi * s)) for s in steps]
    return [(x, 16 - h) for x, h in arch] + [(x, 16 + h) for x, h in arch[::-1]]


def foreseen():
    icon = Icon().line(*lids(), closed=True, accent=True)
    return icon.dot(MIDDLE, 4.0, accent=True)


def unforeseen():
    return Icon().line(*lids(), closed=True)


def locked():
    icon = Icon().box(6.5, 14.5, 19, 13)
    icon.line((10.5, 14), (10.5, 10)).line((21.5, 14), (21.5, 10))
    icon.ring((16, 10), 5.5, -0.25, 0.25)
    return icon.dot((16, 21), 2.2, accent=True)


def daily():
    icon = Icon().box(5, 7, 22, 20).line((5, 13), (27, 13))
    icon.line((11, 4.5), (11, 8.5)).line((21, 4.5), (21, 8.5))
    points = [(16, 16), (19.6, 20), (16, 24), (12.4, 20)]
    return icon.line(*points, closed=True, accent=True, fill=True)


def endless():
    t = np.linspace(0, 2 * math.pi, 129)
    scale = 12.6 / (1 + np.sin(t) ** 2)
    loop = np.stack([scale * np.cos(t), 1.35 * scale * np.sin(t) * np.cos(t)], 1)
    icon = Icon().line(*(MIDDLE + p for p in loop))
    return icon.dot((16, 16), 2.6, accent=True)


def named():
    icon = Icon().line((5, 16), (12, 8), (27.5, 8), (27.5, 24), (12, 24), closed=True)
    return icon.dot((12.5, 16), 2.2, accent=True)


def course():
    way = [(5, 26), (11, 20), (16, 23), (21, 13), (27, 7)]
    icon = Icon().line(*way)
    for at in way[:-1]:
        icon.dot(at, 2.2)
    return icon.dot(way[-1], 3.0, accent=True)


def misses():
    icon = Icon().ring((12, 20), 4.0).line((5, 20), (19, 20)).line((12, 13), (12, 27))
    for at in ((17, 15), (20, 13), (20, 9), (24, 9), (26, 5)):
        icon.dot(at, 1.7, accent=True)
    return icon


def paper():
    icon = Icon().line((7, 4), (20, 4), (25, 9), (25, 28), (7, 28), closed=True)
    icon.line((11, 11), (20, 11)).line((11, 16), (21, 16)).line((11, 21), (16, 21))
    return icon.line((17.5, 22), (19.5, 24.5), (23.5, 18.5), accent=True)


# Saves, sound, steps


def tray(icon):
    return icon.line((5, 20), (5, 27), (27, 27), (27, 20))


def save():
    return tray(Icon()).arrow((16, 5), (16, 20.5), accent=True, head=6.0)


def load():
    return tray(Icon()).arrow((16, 20.5), (16, 5), accent=True, head=6.0)


def autosave():
    icon = Icon().ring(MIDDLE, 11.0, 0.09, 0.82)
    icon.line((9.4, 3.4), (9.4, 7.8), (4.6, 8.6))
    points = [(16, 11), (20.4, 16), (16, 21), (11.6, 16)]
    return icon.line(*points, closed=True, accent=True, fill=True)


def speaker(icon):
    outline = [(4.5, 12.5), (9, 12.5), (15, 7), (15, 25), (9, 19.5), (4.5, 19.5)]
    return icon.line(*outline, closed=True)


def volume_on():
    icon = speaker(Icon()).ring((15, 16), 5.4, 0.13, 0.37, accent=True)
    return icon.ring((15, 16), 10.6, 0.13, 0.37, accent=True)


def volume_off():
    icon = speaker(Icon()).line((20, 12), (28, 20), accent=True)
    return icon.line((28, 12), (20, 20), accent=True)


def previous():
    return Icon().line((19.5, 6.5), (11.5, 16), (19.5, 25.5), accent=True, wide=2.4)


def next_():
    return Icon().line((12.5, 6.5), (20.5, 16), (12.5, 25.5), accent=True, wide=2.4)


# What the hands hold


def mouse(part):
    icon = Icon().box(7, 3.5, 18, 25, 9.0)
    if part == "wheel":
        return icon.line((16, 9), (16, 14.5), accent=True, wide=3.6)
    icon.line((16, 3.5), (16, 13.5)).line((7, 13.5), (25, 13.5))
    side = skia.Path()
    left, right = (7, 16) if part == "left" else (16, 25)
    side.addRect(skia.Rect.MakeLTRB(left, 3.5, right, 13.5))
    body = skia.Path()
    body.addRoundRect(skia.Rect.MakeXYWH(7, 3.5, 18, 25), 9, 9)
    icon.draw(skia.Op(side, body, skia.kIntersect_PathOp), accent=True, fill=True)
    return icon


def key():
    return Icon().box(2.5, 2.5, 27, 27, 6.0, wide=1.8)


def pad(pressed):
    """The four buttons by their places, since their letters differ from pad to pad."""
    icon = Icon()
    places = {"a": (16, 25.5), "b": (25.5, 16), "x": (6.5, 16), "y": (16, 6.5)}
    for name, at in places.items():
        if name == pressed:
            icon.dot(at, 5.4, accent=True)
        else:
            icon.ring(at, 3.9, wide=1.7)
    return icon


def shoulder(side, *, trigger=False):
    """The button over the left or right finger: flat above, or hooked below."""
    turn = (lambda x: x) if side == "left" else (lambda x: 32 - x)
    if trigger:
        points = [(8, 5), (20, 5), (23, 12), (23, 27), (12, 27), (8, 16)]
    else:
        points = [(5, 21), (5, 15), (12, 9.5), (27, 9.5), (27, 21)]
    points = [(turn(x), y) for x, y in points]
    return Icon().line(*points, closed=True, accent=True, wide=2.2)


def stick():
    icon = Icon().ring(MIDDLE, 7.0, accent=True, wide=2.4)
    for way in range(4):
        tip = turned(np.array([0.0, -13.2]), way * math.pi / 2)
        side = turned(np.array([3.2, 2.8]), way * math.pi / 2)
        other = turned(np.array([-3.2, 2.8]), way * math.pi / 2)
        icon.line(MIDDLE + tip + side, MIDDLE + tip, MIDDLE + tip + other)
    return icon


def stick_pressed():
    icon = Icon().ring((16, 11), 7.0, accent=True, wide=2.4)
    return icon.arrow((16, 13), (16, 28), head=5.0)


ICONS = {
    "kind-arrow": kind_arrow,
    "kind-product": kind_product,
    "kind-shadow": kind_shadow,
    "kind-order": kind_order,
    "kind-columns": kind_columns,
    "kind-rows": kind_rows,
    "kind-slip": kind_slip,
    "kind-dual": kind_dual,
    "kind-break": kind_break,
    "kind-keep": kind_keep,
    "kind-axis": kind_axis,
    "kind-board": kind_board,
    "kind-fixed": kind_fixed,
    "kind-carry": kind_carry,
    "kind-weights": kind_weights,
    "kind-entry": kind_entry,
    "kind-concepts": kind_concepts,
    "kind-pack": kind_pack,
    "kind-erase": kind_erase,
    "kind-tiles": kind_tiles,
    "kind-rsr": kind_rsr,
    "kind-beat": kind_beat,
    "kind-corners": kind_corners,
    "kind-nofixed": kind_nofixed,
    "kind-label": kind_label,
    "kind-loop": kind_loop,
    "kind-proof": kind_proof,
    "kind-blanks": kind_blanks,
    "kind-rule": kind_rule,
    "kind-frame": kind_frame,
    "kind-power": kind_power,
    "kind-jacobi": kind_jacobi,
    "kind-trend": kind_trend,
    "kind-back": kind_back,
    "kind-warp": kind_warp,
    "kind-ghost": kind_ghost,
    "kind-keepface": kind_keepface,
    "kind-paper": paper,
    "tool-shadow": tool_shadow,
    "tool-gram": tool_gram,
    "tool-turn": tool_turn,
    "solved": solved,
    "begun": begun,
    "new": new,
    "unsolved": unsolved,
    "unaided": unaided,
    "aided": aided,
    "foreseen": foreseen,
    "unforeseen": unforeseen,
    "locked": locked,
    "course": course,
    "misses": misses,
    "daily": daily,
    "endless": endless,
    "named": named,
    "save": save,
    "load": load,
    "autosave": autosave,
    "volume-on": volume_on,
    "volume-off": volume_off,
    "previous": previous,
    "next": next_,
    "mouse-left": lambda: mouse("left"),
    "mouse-right": lambda: mouse("right"),
    "mouse-wheel": lambda: mouse("wheel"),
    "key": key,
    "pad-a": lambda: pad("a"),
    "pad-b": lambda: pad("b"),
    "pad-y": lambda: pad("y"),
    "pad-left": lambda: shoulder("left"),
    "pad-right": lambda: shoulder("right"),
    "pad-trigger": lambda: shoulder("right", trigger=True),
    "pad-stick": stick,
    "pad-press": stick_pressed,
}


def face(rank):
    """The basis' face at a rank, (h, w) levels 0 to 1."""
    facts = json.loads((FACES / "faces.json").read_text("utf-8"))
    w, h, columns = facts["width"], facts["height"], facts["columns"]
    grey = np.asarray(Image.open(FACES / "mean.png").convert("L"), float) / 255
    sheet = np.asarray(Image.open(FACES / "ghosts.png").convert("L"), float)
    for i in range(min(rank, len(facts["scales"]))):
        x, y = (i % columns) * w, (i // columns) * h
        ghost = (sheet[y : y + h, x : x + w] - 128) * facts["scales"][i] / 127
        grey = grey + facts["arrival"][i] * ghost
    return np.clip(grey, 0, 1)


def window(side=WINDOW, over=8):
    """The window's icon (side, side, 4): the face in an oval of dust over ink."""
    n = side * over
    levels = face(RANK)
    h, w = levels.shape
    high, wide = round(0.94 * n), round(0.94 * n * w / h)
    small = Image.fromarray(np.rint(levels * 255).astype(np.uint8))
    small = np.asarray(small.resize((wide, high), Image.Resampling.LANCZOS), float)
    grey = np.zeros((n, n))
    top, left = (n - high) // 2, (n - wide) // 2
    grey[top : top + high, left : left + wide] = small / 255
    y, x = np.mgrid[0:n, 0:n] / n - 0.5
    dice = np.random.default_rng(SEED)
    noise = gaussian_filter(dice.standard_normal((n, n)), n / 40)
    reach = np.hypot(x / 0.335, (y + 0.005) / 0.435) + 0.07 * noise / noise.std()
    oval = 1 / (1 + np.exp((reach - 1.0) / 0.035))
    light = np.clip(1.25 * grey * oval, 0, 1)[:, :, None]
    warm = np.clip(0.5 - 1.5 * x, 0, 1)[:, :, None]
    bone = warm * np.array([240, 205, 160]) + (1 - warm) * np.array([150, 205, 196])
    picture = np.array([7, 9, 12]) * (1 - light) + bone * light
    for _ in range(46):
        turn, far = dice.uniform(0, 2 * math.pi), dice.uniform(1.0, 1.18)
        at = 0.335 * far * math.cos(turn), 0.435 * far * math.sin(turn)
        mote = np.exp(-(np.square(x - at[0]) + np.square(y - at[1])) / 5.5e-5)
        picture += 0.8 * mote[:, :, None] * bone
    inset = np.hypot(*(np.maximum(np.abs(a) - 0.36, 0) for a in (x, y)))
    alpha = np.clip((0.14 - inset) * n + 0.5, 0, 1)[:, :, None] * 255
    whole = np.concatenate([np.clip(picture, 0, 255), alpha], 2).astype(np.uint8)
    return Image.fromarray(whole).resize((side, side), Image.Resampling.BOX)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    files = []
    for name, draw in ICONS.items():
        files.append(OUT / f"{name}.png")
        Image.fromarray(draw().pixels(), "LA").save(files[-1], optimize=True)
    files.append(OUT / "window.png")
    window().save(files[-1], optimize=True)
    packages = ("numpy", "scipy", "skia-python", "pillow")
    note("icons", ("icons",), files, packages, "MIT")


if __name__ == "__main__":
    main()
