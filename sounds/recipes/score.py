"""Notes on a circle of beats, played by a soundfont or by numbers, as seamless loops.

A soundfont is played twice around and the second pass is kept: it begins with the tails
of the first. Its end is faded into the end of the first pass, which is what the start
goes on from. Lengths are whole blocks of 64 samples, so that both passes fall alike.
"""

import subprocess
from functools import lru_cache

import mido
import numpy as np
from ambience import put
from dsp import loudness
from shelf import CACHE, read
from tones import RATE

FONT = "/usr/share/sounds/sf2/FluidR3_GM.sf2"
BLOCK = 64
TICKS = 480
HANDOVER = 0.08


def samples(beats, tempo):
    """The samples of a loop; the tempo (beats a minute) must make it whole blocks."""
    whole = beats * 60 * RATE / tempo
    if whole % BLOCK:
        raise ValueError(f"{beats} beats at {tempo} are {whole} samples: not n x 64")
    return int(whole)


def melody(notes, at=0.0, up=0, loud=80, hold=0.95):
    """Notes (pitch or None, beats) in a row, as (pitch, start, beats, loud)."""
    placed = []
    for pitch, beats in notes:
        if pitch is not None:
            placed.append((pitch + up, at, beats * hold, loud))
        at += beats
    return placed


def chords(names, each, loud=60, up=0, spread=0.0, hold=0.98):
    """Chords one after another, each held for ``each`` beats, as notes."""
    placed = []
    for i, name in enumerate(names):
        for j, pitch in enumerate(VOICED[name]):
            placed.append((pitch + up, i * each + j * spread, each * hold, loud))
    return placed


def roots(names, each, up=0, loud=70, hold=0.95):
    """The lowest note of each chord."""
    return [
        (VOICED[name][0] + up, i * each, each * hold, loud)
        for i, name in enumerate(names)
    ]


def broken(names, each, pattern, step, up=0, loud=55, hold=1.4):
    """Chords broken into single notes: ``pattern`` are indices into the chord."""
    placed = []
    for i, name in enumerate(names):
        tones = VOICED[name]
        for j, k in enumerate(pattern):
            octave, tone = divmod(k, len(tones))
            at = i * each + j * step
            soft = loud - 8 * (j % 2)
            placed.append((tones[tone] + 12 * octave + up, at, step * hold, soft))
    return placed


# The chords that the pieces share, close around middle C.
VOICED = {
    "F": (53, 57, 60, 65),
    "F/A": (57, 60, 65),
    "Fmaj7": (53, 57, 60, 64),
    "Bb": (58, 62, 65),
    "Bbmaj7": (58, 62, 65, 69),
    "Bb/D": (50, 58, 62, 65),
    "C": (48, 55, 60, 64),
    "C7": (48, 58, 60, 64),
    "C/E": (52, 55, 60, 67),
    "Dm": (50, 57, 62, 65),
    "Dm7": (50, 57, 60, 65),
    "Dm9": (50, 57, 60, 64),
    "D5": (50, 57, 62),
    "Gm": (55, 58, 62, 67),
    "Gm7": (55, 58, 62, 65),
    "G": (55, 59, 62, 67),
    "Am": (57, 60, 64, 69),
    "Am7": (57, 60, 64, 67),
    "A": (57, 61, 64, 69),
    "Asus": (57, 62, 64, 69),
    "Em7": (52, 55, 59, 62),
    "Eb": (51, 58, 63, 67),
}


def mixed(loop, gain):
    """A part brought to -20 LUFS, then ``gain`` of that: shares mean what they say."""
    return loop * gain * 10 ** ((-20.0 - loudness(loop, RATE)) / 20)


