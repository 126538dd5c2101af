"""Of many ways to sing a phrase, the one that is in tune and understood.

A voice that was made to speak sometimes breathes a vowel, or sings a word that nobody
would know. So a phrase is sung in one manner after another until a recogniser, who
hears the singer alone, writes down its words.
"""

from itertools import product

import hearing
import numpy as np
import singing
from kokoro import RATE

# Cents that a held note may be off; seconds from which a note counts as held.
OFF = 25.0
HELD = 0.25
# A beginning from which to try, and what is varied about it, the likeliest first.
_ROWS = (0, 12, -12, 30, -24, 60)
_HOLDS = (0.6, 0.7)
_BODIES = ((1.0, 3.5), (1.25, 4.2))


def manners(formants):
    """Every manner to try, nearest to the usual one first."""
    for hold, (long, hard), formant, row in product(_HOLDS, _BODIES, formants, _ROWS):
        yield singing.Manner(row, formant, hold, long, hard, vibrato=0.12)


def lyric(words):
    """A phrase's words as they are written."""
    return "".join(f"{text} " for text, *_ in words).replace("- ", "").strip()


def judged(wave, vowels, words):
    """What is wrong with a take: word error, the worst held note's cents, the words."""
    off = singing.errors(wave, vowels)
    held = [c for c, (_, a, b) in zip(off, vowels, strict=True) if b - a > HELD]
    worst = max(abs(c) if np.isfinite(c) else 1200.0 for c in held)
    heard = hearing.heard(wave, RATE)
    return hearing.error(lyric(words), heard), worst, heard


def best(notes, words, rows, tempo, formants, most=18):
    """The first take with no fault, else the least faulty: wave, vowels, faults."""
    found = None
    for manner, _ in zip(manners(formants), range(most), strict=False):
        wave, vowels = singing.sing(notes, words, rows, tempo, manner)
        wave = singing.mended(wave, vowels)
        told = judged(wave, vowels, words)
        rank = (told[1] > OFF, told[0], told[1])
        if found is None or rank < found[0]:
            found = (rank, wave, vowels, told, manner)
        if told[0] == 0.0 and told[1] <= OFF:
            break
    return found[1:]
