"""A small vocabulary and cast, and a way to write chapters in tests."""

from collections.abc import Iterable
from typing import Any

from game.narrative.compiler.cast import Cast, Speaker
from game.narrative.compiler.compiler import Compiled, compile_story
from game.narrative.compiler.vocabulary import PuzzleWords, Vocabulary
from game.narrative.program.domains import RANGE, Domain
from game.narrative.program.operations import Say
from game.narrative.program.program import Program
from game.reading.problems import Fault, Problem

CAST = Cast(
    {
        "patient": Speaker("The Patient", ("awed", "soft")),
        "eigenface": Speaker("The Eigenface", ("calm",)),
    },
    {"trust": Domain(RANGE, 0, 0, 3), "warmth": Domain(RANGE, 0, 0, 3)},
)


def check_stage(value: Any) -> Iterable[Fault]:
    if not isinstance(value, dict):
        yield Fault((), "a stage is a mapping")
        return
    for key, inner in value.items():
        if key not in ("matrix", "plane"):
            yield Fault((key,), f"no cue is named '{key}'", "did you mean 'plane'?")
        elif isinstance(inner, dict) and not isinstance(inner.get("span", 1), int):
            yield Fault((key, "span"), "span is a whole number")


def check_claim(claim: str) -> Iterable[tuple[int, str]]:
    if "?" in claim:
        yield claim.index("?"), "'?' means nothing here"


VOCABULARY = Vocabulary(
    speakers={name: frozenset(s.moods) for name, s in CAST.speakers.items()},
    check_stage=check_stage,
    check_claim=check_claim,
    stage_schema={"type": "object", "properties": {"matrix": {}, "plane": {}}},
    puzzles={
        "rows": PuzzleWords(
            ("solved", "skipped"),
            ("story", "hard"),
            quotes={"v": (2.0, 1.0), "n": (3.0,)},
        ),
        "board": PuzzleWords(("solved", "skipped"), ("first",), marks=True),
        "order": PuzzleWords(("solved", "missed", "skipped"), ("story",)),
    },
    guesses=frozenset({"row-to-axis", "row-listens", "drop-small"}),
    assets={
        "backdrop": frozenset({"ward", "hall"}),
        "music": frozenset({"fans"}),
        "sound": frozenset({"chime"}),
        "song": frozenset({"tune"}),
    },
)


def compiled(*sources: str, **more: Any) -> Compiled:
    """Compile chapters, named story/0.yaml, story/1.yaml ..."""
    files = {f"story/{i}.yaml": s.encode() for i, s in enumerate(sources)}
    return compile_story(files, VOCABULARY, CAST, **more)


def lines(program: Program, chapter: str) -> list[tuple[str, Say]]:
    """The lines of a chapter with their scenes, in the order of the file."""
    here = program.chapters[chapter]
    return [
        (here.scene_at(at), op)
        for at, op in enumerate(here.code)
        if isinstance(op, Say)
    ]


def clean(*sources: str) -> Compiled:
    """Compile chapters that must have no problem at all."""
    done = compiled(*sources)
    assert not done.problems, "\n".join(p.shown() for p in done.problems)
    return done


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes, in order."""
    return [problem.code for problem in problems]


def chapter(*items: str, vars_: str = "", name: str = "rows") -> str:
    """A chapter of one scene, 'lamps', with these items (without their dashes)."""
    lines = [f"chapter: {name}"]
    if vars_:
        lines += ["vars:", *(f"  {line}" for line in vars_.split("\n"))]
    lines += ["scenes:", "  lamps:", "    script:"]
    for item in items:
        first, *rest = item.split("\n")
        lines += [f"    - {first}", *(f"      {line}" for line in rest)]
    return "\n".join(lines) + "\n"
