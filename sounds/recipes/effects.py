"""The small sounds of menus and puzzles: ``python sounds/recipes/effects.py``.

One family: notes of the motif's scale (F G A C D), felt for hands, tines for answers,
air for paper. Peaks at -6 dB at most; what is heard often is softer.
"""

import numpy as np
from dsp import decibels, peak, reverb
from shelf import SOUNDS, read, record, source, versions, write
from table import tabulate
from tones import MOTIF, RATE, breath, ended, felt, glass, laid, tine, wood

A, C, D, F, G = 69, 72, 74, 77, 79
HIGHEST = -6.0


def _run(notes, gap, maker=tine, lead=0.0, fall=1.0, **how):
    """Notes one after another; each placed, a little softer than the one before."""
    return [
        (maker(note, **how), lead + i * gap, 0.9 * fall**i)
        for i, note in enumerate(notes)
    ]


def _brush(dice, length=0.22):
    return breath(length, 900, 5200, dice, 0.25)


def _motif(up, pace):
    """The motif, an octave or two up, quickly, coming home to F at its end."""
    placed, at = [], 0.0
    for note, beats in (*MOTIF, (65, 2.0)):
        placed.append((tine(note + up, 1.8), at, 0.8))
        at += beats * pace
    placed.append((felt(53, 1.2, 2.0), at - 2.0 * pace, 0.5))
    return laid(*placed)


def _scratch(dice):
    """A pen: five short strokes on paper."""
    strokes = (0.0, 0.07, 0.16, 0.22, 0.31)
    sizes = (0.06, 0.08, 0.05, 0.08, 0.12)
    return [
        (breath(size, 1800, 6500, dice, 0.3), at, 0.35)
        for at, size in zip(strokes, sizes, strict=True)
    ]


# Name: peak in dB, room (seconds, share), and the sound.
EFFECTS = {
    "move": (-20, 0.0, lambda _: felt(A + 12, 0.09, 0.4)),
    "choose": (-13, 0.4, lambda _: laid(*_run((C, F), 0.06, felt, length=0.3))),
    "back": (-16, 0.3, lambda _: laid(*_run((C, A - 12), 0.06, felt, length=0.3))),
    "page": (-17, 0.0, _brush),
    "open": (
        -14,
        0.6,
        lambda d: laid((_brush(d, 0.3), 0, 0.12), *_run((A, C), 0.09, length=0.8)),
    ),
    "close": (
        -16,
        0.5,
        lambda d: laid((_brush(d, 0.25), 0, 0.12), *_run((C, A), 0.08, length=0.6)),
    ),
    "pick-up": (
        -14,
        0.0,
        lambda d: laid(
            (felt(F, 0.16, 0.6), 0, 0.8), (wood(0.04, 900, 3000, d), 0, 0.5)
        ),
    ),
    "put-down": (
        -12,
        0.0,
        lambda d: laid(
            (felt(D - 24, 0.3, 1.0), 0, 1.0), (wood(0.06, 400, 1800, d), 0, 0.6)
        ),
    ),
    "snap": (
        -11,
        0.3,
        lambda d: laid(
            (wood(0.05, 1200, 4200, d), 0, 0.9),
            (felt(D - 12, 0.2, 0.7), 0.004, 0.7),
            (tine(F + 12, 0.5, 0.5), 0.008, 0.22),
        ),
    ),
    "solved": (-6, 1.6, lambda _: _motif(24, 0.15)),
    "hint": (
        -12,
        1.4,
        lambda _: laid((glass(D, 1.8), 0, 0.6), (glass(A, 1.8), 0.22, 0.5)),
    ),
    "undo": (-14, 0.2, lambda _: laid(*_run((C, A), 0.07, felt, length=0.22))),
    "redo": (-14, 0.2, lambda _: laid(*_run((A, C), 0.07, felt, length=0.22))),
    "restart": (
        -14,
        0.4,
        lambda _: laid(*_run((F, D, C, A), 0.06, felt, fall=0.9, length=0.3)),
    ),
    "mark-holds": (
        -9,
        1.0,
        lambda _: laid(
            *_run((F - 12, A, C), 0.035, length=1.2), (felt(41, 0.7, 2), 0, 0.6)
        ),
    ),
    "mark-breaks": (
        -10,
        0.9,
        lambda d: laid(
            (felt(D - 24, 0.7, 1.6), 0, 0.9),
            (felt(D - 23, 0.6, 1.2), 0.05, 0.5),
            (wood(0.09, 300, 1500, d), 0, 1.2),
            (tine(A - 12, 0.9, 0.3), 0.02, 0.35),
        ),
    ),
    "mark-open": (
        -11,
        1.2,
        lambda _: laid(*_run((D - 12, A), 0.09, length=1.3, bright=0.4)),
    ),
    "reveal": (
        -11,
        1.4,
        lambda d: laid(
            (breath(1.1, 250, 2200, d, 0.8), 0, 0.22),
            *_run((D, F, A, C + 12), 0.16, lead=0.25, length=1.0),
        ),
    ),
    "foreseen": (
        -7,
        1.6,
        lambda _: laid(
            *_run((F, A, C, F + 12), 0.075, length=1.6), (glass(F + 12, 1.8), 0.2, 0.25)
        ),
    ),
    "missed": (
        -12,
        0.8,
        lambda _: laid(*_run((D - 12, C - 12), 0.2, felt, length=0.6, soft=1.8)),
    ),
    "guess-written": (
        -11,
        0.9,
        lambda d: laid(*_scratch(d), (tine(A, 1.2, 0.6), 0.38, 0.8)),
    ),
}


def made(name):
    """One effect as a mono wave, at its peak."""
    top, room, sound = EFFECTS[name]
    number = sorted(EFFECTS).index(name)
    wave = sound(np.random.default_rng(1000 + number))
    if room:
        wave = reverb(wave, RATE, room, 0.18, 50 + number, low=250, high=6000)
    loud = np.flatnonzero(np.abs(wave) > 0.001 * np.abs(wave).max())
    wave = ended(wave[: loud[-1] + 1], 0.03)
    return wave * 10 ** ((min(top, HIGHEST) - 0.3 - peak(wave)) / 20)


def main():
    files = {}
    for name in EFFECTS:
        path = SOUNDS / "effects" / f"{name}.ogg"
        write(path, made(name), RATE, 0.5)
        kept, rate = read(path)
        files[f"effects/{name}.ogg"] = {
            "seconds": round(len(kept) / rate, 3),
            "peak": round(decibels(np.abs(kept).max()), 1),
        }
        print(name, files[f"effects/{name}.ogg"])
    facts = {
        "source": source("effects", "tones", "dsp"),
        "versions": versions("numpy", "scipy", "soundfile"),
        "licence": "MIT",
    }
    record("effects", facts, files)
    tabulate()


if __name__ == "__main__":
    main()
