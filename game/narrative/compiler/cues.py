"""Cues in a script: what is seen and heard, and how the lines go on."""

import re
from collections.abc import Iterable

from game.narrative.compiler.chapter_build import ChapterBuild
from game.narrative.program.operations import Hold, Show, Song
from game.narrative.text import quoting
from game.narrative.text.formulas import formula_faults
from game.reading.nodes import Mapping, Node, Plain, Sequence, Text, find, plain
from game.reading.problems import Fault, did_you_mean

MUSIC_KEYS = ("play", "fade")
SECONDS = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)(ms|s)\Z")
SHARE = re.compile(r"(?:0(?:\.\d{1,2})?|1(?:\.0{1,2})?)\Z")
CLEAR, STOP = "clear", "stop"


def stage(build: ChapterBuild, key: Text, node: Node) -> None:
    """``stage: {...}``, judged by the vocabulary; ``stage: clear`` empties it."""
    value: Plain = plain(node)
    samples = _samples(build, node, value)
    if value != CLEAR:
        filled = quoting.filled(value, samples)
        _judge(build, node, build.words.vocabulary.check_stage(filled))
        _typeset(build, node)
    build.code.emit(Show("stage", value, samples), key)


def _judge(build: ChapterBuild, node: Node, faults: Iterable[Fault]) -> None:
    for fault in faults:
        build.notes.add("S208", find(node, fault.path), fault.message, fault.hint)


def _typeset(build: ChapterBuild, node: Node) -> None:
    """Say what is wrong with the TeX of a cue."""
    if isinstance(node, Sequence):
        for item in node.items:
            _typeset(build, item)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.text == "tex" and isinstance(value, Text):
                lead = 1 if value.style else 0
                for at, what in formula_faults(value.text):
                    place = value.line, value.column + at + lead
                    build.notes.at("S119", place, what)
            else:
                _typeset(build, value)


def _samples(
    build: ChapterBuild, node: Node, value: Plain
) -> dict[str, tuple[float, ...]]:
    """The sample of every quote in a cue; one that no puzzle declares is a mistake."""
    known = {
        f"{kind}.{name}": numbers
        for kind, puzzle in build.words.vocabulary.puzzles.items()
        for name, numbers in puzzle.quotes.items()
    }
    found = {}
    for path, name in quoting.names(value):
        if name in known:
            found[name] = known[name]
        else:
            what = f"no puzzle lets itself be quoted as '{name[:40]}'"
            build.notes.add("S208", find(node, path), what, did_you_mean(name, known))
    return found


def asset(build: ChapterBuild, key: Text, node: Node) -> None:
    """``backdrop: ward`` and ``sound: chime``."""
    name = build.word(node, f"the name of a {key.text}")
    if name is not None:
        look_for(build, key.text, name)
        build.code.emit(Show(key.text, name.text), key)


def look_for(build: ChapterBuild, category: str, name: Text) -> None:
    """Say that an asset is missing; where the vocabulary lists none, none is.

    The cue stands all the same: a player meets a stand-in, and not the place before.
    """
    names = build.words.vocabulary.assets.get(category)
    if names is not None and name.text not in names:
        hint = did_you_mean(name.text, names)
        what = f"no {category} is named '{name.text[:40]}'"
        build.notes.add("S212", name, what, hint)


def music(build: ChapterBuild, key: Text, node: Node) -> None:
    """``music: fans``, ``music: {play: fans, fade: 2s}``, ``music: stop``."""
    if not isinstance(node, Mapping):
        name = build.word(node, "the name of the music")
        if name is None:
            return
        if name.text == STOP:
            build.code.emit(Show("music", STOP), key)
        else:
            look_for(build, "music", name)
            build.code.emit(Show("music", {"play": name.text}), key)
        return
    value: dict[str, Plain] = {}
    for part, inner in node.pairs:
        if part.text not in MUSIC_KEYS:
            hint = did_you_mean(part.text, MUSIC_KEYS)
            build.notes.add("S101", part, f"music has no '{part.text[:40]}'", hint)
            continue
        word = build.word(inner, f"'{part.text}'")
        if word is None:
            continue
        if part.text == "fade":
            value["fade"] = duration(build, word)
        else:
            if word.text != STOP:
                look_for(build, "music", word)
            value["play"] = word.text
    if "play" not in value and node.get("play") is None:
        hint = "music: {play: name, fade: 2s}"
        build.notes.add("S102", node, "what shall play?", hint)
    build.code.emit(Show("music", value), key)


def duration(build: ChapterBuild, node: Text) -> float:
    """Seconds, from ``3s`` or ``500ms``."""
    found = SECONDS.match(node.text)
    if not found:
        what = f"'{node.text[:20]}' is no length of time"
        build.notes.add("S103", node, what, "3s, 0.5s or 500ms")
        return 0.0
    return float(found[1]) / (1000 if found[2] == "ms" else 1)


def pause(build: ChapterBuild, key: Text, node: Node) -> None:
    """``pause: 3s``."""
    word = build.word(node, "a length of time")
    if word is not None:
        build.code.emit(Hold(duration(build, word)), key)


def song(build: ChapterBuild, key: Text, node: Node) -> None:
    """``song: rotate``."""
    name = build.word(node, "the name of a song")
    if name is not None:
        look_for(build, "song", name)
        build.code.emit(Song(name.text), key)


def share(build: ChapterBuild, key: Text, node: Node) -> None:
    """``drain: 0.4``: so much of the colours is gone; ``hurry: 0.4``: lines go on."""
    word = build.word(node, "a share from 0 to 1")
    if word is None:
        return
    if not SHARE.match(word.text):
        what = f"'{word.text[:20]}' is no share"
        build.notes.add("S103", word, what, "a number from 0 to 1, like 0.4")
        return
    build.code.emit(Show(key.text, float(word.text)), key)


def portrait(build: ChapterBuild, key: Text, node: Node) -> None:
    """``show: eigenface``, ``hide: slate``, ``show: {slate: [[3, 1], [1, 3]]}``."""
    if key.text == "show" and isinstance(node, Mapping):
        value: Plain = plain(node)
        _judge(build, node, build.words.vocabulary.check_prop(value))
        build.code.emit(Show(key.text, value), key)
        return
    word = build.word(node, "a speaker, prop, picture or television")
    if word is None:
        return
    known = build.words.portraits()
    if word.text not in known:
        hint = did_you_mean(word.text, known)
        what = f"nothing to {key.text} is named '{word.text[:40]}'"
        build.notes.add("S207", word, what, hint)
        return
    build.code.emit(Show(key.text, word.text), key)


CUES = {
    "stage": stage,
    "backdrop": asset,
    "music": music,
    "sound": asset,
    "song": song,
    "show": portrait,
    "hide": portrait,
    "drain": share,
    "hurry": share,
    "pause": pause,
}
