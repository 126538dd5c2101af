"""Room for speech: a piece gives way in those bands in which a voice would drown.

The cut is a gain for each frequency, the same for all layers, applied to the whole loop
at once: the layers still sum to the piece, and no seam appears.
"""

import mix
import numpy as np
from tones import RATE

from game.ui.sound.sound import DUCKED

# The level (dB) of the weakest of all characters in each of ``mix.BANDS``, as played;
# ``balance.py`` prints it.
SPEECH = (-38.9, -39.9, -45.9, -47.3, -46.0, -47.2, -48.6, -47.6, -48.1, -50.8)
# What speech shall be over the music beneath it, with something left for the place.
OVER = 11.0


def excess(whole):
    """By how much (dB) a piece is too loud in each band while someone speaks."""
    played = 20 * np.log10(mix.VOLUMES["music"] * DUCKED)
    return mix.mean(mix.levels(whole)) + played + OVER - np.array(SPEECH)


def carved(layers):
    """The layers, less what would cover speech."""
    cut = np.maximum(0.0, excess(sum(layers)))
    if not cut.any():
        return layers
    f = np.fft.rfftfreq(len(layers[0]), 1 / RATE)
    bands = np.log2([mix.BANDS[0] / 2 ** (1 / 3), *mix.BANDS, 5000])
    less = np.interp(np.log2(np.maximum(f, 20)), bands, [0.0, *cut, 0.0])
    gain = 10 ** (-less / 20)[:, None]
    return [
        np.fft.irfft(np.fft.rfft(layer, axis=0) * gain, len(layer), axis=0)
        for layer in layers
    ]
