"""Render the pieces: ``python sounds/recipes/music.py [ward] [forest] ...``.

A piece is ``sounds/music/NAME.ogg``, its ground, and ``sounds/music/layers/NAME-2.ogg``
and so on. One gain brings the whole to its loudness, so the layers sum to it exactly.
"""

import sys

import numpy as np
from dsp import loudness, peak, reverb_loop, seam
from room import carved
from shelf import SOUNDS, record, source, versions, write_loop
from table import tabulate
from themes import PIECES
from tones import RATE

LOUDNESS = {"fear": -23.0}
USUAL = -20.0
CEILING = -1.5
# A cut makes the rest louder, which needs another cut, ever smaller.
PASSES = 6
# No one speaks over these.
UNSPOKEN = {"title"}
ROOMS = {"show": (0.9, 0.14), "fear": (3.2, 0.4), "proof": (1.4, 0.2)}


def render(name):
    """The layers of a piece, each in the piece's room, at the loudness of the whole."""
    _, _, layers = PIECES[name]()
    seconds, wet = ROOMS.get(name, (2.2, 0.28))
    seed = 70 + sorted(PIECES).index(name)
    placed = [reverb_loop(layer, RATE, seconds, wet, seed) for layer in layers]
    placed = [layer - layer.mean(axis=0) for layer in placed]
    for _ in range(PASSES):
        gain = 10 ** ((LOUDNESS.get(name, USUAL) - loudness(sum(placed), RATE)) / 20)
        placed = [layer * gain for layer in placed]
        placed = placed if name in UNSPOKEN else carved(placed)
    over = max(0.0, peak(sum(placed)) - CEILING)
    return [layer * 10 ** (-over / 20) for layer in placed]


def main():
    files = {}
    for name in sys.argv[1:] or PIECES:
        heard = []
        for i, layer in enumerate(render(name), 1):
            part = f"music/{name}.ogg" if i == 1 else f"music/layers/{name}-{i}.ogg"
            kept = write_loop(SOUNDS / part, layer, RATE, 0.62)
            heard.append(kept)
            files[part] = facts(kept)
            print(part, files[part], (SOUNDS / part).stat().st_size // 1024, "KB")
        whole = np.sum(heard, axis=0)
        files[f"music/{name}.ogg"]["whole"] = facts(whole)
        print(name, "whole", facts(whole), flush=True)
    about = {
        "source": source(
            "music", "room", "mix", "themes", "score", "ambience", "tones", "dsp"
        ),
        "soundfont": "FluidR3_GM (Debian fluid-soundfont-gm)",
        "versions": versions("numpy", "scipy", "soundfile", "mido"),
        "licence": "soundfont MIT; music MIT",
    }
    record("music", about, files)
    tabulate()


def facts(wave):
    """What is measured of a loop."""
    return {
        "seconds": round(len(wave) / RATE, 3),
        "lufs": round(loudness(wave, RATE), 1),
        "peak": round(peak(wave), 1),
        "gap": round(seam(wave), 2),
    }


if __name__ == "__main__":
    main()
