"""Lines in a script, and the modifiers that any item may have."""

from typing import TypeAlias

from game.narrative.desk import Desk
from game.narrative.nodes import Node, Sequence, Text
from game.narrative.problems import did_you_mean
from game.narrative.program import Once, Say, Test
from game.narrative.words import LINE_MODIFIERS

Mods: TypeAlias = dict[str, tuple[Text, Node]]


def guard(desk: Desk, mods: Mods) -> int | None:
    """Test an ``if`` modifier: the label behind the item."""
    if "if" not in mods:
        return None
    end = desk.code.label()
    place, node = mods["if"]
    desk.code.emit(Test(desk.condition(node), end), place)
    return end


def line(desk: Desk, who: str, node: Node, mods: Mods, key: Text | None = None) -> None:
    """A line: somebody speaks, or the narration does."""
    speaker, _, mood = who.partition(".")
    if mood and key is not None and mood not in desk.words.moods[speaker]:
        hint = did_you_mean(mood, desk.words.moods[speaker])
        desk.notes.add("S107", key, f"{speaker} has no mood '{mood[:40]}'", hint)
    for word, (place, _) in mods.items():
        if word not in LINE_MODIFIERS:
            there = ", ".join(sorted(LINE_MODIFIERS))
            what = f"'{word}' does not belong to a line"
            desk.notes.add("S108", place, what, f"there: {there}")
    words, name, fills = desk.prose(node)
    if not mods:
        desk.code.emit(Say(name, speaker, words, mood, "", fills), node)
    else:
        _modified(desk, Say(name, speaker, words, mood, "", fills), node, mods)
    if desk.slip_next:
        desk.slips.append(name)
        desk.slip_next = False


def _modified(desk: Desk, say: Say, node: Node, mods: Mods) -> None:
    end = guard(desk, mods)
    if truth(desk, mods, "once"):
        end = desk.code.label() if end is None else end
        desk.code.emit(Once(say.id, end), node)
    voice = desk.word(mods["voice"][1], "a voice") if "voice" in mods else None
    if voice is not None:
        say = Say(say.id, say.speaker, say.text, say.mood, voice.text, say.fills)
    desk.code.emit(say, node)
    if end is not None:
        desk.code.put(end)
    if truth(desk, mods, "slip"):
        desk.slips.append(say.id)
    remark(desk, say.id, mods)
    renamed(desk, "line", say.id, mods)


def remark(desk: Desk, name: str, mods: Mods) -> None:
    """Keep a ``note``."""
    note = desk.text(mods["note"][1], "a note") if "note" in mods else None
    if note is not None:
        desk.line_notes[name] = note.text.strip()


def renamed(desk: Desk, kind: str, name: str, mods: Mods) -> None:
    """Keep what ``was`` declares."""
    if "was" not in mods:
        return
    node = mods["was"][1]
    for old in node.items if isinstance(node, Sequence) else [node]:
        word = desk.word(old, "an old name")
        if word is not None and word.text != name:
            desk.renames[f"{kind}:{word.text}"] = name


def truth(desk: Desk, mods: Mods, name: str) -> bool:
    """A modifier that is true or false."""
    if name not in mods:
        return False
    node = mods[name][1]
    if not isinstance(node, Text) or node.text not in ("true", "false"):
        desk.notes.add("S103", node, f"'{name}' is true or false", f"{name}: true")
        return False
    return node.text == "true"
