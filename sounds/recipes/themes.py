"""The music of the story: eight pieces out of one motif, each in three layers.

The motif is ro-tate, scale, ro-tate: A C F D C. It is bright over F, and over D minor
it is the same five notes and another face. A piece is its tempo, its beats and its
layers; the ground can stand alone, and each further layer only adds.
"""

import numpy as np
from ambience import circle, hum, put
from dsp import band, hertz
from score import broken, chords, melody, numbers, pads, roots, soundfont
from tones import MOTIF, RATE, felt, glass, seconds, tine

A, B, C, D, E, F, G = 57, 58, 60, 62, 64, 65, 67
_ = None
# The song of the show: two phrases, a middle, and home (the same tune is sung).
TUNE = (
    *((A, 0.5), (C, 1.5), (F, 2), (D, 0.5), (C, 1.5), (_, 2)),
    *((A, 1), (A, 0.5), (G - 12, 0.5), (A, 1), (C, 1), (G - 12, 3), (_, 1)),
    *((A, 0.5), (C, 1.5), (F, 2), (D, 0.5), (C, 1.5), (_, 2)),
    *((B, 1), (A, 1), (B, 1), (C, 1), (A, 3), (_, 1)),
    *((D, 1), (D, 0.5), (C, 0.5), (D, 1), (F, 1), (C, 2), (A, 2)),
    *((B, 1), (B, 0.5), (A, 0.5), (B, 1), (D, 1), (C, 3), (_, 1)),
    *((A, 0.5), (C, 1.5), (F, 2), (D, 0.5), (C, 1.5), (_, 2)),
    *((D, 1), (C, 1), (B, 1), (E, 1), (F, 3), (_, 1)),
)
TUNED = (
    *("F", "F", "Bb", "F", "F", "Dm", "C", "C7"),
    *("F", "F", "Bb", "F", "Gm", "C7", "F", "F"),
    *("Bb", "Bb", "F", "F", "Gm", "Gm", "C", "C7"),
    *("F", "F", "Bb", "F", "Bb", "C7", "F", "F"),
)


def _motifs(starts, up=0, loud=80, pace=1.0):
    notes = []
    for start in starts:
        slower = [(pitch, beats * pace) for pitch, beats in MOTIF]
        notes += melody(slower, start, up, loud)
    return notes


def ward():
    """Night in the ward: low strings, the motif on felt, a cello that answers."""
    beats, tempo = 64, 60
    names = ("Dm9", "Bbmaj7", "F/A", "C/E", "Dm", "Gm7", "Bbmaj7", "Asus")
    names += ("Dm9", "Bbmaj7", "Fmaj7", "C", "Gm7", "Dm7", "Bbmaj7", "A")
    ground = pads(chords(names, 4, 46), beats, tempo, gain=0.5, seed=11, bright=3)
    ground += soundfont(48, roots(names, 4, -12, 44), beats, tempo, gain=0.35)
    keys = _motifs((0, 16, 32), 12, 74) + melody(
        ((A, 1), (C, 1), (D, 4), (_, 2), (A, 1), (G, 1), (E, 2), (D, 4)), 46, 12, 66
    )
    second = numbers(
        felt, keys, beats, tempo, gain=0.55, length=2.6, soft=5.0, wide=0.1
    )
    soft = [(p, a, b, v - 30) for p, a, b, v in keys]
    second += soundfont(0, soft, beats, tempo, gain=0.35)
    line = melody(
        (
            *((_, 8), (D, 3), (E, 1), (F, 4), (_, 6), (G, 1), (F, 1), (E, 4), (_, 4)),
            *((F, 3), (E, 1), (D, 4), (_, 4), (A + 12, 2), (G, 2), (F, 2), (E, 2)),
            *((D, 4), (_, 4)),
        ),
        0,
        -12,
        58,
    )
    third = soundfont(42, line, beats, tempo, gain=0.45, side=-0.3)
    third += numbers(
        glass, chords(("D5",) * 4, 16, 40, 24, 2.0), beats, tempo, gain=0.15, wide=0.6
    )
    return beats, tempo, (ground, second, third)


