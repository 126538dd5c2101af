"""What a listener gets, measured: ``python sounds/recipes/balance.py [--deaf]``.

The mix of each piece as it is played, from no to all of its layers, under each voice;
effects over it; and what the music is like. It writes no sound: its figures go into the
manifest and ``TABLE.md``. A recogniser then hears lines over the fullest bed.
"""

import sys

import characters
import dsp
import hearing
import lexicon
import mix
import numpy as np
from effects import EFFECTS
from kokoro import RATE as SPEECH_RATE
from shelf import CACHE, SOUNDS, digest, manifest, read, record, source, versions
from table import tabulate
from themes import PIECES
from tones import MOTIF, RATE
from voices import finish, lines, speaker

from game.verbs.story import open_story

DEPTHS = (0.0, 0.5, 1.0)
LINES = 10
# Said by those who have no line of the story as yet.
TRIED = (
    "It turns, and it comes home again, a little longer than it was before.",
    "Good evening. You have been away for quite some time, have you not?",
    "Every arrow that I ever drew went the same way in the end, you know.",
    "Look at the picture, and tell me which of these two faces is yours.",
)
PEOPLE = ("patient", "eigenface", "narrator", "foster", "jacques", "alice")
WIDE = tuple(float(round(1000 * 2 ** (i / 3))) for i in range(-10, 11))


def people():
    """Each character's voice as it is played, and its loudness (LUFS)."""
    said = {}
    for name, facts in manifest()["files"].items():
        if name.startswith("voices/"):
            said.setdefault(facts["speaker"], []).append(SOUNDS / name)
    out = {}
    for who in PEOPLE:
        paths = said.get(who, [])
        step = max(1, len(paths) // LINES)
        found = [read(path) for path in paths[::step][:LINES]] or [
            _tried(who, line) for line in TRIED
        ]
        wave = np.concatenate([mix.heard(w, rate, "voice") for w, rate in found])
        out[who] = (wave, dsp.loudness(wave, RATE))
    return out


def _tried(who, line):
    """A trial line of a character, kept with the drafts."""
    key = digest(line, who, source("characters", "kokoro", "lexicon", "dsp"))
    path = CACHE / "tried" / f"{key[:20]}.npy"
    if not path.exists():
        wave, _ = characters.SPEAKERS[who](lexicon.stressed(line), "", 8)
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, finish(wave)[0])
    return np.load(path), SPEECH_RATE


def under(piece, voices):
    """A piece under every voice: how loud at each depth, and where it is nearest."""
    found = []
    for depth in DEPTHS:
        bed = mix.bed(piece, depth, ducked=True)
        parts = mix.mean(mix.levels(bed))
        near = {
            who: mix.spoken(mix.levels(wave)) - parts
            for who, (wave, _) in voices.items()
        }
        who = min(near, key=lambda name: near[name].min())
        loud = mix.moments(bed)
        quietest = min(level for _, level in voices.values())
        found.append(
            {
                "bed": round(float(np.median(loud)), 1),
                "voice_over": round(quietest - float(np.median(loud)), 1),
                "voice_over_loudest": round(quietest - float(loud.max()), 1),
                "band_least": round(float(near[who].min()), 1),
                "band": mix.BANDS[int(near[who].argmin())],
                "who": who,
                "bands": [round(float(n)) for n in np.min(list(near.values()), axis=0)],
            }
        )
    return found


def effect(name, beds):
    """An effect in its own third octave over the fullest bed; its peak, as played."""
    wave, rate = read(SOUNDS / "effects" / f"{name}.ogg")
    played = mix.heard(wave, rate, "effects")
    padded = np.pad(played, ((4096, 4096), (0, 0)))
    found = mix.levels(padded, WIDE)
    own = int(found.max(axis=0).argmax())
    over = found[:, own].max() - max(bed[own] for bed in beds)
    return {
        "band": WIDE[own],
        "over_bed": round(float(over), 1),
        "peak": round(dsp.peak(played), 1),
    }


def nature(piece):
    """What a piece is like with all of its layers."""
    whole = mix.music(piece, 1.0)
    left, right = whole.T
    power = np.abs(np.fft.rfft(whole, axis=0)) ** 2
    power = power.sum(axis=1)
    f = np.fft.rfftfreq(len(whole), 1 / RATE)
    inside = (f > 110) & (f < 1800)
    classes = np.round(12 * np.log2(f[inside] / 440) + 69).astype(int) % 12
    shares = np.bincount(classes, power[inside], 12)
    tones = {note % 12 for note, _ in MOTIF}
    return {
        "peak": round(dsp.peak(whole), 1),
        "motif": round(float(sum(shares[t] for t in tones) / shares.sum()), 2),
        "centroid": round(float((f * power).sum() / power.sum())),
        "correlation": round(float(np.corrcoef(left, right)[0, 1]), 2),
    }


def understood(program):
    """Word error of some lines alone, and of the same over the fullest bed."""
    ward = np.tile(mix.bed("ward", 1.0, ducked=True), (2, 1))
    by, alone, over, at = {}, [], [], 0
    for say, _ in lines(program, "rows"):
        if speaker(say):
            by.setdefault(speaker(say), []).append(say)
    for said in by.values():
        for say in said[:: max(1, len(said) // LINES)][:LINES]:
            wave, rate = read(SOUNDS / "voices" / "rows" / f"{say.voice or say.id}.ogg")
            played = mix.heard(wave, rate, "voice")
            at = (at + 7 * RATE) % (len(ward) // 2)
            both = played + ward[at : at + len(played)]
            words = lexicon.plainly(say.text)
            alone.append(hearing.error(words, hearing.heard(played[:, 0], RATE)))
            over.append(hearing.error(words, hearing.heard(both.mean(axis=1), RATE)))
    told = {"lines": len(alone), "alone": round(float(np.mean(alone)), 4)}
    return {**told, "over": round(float(np.mean(over)), 4)}


def main():
    voices = people()
    beds = {name: under(name, voices) for name in PIECES if name != "title"}
    fullest = [
        mix.mean(mix.levels(mix.bed(name, 1.0, ducked=False), WIDE))
        for name in ("ward", "puzzle")
    ]
    facts = {
        "source": source("balance", "mix", "effects"),
        "versions": versions("numpy", "scipy", "pyloudnorm", "soxr"),
        "licence": "MIT",
        "beds": beds,
        "effects": {name: effect(name, fullest) for name in EFFECTS},
        "music": {name: nature(name) for name in PIECES},
    }
    for part in ("beds", "effects", "music"):
        for name, told in facts[part].items():
            print(part, name, told, flush=True)
    spectra = [mix.spoken(mix.levels(wave)) for wave, _ in voices.values()]
    print("speech", np.round(np.min(spectra, axis=0), 1).tolist())
    if "--deaf" not in sys.argv and hearing.listening():
        facts["understood"] = understood(open_story(None).library.program)
        print(facts["understood"])
    record("balance", facts, {})
    tabulate()


if __name__ == "__main__":
    main()
