"""Singing with a voice that was made to speak: the score gives time, pitch and energy.

Vowels begin on their beat; consonants lie before it. The pitch is the score's, with
50 ms from note to note and a vibrato on long ones. A voice with formant r is sung r
times longer and lower, then played r times faster.
"""

import kokoro
import numpy as np
import pyworld
import soxr
from dsp import hertz
from kokoro import RATE, UNIT
from scipy.special import expit

LEAD = 0.4
GLIDE = 0.05
_LONG = {**dict.fromkeys("ptk", 3), **dict.fromkeys("bdɡ", 2)}
_LONG |= {**dict.fromkeys("szʃʒfvθðʤʧ", 4), **dict.fromkeys("ɹlmnŋjwh", 3)}
_VOICED = "ɹlmnŋjwvzðbdɡʤ"
_HARD = "sptkʃfθʧh"
LOUD = 7.2
# Rows of a voice that are tried, counted from the usual one; cents that are no note.
TAKES = (0, 12, -12, 30, -24, 60)
FAILED = 100.0
# Of a note, the share at its begin and end that is not measured.
EDGE = (0.2, 0.15)


def layout(notes, words, tempo):
    """Phonemes, their lengths (25 ms units) and each vowel as (pitch, start, end).

    ``notes`` are (pitch or None, beats); times are in seconds, with LEAD before beat 0.
    """
    sung = _placed(notes, words, tempo)
    first = sum(_LONG[c] for c in sung[0][3][1]) * UNIT
    sounds, lengths = ["$"], [round((LEAD - first) / UNIT)]
    vowels = []
    for i, (pitch, _, end, (_, onset, vowel, coda)) in enumerate(sung):
        for c in onset:
            sounds.append(c)
            lengths.append(_LONG[c])
        now = sum(lengths)
        following = sung[i + 1] if i + 1 < len(sung) else None
        close = end if following is None else min(end, following[1])
        after = sum(_LONG[c] for c in coda)
        if following is not None and following[1] - end < 0.05:
            after += sum(_LONG[c] for c in following[3][1])
        held = max(3, round(close / UNIT) - now - after)
        sounds += ["ˈ", vowel]
        lengths += [1, held - 1]
        vowels.append((pitch, now * UNIT, (now + held) * UNIT))
        for c in coda:
            sounds.append(c)
            lengths.append(_LONG[c])
        if following is not None:
            onset_length = sum(_LONG[c] for c in following[3][1])
            gap = round(following[1] / UNIT) - sum(lengths) - onset_length
            if gap > 0:
                sounds.append(" ")
                lengths.append(gap)
    return [*sounds, ".", "$"], np.array([*lengths, 4, 16], float), vowels


def _placed(notes, words, tempo):
    """Each syllable with its pitch and the seconds of its note."""
    at, out, left = 0.0, [], list(words)
    for pitch, beats in notes:
        if pitch is not None:
            start = LEAD + at * 60 / tempo
            out.append((pitch, start, start + beats * 60 / tempo, left.pop(0)))
        at += beats
    if left:
        raise ValueError(f"{len(left)} syllables have no note: {left[0][0]}")
    return out


def curve(vowels, count, step):
    """The pitch (Hz) at ``count`` moments ``step`` seconds apart."""
    t = (np.arange(count) + 0.5) * step
    pitch = np.full(count, float(vowels[0][0]))
    for i, (note, start, end) in enumerate(vowels):
        if i:
            rise = expit((t - (start - GLIDE)) / (GLIDE / 5))
            pitch += (note - vowels[i - 1][0]) * rise
        if end - start > 0.45:
            grown = np.clip((t - start - 0.25) / 0.2, 0, 1) * (t < end)
            pitch += 0.2 * grown * np.sin(2 * np.pi * 5.4 * (t - start))
    return hertz(pitch)


def best(notes, words, rows, tempo, *, formant=1.0):
    """The first take with every note in tune, else the one with the fewest that fail.

    A vowel sometimes comes out as breath; another row of the same voice mends it.
    """
    takes = []
    for take in TAKES:
        wave, vowels = sing(notes, words, rows, tempo, formant=formant, take=take)
        wave = mended(wave, vowels)
        bad = sum(1 for c in errors(wave, vowels) if not abs(c) < FAILED)
        takes.append((bad, wave))
        if not bad:
            break
    return min(takes, key=lambda found: found[0])[1]


