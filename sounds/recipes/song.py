"""The song of the show, by Mr. Foster and Jacques: ``python sounds/recipes/song.py``.

Writes ``sounds/song/rotate.ogg`` and ``rotate.json``: beats, and each syllable with who
sings it and when its vowel begins and ends, in seconds of the file.
"""

import dsp
import kokoro
import numpy as np
import singing
import soxr
import themes
from shelf import CACHE, SOUNDS, digest, keep, read, record, source, versions, write
from table import tabulate
from tones import RATE
from words import PHRASES

TEMPO, BEATS, COUNT_IN, PHRASE = 100, 64, 4, 8
VOICES = {
    "foster": ({"bm_george": 0.5, "am_michael": 0.3, "bm_lewis": 0.2}, -12, 1.0, -0.15),
    "jacques": ({"am_puck": 0.5, "af_nova": 0.5}, 0, 1.12, 0.2),
}


def notes_of(phrase):
    """The tune's notes of one phrase of 8 beats."""
    at, out = 0.0, []
    for pitch, beats in themes.TUNE:
        if phrase * PHRASE <= at < (phrase + 1) * PHRASE:
            out.append((pitch, beats))
        at += beats
    return out


def sung(phrase, who):
    """A singer's wave for a phrase, its vowels, and each note's error in cents."""
    shares, up, formant, _ = VOICES[who]
    notes = [(None if p is None else p + up, b) for p, b in notes_of(phrase)]
    words = PHRASES[phrase][0]
    made = digest(notes, words, shares, formant, TEMPO, source("singing", "kokoro"))
    take = CACHE / "takes" / f"{made[:20]}.npy"
    if not take.exists():
        rows = kokoro.blend(shares)
        wave = singing.best(notes, words, rows, TEMPO, formant=formant)
        take.parent.mkdir(parents=True, exist_ok=True)
        np.save(take, wave)
    wave = np.load(take)
    _, _, vowels = singing.layout(notes, words, TEMPO)
    return wave, vowels, singing.errors(wave, vowels)


def accompaniment():
    """The show's strings and clarinet, with a bar to count in."""
    _, _, (ground, box, winds) = themes.show()
    loop = dsp.reverb_loop(ground + 0.25 * box + winds, RATE, 0.9, 0.14, 90)
    bar = round(COUNT_IN * 60 / TEMPO * RATE)
    whole = np.concatenate([loop[-bar:], loop, loop[: 2 * RATE]])
    fade = np.ones(len(whole))
    fade[: RATE // 10] = np.linspace(0, 1, RATE // 10)
    fade[-2 * RATE :] = np.linspace(1, 0, 2 * RATE) ** 2
    return whole * fade[:, None]


def main():
    band = accompaniment()
    choir = np.zeros_like(band)
    syllables, cents = [], []
    for phrase, (words, singers) in enumerate(PHRASES):
        start = (COUNT_IN + phrase * PHRASE) * 60 / TEMPO
        for who in singers:
            wave, vowels, off = sung(phrase, who)
            held = [
                abs(c) for c, (_, a, b) in zip(off, vowels, strict=True) if b - a > 0.25
            ]
            cents += held
            print(
                phrase,
                who,
                " ".join(f"{c:.0f}" for c in off),
                f"median {np.nanmedian(held):.0f}",
            )
            _place(choir, wave, start - singing.LEAD, VOICES[who][3], len(singers))
            for (text, *_), (_, a, b) in zip(words, vowels, strict=True):
                times = [round(start - singing.LEAD + t, 3) for t in (a, b)]
                syllables.append(
                    {"who": who, "text": text, "from": times[0], "to": times[1]}
                )
    choir = dsp.reverb_loop(choir, RATE, 0.9, 0.16, 92)
    choir *= 10 ** ((-18.5 - dsp.loudness(choir, RATE)) / 20)
    band *= 10 ** ((-25.0 - dsp.loudness(band, RATE)) / 20)
    whole = dsp.even(choir + band, RATE, -18.0, -2.0)
    path = SOUNDS / "song" / "rotate.ogg"
    write(path, whole, RATE)
    _tell(path, syllables, cents)


def _place(choir, wave, at, side, singers):
    wave = soxr.resample(wave, kokoro.RATE, RATE)
    wave = wave * 10 ** ((-20 - dsp.loudness(wave, RATE)) / 20) / np.sqrt(singers)
    angle = (side + 1) * np.pi / 4
    start = round(at * RATE)
    wave = wave[: len(choir) - start]
    choir[start : start + len(wave), 0] += wave * np.cos(angle)
    choir[start : start + len(wave), 1] += wave * np.sin(angle)


def _tell(path, syllables, cents):
    kept, _ = read(path)
    beats = [round(i * 60 / TEMPO, 3) for i in range(COUNT_IN + BEATS)]
    median = round(float(np.nanmedian(cents)), 1)
    keep(
        path.with_suffix(".json"),
        {"tempo": TEMPO, "beats": beats, "syllables": syllables},
    )
    facts = {
        "seconds": round(len(kept) / RATE, 3),
        "lufs": round(dsp.loudness(kept, RATE), 1),
        "peak": round(dsp.peak(kept), 1),
        "pitch_error_cents": median,
        "text": digest(*(s["text"] for s in syllables)),
    }
    about = {
        "source": source(
            "song", "singing", "words", "themes", "score", "kokoro", "dsp"
        ),
        "model": kokoro.MODEL,
        "versions": versions(
            "onnxruntime", "pyworld", "soxr", "scipy", "numpy", "mido"
        ),
        "licence": "model and voices Apache-2.0; soundfont MIT; words, tune, song MIT",
    }
    record("song", about, {"song/rotate.ogg": facts})
    tabulate()
    print(facts)


if __name__ == "__main__":
    main()
