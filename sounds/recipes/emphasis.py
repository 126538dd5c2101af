"""What a line stresses: longer, higher and a little louder, on its stressed syllables.

Sounds carry their weight with them: a ``*`` before and after a syllable that bears it,
so that a line without emphasis is the same sounds, and the same recording, as ever.
"""

import numpy as np

MARK = "*"
LONGER, SEMITONES, LOUDER = 1.15, 2.0, 0.35
# Frames of 12.5 ms over which the voice rises and falls.
SOFT = 3.0
_STRESS = "ˈ"
_VOWELS = frozenset("AIOQWYaeiouæɑɒɔəɚɛɜɪʊʌᵊᵻ")


def marked(sounds, heavy):
    """The sounds with their weight, for the numbers of the words that bear it.

    Words are counted from 0; a number beyond the last word raises ``IndexError``.
    """
    words = sounds.split(" ")
    for i in heavy:
        words[i] = _weighted(words[i])
    return " ".join(words)


def _weighted(word):
    """A word whose stressed syllable, or first where none is marked, has weight."""
    vowels = [i for i, s in enumerate(word) if s in _VOWELS]
    if not vowels:
        return word
    at = word.find(_STRESS)
    bearer = next((v for v in vowels if v > at), vowels[-1])
    before = [v for v in vowels if v < bearer]
    after = [v for v in vowels if v > bearer]
    start = before[-1] + 1 if before else 0
    # Between two vowels the last sound belongs to the next syllable.
    end = after[0] - 1 if after else len(word)
    while not word[end - 1].isalpha():
        end -= 1
    end = max(end, bearer + 1)
    return word[:start] + MARK + word[start:end] + MARK + word[end:]


def parted(sounds):
    """The sounds alone, and of each, with the silence at both ends, if it has weight.

    The second is an array (1, n + 2) of bool, as the model counts.
    """
    heavy, inside = [False], False
    for sound in sounds:
        if sound == MARK:
            inside = not inside
        else:
            heavy.append(inside)
    return sounds.replace(MARK, ""), np.array([[*heavy, False]])


def lengthened(lengths, heavy):
    """Durations (1, n), those that have weight longer; whole units of 25 ms."""
    ends = np.cumsum(np.where(heavy, lengths * LONGER, lengths), axis=1)
    return np.maximum(1.0, np.diff(np.round(ends), axis=1, prepend=0.0))


def raised(pitch, energy, lengths, heavy):
    """Pitch (Hz) and energy, two frames a unit, raised where the sounds have weight."""
    frames = np.repeat(heavy.ravel().astype(float), 2 * lengths.ravel().astype(int))
    around = np.arange(-int(4 * SOFT), int(4 * SOFT) + 1)
    bell = np.exp(-0.5 * (around / SOFT) ** 2)
    bell /= bell.sum()
    whole = np.convolve(frames, bell)[len(around) // 2 :][: len(frames)]
    share = whole.reshape(pitch.shape)
    return pitch * 2 ** (SEMITONES * share / 12), energy + LOUDER * share
