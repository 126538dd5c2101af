"""What lies in ``sounds`` is known, measured and within its bounds."""

import json
import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from game.screens.shared.act_sounds import EFFECTS

ROOT = Path(__file__).resolve().parents[2]
SOUNDS = ROOT / "sounds"
# Three chapters of seven are spoken; all of it is to fit a wheel of 120 MB.
LARGEST = 60 * 1024 * 1024


@cache
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SOUNDS / "manifest.json").read_text("utf-8"))
    return found


def files(folder: str) -> dict[str, dict[str, Any]]:
    return {n: f for n, f in manifest()["files"].items() if n.startswith(f"{folder}/")}


@pytest.fixture
def mixer() -> Iterator[None]:
    pygame.mixer.init(48000, -16, 2, 1024)
    yield
    pygame.mixer.quit()


def test_every_sound_is_in_the_manifest_and_every_entry_is_a_sound() -> None:
    there = {p.relative_to(SOUNDS).as_posix() for p in SOUNDS.rglob("*.ogg")}
    assert there == set(manifest()["files"])


def test_every_file_has_a_recipe_with_its_source_and_licence() -> None:
    recipes = manifest()["recipes"]
    for name, facts in manifest()["files"].items():
        about = recipes[facts["recipe"]]
        assert len(about["source"]) == 64, name
        assert about["licence"], name
        assert about["versions"]["numpy"], name
        assert (SOUNDS / "recipes" / f"{facts['recipe']}.py").is_file(), name


def test_every_file_is_the_one_that_was_made() -> None:
    whole = manifest()["whole"]
    there = [*SOUNDS.rglob("*.ogg"), *SOUNDS.glob("*/*.json")]
    assert set(whole) == {p.relative_to(SOUNDS).as_posix() for p in there}
    for name, made in whole.items():
        assert sha256((SOUNDS / name).read_bytes()).hexdigest() == made, name


def test_sounds_together_suit_a_download() -> None:
    assert sum(p.stat().st_size for p in SOUNDS.rglob("*.ogg")) < LARGEST


def test_effects_are_all_there_and_soft() -> None:
    effects = files("effects")
    assert {Path(name).stem for name in effects} == EFFECTS
    assert all(facts["peak"] <= -6.0 for facts in effects.values())
    assert all(facts["seconds"] < 4.0 for facts in effects.values())


def test_places_are_quiet_and_have_no_seam() -> None:
    places = files("ambience")
    backdrops = {p.stem for p in (ROOT / "art" / "places").glob("*.jpg")}
    assert {"ward", "forest", "television", "title"} <= {Path(n).stem for n in places}
    assert {"ward", "title"} <= backdrops
    for name, facts in places.items():
        assert facts["lufs"] == pytest.approx(-32.0, abs=1.0), name
        assert 60.0 <= facts["seconds"] <= 90.0, name
        assert facts["gap"] <= 1.0, name


def test_pieces_are_as_loud_as_each_other_and_have_no_seam() -> None:
    pieces = {n: f for n, f in files("music").items() if "/layers/" not in n}
    names = {Path(name).stem for name in pieces}
    wanted = {"ward", "forest", "show", "fear", "fire", "proof", "puzzle", "title"}
    assert names == wanted
    for name, facts in pieces.items():
        goal = -23.0 if name == "music/fear.ogg" else -20.0
        assert facts["whole"]["lufs"] == pytest.approx(goal, abs=0.6), name
        assert facts["whole"]["peak"] <= -1.0, name
        assert facts["whole"]["gap"] <= 1.0, name


@pytest.mark.usefixtures("mixer")
def test_the_layers_of_a_piece_are_of_one_length() -> None:
    for path in sorted((SOUNDS / "music" / "layers").glob("*-2.ogg")):
        name = path.stem.removesuffix("-2")
        ground = SOUNDS / "music" / f"{name}.ogg"
        above = sorted(path.parent.glob(f"{name}-?.ogg"))
        assert len(above) == 2
        sizes = {len(pygame.mixer.Sound(p).get_raw()) for p in (ground, *above)}
        assert len(sizes) == 1, name


def test_voices_are_even_and_understood() -> None:
    voices = files("voices")
    assert voices
    for name, facts in voices.items():
        assert facts["lufs"] == pytest.approx(-20.0, abs=1.2), name
        assert facts["peak"] <= -1.5, name
        assert 0.3 < facts["seconds"] < 14.0, name
    errors = [f["word_error"] for f in voices.values() if "word_error" in f]
    assert sum(errors) / len(errors) < 0.05


@pytest.mark.usefixtures("mixer")
def test_a_voice_lasts_as_long_as_its_loudness() -> None:
    for book in sorted((SOUNDS / "voices").glob("*.json")):
        spoken = json.loads(book.read_text("utf-8"))
        for line, kept in list(spoken["lines"].items())[::9]:
            path = SOUNDS / "voices" / book.stem / f"{line}.ogg"
            assert pygame.mixer.Sound(path).get_length() == pytest.approx(
                kept["seconds"], abs=0.05
            )
            frames = kept["seconds"] * spoken["frames"]
            assert len(kept["loudness"]) == pytest.approx(frames, abs=1.01)
            ends = [int(end) for end in kept["ends"].split()]
            assert ends == sorted(ends)
            assert len(ends) == len(kept["phonemes"])


def test_what_is_credited_is_what_was_used() -> None:
    credits_ = (SOUNDS / "CREDITS.md").read_text("utf-8")
    for about in manifest()["recipes"].values():
        for key in ("voices", "soundfont"):
            if key in about:
                assert about[key].split("@")[0].split(" ")[0] in credits_
