"""``check`` proves the story that ships, and finds what is planted in it."""

import shutil
from pathlib import Path

import msgspec
import pytest

from game.__main__ import VERBS, main
from game.guesses.table import GUESSES
from game.verbs.check import Report

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path / "saves"))
    return Path(shutil.copytree(ROOT / "story", tmp_path / "story"))


def report(story: Path, capsys: pytest.CaptureFixture[str]) -> Report:
    main(["check", "--story", str(story), "--json"])
    return msgspec.json.decode(capsys.readouterr().out, type=Report)


def plant(story: Path, old: str, new: str, name: str = "rows.yaml") -> None:
    path = story / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def codes(found: Report) -> set[str]:
    return {p.code for p in found.problems if p.severity == "error"}


def test_the_story_is_proven(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = report(story, capsys)
    assert found.ok
    assert found.complete
    assert found.endings.keys() == {"rows.rows"}
    assert len(found.guesses) == len(GUESSES)
    assert found.claims > 0


def test_a_wrong_number_in_a_line_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, "$r1 . v = 4$", "$r1 . v = 5$")
    assert "S911" in codes(report(story, capsys))


def test_a_wrong_number_that_is_meant_must_be_wrong(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = (
        "- patient.sure: 'A dot product. The first row with what went in: $r1 . v = 4$."
    )
    plant(story, line, line.replace("= 4$", "= 5$"))
    plant(story, "^rows-01g'", "^rows-01g'\n      slip: true")
    assert report(story, capsys).ok
    plant(story, "$r1 . v = 5$", "$r1 . v = 4$")
    assert "S912" in codes(report(story, capsys))


def test_a_wrong_number_in_a_cue_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, "- r2 . r1 = 0", "- r2 . r1 = 1")
    found = report(story, capsys)
    assert not found.ok
    (problem,) = [p for p in found.problems if p.severity == "error"]
    assert problem.file == "story/rows.yaml"
    assert problem.line > 1


def test_a_wrong_verdict_is_refuted(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, "verdict: holds", "verdict: breaks", "ledger.yaml")
    assert "S910" in codes(report(story, capsys))


def test_a_guess_that_no_file_declares_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (story / "ledger.yaml").open("a", encoding="utf-8") as file:
        file.write("moon: {words: w, beat: b, verdict: open, truth: t}\n")
    found = report(story, capsys)
    assert codes(found) == {"S910"}
    (problem,) = [p for p in found.problems if p.code == "S910"]
    assert "no check is written for the guess 'moon'" in problem.message
    assert len(found.guesses) == len(GUESSES)


def test_a_scene_that_nothing_leads_to_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, "goto: directions", "goto: columns")
    assert not report(story, capsys).ok


def test_the_exit_status_says_whether_anything_is_wrong(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--story", str(story)]) == 0
    plant(story, "goto: columns", "goto: colums")
    assert main(["check", "--story", str(story)]) == 1
    assert "did you mean 'columns'?" in capsys.readouterr().out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert f"eigenface {verb}" in capsys.readouterr().out


def test_a_puzzle_that_comes_too_early_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(
        story,
        "- puzzle: shadow\n      level: story",
        "- puzzle: dual\n      level: story",
    )
    assert "S913" in codes(report(story, capsys))


def test_a_formula_that_was_never_set_is_said(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, "exactly along $r$", "exactly along $r + r$")
    found = report(story, capsys)
    (unset,) = (p for p in found.problems if p.code == "S924")
    assert "r + r" in unset.message
    assert found.ok


def test_a_place_that_is_missing_is_an_error_and_the_rest_is_told(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, "backdrop: ward", "backdrop: cellar")
    found = report(story, capsys)
    assert codes(found) == {"S212"}
    assert found.lines == 174