def forest():
    """Wandering: a harp that goes on, a flute that half remembers, thumbed metal."""
    beats, tempo = 64, 72
    names = ("Dm7", "G", "Dm7", "G", "Fmaj7", "C/E", "G", "Am7")
    names += ("Dm7", "G", "Bbmaj7", "Fmaj7", "Em7", "Am7", "Gm7", "Am7")
    steps = broken(names, 4, (0, 1, 2, 3, 4, 3, 2, 1), 0.5, 0, 52)
    ground = soundfont(46, steps, beats, tempo, gain=0.6, side=0.15)
    ground += pads(chords(names, 4, 40), beats, tempo, gain=0.35, seed=21, bright=3)
    line = _motifs((0, 32), 12, 62) + melody(
        (
            *((_, 8), (A, 1), (B + 1, 1), (C, 2), (B + 1, 1), (A, 1), (G - 12, 2)),
            *((A, 4), (_, 4), (_, 16), (D, 1), (E, 1), (F, 2), (E, 1), (C, 3)),
            *((D, 1), (C, 1), (A, 4), (_, 10)),
        ),
        0,
        12,
        60,
    )
    second = soundfont(73, line, beats, tempo, gain=0.5, side=-0.25)
    taps = broken(names, 4, (4, _skip(2), 5, 3), 1.0, 12, 50, 0.5)
    third = soundfont(108, taps, beats, tempo, gain=0.35, side=0.4)
    third += soundfont(45, roots(names, 4, -12, 60, 0.2), beats, tempo, gain=0.35)
    return beats, tempo, (ground, second, third)


def _skip(index):
    """The same note of a chord an octave up: a pattern's leap."""
    return index + 4


def show():
    """The puppets' hour: strummed strings and bass, a music box, a clarinet."""
    beats, tempo = 64, 100
    bass, strum = [], []
    for i, name in enumerate(TUNED):
        low = chords((name,), 2, 70)[0][0]
        bass.append((low - 12, 2 * i, 0.9, 76))
        for at in (1.0, 1.5) if i % 4 == 3 else (1.0,):
            for j, (pitch, *_rest) in enumerate(chords((name,), 1)):
                strum.append((pitch + 12, 2 * i + at + 0.02 * j, 0.4, 50))
    ground = soundfont(32, bass, beats, tempo, gain=0.5, side=-0.1)
    ground += soundfont(24, strum, beats, tempo, gain=0.5, side=0.3)
    sung = melody(TUNE, 0, 12, 78)
    second = numbers(tine, sung, beats, tempo, gain=0.5, side=0.1, length=1.6)
    second += soundfont(10, sung, beats, tempo, gain=0.4, side=0.1)
    under = melody(
        (
            *((_, 4), (F, 1), (E, 1), (D, 2), (C, 4), (E, 2), (_, 2)),
            *((_, 4), (F, 1), (E, 1), (D, 2), (D, 2), (E, 2), (F, 3), (_, 1)),
            *((B, 4), (A, 4), (G, 4), (E, 3), (_, 1)),
            *((_, 4), (F, 1), (E, 1), (D, 2), (F, 2), (G, 2), (A + 12, 3), (_, 1)),
        ),
        0,
        0,
        62,
    )
    third = soundfont(71, under, beats, tempo, gain=0.45, side=-0.35)
    third += soundfont(9, broken(TUNED, 2, (3, 2), 1.0, 24, 36), beats, tempo, gain=0.2)
    return beats, tempo, (ground, second, third)


