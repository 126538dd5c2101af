"""Every sentence that a player sees or hears can be another language's.

What looks like words for people (two words or more, or one with a capital) must go
through ``game.language``. What authors, developers or logs are told does not: problems,
faults, exceptions, the fields of cues, seeds of draws, TeX.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "game"
ROOMS = ("app", "figure", "guesses", "puzzles", "saving", "screens", "stage", "ui")
SAID = {"_", "N_", "ngettext", "pgettext"}
# What these are handed is for authors, or is no sentence.
AUTHORS = {"Field", "one", "Kind", "Family", "drawn", "draw", "pick", "number"}
SENTENCE = re.compile(
    r"[A-Za-z]{2,}[,;:]? [A-Za-z]|[A-Za-z]{2,}.*[.!?]$|^[A-Z][a-z]{2,}$"
)
# Keys, paths, TeX and patterns.
ODD = re.compile(r"[\\_/{]")
# What is called so in every language, and the name of a class in ``__all__``.
NAMES = {"Eigenface", "English", "Backdrop"}
# Files in which words are for authors alone, or stand outside of the language.
APART = (
    "app/languages.py",  # the name that a language gives itself
    "app/library.py",
    "app/story_files.py",  # problems of story files
    "guesses/check.py",  # what ``check`` tells an author
    "guesses/each/",  # outcomes of checks; benches are said through ``_``
    "guesses/ledger.py",
    "guesses/questions.py",
    "puzzles/core/level_faults.py",
    "puzzles/core/bench.py",
    "puzzles/kinds/*/level.py",
    "puzzles/kinds/*/state.py",
    "puzzles/kinds/*/endless.py",  # seeds
    "puzzles/levels/library.py",
    "puzzles/levels/reading.py",
    "puzzles/session/solution.py",  # a file of a solution and what is wrong with it
    "screens/credits/works.py",  # names of works and licences
    "screens/shared/act_sounds.py",  # names of sounds
    "stage/",  # problems of cues; their words are said through ``worded``
    "ui/forms/caps.py",  # what is printed on keys
    "ui/actors/",  # how a damaged asset is made again
    "ui/places/",
    "ui/sound/",
    "ui/theme.py",
    "ui/type/",
    "ui/window/",  # before there is a window there is no language either
)


def _called(call: ast.Call) -> str:
    name = call.func
    return getattr(name, "id", getattr(name, "attr", ""))


def _for_authors(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise | ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    name, on = _called(node), getattr(node.func, "value", None)
    logs = isinstance(on, ast.Name) and on.id == "LOGGER"
    ends = ("Error", "Fault", "Problem", "_fault", "note")
    return logs or name in AUTHORS or name.endswith(ends)


def _text(node: ast.AST) -> str | None:
    """What a literal says, 0 for what is filled in; None where it is no text."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "0"
            for part in node.values
        )
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def unsaid(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each literal for people that goes past ``game.language``."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if _for_authors(node):
            continue
        if isinstance(node, ast.Call) and _called(node) in SAID:
            waiting += [keyword.value for keyword in node.keywords]
            yield from (
                (each.lineno, "an f-string cannot be looked up")
                for each in node.args
                if isinstance(each, ast.JoinedStr) and _called(node) != "pgettext"
            )
            continue
        text = _text(node)
        if text is not None:
            if isinstance(node, ast.JoinedStr):
                filled = (v for v in node.values if isinstance(v, ast.FormattedValue))
                waiting += [v.value for v in filled]
            if text not in NAMES and SENTENCE.search(text) and not ODD.search(text):
                yield node.lineno, text  # type: ignore[attr-defined]
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.AnnAssign):
            waiting += [node.value] if node.value else []
            continue
        if isinstance(node, ast.arg):
            continue
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        waiting += ast.iter_child_nodes(node)


def _is_apart(file: str) -> bool:
    return any(
        file.startswith(name) if name.endswith("/") else Path(file).match(name)
        for name in APART
    )


def test_no_sentence_goes_past_the_language() -> None:
    found = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            if "data" not in path.parts and not _is_apart(file):
                tree = ast.parse(path.read_text("utf-8"))
                found += [f"{file}:{line}: {text}" for line, text in unsaid(tree)]
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize(
    "code",
    [
        'notice.say("The disk is full.")',
        'Line("back", "Back to the slots")',
        'title = "Settings"',
        'told = f"{n} of {all} levels solved"',
        '_(f"{n} of {all}")',
        'words = "Go on" if more else _("Next")',
    ],
)
def test_a_planted_sentence_is_found(code: str) -> None:
    assert list(unsaid(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        '_("{n} of {all} levels solved", n=1, all=2)',
        'raise ValueError("this cannot be so")',
        'yield Fault(("span",), "an arrow is out of view", "widen the span")',
        'LOGGER.info("opened %s", folder)',
        'key = "slot-card"',
        'FORMULA = r"v \\cdot r = |v| |r| \\cos x"',
        'def f() -> None:\n    """A docstring is no sentence for players."""',
    ],
)
def test_what_is_not_for_players_is_left_alone(code: str) -> None:
    assert not list(unsaid(ast.parse(code)))
