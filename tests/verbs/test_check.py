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
from tests.story_alone import alone

ROOT = Path(__file__).resolve().parents[2]
# Kept for all of these tests: what does not hang on the story is worked out once.
SAVES = Path(mkdtemp(prefix="eigenface-tests-"))


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EIGENFACE_SAVES", str(SAVES))
    return Path(shutil.copytree(ROOT / "story", tmp_path / "story"))


@pytest.fixture
def rows(story: Path) -> Path:
    """*Rows* alone: proven in a fifth of the time, and enough to plant a fault in."""
    return alone(story, "rows")


def report(story: Path, capsys: pytest.CaptureFixture[str]) -> Report:
    main(["check", "--story", str(story), "--json"])
    return msgspec.json.decode(capsys.readouterr().out, type=Report)


def plant(story: Path, old: str, new: str, name: str = "rows.yaml") -> None:
    path = story / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def errors(found: Report) -> list[Problem]:
    """All errors but for conditions on what the chapter before *Rows* sets."""
    told = [p for p in found.problems if p.severity == "error"]
    return [p for p in told if p.code != "S407"]


def codes(found: Report) -> set[str]:
    return {p.code for p in errors(found)}


def test_the_story_is_proven(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--story", str(story), "--json"]) == 0
    found = msgspec.json.decode(capsys.readouterr().out, type=Report)
    assert found.ok
    assert found.complete
    assert found.endings.keys() == {
        *("waking.waking", "rows.rows", "forest.forest", "show.show"),
        *("face.face", "singular.singular"),
        *(f"hand.{way}" for way in ("aligned", "truncated", "full", "own")),
    }
    assert len(found.apart) == 6
    assert min(found.apart.values()) > 0
    assert len(found.guesses) == len(GUESSES)
    assert found.numbers > 0
    assert found.claims > 40
    assert found.ends >= 300 * 9
    assert not problems(found, "S117")
    assert not problems(found, "S916")


def test_a_wrong_number_in_a_line_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, "$r1 . v = 4$", "$r1 . v = 5$")
    assert "S911" in codes(report(rows, capsys))


def test_a_wrong_number_that_is_meant_must_be_wrong(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = "- patient: But $r1 . r1 = 5$. Two times two, and one times one."
    plant(rows, line, line.replace("= 5$", "= 4$"))
    plant(rows, "^rows-07c\n", "^rows-07c\n      slip: true\n")
    assert not codes(report(rows, capsys))
    plant(rows, "$r1 . r1 = 4$", "$r1 . r1 = 5$")
    assert "S912" in codes(report(rows, capsys))


def test_a_wrong_number_in_a_cue_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, "- r2 . r1 = 0", "- r2 . r1 = 1")
    found = report(rows, capsys)
    assert not found.ok
    (problem,) = errors(found)
    assert problem.file == "story/rows.yaml"
    assert problem.line > 1


def test_a_wrong_verdict_is_refuted(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, "verdict: holds", "verdict: breaks", "ledger.yaml")
    assert "S910" in codes(report(rows, capsys))


def test_a_guess_that_no_file_declares_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (rows / "ledger.yaml").open("a", encoding="utf-8") as file:
        file.write("moon: {words: w, beat: b, verdict: open, truth: t}\n")
    found = report(rows, capsys)
    assert codes(found) == {"S910"}
    (problem,) = [p for p in found.problems if p.code == "S910"]
    assert "no check is written for the guess 'moon'" in problem.message
    assert len(found.guesses) == len(GUESSES)


def test_a_scene_that_nothing_leads_to_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, "goto: directions", "goto: columns")
    assert codes(report(rows, capsys))


def test_the_exit_status_says_that_something_is_wrong(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, "goto: columns", "goto: colums")
    assert main(["check", "--story", str(rows)]) == 1
    assert "did you mean 'columns'?" in capsys.readouterr().out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert f"eigenface {verb}" in capsys.readouterr().out


def test_a_puzzle_that_comes_too_early_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(
        rows,
        "- puzzle: shadow\n      level: story",
        "- puzzle: dual\n      level: story",
    )
    assert "S913" in codes(report(rows, capsys))


def test_a_formula_that_was_never_set_is_said(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, "exactly along $r$", "exactly along $r + r$")
    found = report(rows, capsys)
    (unset,) = (p for p in found.problems if p.code == "S924")
    assert "r + r" in unset.message
    assert not codes(found)


def test_a_place_that_is_missing_is_an_error_and_the_rest_is_told(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, "backdrop: ward", "backdrop: cellar")
    found = report(rows, capsys)
    assert codes(found) == {"S212"}
    assert found.lines > 200


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


def claim_of(rows: Path, line: str) -> tuple[int, str]:
    """Where the claim of a line stands, from 1, and what it is."""
    lines = (rows / "rows.yaml").read_text("utf-8").split("\n")
    (at,) = (i for i, each in enumerate(lines) if each.endswith(f"^{line}"))
    return at + 2, lines[at + 1]


def test_a_claim_that_some_end_makes_false_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {}
    for line, (claim, _) in FALSE.items():
        places[line], now = claim_of(rows, line)
        plant(rows, now, now.split("claim:")[0] + f"claim: '{claim}'")
    found = report(rows, capsys)
    assert codes(found) == {"S914"}
    told = {p.line: p for p in problems(found, "S914")}
    assert sorted(told) == sorted(places.values())
    for line, (claim, where) in FALSE.items():
        problem = told[places[line]]
        assert problem.message.startswith(f"'{claim}' is false")
        assert where in problem.message
        assert problem.hint.startswith("this is so: ")
        assert problem.column == claim_of(rows, line)[1].index("claim:") + 8


def test_a_claim_about_what_is_not_there_and_a_line_without_one_are_told(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, claim = claim_of(rows, "rows-10k")
    plant(rows, claim, claim.replace("mine", "yours"))
    _, said = claim_of(rows, "rows-10o")
    plant(rows, said + "\n", "")
    _, claimed = claim_of(rows, "rows-05k")
    plant(rows, claimed + "\n", "")
    found = report(rows, capsys)
    (unknown,) = problems(found, "S915")
    assert unknown.line == claim_of(rows, "rows-10k")[0]
    assert "nothing here is called 'yours'" in unknown.message
    assert len(problems(found, "S117")) == 1
    assert {p.severity for p in problems(found, "S916")} == {"warning"}
    assert problems(found, "S916")


def test_a_picture_that_some_end_cannot_fill_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(
        rows,
        "vectors: {r: [2, 1], v: '{shadow.v}', mine: '{shadow.guess}'}\n"
        "              tones: {mine: ghost}",
        "vectors: {r: [2, 1], v: '{shadow.v}'}\n"
        "            pairs: {of: mine, vector: '{shadow.guess}', with: [v]}\n"
        "            planes:\n"
        "            - vectors: {v: '{shadow.v}', r: [2, 1]}",
    )
    (false,) = problems(report(rows, capsys), "S917")
    assert "shadow.guess = (0, 0)" in false.message


def test_a_typeset_formula_that_is_false_or_cannot_be_tried_is_found(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(rows, r"1 \\ 0 \end{bmatrix} = a'", r"1 \\ 0 \end{bmatrix} = b'")
    plant(rows, r"1 \\ 0 \end{bmatrix} = c'", r"c \Rightarrow d'")
    told = problems(report(rows, capsys), "S208")
    assert [" is not b" in p.message for p in told] == [True, False]
    assert "said: ..." in told[1].hint
