"""Who sounds how: a voice between the model's voices, and what is done to it."""

from functools import lru_cache

import emphasis
import numpy as np
import soxr
from dsp import band, chorus, reverb, shelf
from kokoro import RATE, UNIT, blend, english, natural, render, shaped, style, voice
from kokoro import tokens as numbers_of

_PAUSES = ",.;—…?!:"
_VOICED = 40.0
# Moods bend pace, pitch, range and pauses a little; none changes who it is.
MOODS = {
    "hesitant": {"pace": 0.93, "pitch": 0.985, "span": 0.92, "rest": 1.35},
    "sure": {"pace": 1.03, "pitch": 1.0, "span": 1.12, "rest": 0.9},
    "awed": {"pace": 0.90, "pitch": 1.02, "span": 1.08, "rest": 1.3},
    "wry": {"pace": 1.0, "pitch": 0.985, "span": 1.12, "rest": 1.0},
    "afraid": {"pace": 0.95, "pitch": 1.035, "span": 0.85, "rest": 1.3},
    "soft": {"pace": 0.95, "pitch": 0.98, "span": 0.88, "rest": 1.15},
    "stern": {"pace": 0.98, "pitch": 0.965, "span": 0.9, "rest": 1.1},
    "bright": {"pace": 1.05, "pitch": 1.03, "span": 1.15, "rest": 0.9},
    "low": {"pace": 0.92, "pitch": 0.95, "span": 0.85, "rest": 1.2},
    "warm": {"pace": 0.98, "pitch": 1.0, "span": 1.08, "rest": 1.05},
    "singing": {"pace": 0.98, "pitch": 1.04, "span": 1.2, "rest": 1.0},
}
_EVEN = {"pace": 1.0, "pitch": 1.0, "span": 1.0, "rest": 1.0}
ALICE = "bf_emma"


def speak(sounds, rows, plan, mood, timbres=(None,), tunes=(1.0,)):
    """Waves of one prosody in several timbres, and the seconds of each phoneme.

    ``plan`` has pace, pitch (Hz or None), span, formant and rest. A formant of r is
    spoken r times longer and lower, then played r times faster: no vocoder.
    """
    bend = MOODS.get(mood, _EVEN)
    formant = plan.get("formant", 1.0)
    sounds, heavy = emphasis.parted(sounds)
    numbers = numbers_of(sounds)
    count = numbers.shape[1] - 2
    how = style(rows, count)
    pace = plan["pace"] * bend["pace"] / formant
    lengths, pitch, energy = natural(numbers, how, pace)
    rest = plan.get("rest", 1.0) * bend["rest"]
    pauses = np.array([[False, *(s in _PAUSES for s in sounds), False]])
    if rest != 1.0 and pauses.any():
        lengths[pauses] = np.maximum(1, np.round(lengths[pauses] * rest))
        pitch, energy = shaped(numbers, how, lengths)
    if heavy.any():
        lengths = emphasis.lengthened(lengths, heavy)
        pitch, energy = shaped(numbers, how, lengths)
    goal = plan.get("pitch")
    goal = None if goal is None else goal * bend["pitch"] / formant
    pitch = tuned(pitch, goal, plan.get("span", 1.0) * bend["span"])
    if heavy.any():
        pitch, energy = emphasis.raised(pitch, energy, lengths, heavy)
    waves = []
    for timbre, tune in zip(timbres, tunes, strict=True):
        own = how
        if timbre is not None:
            own = np.concatenate([timbre, how[:, 128:]], axis=1)
        sung = np.where(pitch > _VOICED, pitch * tune, pitch)
        wave = render(numbers, own, lengths, sung, energy)
        waves.append(soxr.resample(wave, RATE * formant, RATE))
    return waves, lengths.ravel() * UNIT / formant


def tuned(pitch, goal, span):
    """A pitch curve around ``goal`` Hz, its excursions stretched by ``span``."""
    spoken = pitch > _VOICED
    if not spoken.any():
        return pitch
    middle = np.exp(np.log(pitch[spoken]).mean())
    out = pitch.copy()
    out[spoken] = (goal or middle) * (pitch[spoken] / middle) ** span
    return out


def patient(sounds, mood, _rank):
    """Young, neither man nor woman, in a small room, a thin echo of itself."""
    plan = {"pace": 0.92, "pitch": 172, "span": 0.8, "formant": 1.05, "rest": 1.3}
    rows = blend({"af_sky": 0.4, "am_puck": 0.35, "af_heart": 0.25})
    (wave,), times = speak(sounds, rows, plan, mood)
    wave = chorus(band(wave, 120, 8200, RATE), RATE, 0.0012, 0.35, 0.009, 0.14)
    return reverb(wave, RATE, 0.18, 0.13, 3, low=300, high=7500, delay=0.004), times


