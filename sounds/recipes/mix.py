"""What comes out of the loudspeakers, as the game adds it up, and how it is measured.

Volumes, duck and layers are the game's own (``game/ui/sound/sound.py``,
``crossfade.py``); a mono clip comes out of both sides. Waves are (n, 2) at 48 kHz.
"""

from functools import lru_cache

import dsp
import numpy as np
import soxr
from scipy import signal
from shelf import MARGIN, SOUNDS, read
from tones import RATE

from game.saving.settings import Settings
from game.ui.sound.sound import DUCKED

VOLUMES = Settings().volumes
# Where each piece is heard: the sound of the place beneath it.
GROUNDS = {"forest": "forest", "show": "television", "title": "title"}
USUAL = "ward"
# Middles of the third octaves that make speech understood, in Hz.
BANDS = (500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000)
_FRAME = 4096


@lru_cache(maxsize=64)
def loop(name):
    """A loop as the game plays it: without its margin."""
    wave, _ = read(SOUNDS / f"{name}.ogg")
    return wave[round(MARGIN * RATE) :]


@lru_cache
def layers(piece):
    """A piece's layers, the ground first."""
    above = sorted((SOUNDS / "music" / "layers").glob(f"{piece}-?.ogg"))
    names = [f"music/{piece}", *(f"music/layers/{path.stem}" for path in above)]
    return tuple(loop(name) for name in names)


def music(piece, depth):
    """A piece with so much (0 to 1) of its layers, before any volume."""
    parts = layers(piece)
    shares = [np.clip(depth * (len(parts) - 1) - i, 0, 1) for i in range(-1, 9)]
    shares[0] = 1.0
    return sum(share * part for share, part in zip(shares, parts, strict=False))


def bed(piece, depth, *, ducked):
    """What lies under a voice: the piece, and its place, as loud as the game has it."""
    duck = VOLUMES["master"] * (DUCKED if ducked else 1.0)
    notes = music(piece, depth) * VOLUMES["music"]
    place = loop(f"ambience/{GROUNDS.get(piece, USUAL)}") * VOLUMES["ambience"]
    return duck * (notes + np.resize(place, notes.shape))


def heard(wave, rate, bus):
    """A mono clip of a bus, out of both sides at 48 kHz."""
    wave = wave if wave.ndim == 1 else wave.mean(axis=1)
    wave = soxr.resample(np.asarray(wave, float), rate, RATE)
    return VOLUMES["master"] * VOLUMES[bus] * np.stack([wave, wave], axis=1)


def moments(wave, seconds=3.0, step=1.5):
    """The loudness (LUFS) of each stretch of so many seconds."""
    long, hop = round(seconds * RATE), round(step * RATE)
    starts = range(0, max(1, len(wave) - long + 1), hop)
    return np.array([dsp.loudness(wave[at : at + long], RATE) for at in starts])


def levels(wave, bands=BANDS):
    """The level (dB) of each third octave in each frame of 85 ms: (frames, bands)."""
    total = 0.0
    for side in range(2):
        f, _, power = signal.spectrogram(wave[:, side], RATE, "hann", _FRAME)
        edges = [(b * 2 ** (-1 / 6), b * 2 ** (1 / 6)) for b in bands]
        total = total + np.stack(
            [power[(f >= low) & (f < high)].sum(axis=0) for low, high in edges], axis=1
        )
    return 10 * np.log10(np.maximum(total, 1e-14))


def mean(found):
    """The mean power (dB) of each band over all frames."""
    return 10 * np.log10((10 ** (found / 10)).mean(axis=0))


def spoken(found):
    """The mean power (dB) of each band of a voice while it speaks."""
    loud = (10 ** (found / 10)).sum(axis=1)
    return mean(found[loud > 0.01 * np.percentile(loud, 95)])
