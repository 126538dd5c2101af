"""Every level is proven by the verb, and what is wrong with one is found."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from game.__main__ import main
from game.figure.things import Figure
from game.puzzles.core.protocol import Goal
from game.puzzles.core.seeded_draws import Draws
from game.puzzles.kinds.dual.endless import generate
from game.puzzles.kinds.dual.position import DualLevel, DualPosition
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import endless
from game.verbs.checking.level_proofs import prove, prove_endless, starred
from tests.screens.support import ROOT, library

LEVELS, LORE = library().levels, library().levels.guesses


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path))


def dual(name: str = "story") -> DualLevel:
    level = LEVELS.find("dual", name)
    assert isinstance(level, DualLevel)
    return level


def test_every_level_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levels", "--prove", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    proofs = told["levels"]
    assert len(proofs) == sum(len(some) for some in LEVELS.levels.values())
    assert not any(proof["wrong"] for proof in proofs)
    assert all(proof["par"] in {0, proof["cost"]} for proof in proofs)
    assert {proof["kind"] for proof in proofs if proof["par"]} <= {
        name for name, kind in KINDS.items() if kind.ranked
    }
    assert [made["kind"] for made in told["endless"]] == [k.name for k in starred()]
    assert all(made["count"] and not made["wrong"] for made in told["endless"])


def test_proofs_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levels", "dual.slanted", "--prove", "--endless", "3"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "ok   dual.slanted: cost 1"
    assert second.startswith("ok   dual: 3 endless levels; the slowest took ")


def test_one_level_alone_is_proven_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levels", "dual-2-k7f3", "--prove"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["levels", "board.story", "--prove", "--endless", "2"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_file_with_a_mistake_fails_the_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story"
    (story / "levels").mkdir(parents=True)
    for path in (ROOT / "story").rglob("*.yaml"):
        there = story / path.relative_to(ROOT / "story")
        there.parent.mkdir(exist_ok=True, parents=True)
        there.write_bytes(path.read_bytes())
    wrong = story / "levels" / "dual.yaml"
    wrong.write_text(
        wrong.read_text("utf-8").replace("span: 3", "span: 99", 1), "utf-8"
    )
    given = ["levels", "--prove", "--story", str(story), "--endless", "0"]
    assert main(given) == 1
    assert "story/levels/dual.yaml:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ({"start": (0.4, 0.2)}, "it is solved at its start"),
        ({"asked": (99.0, 0.0)}, "does not reach the goal"),
        ({"asked": (99.0, 0.0)}, "the hints do not lead to the goal"),
    ],
)
def test_what_is_wrong_with_a_level_is_found(to: dict[str, Any], told: str) -> None:
    assert not prove("dual", dual(), {}).wrong
    wrong = prove("dual", replace(dual(), **to), {}).wrong
    assert any(told in each for each in wrong)


def test_a_picture_that_hangs_on_words_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = DualPosition.figure

    def wordy(self: DualPosition, *, revealed: bool = False) -> Figure:
        if self.level.intro:
            return plain(self, revealed=revealed)
        return Figure(panels=())

    monkeypatch.setattr(DualPosition, "figure", wordy)
    (wrong,) = prove("dual", dual(), {}).wrong
    assert wrong == "without its words the picture is another after 0 moves"


def test_a_goal_that_hangs_on_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = DualPosition.goal

    def wordy(self: DualPosition) -> Goal:
        found = plain(self)
        return found if self.level.naming else replace(found, reached=False)

    monkeypatch.setattr(DualPosition, "goal", wordy)
    wrong = prove("dual", dual(), {}).wrong
    assert any("the goal is another" in each for each in wrong)


def test_endless_levels_of_every_difficulty_are_proven() -> None:
    for kind in starred():
        made = prove_endless(kind, kind.hardest, LORE)
        assert (made.kind, made.count, made.wrong) == (kind.name, kind.hardest, ())
    assert starred("board") == ()
    assert [kind.name for kind in starred("axis")] == ["axis"]


@dataclass
class Careless:
    """Makes levels that are wrong in one way or another."""

    to: dict[str, Any]
    drifts: bool = False
    count: int = 0

    def generate(self, seed: str, difficulty: int) -> DualLevel:
        self.count += 1
        drift = {"start": (-1.0 - self.count, 1.0)} if self.drifts else {}
        draws = Draws(kind="dual", seed=seed, difficulty=difficulty)
        return replace(generate(draws), **self.to, **drift)


@pytest.mark.parametrize(
    ("careless", "told"),
    [
        (Careless({"span": 0.1}), "a span of 0.1"),
        (Careless({}, drifts=True), "another level the second time"),
    ],
)
def test_a_careless_generator_is_found(
    careless: Careless, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = replace(KINDS["dual"], generate=careless.generate)
    monkeypatch.setitem(KINDS, "dual", kind)
    made = prove_endless(kind, 2, {})
    assert len(made.wrong) == 2
    assert told in " ".join(made.wrong[0].wrong)


def test_a_name_that_makes_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = replace(KINDS["dual"], name="daul")
    made = prove_endless(kind, 1, {})
    assert made.wrong[0].wrong == ("it is not made",)


def test_an_endless_level_is_proven_like_any_other() -> None:
    made = endless("shadow-3-abc", {})
    assert made is not None
    assert not prove("shadow", made, {}).wrong