def fear():
    """The show, remembered wrongly: a cluster, shivering strings, a box out of tune."""
    beats, tempo = 60, 60
    dice = np.random.default_rng(31)
    held = [(pitch, 0, 57, 46) for pitch in (26, 27, 38, 45)]
    held += [(39, 16, 12, 44), (44, 30, 14, 40), (51, 44, 10, 36)]
    ground = pads(held, beats, tempo, gain=0.7, seed=32, bright=8, detune=16)
    t = np.arange(len(ground)) / RATE
    beat = (0.5 + 0.5 * np.sin(2 * np.pi * 0.5 * t)) ** 6
    rumble = circle(beats, dice, lambda f: f**-1.2 * np.exp(-((f / 150) ** 2)))
    ground += 0.035 * (rumble * beat)[:, None]
    shiver = [
        (p, at, 7, 40 + 3 * i)
        for i, at in enumerate((4, 20, 36, 50))
        for p in (62, 63, 68)
    ]
    second = soundfont(44, shiver, beats, tempo, gain=0.5)
    wrong = []
    for start, up in ((6, 25), (22, 24), (38, 23), (52, 26)):
        wrong += _motifs((start,), up, 60, 1.25)
    third = numbers(_warped, wrong, beats, tempo, gain=0.4, wide=0.5)
    third += 0.012 * hum(beats, hertz(98), dice, 0.9)[:, None]
    return beats, tempo, (ground, second, third)


def _warped(pitch):
    """A tine whose spring is tired: it sags as it rings."""
    t = seconds(2.4)
    f = hertz(pitch) * (1 - 0.018 * t) * (1 + 0.006 * np.sin(2 * np.pi * 3.1 * t))
    phase = 2 * np.pi * np.cumsum(f) / RATE
    wave = np.exp(-2.2 * t) * (np.sin(phase) + 0.3 * np.sin(2.01 * phase))
    return wave * np.minimum(1, t / 0.003)


def fire():
    """A small fire of one's own: warm strings, the motif sung by a viola, horns."""
    beats, tempo = 60, 75
    names = ("F", "C/E", "Dm7", "Bbmaj7", "F/A", "Gm7", "C7", "F", "Bbmaj7", "C", "Am7")
    names += ("Dm7", "Gm7", "C7", "F")
    ground = soundfont(49, chords(names, 4, 44), beats, tempo, gain=0.55)
    steps = broken(names, 4, (0, 2, 1, 2, 3, 2, 1, 2), 0.5, 0, 44)
    ground += numbers(
        felt, steps, beats, tempo, gain=0.35, length=1.2, soft=2.5, wide=0.2
    )
    line = melody(
        (
            *((A, 0.5), (C, 1.5), (F, 4), (E, 1), (C, 1), (D, 3), (C, 1), (D, 4)),
            *((A, 0.5), (C, 1.5), (F, 2), (G, 2), (F, 2), (E, 2), (D, 2), (C, 4)),
            *((D, 3), (F, 1), (E, 3), (C, 1), (A, 2), (C, 2), (D, 2), (F, 2)),
            *((B, 2), (D, 2), (C, 2), (E, 2), (F, 4)),
        ),
        0,
        0,
        70,
    )
    second = soundfont(41, line, beats, tempo, gain=0.55, side=-0.2)
    third = soundfont(60, roots(names, 4, 0, 46), beats, tempo, gain=0.35, side=0.3)
    third += soundfont(52, chords(names, 4, 34, 12), beats, tempo, gain=0.25)
    return beats, tempo, (ground, second, third)


