"""Story files nobody should get away with: one fault, one message, at its place."""

import pytest

from game.narrative.compiler.compiler import Compiled
from game.narrative.prover.covering_plays import covering
from game.narrative.prover.prover import prove
from game.reading.problems import ERROR, Problem
from tests.narrative.support import chapter, compiled


def wrong(*sources: str) -> list[Problem]:
    """The errors of a story: of its files, and of its plays where these can be read."""
    made = compiled(*sources)
    problems = [p for p in made.problems if p.severity == ERROR]
    return problems or played(made)


def played(made: Compiled) -> list[Problem]:
    """What the prover finds, with every play of a smallest set played through."""
    proof = prove(made.program)
    covering(made.program, proof)
    return [p for p in proof.problems if p.severity == ERROR]


CANNOT_GO_ON = {
    "a scene that only goes to itself": (["goto: lamps"], "S406", 3),
    "with cues on the way": (["set: trust += 1", "goto: lamps"], "S406", 3),
    "a scene that calls itself": (["call: lamps", "end: over"], "S411", 5),
    "a bare return": (["return"], "S411", 5),
    "a return after words": (["Hello. ^rows-01", "return"], "S411", 6),
    "a call of itself after words": (
        ["Hello. ^rows-01", "call: lamps", "end: over"],
        "S411",
        6,
    ),
}


@pytest.mark.parametrize("name", CANNOT_GO_ON)
def test_a_story_that_cannot_go_on_is_told_and_not_run(name: str) -> None:
    items, code, line = CANNOT_GO_ON[name]
    found = wrong(chapter(*items))
    assert [(p.code, p.line) for p in found] == [(code, line)]


def test_a_circle_of_scenes_is_told_once() -> None:
    source = "chapter: rows\nscenes:\n  a:\n    script:\n    - Hello. ^rows-01\n"
    source += "    - goto: b\n  b:\n    script:\n    - goto: c\n"
    source += "  c:\n    script:\n    - call: d\n    - goto: b\n"
    source += "  d:\n    script:\n    - return\n"
    assert [(p.code, p.line) for p in wrong(source)] == [("S406", 7)]


LOOP = """chapter: rows
scenes:
  a:
    script:
    - Hi. ^a1
    - goto: b
  b:
    script:
    - choice: one
      options:
      - pick: Round. ^a2
        goto: c
      - pick: And round. ^a3
        goto: a
  c:
    script:
    - choice: two
      options:
      - pick: Round. ^a4
        goto: b
"""
LOST = """  lost:
    script:
    - Lost. ^a5
    - goto: more
  more:
    script:
    - More. ^a6
    - end: over
"""


def test_a_loop_of_choices_is_told_once() -> None:
    assert [(p.code, p.line) for p in wrong(LOOP)] == [("S405", 9)]


def test_a_lost_scene_explains_what_it_alone_leads_to() -> None:
    source = "chapter: rows\nscenes:\n  a:\n    script:\n    - end: x\n" + LOST
    assert [(p.code, p.line) for p in wrong(source)] == [("S401", 6)]


def test_a_condition_that_is_never_true_explains_what_it_guards() -> None:
    items = ["when: trust > 3\nthen: [One. ^b1, Two. ^b2, {goto: lost}]", "end: x"]
    found = wrong(chapter(*items) + LOST)
    assert [(p.code, p.line) for p in found] == [("S407", 5)]


def test_a_chapter_after_one_without_an_end_is_not_told_as_well() -> None:
    after = chapter("Hi. ^c1", "end: x", name="show")
    after = after.replace("show\n", "show\nafter: [rows]\n", 1)
    assert [(p.code, p.line) for p in wrong(LOOP, after)] == [("S405", 9)]


@pytest.mark.parametrize(
    ("formula", "column", "words"),
    [
        (r"$\frac{a}{b$", 16, "this { is not closed"),
        (r"$a}$", 9, "this } closes nothing"),
        (r"$\left( a$", 8, r"this \left is not closed"),
        (r"$\begin{matrix} a \end{array}$", 25, r"this \end{array} closes nothing"),
        (r"$\gama + 1$", 8, "did you mean 'gamma'?"),
        (r"$\frac{\lambda}{2} \ne \left( M^{-1} \right)$", 0, ""),
        (r"$r1 . v = 4$", 0, ""),
    ],
)
def test_tex_that_cannot_be_set_is_told_at_its_place(
    formula: str, column: int, words: str
) -> None:
    found = wrong(chapter(f"{formula} ^a1", "end: over"))
    assert [(p.code, p.column) for p in found] == [("S114", column)] * bool(words)
    assert not words or words in found[0].message
