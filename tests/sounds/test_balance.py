"""What was measured of the mix as it is played: voices carry, effects are heard."""

import json
from functools import cache
from pathlib import Path
from typing import Any

SOUNDS = Path(__file__).resolve().parents[2] / "sounds"
CARRIES = 10.0


@cache
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SOUNDS / "manifest.json").read_text("utf-8"))
    return found


def balance() -> dict[str, Any]:
    found: dict[str, Any] = manifest()["recipes"]["balance"]
    return found


def pieces() -> set[str]:
    return {path.stem for path in (SOUNDS / "music").glob("*.ogg")}


def test_every_piece_and_effect_was_measured() -> None:
    assert set(balance()["music"]) == pieces()
    assert set(balance()["beds"]) == pieces() - {"title"}
    assert set(balance()["effects"]) == {
        path.stem for path in (SOUNDS / "effects").glob("*.ogg")
    }


def test_a_voice_is_over_its_bed_in_every_band_that_carries_speech() -> None:
    for piece, depths in balance()["beds"].items():
        for told in depths:
            assert told["band_least"] >= CARRIES, (piece, told)
            assert told["voice_over"] >= CARRIES, (piece, told)
            assert told["voice_over_loudest"] >= CARRIES, (piece, told)


def test_layers_that_come_with_the_ledger_raise_the_bed_a_little() -> None:
    for piece, depths in balance()["beds"].items():
        none, half, full = (told["bed"] for told in depths)
        assert half - none <= 4.0, piece
        assert full - half <= 4.0, piece


def test_effects_are_heard_and_peak_under_the_voices() -> None:
    voices = [
        facts["peak"]
        for name, facts in manifest()["files"].items()
        if name.startswith("voices/")
    ]
    for name, told in balance()["effects"].items():
        assert told["over_bed"] >= 6.0, name
        assert told["peak"] < min(voices), name


def test_what_is_understood_alone_is_understood_over_the_fullest_bed() -> None:
    heard = balance()["understood"]
    assert heard["lines"] >= 20
    assert heard["over"] <= heard["alone"] + 0.02


def test_whole_pieces_do_not_clip_and_are_of_the_motif() -> None:
    for name, told in balance()["music"].items():
        assert told["peak"] <= -1.5, name
        assert told["correlation"] > 0.0, name
        assert told["centroid"] < 1000, name
        # Fear is the show remembered wrongly; by chance it would be 5 of 12 tones.
        assert told["motif"] >= (0.45 if name == "fear" else 0.55), name
