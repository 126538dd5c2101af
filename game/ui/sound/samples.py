"""Samples as the mixer takes them: of 48 kHz, for two sides.

The mixer can decode, too; but whoever sets a loudness meanwhile waits until it has.
"""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import pygame

if TYPE_CHECKING:
    import numpy as np
    import soundfile
    from numpy.typing import NDArray

    Samples: TypeAlias = NDArray[np.int16]
    Side: TypeAlias = NDArray[np.floating]
    Between: TypeAlias = Callable[[Side, int], Side]

RATE, SIDES = 48000, 2
# How many samples on either side decide one between them, where a rate is multiplied.
REACH = 16


def opened(data: bytes) -> "soundfile.SoundFile":
    """A recording that is read as it is decoded; ``ValueError`` where it is none."""
    import soundfile  # noqa: PLC0415  (on a sound's thread, at the first one)

    try:
        return soundfile.SoundFile(BytesIO(data))
    except soundfile.LibsndfileError as fault:
        raise ValueError(str(fault)) from None


def read(file: "soundfile.SoundFile", count: int = -1) -> "Samples":
    """The next samples, (at most ``count``, sides); none where a page is damaged."""
    import numpy as np  # noqa: PLC0415  (loaded with the first sound)

    try:
        samples: Samples = file.read(count, "int16", always_2d=True)
    except RuntimeError:  # what soundfile raises at a damaged page
        return np.empty((0, file.channels), np.int16)
    return samples


def sound(data: bytes) -> pygame.mixer.Sound:
    """A whole recording; ``ValueError`` if nothing in it can be heard."""
    with opened(data) as file:
        samples, rate = read(file), int(file.samplerate)
    # A sound without samples ends the mixer with a segmentation fault.
    if not len(samples):
        raise ValueError("nothing in it can be heard")
    return mixed(samples, rate, interpolated if RATE % rate else multiplied)


def mixed(samples: "Samples", rate: int, between: "Between") -> pygame.mixer.Sound:
    """Samples (count, sides), as the mixer plays them; ``between`` turns their rate."""
    import numpy as np  # noqa: PLC0415  (loaded with the first sound)

    whole = samples[:, :SIDES]
    if rate != RATE:
        sides = [between(side.astype(np.float32), rate) for side in whole.T]
        whole = np.rint(np.stack(sides, axis=1)).clip(-32768, 32767).astype(np.int16)
    if whole.shape[1] < SIDES:
        whole = np.repeat(whole, SIDES, axis=1)
    return pygame.mixer.Sound(buffer=np.ascontiguousarray(whole).data)


def multiplied(side: "Side", rate: int) -> "Side":
    """A rate times a whole number: a windowed sinc through the samples, which stay."""
    import numpy as np  # noqa: PLC0415  (loaded with the first sound)

    times = RATE // rate
    out = np.empty((len(side), times), np.float32)
    out[:, 0] = side
    padded = np.pad(side, (REACH - 1, REACH))
    for part in range(1, times):
        far = np.arange(1 - REACH, REACH + 1) - part / times
        taps = np.sinc(far) * np.cos(np.pi * far / (2 * REACH)) ** 2
        taps = (taps / taps.sum()).astype(np.float32)
        out[:, part] = np.correlate(padded, taps, "valid")
    return out.reshape(-1)


def interpolated(side: "Side", rate: int) -> "Side":
    """Another rate, along straight lines between the samples."""
    import numpy as np  # noqa: PLC0415  (loaded with the first sound)

    at = np.arange(round(len(side) * RATE / rate)) * (rate / RATE)
    return np.asarray(np.interp(at, np.arange(len(side)), side))
