"""Lines in a script, and the modifiers that any item may have."""

from collections.abc import Iterator
from typing import TypeAlias

from game.narrative.compiler.chapter_build import END, WHEN, ChapterBuild
from game.narrative.compiler.known_words import LINE_MODIFIERS
from game.narrative.program.operations import Once, Say, Test
from game.narrative.program.program import Claimed
from game.narrative.text import quoting
from game.reading.nodes import Node, Text, items
from game.reading.problems import did_you_mean

Mods: TypeAlias = dict[str, tuple[Text, Node]]


def guard(build: ChapterBuild, mods: Mods) -> int | None:
    """Test an ``if`` modifier: the label behind the item."""
    if "if" not in mods:
        return None
    end = build.code.label()
    place, node = mods["if"]
    build.code.emit(Test(build.condition(node), end), place)
    return end


def line(
    build: ChapterBuild, who: str, node: Node, mods: Mods, key: Text | None = None
) -> None:
    """A line: somebody speaks, or the narration does."""
    speaker, _, mood = who.partition(".")
    if mood and key is not None and mood not in build.words.moods[speaker]:
        hint = did_you_mean(mood, build.words.moods[speaker])
        build.notes.add("S107", key, f"{speaker} has no mood '{mood[:40]}'", hint)
    for word, (place, _) in mods.items():
        if word not in LINE_MODIFIERS:
            there = ", ".join(sorted(LINE_MODIFIERS))
            what = f"'{word}' does not belong to a line"
            build.notes.add("S108", place, what, f"there: {there}")
    words, name, fills = build.prose(node)
    claimed(build, name, node, mods)
    say = Say(name, speaker, words, mood, "", fills)
    if not mods:
        build.code.emit(say, node)
    else:
        _modified(build, say, node, mods)
    if build.slip_next:
        build.slips.append(name)
        build.slip_next = False


def _modified(build: ChapterBuild, say: Say, node: Node, mods: Mods) -> None:
    end = guard(build, mods)
    if truth(build, mods, "once"):
        end = build.code.label() if end is None else end
        build.code.emit(Once(say.id, end), node)
    voice = build.word(mods["voice"][1], "a voice") if "voice" in mods else None
    if voice is not None:
        say = Say(say.id, say.speaker, say.text, say.mood, voice.text, say.fills)
    build.code.emit(say, node)
    if end is not None:
        build.code.put(end)
    if truth(build, mods, "slip"):
        build.slips.append(say.id)
    remark(build, say.id, mods)
    renamed(build, "line", say.id, mods)


def claimed(build: ChapterBuild, name: str, node: Node, mods: Mods) -> None:
    """Keep what a line claims; say where it speaks of a puzzle's end without."""
    claim = build.text(mods["claim"][1], "a condition") if "claim" in mods else None
    said = build.text(mods["said"][1], "a reason") if "said" in mods else None
    if claim is not None:
        faults = [*_unknown_quotes(build, claim.text)]
        faults += build.words.vocabulary.check_claim(quoting.as_names(claim.text))
        for column, message in faults:
            lead = 1 if claim.style else 0
            place = (claim.line, claim.column + column + lead)
            build.notes.at("S118", place, message)
        if not faults:
            build.claims[name] = Claimed(claim.text, claim.line, claim.column)
        if said is not None:
            hint = "a line claims something, or says why not"
            build.notes.add("S108", said, "'said' beside 'claim'", hint)
    elif said is not None and said.text.strip():
        build.claims[name] = Claimed("", said.line, said.column, said.text.strip())
    elif "if" in mods or build.telling == WHEN:
        build.claims[name] = Claimed("", node.line, node.column, WHEN)
    elif build.telling == END and claim is None:
        what = "a line about a puzzle's end, and nothing checks whether it is so"
        hint = "claim: |mine| > |v|, or said: why it claims nothing"
        build.notes.warn("S117", node, what, hint)


def _unknown_quotes(build: ChapterBuild, claim: str) -> Iterator[tuple[int, str]]:
    puzzles = build.words.vocabulary.puzzles
    for column, name in quoting.inside(claim):
        kind, _, quote = name.partition(".")
        if kind not in puzzles or quote not in puzzles[kind].quotes:
            yield column, f"no puzzle lets itself be quoted as '{name[:40]}'"


def remark(build: ChapterBuild, name: str, mods: Mods) -> None:
    """Keep a ``note``."""
    note = build.text(mods["note"][1], "a note") if "note" in mods else None
    if note is not None:
        build.line_notes[name] = note.text.strip()


def renamed(build: ChapterBuild, kind: str, name: str, mods: Mods) -> None:
    """Keep what ``was`` declares."""
    if "was" not in mods:
        return
    for old in items(mods["was"][1]):
        word = build.word(old, "an old name")
        if word is not None and word.text != name:
            build.renames[f"{kind}:{word.text}"] = name


def truth(build: ChapterBuild, mods: Mods, name: str) -> bool:
    """A modifier that is true or false."""
    if name not in mods:
        return False
    node = mods[name][1]
    if not isinstance(node, Text) or node.text not in ("true", "false"):
        build.notes.add("S103", node, f"'{name}' is true or false", f"{name}: true")
        return False
    return node.text == "true"
