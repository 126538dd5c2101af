"""Every level of the story is proven by the verb, and a bad one is told."""

import json

import pytest
from msgspec.structs import replace

from game.__main__ import main
from game.puzzles.levels import endless
from game.verbs.levels import named, prove
from tests.screens.menus import library

LEVELS = library().levels


@pytest.fixture(autouse=True)
def saves(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path))


def test_every_level_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levels", "--prove", "--json"]) == 0
    proofs = json.loads(capsys.readouterr().out)
    assert len(proofs) == sum(len(some) for some in LEVELS.levels.values())
    assert not any(proof["wrong"] for proof in proofs)
    assert all(0 < proof["cost"] <= proof["par"] for proof in proofs)


def test_all_levels_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levels"]) == 0
    said = capsys.readouterr().out
    for kind, some in LEVELS.levels.items():
        assert all(f"{kind}.{level.id}" in said for level in some)


@pytest.mark.parametrize("name", ["dual.slanted", "slanted", "dual-2-k7f3"])
def test_levels_are_found_by_name(name: str) -> None:
    found = named(LEVELS, name)
    assert found is not None
    assert found[0] == "dual"


@pytest.mark.parametrize("name", ["story", "dual.nowhere", "dual-9-k7f3", "", "x.y"])
def test_a_name_that_is_none_or_several_is_not_found(name: str) -> None:
    assert named(LEVELS, name) is None


def test_an_unknown_name_is_told_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["levels", "nowhere", "--prove"]) == 2
    assert "dual.slanted" in capsys.readouterr().err


def test_what_is_wrong_with_a_level_is_found() -> None:
    kind, level = named(LEVELS, "dual.story") or ("", None)
    assert level is not None
    assert not prove(kind, level, {}).wrong
    assert "par is 0" in prove(kind, replace(level, par=0), {}).wrong[0]
    begun = replace(level, start=(0.4, 0.2))
    assert "it is solved at its start" in prove(kind, begun, {}).wrong
    impossible = replace(level, asked=(99.0, 0.0))
    assert any("goal" in what for what in prove(kind, impossible, {}).wrong)
    made = endless("shadow-3-abc")
    assert made is not None
    assert not prove("shadow", made, {}).wrong
