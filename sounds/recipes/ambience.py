"""How the places sound: ``python sounds/recipes/ambience.py [ward] [forest] ...``.

Every loop is a circle of samples: noise is made in the frequency domain, tones are
snapped to whole turns, rooms are circular convolutions, so there is no seam.
Named after backdrops: the game plays a place's sound wherever the place is seen.
"""

import sys

import numpy as np
from dsp import hertz, loudness, peak, reverb_loop, seam
from shelf import SOUNDS, record, source, versions, write_loop
from table import tabulate
from tones import RATE, breath, tine

LOUDNESS = -32.0
LENGTH = 72.0


def circle(length, dice, shape):
    """Coloured noise that meets itself, its level 1 in the mean square."""
    n = int(length * RATE)
    f = np.fft.rfftfreq(n, 1 / RATE)
    turn = np.exp(2j * np.pi * dice.random(len(f)))
    wave = np.fft.irfft(shape(np.maximum(f, 1.0)) * turn, n)
    return wave / np.sqrt((wave**2).mean())


def slow(length, dice, turns):
    """A smooth wandering between 0 and 1 that comes back to where it began."""
    t = np.arange(int(length * RATE)) / (length * RATE)
    wave = sum(
        np.sin(2 * np.pi * (k * t + dice.random())) / k**0.5 for k in range(1, turns)
    )
    return (wave - wave.min()) / (wave.max() - wave.min())


def hum(length, frequency, dice, depth=0.1):
    """A steady tone, snapped to the loop, breathing a little."""
    t = np.arange(int(length * RATE)) / RATE
    whole = round(frequency * length) / length
    pulse = 1 + depth * np.sin(2 * np.pi * (round(0.11 * length) / length * t))
    return np.sin(2 * np.pi * (whole * t + dice.random())) * pulse


def put(loop, wave, at, gain, side=0.0):
    """Add a mono wave into a stereo loop; what is beyond the end comes first."""
    i = (int(at * RATE) + np.arange(len(wave))) % len(loop)
    left, right = np.cos((side + 1) * np.pi / 4), np.sin((side + 1) * np.pi / 4)
    np.add.at(loop[:, 0], i, wave * gain * left)
    np.add.at(loop[:, 1], i, wave * gain * right)


def ward(dice):
    """Fans behind a wall: air, blades turning, one relay now and then."""
    loop = np.zeros((int(LENGTH * RATE), 2))
    both = circle(LENGTH, dice, lambda f: f**-1.05 * np.exp(-((f / 2600) ** 2)))
    for side in range(2):
        air = circle(LENGTH, dice, lambda f: f**-0.9 * np.exp(-((f / 3200) ** 2)))
        loop[:, side] = 0.7 * both + 0.5 * air * (0.8 + 0.2 * slow(LENGTH, dice, 9))
        for f, gain in (
            (58, 0.30),
            (59.1, 0.18),
            (116, 0.16),
            (174, 0.10),
            (233, 0.05),
        ):
            loop[:, side] += gain * hum(LENGTH, f, dice, 0.2)
        loop[:, side] += 0.012 * hum(LENGTH, 1188, dice, 0.4)
    for at in (9.0, 31.5, 50.2, 63.8):
        click = breath(0.03, 700, 2600, dice, 0.1)
        put(loop, click, at, 0.6, dice.uniform(-0.7, 0.7))
        put(loop, click, at + 0.11, 0.3, dice.uniform(-0.7, 0.7))
    return reverb_loop(loop, RATE, 1.4, 0.25, 21, low=80, high=3000)


def forest(dice):
    """Wind in high crowns, water far off, a bird that only half exists."""
    loop = np.zeros((int(LENGTH * RATE), 2))
    for side in range(2):
        low = circle(LENGTH, dice, lambda f: f**-1.2 * np.exp(-((f / 900) ** 2)))
        leaves = circle(LENGTH, dice, lambda f: np.exp(-(((f - 3600) / 2200) ** 2)))
        gust = slow(LENGTH, dice, 14) ** 2
        loop[:, side] = low * (0.5 + 0.7 * gust) + 0.28 * leaves * (0.15 + gust)
        brook = circle(LENGTH, dice, lambda f: np.exp(-(((f - 1100) / 500) ** 2)))
        loop[:, side] += 0.06 * brook * (0.6 + 0.4 * slow(LENGTH, dice, 90))
    for at in (6.0, 20.5, 22.1, 41.0, 55.5, 57.0, 66.3):
        put(loop, _bird(dice), at, 0.24, dice.uniform(-0.8, 0.8))
    for i in range(14):
        note = dice.choice((77, 81, 84, 86, 89))
        drop = tine(int(note), 0.9, 0.3)
        put(loop, drop, i * LENGTH / 14 + dice.uniform(0, 3), 0.05, dice.uniform(-1, 1))
    return reverb_loop(loop, RATE, 2.6, 0.4, 23, low=150, high=5000)