def whole(sounds, mood, _rank):
    """The Patient, once, without a room or an echo of itself."""
    plan = {"pace": 0.92, "pitch": 172, "span": 0.9, "formant": 1.05, "rest": 1.3}
    rows = blend({"af_sky": 0.4, "am_puck": 0.35, "af_heart": 0.25})
    (wave,), times = speak(sounds, rows, plan, mood)
    return band(wave, 90, 9500, RATE), times


def jacques(sounds, mood, _rank):
    """A quick bright boy of felt and wire."""
    plan = {"pace": 1.06, "pitch": 285, "span": 1.25, "formant": 1.2}
    rows = blend({"am_puck": 0.5, "af_nova": 0.5})
    (wave,), times = speak(sounds, rows, plan, mood)
    wave = shelf(band(wave, 180, 9500, RATE), 2500, 2, RATE)
    return reverb(wave, RATE, 0.25, 0.12, 5, delay=0.006), times


def foster(sounds, mood, _rank):
    """Deep, slow and warm: an evening on television."""
    plan = {"pace": 0.88, "pitch": 102, "span": 1.15, "formant": 0.96, "rest": 1.2}
    rows = blend({"bm_george": 0.5, "am_michael": 0.3, "bm_lewis": 0.2})
    (wave,), times = speak(sounds, rows, plan, mood)
    wave = np.tanh(band(wave, 75, 8200, RATE) * 1.6) / 1.6
    wave = shelf(wave, 250, 2, RATE, high=False)
    return reverb(wave, RATE, 0.4, 0.10, 7, delay=0.012), times


def narrator(sounds, mood, _rank):
    """Plain and close, a little lower than one speaks by day."""
    plan = {"pace": 0.9, "pitch": 148, "span": 0.95, "rest": 1.25}
    rows = blend({"bf_emma": 0.35, "bm_fable": 0.35, "am_michael": 0.3})
    (wave,), times = speak(sounds, rows, plan, mood)
    wave = band(wave, 80, 9500, RATE)
    return reverb(wave, RATE, 0.6, 0.08, 11, low=250, high=5500), times


def alice(sounds, mood, _rank):
    """One voice of the set, untouched."""
    (wave,), times = speak(sounds, voice(ALICE), {"pace": 0.92}, mood)
    return wave, times


def eigenface(sounds, mood, rank):
    """Everyone at once, coming into focus: Alice's timbre at the rank reached so far.

    Mean and first ``rank`` singular directions of the 28 timbres; beside it the mean a
    little sharp, an octave lower, and a fourth lower, in a long hall.
    """
    plan = {"pace": 0.86, "pitch": 158, "span": 0.8, "rest": 1.25}
    count = numbers_of(emphasis.parted(sounds)[0]).shape[1] - 2
    near = focused(count, rank)
    far = focused(count, 0)
    waves, times = speak(
        sounds,
        _everyone(),
        plan,
        mood,
        timbres=(near, far, near, far),
        tunes=(1.0, 1.006, 0.503, 0.749),
    )
    late = (0.0, 0.007, 0.012, 0.017)
    # The chorus steps back as the one voice comes forward.
    loud = (1.0, 0.4 * 0.96**rank, 0.42 * 0.97**rank, 0.2 * 0.94**rank)
    whole = np.zeros(max(map(len, waves)) + RATE // 20)
    for wave, gap, gain in zip(waves, late, loud, strict=True):
        at = int(gap * RATE)
        whole[at : at + len(wave)] += gain * wave
    return reverb(whole, RATE, 1.9, 0.19, 9, low=180, high=5500, delay=0.035), times


@lru_cache
def _everyone():
    return np.stack([voice(name) for name in english()]).mean(axis=0)


@lru_cache
def focused(count, rank):
    """Alice's timbre (1, 128) seen through the first ``rank`` singular directions."""
    at = min(count, len(voice(ALICE))) - 1
    rows = np.stack([voice(name)[at, :128] for name in english()])
    mean = rows.mean(axis=0)
    _, _, directions = np.linalg.svd(rows - mean, full_matrices=False)
    kept = directions[:rank]
    return (mean + (voice(ALICE)[at, :128] - mean) @ kept.T @ kept)[None]


SPEAKERS = {
    "patient": patient,
    "whole": whole,
    "eigenface": eigenface,
    "narrator": narrator,
    "jacques": jacques,
    "foster": foster,
    "alice": alice,
}
SILENT = {"words"}
