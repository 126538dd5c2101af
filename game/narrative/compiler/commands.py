"""Commands of one line in a script: jumps, calls, ends, guesses, variables."""

from collections.abc import Callable
from typing import TypeAlias

from game.narrative.compiler.assignments import settings
from game.narrative.compiler.chapter_build import ChapterBuild
from game.narrative.compiler.declarations import NAME
from game.narrative.compiler.known_words import BOOLEANS, ID
from game.narrative.compiler.lines import Mods
from game.narrative.program import operations as ops
from game.reading.nodes import Node, Text
from game.reading.problems import did_you_mean


def goto(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    """Go to another scene."""
    word = build.word(value, "the name of a scene")
    if word is not None:
        build.code.emit(ops.Jump(build.go(word)), key)
    return True


def _call(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    word = build.word(value, "the name of a scene")
    if word is not None:
        build.code.emit(ops.Call(build.go(word), word.text), key)
        build.edges.add((word.text, build.scene))
    return False


def go_back(build: ChapterBuild, key: Text, _value: Node, _mods: Mods) -> bool:
    """Come back from a call."""
    build.code.emit(ops.Return(), key)
    return True


def _end(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    ending = name(build, value, "an ending")
    build.ends[ending] = key.line
    build.code.emit(ops.End(ending), key)
    return True


def _unlock(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    word = build.word(value, "what is unlocked")
    if word is not None:
        build.code.emit(ops.Unlock(word.text), key)
    return False


def _guess(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    word = build.word(value, "a guess of the Ledger")
    if word is None:
        return False
    guesses = build.words.vocabulary.guesses
    if word.text not in guesses:
        hint = did_you_mean(word.text, guesses)
        build.notes.add("S203", word, f"no guess is named '{word.text[:40]}'", hint)
        return False
    op = ops.Write(word.text) if key.text == "guess" else ops.Query(word.text)
    build.code.emit(op, key)
    return False


def name(build: ChapterBuild, node: Node, what: str) -> str:
    """The name of something, or an empty one; what cannot be one is noted."""
    word = build.word(node, f"the name of {what}")
    found = word.text if word is not None else ""
    good = NAME.match(found) or ID.match(found)
    if word is not None and (not good or found in BOOLEANS):
        hint = "small letters, digits, _ and -"
        build.notes.add("S109", word, f"'{found[:40]}' cannot name {what}", hint)
    return found


def _set(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    settings(build, key, value)
    return False


Command: TypeAlias = Callable[[ChapterBuild, Text, Node, Mods], bool]
COMMANDS: dict[str, Command] = {
    "guess": _guess,
    "mark": _guess,
    "set": _set,
    "goto": goto,
    "call": _call,
    "return": go_back,
    "unlock": _unlock,
    "end": _end,
}
