"""The family of soft tones: felt, tine, glass, breath and wood, from numbers alone."""

import numpy as np
from dsp import band, hertz

RATE = 48000
# The motif, as MIDI notes with lengths in beats: ro-tate, scale, ro-tate.
MOTIF = ((57, 0.5), (60, 1.5), (65, 2.0), (62, 0.5), (60, 1.5))


def seconds(length):
    """The times of the samples of so many seconds."""
    return np.arange(int(length * RATE)) / RATE


def ended(wave, fade=0.012):
    """A wave whose last moments fade to nothing."""
    n = min(len(wave), int(fade * RATE))
    wave = wave.copy()
    wave[-n:] *= np.linspace(1, 0, n) ** 2
    return wave


def tine(note, length=1.4, bright=1.0):
    """A plucked metal tongue, as in a music box under a cloth."""
    t, f = seconds(length), hertz(note)
    parts = ((1, 1, 3.0), (2.0, 0.22, 5), (3.01, 0.13 * bright, 8))
    parts += ((5.4, 0.07 * bright, 16), (8.9, 0.025 * bright, 26))
    wave = sum(a * np.exp(-k * t) * np.sin(2 * np.pi * f * r * t) for r, a, k in parts)
    return ended(wave * np.minimum(1, t / 0.003), 0.05)


def felt(note, length=0.5, soft=1.0):
    """A hammer of felt on a low string: round, with hardly an edge."""
    t, f = seconds(length), hertz(note)
    glide = f * (1 + 0.02 * np.exp(-t * 60))
    phase = 2 * np.pi * np.cumsum(glide) / RATE
    wave = np.exp(-t * 9 / soft) * np.sin(phase)
    wave += 0.25 * np.exp(-t * 18) * np.sin(2 * phase)
    return ended(wave * np.minimum(1, t / 0.006))


def glass(note, length=2.0):
    """A rubbed rim: swells, beats slowly, and goes."""
    t, f = seconds(length), hertz(note)
    swell = np.sin(np.pi * np.minimum(1, t / length) ** 0.6) ** 2
    wave = np.sin(2 * np.pi * f * t) + 0.6 * np.sin(2 * np.pi * f * 1.0035 * t)
    return ended((wave + 0.15 * np.sin(4 * np.pi * f * t)) * swell)


def breath(length, low, high, dice, rise=0.4):
    """Air through cloth: noise between two frequencies, swelling and falling."""
    t = np.linspace(0, 1, int(length * RATE))
    swell = np.where(t < rise, t / rise, (1 - t) / (1 - rise))
    return ended(band(dice.standard_normal(len(t)), low, high, RATE) * swell**2)


def wood(length, low, high, dice):
    """A small knock on wood."""
    t = seconds(length)
    knock = band(dice.standard_normal(len(t)), low, high, RATE)
    return ended(knock * np.exp(-t * 120) * np.minimum(1, t / 0.001))


def laid(*placed):
    """One wave of many: each with its second and its loudness."""
    end = max(int(at * RATE) + len(wave) for wave, at, _ in placed)
    out = np.zeros(end)
    for wave, at, gain in placed:
        start = int(at * RATE)
        out[start : start + len(wave)] += gain * wave
    return out
