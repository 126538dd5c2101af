"""Where the recipes keep things: sounds in the tree, models and drafts in the cache."""

import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path

import numpy as np
import soundfile as sf

SOUNDS = Path(__file__).resolve().parents[1]
CACHE = Path(os.environ.get("EIGENFACE_SOUND_CACHE", SOUNDS.parent / "build/sounds"))
MANIFEST = SOUNDS / "manifest.json"
QUALITY = 0.7
# Seconds of a loop's end that its file begins with. Vorbis is rough at the ends of a
# file: the game fades the last moments of the loop into these
# (game/ui/sound/clips.py), which run on into its first sample.
MARGIN = 0.1


def digest(*parts):
    """The sha256 of texts and files, in their order."""
    found = hashlib.sha256()
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else str(part).encode()
        found.update(data)
        found.update(b"\0")
    return found.hexdigest()


def source(*names):
    """The sha256 of some recipes of this folder."""
    return digest(*(Path(__file__).with_name(f"{name}.py") for name in names))


def versions(*names):
    """The installed versions of packages."""
    return {name: version(name) for name in names}


def write(path, wave, rate, compression=QUALITY):
    """Keep a wave (n,) or (n, 2) from -1 to 1 as Ogg Vorbis."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wave = np.asarray(wave, np.float32)
    channels = 1 if wave.ndim == 1 else wave.shape[1]
    part = path.with_suffix(".part")
    with sf.SoundFile(
        part,
        "w",
        rate,
        channels,
        format="OGG",
        subtype="VORBIS",
        compression_level=compression,
    ) as file:
        # In one piece the encoder needs a stack as long as the music.
        for at in range(0, len(wave), rate):
            file.write(wave[at : at + rate])
    part.replace(path)


def write_loop(path, wave, rate, compression=QUALITY):
    """Keep a loop, its margin before it; the loop as it will be heard."""
    margin = round(MARGIN * rate)
    write(path, np.concatenate([wave[-margin:], wave]), rate, compression)
    kept, _ = read(path)
    lead, loop = kept[:margin], kept[margin:].copy()
    share = np.linspace(0, 1, margin, dtype=np.float32)[:, None]
    loop[-margin:] = (1 - share) * loop[-margin:] + share * lead
    return loop


def read(path):
    """A kept sound as (wave, rate)."""
    return sf.read(path, dtype="float32")


def manifest():
    """The manifest as it stands: recipes by name, files by path."""
    if MANIFEST.exists():
        return json.loads(MANIFEST.read_text("utf-8"))
    return {"recipes": {}, "files": {}}


def record(recipe, facts, files, gone=()):
    """Put a recipe's facts and its files' into the manifest; take out what is gone.

    ``whole`` is then the sha256 of everything that players are given.
    """
    found = manifest()
    found["recipes"][recipe] = facts
    for name, entry in files.items():
        found["files"][name] = {"recipe": recipe, **entry}
    for name in gone:
        found["files"].pop(name, None)
    found = {part: dict(sorted(found[part].items())) for part in ("recipes", "files")}
    keep(MANIFEST, {**found, "whole": given()})


def given():
    """The sha256 of every sound, and of what is known of voices and the song."""
    files = [*SOUNDS.rglob("*.ogg"), *SOUNDS.glob("*/*.json")]
    return {
        path.relative_to(SOUNDS).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(files)
    }


def keep(path, value):
    """Write a value as JSON, in one stroke."""
    lines = json.dumps(value, indent=1, ensure_ascii=False)
    part = path.with_suffix(".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(lines + "\n", "utf-8")
    part.replace(path)