def _bird(dice):
    """Two or three whistled notes, sliding."""
    out = np.zeros(int(0.9 * RATE))
    at = 0.0
    for _ in range(int(dice.integers(2, 4))):
        length = dice.uniform(0.12, 0.22)
        t = np.linspace(0, 1, int(length * RATE))
        f = dice.uniform(2100, 2700) * (1 + 0.12 * np.sin(np.pi * t))
        note = np.sin(2 * np.pi * np.cumsum(f) / RATE) * np.sin(np.pi * t) ** 2
        start = int(at * RATE)
        out[start : start + len(note)] += note
        at += length + 0.06
    return out


def television(dice):
    """A set in a dark room: mains hum, the line's whistle, hiss that comes and goes."""
    loop = np.zeros((int(LENGTH * RATE), 2))
    hiss = circle(LENGTH, dice, lambda f: np.exp(-(((f - 5200) / 3800) ** 2)))
    rumble = circle(LENGTH, dice, lambda f: f**-1.1 * np.exp(-((f / 500) ** 2)))
    dust = dice.random(len(loop)) < 3.0 / RATE
    crackle = np.convolve(
        dust * dice.normal(0, 1, len(loop)), np.exp(-np.arange(40) / 6)
    )
    crackle = crackle[: len(loop)]
    for side in range(2):
        loop[:, side] = 0.5 * rumble + 0.12 * hiss * (0.4 + slow(LENGTH, dice, 30))
        for k, gain in ((1, 0.30), (2, 0.20), (3, 0.10), (5, 0.05), (7, 0.03)):
            loop[:, side] += gain * hum(LENGTH, 50 * k, dice, 0.06)
        loop[:, side] += 0.008 * hum(LENGTH, 11025, dice, 0.1) + 0.5 * crackle
    return reverb_loop(loop, RATE, 0.5, 0.2, 27, low=120, high=4000)


def title(dice):
    """Embers in the dark, and wind a long way off."""
    loop = np.zeros((int(LENGTH * RATE), 2))
    for side in range(2):
        wind = circle(LENGTH, dice, lambda f: f**-1.1 * np.exp(-((f / 700) ** 2)))
        loop[:, side] = wind * (0.4 + 0.6 * slow(LENGTH, dice, 10) ** 2)
    for _ in range(260):
        snap = breath(dice.uniform(0.004, 0.02), 900, 6000, dice, 0.1)
        put(
            loop,
            snap,
            dice.uniform(0, LENGTH),
            0.3 * dice.random() ** 3,
            dice.uniform(-0.5, 0.5),
        )
    for note in (29, 41):
        loop += 0.12 * hum(LENGTH, hertz(note), dice, 0.5)[:, None]
    return reverb_loop(loop, RATE, 1.2, 0.2, 29, low=120, high=5000)


PLACES = {"ward": ward, "forest": forest, "television": television, "title": title}


def main():
    files = {}
    for name in sys.argv[1:] or PLACES:
        loop = PLACES[name](np.random.default_rng(sorted(PLACES).index(name) + 400))
        loop -= loop.mean(axis=0)
        loop *= 10 ** ((LOUDNESS - loudness(loop, RATE)) / 20)
        path = SOUNDS / "ambience" / f"{name}.ogg"
        kept = write_loop(path, loop, RATE, 0.72)
        files[f"ambience/{name}.ogg"] = {
            "seconds": round(len(kept) / RATE, 3),
            "lufs": round(loudness(kept, RATE), 1),
            "peak": round(peak(kept), 1),
            "gap": round(seam(kept), 2),
        }
        print(name, files[f"ambience/{name}.ogg"], path.stat().st_size // 1024, "KB")
    facts = {
        "source": source("ambience", "tones", "dsp"),
        "versions": versions("numpy", "scipy", "soundfile"),
        "licence": "MIT",
    }
    record("ambience", facts, files)
    tabulate()


if __name__ == "__main__":
    main()