def sing(notes, words, rows, tempo, *, formant=1.0, pace=0.8, take=0):
    """A wave at 24 kHz, LEAD seconds before its first beat, and its vowels."""
    sounds, lengths, vowels = layout(notes, words, tempo)
    inner = [s for s in sounds if s != "$"]
    numbers = kokoro.tokens(inner)
    how = kokoro.style(rows, len(inner) + take)
    spoken, pitch, energy = (x.ravel() for x in kokoro.natural(numbers, how, pace))
    edges = np.round(np.r_[0, np.cumsum(lengths)] * formant)
    lengths = np.maximum(1, np.diff(edges))
    there = np.r_[0, np.cumsum(lengths)] * 2
    here = np.r_[0, np.cumsum(spoken)] * 2
    count = int(there[-1])
    at = np.interp(np.arange(count) + 0.5, there, here) - 0.5
    energy = np.interp(at, np.arange(len(energy)), energy)
    pitch = np.interp(at, np.arange(len(pitch)), pitch)
    voiced = _energised(sounds, there.astype(int), energy, pitch > 60)
    slower = [(note, a * formant, b * formant) for note, a, b in vowels]
    sung = curve(slower, count, UNIT / 2) / formant
    sung = np.where(voiced, sung, np.minimum(pitch, 10.0))
    wave = kokoro.render(
        numbers, how, lengths[None], sung[None, None], energy[None, None]
    )
    return soxr.resample(wave, RATE * formant, RATE), vowels


def _energised(sounds, there, energy, voiced):
    """Give vowels their strength, consonants theirs; where the voice sounds."""
    for k, sound in enumerate(sounds):
        a, b = there[k], there[k + 1]
        if sound == "ˈ":
            b = there[k + 2]
            energy[a:b] = LOUD - 1.2 * np.linspace(0, 1, b - a) ** 2
            voiced[a:b] = True
        elif sound in _HARD:
            energy[a:b] = np.maximum(energy[a:b], 3.5)
            voiced[a:b] = False
        elif sound in _VOICED:
            energy[a:b] = np.maximum(energy[a:b], 5.0)
            voiced[a:b] |= sound in "ɹlmnŋjwvzð"
    return voiced


def errors(wave, vowels):
    """How far each sung note is from its pitch, in cents; nan where none is heard."""
    found, t = tracked(wave)
    out = []
    for note, start, end in vowels:
        long = end - start
        inside = (t > start + EDGE[0] * long) & (t < end - EDGE[1] * long) & (found > 0)
        middle = np.median(found[inside]) if inside.sum() > 2 else np.nan
        out.append(float(1200 * np.log2(middle / hertz(note))))
    return out


def tracked(wave):
    """The pitch of a wave (Hz, 0 where unvoiced) and the times of it."""
    wave = np.ascontiguousarray(wave, float)
    found, t = pyworld.harvest(wave, RATE, f0_floor=60, f0_ceil=800)
    return pyworld.stonemask(wave, found, t, RATE), t


def mended(wave, vowels, limit=20.0):
    """The wave with those notes that are off by more than ``limit`` cents set right.

    They are sung anew by a vocoder from the same breath, and laid over the old ones.
    """
    off = errors(wave, vowels)
    bad = [v for v, cents in zip(vowels, off, strict=True) if not abs(cents) <= limit]
    if not bad:
        return wave
    wave = np.ascontiguousarray(wave, float)
    found, t = tracked(wave)
    shape = pyworld.cheaptrick(wave, found, t, RATE)
    noise = pyworld.d4c(wave, found, t, RATE)
    right = curve(vowels, len(t), 0.005)
    anew = pyworld.synthesize(np.where(found > 0, right, 0.0), shape, noise, RATE, 5.0)
    anew = np.pad(anew, (0, max(0, len(wave) - len(anew))))[: len(wave)]
    out = wave.copy()
    for _, start, end in bad:
        share = _over(len(wave), start - 0.02, end + 0.02)
        out = out * (1 - share) + anew * share
    return out


def _over(size, start, end, soft=0.02):
    """1 between two seconds, softly 0 outside."""
    t = np.arange(size) / RATE
    return np.clip((t - start) / soft, 0, 1) * np.clip((end - t) / soft, 0, 1)
