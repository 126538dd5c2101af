"""Signals: filters, rooms, loudness, and loops that have no seam."""

import numpy as np
import pyloudnorm
from scipy import ndimage, signal


def hertz(note):
    """The frequency of a MIDI note."""
    return 440.0 * 2.0 ** ((note - 69.0) / 12.0)


def decibels(share):
    """A share of full scale in dB; silence is -120."""
    return float(20.0 * np.log10(max(float(share), 1e-6)))


def band(wave, low, high, rate, order=2):
    """What lies between two frequencies."""
    sos = signal.butter(order, [low, high], "bandpass", fs=rate, output="sos")
    return signal.sosfilt(sos, wave, axis=0)


def shelf(wave, corner, gain, rate, *, high=True):
    """Lift (or lower) by ``gain`` dB what lies above, or below, a corner."""
    kind = "highpass" if high else "lowpass"
    sos = signal.butter(1, corner, kind, fs=rate, output="sos")
    return wave + (10 ** (gain / 20) - 1) * signal.sosfilt(sos, wave, axis=0)


def _room(rate, seconds, seed, low, high, delay):
    dice = np.random.default_rng(seed)
    t = np.arange(int(seconds * rate)) / rate
    tail = dice.standard_normal(len(t)) * 10 ** (-3 * t / seconds)
    tail = band(tail, low, min(high, 0.45 * rate), rate)
    return np.r_[np.zeros(int(delay * rate)), tail / np.sqrt((tail**2).sum())]


def reverb(  # noqa: PLR0913  (a room has as many sides)
    wave, rate, seconds, wet, seed=1, *, low=200, high=5000, delay=0.015
):
    """A mono wave in a room; the tail is left on."""
    room = _room(rate, seconds, seed, low, high, delay)
    out = wet * signal.fftconvolve(wave, room)
    out[: len(wave)] += wave * (1 - 0.3 * wet)
    return out


def reverb_loop(wave, rate, seconds, wet, seed=3, *, low=200, high=5500):
    """A stereo loop in a room, by circular convolution: the tail meets the start."""
    out = wave.copy()
    for side in range(2):
        room = np.zeros(len(wave))
        tail = _room(rate, seconds, seed + side, low, high, 0.012)[: len(wave)]
        room[: len(tail)] = tail
        wide = np.fft.rfft(wave[:, side]) * np.fft.rfft(room)
        out[:, side] += wet * np.fft.irfft(wide, len(wave))
    return out


def chorus(wave, rate, depth, pace, base, wet):
    """A wave beside its own slowly wandering echo."""
    t = np.arange(len(wave))
    late = (base + depth * np.sin(2 * np.pi * pace * t / rate)) * rate
    return wave * (1 - 0.4 * wet) + wet * np.interp(t - late, t, wave, left=0.0)


def loudness(wave, rate):
    """Integrated loudness in LUFS; a short wave is measured as if it went on."""
    need = int(0.42 * rate)
    if len(wave) < need:
        times = -(-need // max(1, len(wave)))
        wave = np.tile(wave, (times, 1) if wave.ndim == 2 else times)
    return float(pyloudnorm.Meter(rate).integrated_loudness(np.asarray(wave, float)))


def peak(wave):
    """The highest level between the samples, in dB (four times oversampled)."""
    return decibels(np.abs(signal.resample_poly(wave, 4, 1, axis=0)).max())


def limit(wave, rate, ceiling):
    """Hold peaks under ``ceiling`` dB, looking 5 ms ahead."""
    top = 10 ** (ceiling / 20)
    span = 2 * int(0.005 * rate) + 1
    loud = np.abs(wave) if wave.ndim == 1 else np.abs(wave).max(axis=1)
    need = np.minimum(1.0, top / np.maximum(loud, 1e-9))
    gain = ndimage.minimum_filter1d(need, span)
    gain = ndimage.uniform_filter1d(gain, span // 2)
    return wave * (gain if wave.ndim == 1 else gain[:, None])


def even(wave, rate, target, ceiling=-1.5):
    """Bring a wave to a loudness (LUFS) with its true peaks under a ceiling (dB)."""
    for _ in range(3):
        wave = wave * 10 ** ((target - loudness(wave, rate)) / 20)
        wave = limit(wave, rate, ceiling - 0.6)
    over = peak(wave) - ceiling
    return wave * 10 ** (-over / 20) if over > 0 else wave


def seam(wave):
    """The jump from end to start, in units of the 99th centile of all steps nearby."""
    around = np.concatenate([wave[-4000:], wave[:4000]])
    steps = np.abs(np.diff(around, axis=0))
    steps = steps if steps.ndim == 1 else steps.max(axis=1)
    jump = steps[min(4000, len(wave)) - 1]
    return float(jump / max(1e-9, np.percentile(steps, 99)))


def envelope(wave, rate, frames):
    """Loudness ``frames`` times a second as whole numbers from 0 to 99, smoothed."""
    hop = rate // frames
    count = -(-len(wave) // hop)
    padded = np.zeros(count * hop)
    padded[: len(wave)] = wave
    level = np.sqrt((padded.reshape(count, hop) ** 2).mean(axis=1))
    level = ndimage.gaussian_filter1d(level, 1.0)
    top = max(1e-6, np.percentile(level, 97))
    return np.clip(np.round(99 * (level / top) ** 0.8), 0, 99).astype(int).tolist()