def soundfont(program, notes, beats, tempo, *, gain=0.5, side=0.0):
    """A loop (n, 2) of notes played by a General MIDI program."""
    size = samples(beats, tempo)
    wave = _played(program, tuple(sorted(notes, key=lambda n: n[1])), beats, tempo)
    first, second = wave[:size], wave[size : 2 * size].copy()
    over = int(HANDOVER * RATE)
    share = np.linspace(0, 1, over)[:, None]
    second[-over:] = (1 - share) * second[-over:] + share * first[-over:]
    left, right = np.cos((side + 1) * np.pi / 4), np.sin((side + 1) * np.pi / 4)
    return mixed(second * np.array([left, right]), gain)


@lru_cache(maxsize=4)
def _played(program, notes, beats, tempo):
    track = mido.MidiTrack()
    track.append(mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(tempo)))
    track.append(mido.Message("program_change", program=program))
    events = []
    for turn in range(2):
        for pitch, at, length, loud in notes:
            start = round((turn * beats + at) * TICKS)
            end = start + max(1, round(length * TICKS))
            events.append((start, 1, pitch, loud))
            events.append((end, 0, pitch, 0))
    last = 0
    for at, on, pitch, loud in sorted(events):
        kind = "note_on" if on else "note_off"
        wait, last = at - last, at
        track.append(mido.Message(kind, note=pitch, velocity=loud, time=wait))
    tail = mido.Message("control_change", control=7, value=100)
    track.append(tail.copy(time=max(0, round(2 * beats * TICKS) - last) + 2 * TICKS))
    CACHE.mkdir(parents=True, exist_ok=True)
    midi, wave = CACHE / "part.mid", CACHE / "part.wav"
    mido.MidiFile(ticks_per_beat=TICKS, tracks=[track]).save(midi)
    options = "-ni -q -R 0 -C 0 -g 0.5 -O float -T wav".split()  # noqa: SIM905
    command = [
        "fluidsynth",
        *options,
        "-r",
        str(RATE),
        "-F",
        str(wave),
        FONT,
        str(midi),
    ]
    subprocess.run(command, check=True, capture_output=True)
    found, rate = read(wave)
    need = 2 * samples(beats, tempo)
    if rate != RATE or len(found) < need:
        raise ValueError(f"fluidsynth gave {len(found)} samples, and {need} are needed")
    return found[:need].astype(float)


def numbers(maker, notes, beats, tempo, *, gain=0.5, side=0.0, wide=0.0, **how):
    """A loop (n, 2) of notes played by a maker of tones."""
    loop = np.zeros((samples(beats, tempo), 2))
    made = {}
    for i, (pitch, at, _, loud) in enumerate(notes):
        if pitch not in made:
            made[pitch] = maker(pitch, **how)
        place = side + wide * (1 if i % 2 else -1)
        put(loop, made[pitch], at * 60 / tempo, loud / 80, place)
    return mixed(loop, gain)


def pads(notes, beats, tempo, *, gain=0.3, seed=1, bright=5, detune=5.0):
    """A loop (n, 2) of soft held chords: a few detuned voices that swell and leave."""
    dice = np.random.default_rng(seed)
    loop = np.zeros((samples(beats, tempo), 2))
    for pitch, at, length, loud in notes:
        seconds = length * 60 / tempo
        for side in (-0.5, 0.5):
            wave = _pad(pitch, seconds, dice, bright, detune)
            put(loop, wave, at * 60 / tempo, loud / 80, side)
    return mixed(loop, gain)


def _pad(pitch, seconds, dice, bright, detune):
    rise, fall = min(1.4, 0.45 * seconds), 1.6
    t = np.arange(int((seconds + fall) * RATE)) / RATE
    wave = np.zeros(len(t))
    for _ in range(3):
        f = 440 * 2 ** ((pitch - 69 + dice.uniform(-detune, detune) / 100) / 12)
        for k in range(1, bright + 1):
            start = dice.uniform(0, 2 * np.pi)
            wave += np.sin(2 * np.pi * f * k * t + start) / k**1.7
    swell = np.minimum(1, t / rise) * np.clip((seconds + fall - t) / fall, 0, 1)
    return wave * swell**1.5 / 6
