"""Small things: animals, food, noses, shapes, neurons, a face in layers, flags.

    python art/recipes/things.py

One hand draws them all: a soft body lit from high left, an ink line that swells and
thins, and the project's few colours. Skia draws, on a clear ground, 320 by 320 pixels.
The layers of the face fit over each other; the flags are plain numbers, low in rank.
"""

import math
import sys
from pathlib import Path

import numpy as np
import skia
from PIL import Image, ImageFilter

sys.path.insert(0, str(Path(__file__).resolve().parent))

from manifest import note

OUT = Path(__file__).resolve().parents[1] / "things"
SIZE, FINE = 320, 2
INK, BONE, EMBER, BRASS = "#07090C", "#E9E2D0", "#F2A65A", "#C99A54"
TEAL, GLINT, ROSE, FOG = "#4FB3A5", "#8FE3D0", "#C9647A", "#3E6A6B"
FROG, GREEN, SKY = "#5E9A3C", "#7FA653", "#56B4E9"
LINE, RIM = 6.5, 4


def shade(code, share, other=INK):
    """A colour with a share of another, as skia's number."""
    a, b = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (code, other))
    r, g, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return skia.Color(r, g, blue)


class Pen:
    """A clear sheet, and the few marks that everything is made of."""

    def __init__(self):
        self.surface = skia.Surface(SIZE * FINE, SIZE * FINE)
        self.canvas = self.surface.getCanvas()
        self.canvas.clear(skia.ColorTRANSPARENT)
        self.canvas.scale(FINE, FINE)

    def body(self, path, colour, line=LINE):
        """A filled shape: lit high left, dark low right, with its ink line."""
        box = path.computeTightBounds()
        reach = 0.95 * max(box.width(), box.height(), 1.0)
        light = skia.Point(
            box.left() + 0.30 * box.width(), box.top() + 0.24 * box.height()
        )
        tones = [shade(colour, 0.34, "#FFFFFF"), shade(colour, 0), shade(colour, 0.52)]
        shader = skia.GradientShader.MakeRadial(light, reach, tones, [0.0, 0.42, 1.0])
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))
        self.line(path, line)

    def line(self, path, width=LINE, colour=INK):
        """An ink line."""
        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        paint.setColor(shade(colour, 0))
        self.canvas.drawPath(path, paint)

    def spot(self, x, y, r, colour, squash=1.0):
        """A dot without a line."""
        paint = skia.Paint(AntiAlias=True, Color=shade(colour, 0))
        box = skia.Rect(x - r, y - r * squash, x + r, y + r * squash)
        self.canvas.drawOval(box, paint)

    def eye(self, x, y, r, colour=BONE):
        """An eye: a round light, a pupil, a glint."""
        self.body(oval(x, y, r, r), colour, LINE * 0.6)
        self.spot(x, y + 0.1 * r, 0.5 * r, INK)
        self.spot(x - 0.2 * r, y - 0.15 * r, 0.17 * r, "#FFFFFF")

    def kept(self, name):
        """Write the sheet, made smaller; the file."""
        data = self.surface.makeImageSnapshot().toarray(
            colorType=skia.kRGBA_8888_ColorType
        )
        picture = Image.fromarray(data, "RGBA")
        picture = rimmed(picture).resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        OUT.mkdir(parents=True, exist_ok=True)
        file = OUT / f"{name}.png"
        picture.save(file, optimize=True)
        return file


