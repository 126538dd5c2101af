"""Commands of one line in a script: jumps, calls, ends, guesses, variables."""

from game.narrative.compiler.assignments import settings
from game.narrative.compiler.chapter_build import ChapterBuild
from game.narrative.compiler.known_words import (
    BOOLEANS,
    ID,
    NAME,
)
from game.narrative.compiler.lines import Mods
from game.narrative.program import operations as ops
from game.reading.nodes import Node, Text
from game.reading.problems import did_you_mean


def _goto(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
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


def _return(build: ChapterBuild, key: Text, _value: Node, _mods: Mods) -> bool:
    build.code.emit(ops.Return(), key)
    return True


def _end(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    name = _name(build, value, "an ending")
    build.ends[name] = key.line
    build.code.emit(ops.End(name), key)
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


def _name(build: ChapterBuild, node: Node, what: str) -> str:
    word = build.word(node, f"the name of {what}")
    name = word.text if word is not None else ""
    good = NAME.match(name) or ID.match(name)
    if word is not None and (not good or name in BOOLEANS):
        hint = "small letters, digits, _ and -"
        build.notes.add("S109", word, f"'{name[:40]}' cannot name {what}", hint)
    return name


def _set(build: ChapterBuild, key: Text, value: Node, _mods: Mods) -> bool:
    settings(build, key, value)
    return False
