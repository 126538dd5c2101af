"""The song of the show, by Mr. Foster and Jacques: ``python sounds/recipes/song.py``.

Writes ``sounds/song/rotate.ogg`` and ``rotate.json``: beats, and each syllable with who
sings it and when its vowel begins and ends, in seconds of the file.
"""

import json

import dsp
import hearing
import kokoro
import numpy as np
import singing
import soxr
import themes
from scipy import ndimage
from shelf import CACHE, SOUNDS, digest, keep, read, record, source, versions, write
from table import tabulate
from takes import best, lyric
from tones import RATE
from words import PHRASES

# Loudness of the band (LUFS), and by how much (dB) it steps back for a singer.
BAND, YIELD = -29.0, 6.0
TEMPO, BEATS, COUNT_IN, PHRASE = 100, 64, 4, 8
FOSTER = {"bm_george": 0.5, "am_michael": 0.3, "bm_lewis": 0.2}
JACQUES = {"am_puck": 0.5, "af_nova": 0.5}
# Shares of voices, semitones up, formants to try, place from left to right.
VOICES = {
    "foster": (FOSTER, -12, (1.0, 1.05), -0.15),
    "jacques": (JACQUES, 0, (1.12, 1.06), 0.2),
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
    """A singer's wave for a phrase, its vowels, and what a listener made of it."""
    shares, up, formants, _ = VOICES[who]
    notes = [(None if p is None else p + up, b) for p, b in notes_of(phrase)]
    words = PHRASES[phrase][0]
    recipes = source("singing", "takes", "hearing", "kokoro")
    made = digest(notes, words, shares, formants, TEMPO, recipes)
    take = CACHE / "takes" / f"{made[:20]}.npy"
    told = take.with_suffix(".json")
    if not told.exists():
        rows = kokoro.blend(shares)
        wave, vowels, faults, _ = best(notes, words, rows, TEMPO, formants)
        take.parent.mkdir(parents=True, exist_ok=True)
        np.save(take, wave)
        keep(told, {"vowels": vowels, "faults": faults})
    kept = json.loads(told.read_text("utf-8"))
    missed, cents, heard = kept["faults"]
    facts = {"who": who, "words": lyric(words), "heard": heard}
    facts |= {"word_error": round(missed, 3), "cents": round(cents, 1)}
    return np.load(take), kept["vowels"], facts


def accompaniment():
    """The show's strings and clarinet, with a bar to count in."""
    _, _, (ground, box, winds) = themes.show()
    loop = dsp.reverb_loop(ground + 0.12 * box + winds, RATE, 0.9, 0.14, 90)
    bar = round(COUNT_IN * 60 / TEMPO * RATE)
    whole = np.concatenate([loop[-bar:], loop, loop[: 2 * RATE]])
    fade = np.ones(len(whole))
    fade[: RATE // 10] = np.linspace(0, 1, RATE // 10)
    fade[-2 * RATE :] = np.linspace(1, 0, 2 * RATE) ** 2
    return whole * fade[:, None]


def yielding(choir):
    """How loud the band is (n,): it steps back while someone sings."""
    sung = np.abs(choir).max(axis=1) > 0.01
    near = ndimage.maximum_filter1d(sung.astype(float), round(0.5 * RATE))
    share = ndimage.uniform_filter1d(near, round(0.4 * RATE))
    return 10 ** (-YIELD * share / 20)


def main():
    band = accompaniment()
    choir = np.zeros_like(band)
    syllables, phrases = [], []
    for phrase, (words, singers) in enumerate(PHRASES):
        start = (COUNT_IN + phrase * PHRASE) * 60 / TEMPO
        for who in singers:
            wave, vowels, facts = sung(phrase, who)
            phrases.append(facts)
            print(phrase, facts, flush=True)
            _place(choir, wave, start - singing.LEAD, VOICES[who][3], len(singers))
            for (text, *_), (_, a, b) in zip(words, vowels, strict=True):
                times = [round(start - singing.LEAD + t, 3) for t in (a, b)]
                syllables.append(
                    {"who": who, "text": text, "from": times[0], "to": times[1]}
                )
    band *= yielding(choir)[:, None]
    choir = dsp.reverb_loop(choir, RATE, 0.9, 0.08, 92)
    choir *= 10 ** ((-18.5 - dsp.loudness(choir, RATE)) / 20)
    band *= 10 ** ((BAND - dsp.loudness(band, RATE)) / 20)
    whole = dsp.even(choir + band, RATE, -18.0, -2.0)
    path = SOUNDS / "song" / "rotate.ogg"
    write(path, whole, RATE)
    _tell(path, syllables, phrases)


def _place(choir, wave, at, side, singers):
    wave = soxr.resample(wave, kokoro.RATE, RATE)
    wave = wave * 10 ** ((-20 - dsp.loudness(wave, RATE)) / 20) / np.sqrt(singers)
    angle = (side + 1) * np.pi / 4
    start = round(at * RATE)
    wave = wave[: len(choir) - start]
    choir[start : start + len(wave), 0] += wave * np.cos(angle)
    choir[start : start + len(wave), 1] += wave * np.sin(angle)


def _tell(path, syllables, phrases):
    kept, _ = read(path)
    beats = [round(i * 60 / TEMPO, 3) for i in range(COUNT_IN + BEATS)]
    errors = [p["word_error"] for p in phrases]
    whole = hearing.heard(kept.mean(axis=1), RATE)
    lyrics = " ".join(lyric(words) for words, _ in PHRASES)
    keep(
        path.with_suffix(".json"),
        {"tempo": TEMPO, "beats": beats, "syllables": syllables},
    )
    facts = {
        "seconds": round(len(kept) / RATE, 3),
        "lufs": round(dsp.loudness(kept, RATE), 1),
        "peak": round(dsp.peak(kept), 1),
        "word_error": round(sum(errors) / len(errors), 3),
        "cents": max(p["cents"] for p in phrases),
        "phrases": phrases,
        "word_error_whole": round(hearing.error(lyrics, whole), 3),
        "heard": whole,
        "text": digest(*(s["text"] for s in syllables)),
    }
    about = {
        "source": source(
            "song",
            "singing",
            "takes",
            "hearing",
            "words",
            "themes",
            "score",
            "kokoro",
            "dsp",
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