def rimmed(picture):
    """The picture on a thin cold rim, so that its ink is seen on dark ground."""
    cover = picture.getchannel("A").filter(ImageFilter.MaxFilter(2 * RIM + 1))
    cover = cover.filter(ImageFilter.GaussianBlur(1.5)).point(lambda a: a * 3 // 5)
    tone = tuple(int(FOG[i : i + 2], 16) for i in (1, 3, 5))
    ground = Image.new("RGBA", picture.size, (*tone, 0))
    ground.putalpha(cover)
    ground.alpha_composite(picture)
    return ground


def oval(x, y, rx, ry):
    """An oval about a middle."""
    path = skia.Path()
    path.addOval(skia.Rect(x - rx, y - ry, x + rx, y + ry))
    return path


def shape(*points, closed=True):
    """A smooth ring or way through points."""
    p, n = np.array(points, float), len(points)
    path = skia.Path()
    path.moveTo(*p[0])
    for i in range(n if closed else n - 1):
        before, here = p[i - 1] if closed or i else p[i], p[i]
        there = p[(i + 1) % n]
        after = p[(i + 2) % n] if closed or i + 2 < n else there
        a, b = here + (there - before) / 6, there - (after - here) / 6
        path.cubicTo(*a, *b, *there)
    if closed:
        path.close()
    return path


def straight(*points, closed=True):
    """A way of straight lines."""
    path = skia.Path()
    path.addPoly([skia.Point(*map(float, p)) for p in points], closed)
    return path


def whiskers(pen, y, reach):
    """Three hairs to either side."""
    for side in (-1, 1):
        for i in (-1, 0, 1):
            a = (160 + side * 34, y + 5 * i)
            b = (160 + side * (34 + reach), y - 4 + 13 * i)
            pen.line(shape(a, ((a[0] + b[0]) / 2, y + 7 * i - 4), b, closed=False), 2.4)


def muzzle(pen, y, colour=ROSE):
    """A small nose and the two curves under it."""
    pen.body(shape((147, y), (173, y), (160, y + 15)), colour, 4)
    for side in (-1, 1):
        way = ((160, y + 17), (160 + side * 12, y + 31), (160 + side * 27, y + 24))
        pen.line(shape(*way, closed=False), 4)


def cat(pen):
    """A cat's head, pricked ears."""
    for s in (-1, 1):
        ear = ((160 + s * 96, 150), (160 + s * 104, 44), (160 + s * 28, 96))
        pen.body(straight(*ear), BRASS)
        inner = ((160 + s * 84, 122), (160 + s * 91, 70), (160 + s * 50, 98))
        pen.body(straight(*inner), ROSE, 0.1)
    pen.body(shape((56, 172), (82, 104), (160, 84), (238, 104), (264, 172),
                   (228, 248), (160, 270), (92, 248)), BRASS)  # fmt: skip
    for x in (132, 160, 188):
        pen.line(shape((x, 96), (x, 122), closed=False), 6, "#6E4A1E")
    for s in (-1, 1):
        pen.eye(160 + s * 48, 168, 23, GLINT)
    muzzle(pen, 198)
    whiskers(pen, 212, 84)


def lion(pen):
    """A lion's head in its mane."""
    ring = []
    for i in range(36):
        a, r = math.tau * i / 36, 142 if i % 2 else 116
        ring.append((160 + r * math.cos(a), 160 + r * math.sin(a)))
    pen.body(shape(*ring), "#A65A22")
    for s in (-1, 1):
        pen.body(oval(160 + s * 74, 92, 26, 26), EMBER)
    pen.body(shape((76, 160), (98, 98), (160, 82), (222, 98), (244, 160),
                   (218, 232), (160, 256), (102, 232)), EMBER)  # fmt: skip
    for s in (-1, 1):
        pen.eye(160 + s * 40, 148, 18)
    pen.body(shape((112, 206), (160, 184), (208, 206), (194, 240), (126, 240)),
             "#F4D3A4", 0.1)  # fmt: skip
    muzzle(pen, 186, "#5A2A1C")
    whiskers(pen, 206, 60)


def rat(pen):
    """A rat's head: round ears, long snout."""
    for s in (-1, 1):
        pen.body(oval(160 + s * 84, 92, 50, 52), "#8C8A86")
        pen.body(oval(160 + s * 84, 96, 30, 32), ROSE, 0.1)
    head = ((84, 150), (110, 96), (160, 84), (210, 96), (236, 150))
    pen.body(shape(*head, (206, 214), (172, 272), (148, 272), (114, 214)), "#8C8A86")
    for s in (-1, 1):
        pen.eye(160 + s * 38, 158, 15, "#2A2018")
    whiskers(pen, 238, 78)
    for x in (153, 167):
        pen.body(straight((x - 6, 268), (x + 6, 268), (x + 5, 292), (x - 5, 292)),
                 BONE, 3)  # fmt: skip
    pen.body(oval(160, 254, 18, 14), ROSE, 4)


def frog(pen):
    """A frog that sits and looks."""
    for s in (-1, 1):
        pen.body(shape((160 + s * 66, 196), (160 + s * 138, 190), (160 + s * 142, 262),
                       (160 + s * 84, 286)), FROG)  # fmt: skip
    pen.body(shape((58, 196), (88, 128), (160, 110), (232, 128), (262, 196),
                   (232, 268), (160, 286), (88, 268)), FROG)  # fmt: skip
    pen.body(oval(160, 240, 62, 38), "#A9C76A", 0.1)
    for s in (-1, 1):
        pen.body(oval(160 + s * 58, 106, 38, 38), FROG)
        pen.eye(160 + s * 58, 102, 24, EMBER)
        pen.spot(160 + s * 14, 160, 3.5, INK)
    pen.line(shape((86, 188), (124, 208), (160, 212), (196, 208), (234, 188),
                   closed=False), 5)  # fmt: skip


def carrot(pen):
    """A carrot; all vegetables share the frog's green."""
    for x, lean in ((128, -34), (160, 0), (192, 34)):
        pen.body(shape((160, 118), (x - 16, 74), (160 + lean * 1.6, 26), (x + 16, 74)),
                 GREEN)  # fmt: skip
    pen.body(shape((108, 126), (160, 106), (212, 126), (196, 206), (160, 298),
                   (124, 206)), EMBER)  # fmt: skip
    for y, x in ((150, 128), (186, 176), (222, 140)):
        pen.line(shape((x, y), (x + 22, y + 3), closed=False), 4, "#8A4A18")


def peas(pen):
    """Peas in their pod."""
    pen.body(shape((30, 150), (92, 214), (160, 234), (228, 214), (290, 150),
                   (262, 132), (160, 152), (58, 132)), GREEN)  # fmt: skip
    for x, y, r in ((92, 164, 23), (137, 176, 27), (186, 176, 27), (230, 164, 23)):
        pen.body(oval(x, y, r, r), "#9CC265", 4.5)
    pen.body(shape((36, 158), (96, 226), (160, 250), (224, 226), (284, 158),
                   (228, 196), (160, 212), (92, 196)), GREEN)  # fmt: skip


def leek(pen):
    """A leek, white below and green above."""
    for lean in (-62, 62, 0):
        pen.body(shape((146, 176), (132 + lean * 0.5, 110), (160 + lean * 1.3, 28),
                       (190 + lean * 0.5, 110), (174, 176)), GREEN)  # fmt: skip
    pen.body(shape((136, 164), (184, 164), (186, 240), (196, 276), (160, 290),
                   (124, 276), (134, 240)), BONE)  # fmt: skip
    for x in (142, 160, 178):
        pen.line(shape((x, 290), (x + (x - 160) * 0.4, 308), closed=False), 3.4)


def nose(pen, wide, high):
    """A nose from the front: bridge, tip, wings."""
    top, foot = 160 - high, 160 + high
    pen.body(shape((160 - 0.3 * wide, top), (160 + 0.3 * wide, top),
                   (160 + 0.4 * wide, 160), (160 + wide, foot - 0.35 * high),
                   (160 + 0.62 * wide, foot), (160, foot + 0.1 * high),
                   (160 - 0.62 * wide, foot), (160 - wide, foot - 0.35 * high),
                   (160 - 0.4 * wide, 160)), "#D9B48A")  # fmt: skip
    for s in (-1, 1):
        pen.spot(160 + s * 0.42 * wide, foot - 0.16 * high, 0.17 * wide, INK, 0.6)


def neuron(pen, colour, seed):
    """A nerve cell: a body with its nucleus, and arms that fork."""
    rng = np.random.default_rng(seed)
    arms = 6
    for i in range(arms):
        a = math.tau * (i + 0.25 * rng.random()) / arms + seed
        bends = ((40, 0.0), (84, 0.15 * rng.normal()), (116, 0.2))
        way = [(160 + r * math.cos(a + b), 160 + r * math.sin(a + b)) for r, b in bends]
        for width, tone in ((15, INK), (8, colour)):
            pen.line(shape(*way, closed=False), width, tone)
        for fork in (-0.36, 0.32):
            x, y = way[-1]
            tip = (x + 32 * math.cos(a + fork), y + 32 * math.sin(a + fork))
            for width, tone in ((10, INK), (4.5, colour)):
                pen.line(shape(way[-1], tip, closed=False), width, tone)
    pen.body(oval(160, 160, 60, 57), colour)
    pen.body(oval(166, 164, 24, 23), shade_code(colour, 0.45), 4)


def shade_code(code, share):
    """A darker colour, as a code."""
    parts = (round(int(code[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#" + "".join(f"{p:02X}" for p in parts)


def regular(sides, radius, turn=0.0, inner=1.0):
    """A regular figure, or a star when ``inner`` is below 1."""
    count = sides if inner == 1.0 else 2 * sides
    ring = []
    for i in range(count):
        a = math.tau * i / count - math.pi / 2 + turn
        r = radius * (1.0 if i % 2 == 0 or inner == 1.0 else inner)
        ring.append((160 + r * math.cos(a), 168 + r * math.sin(a)))
    return straight(*ring)


def face_base(pen):
    """The abstract face's head: nothing on it but a nose's line."""
    pen.body(shape((64, 150), (84, 70), (160, 32), (236, 70), (256, 150),
                   (232, 238), (160, 294), (88, 238)), BONE)  # fmt: skip
    pen.line(shape((160, 146), (149, 190), (164, 200), closed=False), 4.5)


def face_eyes(pen):
    """Both eyes, for over the head."""
    for s in (-1, 1):
        pen.eye(160 + s * 44, 142, 19, GLINT)


def face_brows(pen):
    """Both brows."""
    for s in (-1, 1):
        pen.line(shape((160 + s * 18, 112), (160 + s * 44, 98), (160 + s * 74, 110),
                       closed=False), 10, "#3A2412")  # fmt: skip


def face_mouth(pen):
    """A mouth."""
    pen.body(shape((114, 232), (146, 224), (160, 230), (174, 224), (206, 232),
                   (160, 256)), ROSE, 5)  # fmt: skip
    pen.line(shape((116, 233), (160, 238), (204, 233), closed=False), 3.6)


DRAWN = {
    "cat": cat,
    "lion": lion,
    "rat": rat,
    "frog": frog,
    "carrot": carrot,
    "peas": peas,
    "leek": leek,
    "nose-small": lambda pen: nose(pen, 46, 62),
    "nose-large": lambda pen: nose(pen, 92, 104),
    "shape-circle": lambda pen: pen.body(oval(160, 160, 108, 108), EMBER),
    "shape-square": lambda pen: pen.body(
        straight((60, 60), (260, 60), (260, 260), (60, 260)), SKY
    ),
    "shape-triangle": lambda pen: pen.body(regular(3, 136), TEAL),
    "shape-diamond": lambda pen: pen.body(
        straight((160, 34), (258, 160), (160, 286), (62, 160)), ROSE
    ),
    "shape-hexagon": lambda pen: pen.body(regular(6, 126), BRASS),
    "shape-star": lambda pen: pen.body(regular(5, 136, inner=0.46), BONE),
    "neuron-1": lambda pen: neuron(pen, TEAL, 1),
    "neuron-2": lambda pen: neuron(pen, GLINT, 2),
    "neuron-3": lambda pen: neuron(pen, FOG, 3),
    "face-base": face_base,
    "face-eyes": face_eyes,
    "face-brows": face_brows,
    "face-mouth": face_mouth,
}


def flags():
    """Grey pictures of 48 by 32 cells by their rank: name to values 0 to 1."""
    y, x = np.mgrid[0:32, 0:48]
    cross = np.maximum(np.abs(x - 17.5) < 4, np.abs(y - 15.5) < 4)
    return {
        "flag-bands": np.choose(y // 11, (0.9, 0.5, 0.15)) + 0.0 * x,
        "flag-pales": np.choose(x // 16, (0.2, 0.95, 0.55)) + 0.0 * y,
        "flag-cross": np.where(cross, 0.95, 0.25),
        "flag-checks": np.where((x // 8 + y // 8) % 2, 0.9, 0.2),
        "flag-wedge": np.where(x / 48 + np.abs(y - 15.5) / 16 < 0.6, 0.9, 0.3),
        "flag-diagonal": np.where(x / 48 > y / 32, 0.85, 0.2),
    }


def main():
    """Draw everything; keep it."""
    files = []
    for name, draw in DRAWN.items():
        pen = Pen()
        draw(pen)
        files.append(pen.kept(name))
    for name, values in flags().items():
        file = OUT / f"{name}.png"
        Image.fromarray(np.rint(values * 255).astype(np.uint8), "L").save(file)
        files.append(file)
    print(len(files), sum(f.stat().st_size for f in files) // 1024, "KB")
    note("things", ("things",), files, ("skia-python", "numpy", "pillow"), "MIT")


if __name__ == "__main__":
    main()
