"""Singing with a voice that was made to speak: the score gives time, pitch and energy.

Vowels begin on their beat; consonants lie before it. The pitch is the score's, with
50 ms from note to note and a vibrato on long ones. A voice with formant r is sung r
times longer and lower, then played r times faster.

Words are understood where they begin and end: a note at the end of a word is not held
for all of its time, and syllables without weight have no stress.
"""

from dataclasses import dataclass

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
STRESS = "ˈ"
# A word's last vowel is shortened down to this, and never below (25 ms units).
SHORTEST = 14
# Of a note, the share at its begin and end that is not measured.
EDGE = (0.2, 0.15)


@dataclass(frozen=True)
class Manner:
    """One way to sing a phrase.

    ``row`` counts rows of the voice from the usual one; ``hold`` is the share of its
    time that the last vowel of a word is held; ``long`` is how many times longer
    consonants are, ``hard`` their least energy; ``vibrato`` is in semitones; ``pace``
    is that of the speech whose consonants are sung.
    """

    row: int = 0
    formant: float = 1.0
    hold: float = 0.6
    long: float = 1.0
    hard: float = 3.5
    vibrato: float = 0.2
    pace: float = 0.8


def layout(notes, words, tempo, manner):
    """Phonemes, their lengths (25 ms units) and each vowel as (pitch, start, end).

    ``notes`` are (pitch or None, beats); times are in seconds, with LEAD before beat 0.
    A vowel's stress mark belongs to it.
    """

    def length(cluster):
        return sum(_spoken(c, manner) for c in cluster)

    sung = _placed(notes, words, tempo)
    sounds, lengths = ["$"], [round(LEAD / UNIT) - length(sung[0][3][1])]
    vowels = []
    for i, (pitch, _, end, (text, onset, vowel, coda)) in enumerate(sung):
        sounds += onset
        lengths += [_spoken(c, manner) for c in onset]
        now = sum(lengths)
        ends = not text.endswith("-")
        following = sung[i + 1] if i + 1 < len(sung) else None
        close = end if following is None else min(end, following[1])
        after = length(coda)
        if following is not None and following[1] - end < 0.05:
            after += length(following[3][1]) + ends
        held = max(3, round(close / UNIT) - now - after)
        if ends and held > SHORTEST:
            held = max(SHORTEST, round(held * manner.hold))
        marks = [1] * vowel.startswith(STRESS)
        sounds += vowel
        lengths += [*marks, held - len(marks)]
        vowels.append((pitch, now * UNIT, (now + held) * UNIT))
        sounds += coda
        lengths += [_spoken(c, manner) for c in coda]
        if following is not None:
            gap = round(following[1] / UNIT) - sum(lengths) - length(following[3][1])
            if gap > 0:
                sounds.append(" ")
                lengths.append(gap)
    return [*sounds, ".", "$"], np.array([*lengths, 4, 16], float), vowels


def _spoken(consonant, manner):
    return max(1, round(_LONG[consonant] * manner.long))


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


def curve(vowels, count, step, vibrato=0.2):
    """The pitch (Hz) at ``count`` moments ``step`` seconds apart."""
    t = (np.arange(count) + 0.5) * step
    pitch = np.full(count, float(vowels[0][0]))
    for i, (note, start, end) in enumerate(vowels):
        if i:
            rise = expit((t - (start - GLIDE)) / (GLIDE / 5))
            pitch += (note - vowels[i - 1][0]) * rise
        if end - start > 0.45:
            grown = np.clip((t - start - 0.25) / 0.2, 0, 1) * (t < end)
            pitch += vibrato * grown * np.sin(2 * np.pi * 5.4 * (t - start))
    return hertz(pitch)


def sing(notes, words, rows, tempo, manner):
    """A wave at 24 kHz, LEAD seconds before its first beat, and its vowels."""
    formant = manner.formant
    sounds, lengths, vowels = layout(notes, words, tempo, manner)
    inner = [s for s in sounds if s != "$"]
    numbers = kokoro.tokens(inner)
    how = kokoro.style(rows, len(inner) + manner.row)
    spoken, pitch, energy = (
        x.ravel() for x in kokoro.natural(numbers, how, manner.pace)
    )
    edges = np.round(np.r_[0, np.cumsum(lengths)] * formant)
    lengths = np.maximum(1, np.diff(edges))
    there = np.r_[0, np.cumsum(lengths)] * 2
    here = np.r_[0, np.cumsum(spoken)] * 2
    count = int(there[-1])
    at = np.interp(np.arange(count) + 0.5, there, here) - 0.5
    energy = np.interp(at, np.arange(len(energy)), energy)
    pitch = np.interp(at, np.arange(len(pitch)), pitch)
    voiced = _energised(sounds, there.astype(int), energy, pitch > 60, manner.hard)
    slower = [(note, a * formant, b * formant) for note, a, b in vowels]
    sung = curve(slower, count, UNIT / 2, manner.vibrato) / formant
    sung = np.where(voiced, sung, np.minimum(pitch, 10.0))
    wave = kokoro.render(
        numbers, how, lengths[None], sung[None, None], energy[None, None]
    )
    return soxr.resample(wave, RATE * formant, RATE), vowels


def _energised(sounds, there, energy, voiced, hard):
    """Give vowels their strength, consonants theirs; where the voice sounds."""
    for k, sound in enumerate(sounds):
        a, b = there[k], there[k + 1]
        if sound == STRESS:
            energy[a:b] = LOUD
            voiced[a:b] = True
        elif sound in _HARD:
            energy[a:b] = np.maximum(energy[a:b], hard)
            voiced[a:b] = False
        elif sound in _VOICED:
            energy[a:b] = np.maximum(energy[a:b], hard + 1.5)
            voiced[a:b] |= sound in "ɹlmnŋjwvzð"
        elif sound.isalpha():
            energy[a:b] = LOUD - 1.2 * np.linspace(0, 1, b - a) ** 2
            voiced[a:b] = True
        elif sound == " " and b - a > 4:
            voiced[a:b] = False
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
