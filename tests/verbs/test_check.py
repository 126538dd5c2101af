"""``check`` proves the story that ships, and finds what is planted in it."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

import msgspec
import pytest

from game.__main__ import VERBS, main
from game.guesses.table import GUESSES
from game.reading.problems import Problem
from game.verbs.check import Report

ROOT = Path(__file__).resolve().parents[2]
# Kept for all of these tests: what does not hang on the story is worked out once.
SAVES = Path(mkdtemp(prefix="eigenface-tests-"))


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EIGENFACE_SAVES", str(SAVES))
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
    assert found.endings.keys() == {"waking.waking", "rows.rows"}
    assert len(found.guesses) == len(GUESSES)
    assert found.numbers > 0
    assert found.claims > 40
    assert found.ends >= 300 * 9
    assert not problems(found, "S117")
    assert not problems(found, "S916")


def test_a_wrong_number_in_a_line_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, "$r1 . v = 4$", "$r1 . v = 5$")
    assert "S911" in codes(report(story, capsys))


def test_a_wrong_number_that_is_meant_must_be_wrong(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = "- patient: But $r1 . r1 = 5$. Two times two, and one times one."
    plant(story, line, line.replace("= 5$", "= 4$"))
    plant(story, "^rows-07c\n", "^rows-07c\n      slip: true\n")
    assert report(story, capsys).ok
    plant(story, "$r1 . r1 = 4$", "$r1 . r1 = 5$")
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
    assert found.lines > 250


def problems(found: Report, code: str) -> list[Problem]:
    return [p for p in found.problems if p.code == code]


# Of each line as it stands, a claim that some player makes false, and who.
FALSE = {
    "rows-10k": ("|mine| > |h|", "after dual.lean missed"),
    "rows-06p": ("{slip.guess} < 4", "after slip.story missed"),
    "rows-02w": ("{order.last} != {order.most}", "after order.story missed"),
    "rows-12y": ("{keep.guess} > 1", "after keep.story missed"),
    "rows-10p": ("|r2| > 1", "after break.story solved"),
    "rows-10b": ("r2 . r1 > 0", "on the stage of line"),
}


def claim_of(story: Path, line: str) -> tuple[int, str]:
    """Where the claim of a line stands, from 1, and what it is."""
    lines = (story / "rows.yaml").read_text("utf-8").split("\n")
    (at,) = (i for i, each in enumerate(lines) if each.endswith(f"^{line}"))
    return at + 2, lines[at + 1]


def test_a_claim_that_some_end_makes_false_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {}
    for line, (claim, _) in FALSE.items():
        places[line], now = claim_of(story, line)
        plant(story, now, now.split("claim:")[0] + f"claim: '{claim}'")
    found = report(story, capsys)
    assert codes(found) == {"S914"}
    told = {p.line: p for p in problems(found, "S914")}
    assert sorted(told) == sorted(places.values())
    for line, (claim, where) in FALSE.items():
        problem = told[places[line]]
        assert problem.message.startswith(f"'{claim}' is false")
        assert where in problem.message
        assert problem.hint.startswith("this is so: ")
        assert problem.column == claim_of(story, line)[1].index("claim:") + 8


def test_a_claim_about_what_is_not_there_and_a_line_without_one_are_told(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, claim = claim_of(story, "rows-10k")
    plant(story, claim, claim.replace("mine", "yours"))
    _, said = claim_of(story, "rows-10o")
    plant(story, said + "\n", "")
    _, claimed = claim_of(story, "rows-05k")
    plant(story, claimed + "\n", "")
    found = report(story, capsys)
    (unknown,) = problems(found, "S915")
    assert unknown.line == claim_of(story, "rows-10k")[0]
    assert "nothing here is called 'yours'" in unknown.message
    assert len(problems(found, "S117")) == 1
    assert {p.severity for p in problems(found, "S916")} == {"warning"}
    assert problems(found, "S916")


def test_a_picture_that_some_end_cannot_fill_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(
        story,
        "vectors: {r: [2, 1], v: '{shadow.v}', mine: '{shadow.guess}'}\n"
        "              tones: {mine: ghost}",
        "vectors: {r: [2, 1], v: '{shadow.v}'}\n"
        "            pairs: {of: mine, vector: '{shadow.guess}', with: [v]}\n"
        "            planes:\n"
        "            - vectors: {v: '{shadow.v}', r: [2, 1]}",
    )
    (false,) = problems(report(story, capsys), "S917")
    assert "shadow.guess = (0, 0)" in false.message


def test_a_typeset_formula_that_is_false_or_cannot_be_tried_is_found(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(story, r"1 \\ 0 \end{bmatrix} = a'", r"1 \\ 0 \end{bmatrix} = b'")
    plant(story, r"1 \\ 0 \end{bmatrix} = c'", r"c \Rightarrow d'")
    told = problems(report(story, capsys), "S208")
    assert [" is not b" in p.message for p in told] == [True, False]
    assert "said: ..." in told[1].hint