def proof():
    """Thinking that gets somewhere: the motif as a wheel, a bass that walks, a rise."""
    beats, tempo = 64, 90
    names = ("Dm7", "Dm7", "Bbmaj7", "Bbmaj7", "Fmaj7", "Fmaj7", "C", "C")
    names += ("Gm7", "Gm7", "Dm7", "Dm7", "Bbmaj7", "C", "F", "F")
    wheel = []
    for bar in range(16):
        for j, pitch in enumerate((A, C, F, D, C, F, D, C)):
            down = -1 if (bar // 2) % 4 == 3 and pitch == F else 0
            wheel.append((pitch + 12 + down, 4 * bar + 0.5 * j, 0.45, 56 - 6 * (j % 2)))
    ground = soundfont(12, wheel, beats, tempo, gain=0.55, side=0.2)
    ground += pads(chords(names, 4, 36), beats, tempo, gain=0.3, seed=41, bright=3)
    walk = []
    for bar, name in enumerate(names):
        low = roots((name,), 4, -12, 66)[0][0]
        walk += [(low, 4 * bar + at, 0.5, 66) for at in (0, 1.5, 3)]
    second = soundfont(45, walk, beats, tempo, gain=0.5, side=-0.2)
    second += soundfont(
        11, broken(names, 4, (3, 5), 2.0, 12, 44), beats, tempo, gain=0.3
    )
    rise = melody(
        (
            *((D, 8), (F, 8), (A + 12, 8), (G, 8), (B + 12, 8), (A + 12, 8)),
            *((D + 12, 4), (E + 12, 4), (F + 12, 8)),
        ),
        0,
        0,
        52,
    )
    third = soundfont(48, rise, beats, tempo, gain=0.4)
    lower = [(p - 12, a, b, v - 8) for p, a, b, v in rise]
    third += soundfont(48, lower, beats, tempo, gain=0.35)
    return beats, tempo, (ground, second, third)


def puzzle():
    """Hands at work: sparse tines on open fifths, then steps, then light."""
    beats, tempo = 64, 80
    names = ("D5", "Fmaj7", "Gm7", "Dm7", "Bbmaj7", "Fmaj7", "C", "Dm7") * 2
    ground = pads(chords(names, 4, 38), beats, tempo, gain=0.5, seed=51, bright=2)
    drops = broken(names, 4, (4, 6), 2.5, 12, 50)
    ground += numbers(
        tine, drops, beats, tempo, gain=0.4, length=1.8, bright=0.4, wide=0.5
    )
    steps = broken(names, 4, (0, 2, 1, 2, 3, 2, 1, 2), 0.5, 0, 48)
    second = numbers(
        felt, steps, beats, tempo, gain=0.5, length=0.7, soft=1.4, wide=0.25
    )
    lit = broken(names, 4, (1, 2, 3, 5), 1.0, 12, 46)
    third = soundfont(46, lit, beats, tempo, gain=0.4, side=0.3)
    third += numbers(
        tine, _motifs((16, 48), 24, 58), beats, tempo, gain=0.25, length=2.0
    )
    return beats, tempo, (ground, second, third)


def title():
    """The name on the cover: the motif once, slowly, over the last of the light."""
    beats, tempo = 64, 64
    names = ("Dm9", "Bbmaj7", "Fmaj7", "C/E", "Dm9", "Gm7", "Bbmaj7", "C")
    names += ("Dm9", "Bbmaj7", "F/A", "C", "Gm7", "Bbmaj7", "Asus", "Dm")
    ground = pads(chords(names, 4, 44), beats, tempo, gain=0.45, seed=61, bright=4)
    ground += soundfont(48, roots(names, 4, -12, 42), beats, tempo, gain=0.3)
    keys = _motifs((0, 32), 12, 72, 2.0) + _motifs((18, 50), 0, 54)
    ground += numbers(felt, keys, beats, tempo, gain=0.6, length=3.0, soft=6.0)
    soft = [(p, a, b, v - 26) for p, a, b, v in keys]
    ground += soundfont(0, soft, beats, tempo, gain=0.35)
    air = band(_still(len(ground)), 300, 2500, RATE)
    put(ground, 0.004 * air, 0.0, 1.0)
    return beats, tempo, (ground,)


def _still(size):
    """Air: noise on a circle, the same always."""
    return circle(size / RATE, np.random.default_rng(62), lambda f: f**-0.5)[:size]


PIECES = {
    "ward": ward,
    "forest": forest,
    "show": show,
    "fear": fear,
    "fire": fire,
    "proof": proof,
    "puzzle": puzzle,
    "title": title,
}
