"""One sheet of all characters, poses, props, places and signs, to be seen side by side.

    python art/recipes/sheet.py

Everything is drawn by the game: portraits, props and icons by what paints them, and
whole pages by the page itself. ``art/SHEET.jpg`` is a grid with a heading over each
part.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import pygame
from manifest import note
from PIL import Image, ImageDraw, ImageFont

from game.app.game import open_game
from game.linalg.lowrank import truncate
from game.narrative.machine.events import Line
from game.screens.shared.notice import Notice
from game.screens.story.journey import Journey, Moment
from game.screens.story.page_view import Leaf
from game.stage.cues.props import Prop
from game.stage.state import Stage
from game.ui.actors import face_motion
from game.ui.actors.eigenface import EigenfacePortrait
from game.ui.actors.outline import OutlinePortrait
from game.ui.actors.props import Boards, Placed, Props
from game.ui.paint import icons
from game.ui.theme import LANTERN

ROOT = Path(__file__).resolve().parents[2]
ART = ROOT / "art"
MONO = str(ART / "fonts" / "JetBrainsMono-Medium.ttf")
W, GAP, PAGE, FINE = 2400, 24, (1280, 720), 85
HEADING, NAME = ImageFont.truetype(MONO, 30), ImageFont.truetype(MONO, 17)
FRAME = 1 / 12
SLATE = Prop("slate", (("3", "1"), ("1", "3")))
FRAMED = Prop("frame", rank=8)


def tile(columns, ratio):
    """The size of a tile when so many stand beside each other; ``ratio`` is w / h."""
    wide = (W - GAP * (columns + 1)) // columns
    return wide, round(wide / ratio)


def painted(size, draw, ground=LANTERN.ink):
    """What ``draw`` paints on a ground, as a picture."""
    surface = pygame.Surface(size)
    surface.fill(ground)
    draw(surface, surface.get_rect())
    return Image.frombytes("RGB", size, pygame.image.tobytes(surface, "RGB"))


def read(file, size, ground=LANTERN.ink):
    """A picture file as large as a tile allows, in its middle."""
    picture = Image.open(ART / file).convert("RGBA")
    scale = min(size[0] / picture.width, size[1] / picture.height)
    fitted = (round(picture.width * scale), round(picture.height * scale))
    picture = picture.resize(fitted, Image.Resampling.LANCZOS)
    out = Image.new("RGBA", size, (*ground, 255))
    spot = ((size[0] - fitted[0]) // 2, (size[1] - fitted[1]) // 2)
    out.alpha_composite(picture, spot)
    return out.convert("RGB")


def names(folder, ending):
    """The names of a folder's pictures."""
    return sorted(p.stem for p in (ART / folder).glob(f"*{ending}"))


# The Eigenface


def brows(face, deed):
    """The seconds at which its brows are furthest one way, its eyes open."""
    seconds = [t for t in np.arange(0.0, 60.0, 0.05) if face_motion.blink(t) == 0.0]
    way = face.basis.deeds[deed]
    return max(seconds, key=lambda t: float(face.countenance.brows(t, 1.0) @ way))


def eigenface(assets):
    """Its ranks, brows, moods and voice."""
    face, size = EigenfacePortrait.of(assets), tile(8, 0.8)
    last = face.basis.rank

    def at(rank, t=2.0, *how):
        def draw(surface, rect):
            now = face_motion.Moment(t, *how)
            face.draw(surface, rect, rank=rank, now=now, theme=LANTERN)

        return painted(size, draw)

    found = [(f"rank {k}", at(k)) for k in (1, 4, 8, 13, last)]
    found += [
        ("soft", at(last, 2.0, 0.0, 0.0, (1.0, 0.0))),
        ("stern", at(last, 2.0, 0.0, 0.0, (0.0, 1.0))),
        ("withdrawn", at(last, 2.0, 0.0, 1.0)),
    ]
    for rank in (8, last):
        for deed, name in (("brows", "brows up"), ("frown", "frown")):
            found.append((f"{name}, rank {rank}", at(rank, brows(face, deed), 0.7)))
    found += [("speaking, rank 8", at(8, 7.3, 0.9))]
    found += [(f"speaking, rank {last}", at(last, t, 0.9)) for t in (7.2, 7.3, 7.45)]
    return found


def components(assets):
    """What it is mixed from."""
    face, size = EigenfacePortrait.of(assets), tile(13, 0.8)
    found = []
    for i in range(face.basis.rank):
        raw = pygame.image.tobytes(face.component(i, LANTERN), "RGB")
        alone = Image.frombytes("RGB", face.basis.size, raw)
        found.append((str(i + 1), alone.resize(size, Image.Resampling.LANCZOS)))
    return found


# The others


