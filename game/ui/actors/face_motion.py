"""What the Eigenface does from moment to moment, as coefficients of its basis.

Everything follows from the time alone. Deeds are directions in the basis; what lies
beyond the rank cannot be done. A mood is where the face rests: a deed that lasts.
"""

from math import pi, sin, tau
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.ui.window.face_basis import Basis

ARRIVED = 0.94
DRIFT = 0.26
TREMBLE = 0.30
SWELL = 0.10
BLINK = 0.24
GLANCE = 3.7
TURN = 0.16
SHUT = 0.9
# How far the brows go, and the lids with them; how much is left while it listens.
RAISE, WIDE, FROWN = 1.15, 0.45, 1.0
LISTENS = 0.4
MOODS = ("soft", "stern")

Weights = NDArray[np.float32]


class Moment(NamedTuple):
    """Now: seconds, loudness from 0 to 1, and how far it has withdrawn, 0 to 1.

    ``moods`` are shares from 0 to 1, one for each of ``MOODS``.
    """

    t: float
    loud: float = 0.0
    away: float = 0.0
    moods: tuple[float, ...] = ()


class Countenance:
    """A basis in motion."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        k = np.arange(basis.rank)
        self.periods = 8.0 + 12.0 * np.modf(0.618034 * (k + 1))[0]
        self.phases = tau * np.modf(0.754877 * (k + 1))[0]
        nothing = np.zeros(basis.rank)
        names = ("mouth", "smile", "brows", "frown", "wide", "blink", "look")
        self._deeds = {
            name: basis.deeds.get(name, nothing) for name in (*names, *MOODS)
        }

    def weights(self, rank: float, now: Moment) -> Weights:
        """The coefficients (k,); those beyond ``rank`` are nothing."""
        basis, deeds, t = self.basis, self._deeds, now.t
        sway = np.sin(tau * t / self.periods + self.phases)
        out = ARRIVED * basis.arrival + DRIFT * basis.spread * sway
        loud = min(1.0, max(0.0, now.loud)) * (1.0 - now.away)
        lids = max(blink(t), SHUT * now.away)
        out += deeds["blink"] * lids
        out += deeds["look"] * glance(t) * (1.0 - lids)
        out += deeds["mouth"] * (0.95 * loud)
        out += self.brows(t, (LISTENS + (1.0 - LISTENS) * loud) * (1.0 - now.away))
        out += deeds["smile"] * 0.25 * max(0.0, sin(tau * t / 23.0 + 1.0)) * (1 - loud)
        for mood, share in zip(MOODS, now.moods, strict=False):
            out += deeds[mood] * (share * (1.0 - now.away))
        out[0] += SWELL * loud * basis.spread[0]
        if basis.rank > 1:
            shake = sin(tau * 4.3 * t) * (0.6 + 0.4 * sin(tau * 1.7 * t))
            out[1] += TREMBLE * loud * basis.spread[1] * shake
        present = np.clip(rank - np.arange(basis.rank), 0.0, 1.0)
        return np.asarray(out * present, np.float32)

    def brows(self, t: float, much: float) -> NDArray[np.float64]:
        """The brows as coefficients (k,); ``much`` is how far they may go, 0 to 1."""
        way = 0.7 * sin(tau * 0.31 * t) + 0.5 * sin(tau * 0.113 * t + 2.0)
        deeds, way = self._deeds, max(-1.0, min(1.0, way))
        if way < 0.0:
            return np.asarray(deeds["frown"] * (-FROWN * much * way))
        return np.asarray(
            (RAISE * deeds["brows"] + WIDE * deeds["wide"]) * (much * way)
        )


def murmur(t: float) -> float:
    """A loudness like that of speech, for a voice that is not heard: syllables."""
    syllables = max(0.0, sin(tau * 3.1 * t + 1.4 * sin(tau * 0.43 * t)))
    phrase = 0.55 + 0.45 * sin(tau * 0.27 * t + 0.8)
    return min(1.0, (0.15 + 0.85 * syllables) * phrase)


def blink(t: float) -> float:
    """How far the lids are down, 0 to 1; blinks come every few seconds, unevenly."""
    beat = t + 0.9 * sin(t * 0.37) + 0.5 * sin(t * 0.83)
    into = beat % 5.3
    return sin(pi * into / BLINK) if into < BLINK else 0.0


def glance(t: float) -> float:
    """Where the eyes are turned, from -1 to 1: held for seconds, then elsewhere."""
    turn = t / GLANCE
    step = int(turn // 1)
    way = min(1.0, (turn - step) * GLANCE / TURN)
    way = way * way * (3.0 - 2.0 * way)
    return _held(step - 1) * (1.0 - way) + _held(step) * way


def _held(step: int) -> float:
    """The direction of one glance: most often straight ahead."""
    toss = sin(12.9898 * step + 4.1) * 43758.5453 % 1.0
    return 0.0 if toss < 0.5 else (toss - 0.75) * 3.4
