"""The small things of the tales: animals, food, noses, shapes, neurons, a face, flags.

    python art/recipes/things.py [name ...] [--render] [--samples 32]

Made in the puppets' workshop, of felt, wood, glass and brass, under one warm key from
high left and a cool rim; on a clear ground, 384 by 384 pixels. The layers of the face
fit over each other, each with its shadow; the flags are plain numbers, low in rank.
"""

from argparse import ArgumentParser

import creatures
import garden
import numpy as np
import studio
import tokens
from clear import KEPT, keep, values
from manifest import ART, note
from PIL import Image

OUT = ART / "things"
# Under their own key they need less help than the puppets do.
SIZE, RICH = 384, 1.06
MADE = {
    "cat": creatures.cat,
    "lion": creatures.lion,
    "rat": creatures.rat,
    "frog": creatures.frog,
    "carrot": garden.carrot,
    "peas": garden.peas,
    "leek": garden.leek,
    "cabbage": garden.cabbage,
    "nose-small": lambda: tokens.nose(0.55),
    "nose-large": lambda: tokens.nose(1.05),
    "neuron-1": lambda: tokens.neuron("#1F8F80", 6, 1),
    "neuron-2": lambda: tokens.neuron("#6FC9B8", 5, 2),
    "neuron-3": lambda: tokens.neuron("#2C5F66", 7, 4),
    "face-base": tokens.head,
}
MADE |= {f"shape-{kind}": (lambda k=kind: tokens.shape(k)) for kind in tokens.SHAPES}
LAYERS = {f"face-{part}": make for part, make in tokens.FACE.items()}


def lights():
    """The warm key, high left; a faint fill; cool rims from behind on both sides."""
    studio.panel((-3.4, -3.0, 4.4), (0, 0, 1.0), 1.0, 330, (1, 0.76, 0.48))
    studio.panel((3.0, -3.4, 1.6), (0.2, 0, 1), 1.8, 26, (0.5, 0.72, 1))
    studio.panel((2.6, 2.2, 2.6), (0, 0, 1.1), 1.0, 210, (0.45, 0.80, 1))
    studio.panel((-2.8, 2.4, 1.8), (0, 0, 1.1), 1.0, 60, (0.45, 0.80, 1))
    studio.sky(0.22, (0.2, 0.3, 0.5))


def render(name, samples):
    """Render one thing into ``build/things``."""
    studio.begin(SIZE, SIZE, samples, transparent=True)
    studio.eye((0, -6.6, 1.75), (0, 0, 0.97), 94)
    if name in LAYERS:
        # What the feature stands on is not seen: it takes the shadow and hides.
        for thing in tokens.head():
            thing.is_shadow_catcher = True
        LAYERS[name]()
    else:
        MADE[name]()
    lights()
    (KEPT / "things").mkdir(parents=True, exist_ok=True)
    studio.shot(KEPT / "things" / f"{name}.exr")


def finished(name):
    """A rendered thing as a sprite; its file."""
    whole = values(KEPT / "things" / f"{name}.exr", rich=RICH)
    if name in LAYERS:
        # Noise of the caught shadow, and shadow where there is no head to take it.
        base = values(KEPT / "things" / "face-base.exr")[..., 3:]
        faint = np.clip((whole[..., 3:] - 0.03) / 0.07, 0, 1)
        whole = whole * faint * base
    return keep(whole, OUT / f"{name}.png")


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
    """Render what is named, or all, if asked; finish everything; keep it."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("names", nargs="*")
    ask.add_argument("--render", action="store_true")
    ask.add_argument("--samples", type=int, default=32)
    args = ask.parse_args()
    every = [*MADE, *LAYERS]
    for name in args.names or every if args.render else ():
        render(name, args.samples)
        print(name, flush=True)
    files = [finished(name) for name in every]
    for name, cells in flags().items():
        file = OUT / f"{name}.png"
        Image.fromarray(np.rint(cells * 255).astype(np.uint8), "L").save(file)
        files.append(file)
    print(len(files), sum(f.stat().st_size for f in files) // 1024, "KB")
    scripts = ("things", "creatures", "garden", "tokens", "puppets", "studio", "clear")
    packages = ("bpy", "numpy", "scipy", "pillow")
    note("things", (*scripts, "finish"), files, packages, "MIT")


if __name__ == "__main__":
    main()