def patient(assets):
    """The Patient as the Ledger fills."""
    found, size = OutlinePortrait.of(assets), tile(8, 0.8)

    def at(certainty, speaking=0.0):
        def draw(surface, rect):
            how = {"t": 2.0, "certainty": certainty, "speaking": speaking}
            found.draw(surface, rect, theme=LANTERN, **how)

        return painted(size, draw)

    shares = (0.0, 0.15, 0.3, 0.45, 0.6, 0.8, 1.0)
    drawn = [(f"certain {c:.0%}", at(c)) for c in shares]
    return [*drawn, ("speaking", at(1.0, 0.9))]


def alice():
    """The portrait, and the matrix at some ranks."""
    size = tile(8, 0.8)
    grey = np.asarray(Image.open(ART / "alice" / "matrix.png"), float)
    found = [("portrait", read("alice/portrait.jpg", size))]
    for k in (1, 2, 4, 8, 16, 32, 64):
        near = np.clip(truncate(grey, k), 0, 255).astype(np.uint8)
        shown = Image.fromarray(near).resize(size, Image.Resampling.BICUBIC)
        found.append((f"rank {k}", shown.convert("RGB")))
    return found


def poses():
    """Both puppets in every pose."""
    size = tile(7, 420 / 570)
    found = [n for n in names("puppets", ".png") if not n.endswith("-smear")]
    found.sort(reverse=True, key=lambda name: name.startswith("jacques"))
    return [(n, read(f"puppets/{n}.png", size, LANTERN.panel)) for n in found]


def props(assets):
    """Each prop as the game sets it on boards."""
    drawer, size = Props(assets), tile(7, 1.0)
    plain = [Prop(name) for name in ("slate", "frame", "jigsaw", "microphone")]
    drawn = [*plain, Prop("lantern"), SLATE, FRAMED]
    low = size[1] * 0.9
    boards = Boards(size[0] / 2, low - 0.03 * size[1], low, 2.05 * size[1])

    def at(prop):
        def draw(surface, _):
            drawer.draw(surface, [Placed(prop, 0.0)], boards)

        return painted(size, draw, LANTERN.panel)

    said = ("", "", "", "", "", ", written", ", filled")
    return [(p.name + s, at(p)) for p, s in zip(drawn, said, strict=True)]


# Whole pages


class Pages:
    """The game's own page, asked for one stage after another."""

    def __init__(self, game):
        self.desk = game.desk
        library = self.desk.library
        self.state = Journey.begin(library.program, "rows").now.state
        self.guesses = library.ledger.guesses

    def page(self, size, *, rank=1, mood="", words="", seconds=4.0, **stage):
        """A page some seconds after it was opened, without its text."""
        marks = tuple((g.id, g.verdict) for g in self.guesses[: rank - 1])
        set_out = Stage(ledger=marks, words=words, **stage)
        speaker = "eigenface" if mood or words else ""
        line = Line("", speaker, words or " ", mood) if speaker else None
        leaf = Leaf(self.desk)
        leaf.lay(Moment(self.state, set_out, line or Line("", "", "")), line, ())
        for _ in range(round(seconds / FRAME)):
            leaf.tick(FRAME, speaking=False)
        surface = pygame.Surface(PAGE)
        shown = len(leaf.letters)
        leaf.draw(surface, shown, focus=-1, waiting=False, notice=Notice())
        if leaf.faults():
            raise SystemExit(leaf.faults()[0])
        raw = pygame.image.tobytes(surface, "RGB")
        whole = Image.frombytes("RGB", PAGE, raw)
        return whole.resize(size, Image.Resampling.LANCZOS)


def alone(pages):
    """The Eigenface in the middle of the page, in its ink."""
    size, full = tile(3, 16 / 9), len(pages.guesses) + 1
    dark = {"backdrop": "ward-dark", "shown": ("eigenface",)}
    here = {"backdrop": "ward", "shown": ("patient", "eigenface")}
    return [
        ("alone, rank 4", pages.page(size, rank=4, **dark)),
        (f"with the Patient, rank {full}", pages.page(size, rank=full, **here)),
        ("words on the screen", pages.page(size, rank=8, words="Go on", **dark)),
    ]


def shows(pages):
    """Both puppets on the boards of the stage, and on the television."""
    size = tile(3, 16 / 9)
    lantern, both = Prop("lantern"), ("jacques", "foster")
    boards = {"backdrop": "stage", "shown": both}
    glass = {"backdrop": "ward-set", "shown": ("television", *both)}
    microphone = Prop("microphone")
    wanted = [
        ("on the boards", boards, ()),
        ("slate and lantern", boards, (SLATE, lantern)),
        ("frame and microphone", boards, (FRAMED, microphone)),
        ("on the television", glass, ()),
        ("slate and lantern, on the glass", glass, (SLATE, lantern)),
        ("frame and jigsaw, on the glass", glass, (FRAMED, Prop("jigsaw"))),
    ]
    return [(n, pages.page(size, props=p, **where)) for n, where, p in wanted]


# Pictures and signs


def places():
    """Every place."""
    size = tile(4, 16 / 9)
    return [(n, read(f"places/{n}.jpg", size)) for n in names("places", ".jpg")]


def stages():
    """How the title's face comes out of the forest."""
    size = tile(8, 0.95)
    found = names("layers", ".jpg")
    return [(n, read(f"layers/{n}.jpg", size)) for n in found if n.startswith("title")]


def layers():
    """The forest's layers, and what places look like under their lights."""
    size, found = tile(9, 16 / 9), []
    for ending in (".jpg", ".png"):
        found += [(n, f"layers/{n}{ending}") for n in names("layers", ending)]
    found = sorted(pair for pair in found if not pair[0].startswith("title"))
    found.sort(key=lambda pair: pair[0].endswith("-off"))
    return [(n, read(file, size, LANTERN.panel)) for n, file in found]


def things():
    """The small things, and the face with all its features."""
    size = tile(11, 1.0)
    whole = Image.new("RGBA", (384, 384), (*LANTERN.panel, 255))
    for part in ("base", "eyes", "brows", "mouth"):
        whole.alpha_composite(Image.open(ART / "things" / f"face-{part}.png"))
    found = []
    for name in names("things", ".png"):
        if name.startswith("flag-"):
            cells = Image.open(ART / "things" / f"{name}.png").convert("RGB")
            flag = Image.new("RGB", size, LANTERN.panel)
            cells = cells.resize((size[0], size[0] * 2 // 3), Image.Resampling.NEAREST)
            flag.paste(cells, (0, (size[1] - cells.height) // 2))
            found.append((name, flag))
        else:
            found.append((name, read(f"things/{name}.png", size, LANTERN.panel)))
    assembled = whole.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    return [*found, ("face, all of it", assembled)]


def signs(brush):
    """The icons in the theme's colours, and the window's own."""
    size = tile(16, 1.3)

    def at(name):
        def draw(surface, rect):
            icons.icon(surface, brush, name, rect.center, 0.7 * rect.h)

        return painted(size, draw, LANTERN.panel)

    return [
        *((name, at(name)) for name in icons.NAMES),
        ("window", read(icons.WINDOW.removeprefix("art/"), size, LANTERN.panel)),
    ]


# The sheet


def rows_of(tiles):
    """Tiles in rows that fit; all of a part are of one size."""
    many = (W - GAP) // (tiles[0][1].width + GAP)
    return [tiles[i : i + many] for i in range(0, len(tiles), many)]


def laid_out(parts):
    """The sheet of parts: each a heading and its named pictures."""
    head, foot = 46, 28
    high = GAP
    for _, tiles in parts:
        rows = len(rows_of(tiles))
        high += head + rows * (tiles[0][1].height + foot + GAP) + GAP
    sheet = Image.new("RGB", (W, high), LANTERN.ink)
    pen, y = ImageDraw.Draw(sheet), GAP
    for heading, tiles in parts:
        pen.text((GAP, y), heading, font=HEADING, fill=LANTERN.ember)
        y += head
        for row in rows_of(tiles):
            for i, (name, picture) in enumerate(row):
                x = GAP + i * (picture.width + GAP)
                sheet.paste(picture, (x, y))
                spot = (x, y + picture.height + 6)
                pen.text(spot, name, font=NAME, fill=LANTERN.quiet)
            y += row[0][1].height + foot + GAP
        y += GAP
    return sheet


def main():
    """Draw, lay out, keep."""
    with TemporaryDirectory() as saves:
        game = open_game(size=PAGE, unseen=True, environment={"EIGENFACE_SAVES": saves})
        assets, pages = game.desk.assets, Pages(game)
        parts = [
            ("The Eigenface", eigenface(assets)),
            ("The Eigenface on its page", alone(pages)),
            ("The Eigenface's components", components(assets)),
            ("The Patient", patient(assets)),
            ("Alice", alice()),
            ("Jacques and Mr. Foster", poses()),
            ("The show", shows(pages)),
            ("Props", props(assets)),
            ("Places", places()),
            ("The title's face", stages()),
            ("The forest's layers, and lights that are out", layers()),
            ("Small things", things()),
            ("Icons", signs(game.desk.brush)),
        ]
        sheet = laid_out(parts)
        game.close()
    sheet.save(ART / "SHEET.jpg", quality=FINE, optimize=True, progressive=True)
    packages = ("pygame-ce", "numpy", "pillow")
    note("sheet", ("sheet",), [ART / "SHEET.jpg"], packages, "MIT")


if __name__ == "__main__":
    main()
