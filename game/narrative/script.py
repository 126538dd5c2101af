"""A script, item by item, to code. Every item says whether it never falls on."""

from collections.abc import Callable
from typing import TypeAlias

from game.narrative.cues import CUES
from game.narrative.desk import Desk
from game.narrative.lines import Mods, guard, line, remark, renamed, truth
from game.narrative.nodes import Mapping, Node, Sequence, Text
from game.narrative.problems import did_you_mean
from game.narrative.program import (
    NOWHERE,
    Call,
    End,
    Hold,
    Jump,
    Offer,
    Outcome,
    Puzzle,
    Query,
    Return,
    Test,
    Unlock,
    Way,
    Write,
)
from game.narrative.settings import settings
from game.narrative.traps import quoted, split, trap
from game.narrative.vocabulary import PuzzleWords
from game.narrative.words import (
    BOOLEANS,
    ID,
    MODIFIERS,
    NAME,
    OPTION_KEYS,
    VERBS,
)


def script(desk: Desk, node: Node) -> bool:
    """Compile a list of items; whether it never falls off its end."""
    if not isinstance(node, Sequence):
        desk.notes.add(
            "S103", node, "a script is a list of items", "begin each with '- '"
        )
        return False
    leaves = False
    for item_ in node.items:
        if leaves:
            what = "nothing gets here: the item before always leaves"
            desk.notes.add("S113", item_, what)
            leaves = False
        leaves = item(desk, item_) or leaves
    return leaves


def item(desk: Desk, node: Node) -> bool:
    """Compile one item; whether it always leaves."""
    if isinstance(node, Text):
        if node.text == "return" and not node.style:
            return _return(desk, node, node, {})
        line(desk, "", node, {})
        return False
    if isinstance(node, Sequence):
        desk.text(node, "a line or a command")
        return False
    verb: tuple[Text, Node] | None = None
    mods: Mods = {}
    for pair in node.pairs:
        if pair[0].text in MODIFIERS:
            mods[pair[0].text] = pair
        elif verb is None:
            verb = pair
        else:
            _second(desk, verb[0], pair[0])
    if verb is None:
        hint = "one speaker or command, and any modifiers"
        desk.notes.add("S104", node, "this item has no verb", hint)
        return False
    return _verb(desk, verb[0], verb[1], mods)


def _second(desk: Desk, first: Text, key: Text) -> None:
    what = f"a second verb '{key.text[:40]}' beside '{first.text[:40]}'"
    desk.notes.add("S105", key, what, "begin a new item with '- '")


def _verb(desk: Desk, key: Text, value: Node, mods: Mods) -> bool:
    name = key.text
    command = COMMANDS.get(name)
    if command is None:
        speaker = name.partition(".")[0]
        if speaker in desk.words.moods:
            line(desk, name, value, mods, key)
        else:
            _unknown(desk, key)
        return False
    allowed = VERBS[name]
    for word, (place, _) in mods.items():
        if word not in allowed:
            _misplaced(desk, place, name)
    end = guard(desk, mods)
    leaves = command(desk, key, value, mods)
    if end is not None:
        desk.code.put(end)
        return False
    return leaves


def _misplaced(desk: Desk, place: Text, verb: str) -> None:
    what = f"'{place.text}' does not belong to '{verb}'"
    desk.notes.add("S108", place, what, f"there: {', '.join(sorted(VERBS[verb]))}")


def _unknown(desk: Desk, key: Text) -> None:
    """No such verb: perhaps a sentence with a colon, perhaps a slip of the pen."""
    name = key.text
    if " " in name or name[:1].isupper():
        source = desk.notes.source(key.line)
        found = trap(source)
        head = source[: key.column - 1]
        words = source[key.column - 1 :].rstrip()
        if found is not None and found.code == "S012":
            head, words = split(source)
        what = "': ' made a key of the words before it"
        desk.notes.add("S011", key, what, f"write: {(head + quoted(words)).strip()}")
        return
    known = [*desk.words.moods, *VERBS, *MODIFIERS]
    what = f"no speaker or command is named '{name[:40]}'"
    desk.notes.add("S106", key, what, did_you_mean(name.partition(".")[0], known))


def _cue(desk: Desk, key: Text, value: Node, mods: Mods) -> bool:
    CUES[key.text](desk, key, value)
    if truth(desk, mods, "wait"):
        desk.code.emit(Hold(0.0), key)
    if truth(desk, mods, "slip"):
        desk.slip_next = True
    return False


def _choice(desk: Desk, key: Text, value: Node, mods: Mods) -> bool:
    name = _name(desk, value, "a choice")
    if name in desk.choices:
        desk.notes.add("S110", value, f"a choice is named '{name}' already")
    desk.choices.add(name)
    node = mods["options"][1] if "options" in mods else None
    if not isinstance(node, Sequence) or not node.items:
        where = node or key
        desk.notes.add(
            "S102", where, "a choice lists its options", "options: [- pick: ...]"
        )
        return False
    end = desk.code.label()
    at = len(desk.code.code)
    desk.code.emit(Offer(name, (), end), key)
    ways: list[Way] = []
    leaving: list[bool] = []
    for option in node.items:
        way = _option(desk, option, end, leaving)
        if way is not None:
            ways.append(way)
    leaves = bool(leaving) and all(leaving)
    desk.code.code[at] = Offer(name, tuple(ways), NOWHERE if leaves else end)
    desk.code.put(end)
    return leaves


def _option(desk: Desk, node: Node, end: int, leaving: list[bool]) -> Way | None:
    if not isinstance(node, Mapping):
        desk.notes.add("S103", node, "an option is a mapping", "- pick: words ^id")
        return None
    mods: Mods = {}
    for key, value in node.pairs:
        if key.text in OPTION_KEYS:
            mods[key.text] = (key, value)
        else:
            hint = did_you_mean(key.text, OPTION_KEYS)
            desk.notes.add("S101", key, f"an option has no '{key.text[:40]}'", hint)
    if "pick" not in mods:
        desk.notes.add("S102", node, "an option has words", "- pick: words ^id")
        return None
    words, name, fills = desk.prose(mods["pick"][1])
    desk.options.append(name)
    tree = desk.condition(mods["if"][1]) if "if" in mods else None
    remark(desk, name, mods)
    renamed(desk, "option", name, mods)
    target = desk.code.label()
    desk.code.put(target)
    leaves = script(desk, mods["do"][1]) if "do" in mods else False
    if "goto" in mods:
        if leaves:
            what = "nothing gets here: 'do' always leaves"
            desk.notes.add("S113", mods["goto"][0], what)
        leaves = _goto(desk, *mods["goto"], mods)
    if not leaves:
        desk.code.emit(Jump(end), mods["pick"][0])
    leaving.append(leaves)
    once = truth(desk, mods, "once")
    return Way(name, words, target, tree, once, fills)


def _puzzle(desk: Desk, key: Text, value: Node, mods: Mods) -> bool:
    kind = desk.word(value, "a kind of puzzle")
    if kind is None:
        return False
    known = desk.words.vocabulary.puzzles.get(kind.text)
    if known is None:
        hint = did_you_mean(kind.text, desk.words.vocabulary.puzzles)
        desk.notes.add("S204", kind, f"no puzzle is named '{kind.text[:40]}'", hint)
    level = _level(desk, kind, known, mods)
    end = desk.code.label()
    at = len(desk.code.code)
    marks = known is not None and known.marks
    desk.code.emit(Puzzle(kind.text, level, (), marks), key)
    outcomes, leaves = _outcomes(desk, key, known, mods, end)
    desk.code.code[at] = Puzzle(kind.text, level, outcomes, marks)
    desk.code.put(end)
    return leaves


def _level(desk: Desk, kind: Text, known: PuzzleWords | None, mods: Mods) -> str:
    if "level" not in mods:
        if known is not None and "story" not in known.levels:
            hint = f"level: {did_you_mean('story', known.levels)}"
            desk.notes.add("S102", kind, "which level?", hint)
        return "story"
    level = desk.word(mods["level"][1], "the name of a level")
    if level is None:
        return "story"
    if known is not None and level.text not in known.levels:
        hint = did_you_mean(level.text, known.levels)
        what = f"'{kind.text}' has no level '{level.text[:40]}'"
        desk.notes.add("S205", level, what, hint)
    return level.text


def _outcomes(
    desk: Desk, key: Text, known: PuzzleWords | None, mods: Mods, end: int
) -> tuple[tuple[Outcome, ...], bool]:
    """Exactly the outcomes that the kind declares, each with its script."""
    node = mods["outcomes"][1] if "outcomes" in mods else None
    wanted = known.outcomes if known is not None else ()
    if not isinstance(node, Mapping):
        hint = f"outcomes: {{{', '.join(f'{w}: [...]' for w in wanted)}}}"
        desk.notes.add(
            "S206", node or key, "a puzzle says what each outcome does", hint
        )
        return (), False
    found: list[Outcome] = []
    leaving: list[bool] = []
    for name, body in node.pairs:
        if wanted and name.text not in wanted:
            what = f"this puzzle never ends in '{name.text[:40]}'"
            desk.notes.add("S206", name, what, did_you_mean(name.text, wanted))
        target = desk.code.label()
        desk.code.put(target)
        empty = isinstance(body, Text) and not body.text
        leaves = False if empty else script(desk, body)
        if not leaves:
            desk.code.emit(Jump(end), name)
        leaving.append(leaves)
        found.append(Outcome(name.text, target))
    given = {outcome.name for outcome in found}
    for name_ in wanted:
        if name_ not in given:
            desk.notes.add("S206", node, f"the outcome '{name_}' is missing")
    return tuple(found), bool(leaving) and all(leaving)


def _when(desk: Desk, key: Text, value: Node, mods: Mods) -> bool:
    tree = desk.condition(value)
    other, end = desk.code.label(), desk.code.label()
    desk.code.emit(Test(tree, other), key)
    if "then" not in mods:
        desk.notes.add("S102", key, "'when' needs 'then'", "then: [...]")
        desk.code.put(other)
        return False
    leaves = script(desk, mods["then"][1])
    if "else" not in mods:
        desk.code.put(other)
        return False
    if not leaves:
        desk.code.emit(Jump(end), key)
    desk.code.put(other)
    leaves = script(desk, mods["else"][1]) and leaves
    desk.code.put(end)
    return leaves


def _goto(desk: Desk, key: Text, value: Node, _mods: Mods) -> bool:
    word = desk.word(value, "the name of a scene")
    if word is not None:
        desk.code.emit(Jump(desk.go(word)), key)
    return True


def _call(desk: Desk, key: Text, value: Node, _mods: Mods) -> bool:
    word = desk.word(value, "the name of a scene")
    if word is not None:
        desk.code.emit(Call(desk.go(word), word.text), key)
        desk.edges.add((word.text, desk.scene))
    return False


def _return(desk: Desk, key: Text, _value: Node, _mods: Mods) -> bool:
    desk.code.emit(Return(), key)
    return True


def _end(desk: Desk, key: Text, value: Node, _mods: Mods) -> bool:
    name = _name(desk, value, "an ending")
    desk.ends[name] = key.line
    desk.code.emit(End(name), key)
    return True


def _unlock(desk: Desk, key: Text, value: Node, _mods: Mods) -> bool:
    word = desk.word(value, "what is unlocked")
    if word is not None:
        desk.code.emit(Unlock(word.text), key)
    return False


def _guess(desk: Desk, key: Text, value: Node, _mods: Mods) -> bool:
    word = desk.word(value, "a guess of the Ledger")
    if word is None:
        return False
    guesses = desk.words.vocabulary.guesses
    if word.text not in guesses:
        hint = did_you_mean(word.text, guesses)
        desk.notes.add("S203", word, f"no guess is named '{word.text[:40]}'", hint)
        return False
    op = Write(word.text) if key.text == "guess" else Query(word.text)
    desk.code.emit(op, key)
    return False


def _name(desk: Desk, node: Node, what: str) -> str:
    word = desk.word(node, f"the name of {what}")
    name = word.text if word is not None else ""
    good = NAME.match(name) or ID.match(name)
    if word is not None and (not good or name in BOOLEANS):
        hint = "small letters, digits, _ and -"
        desk.notes.add("S109", word, f"'{name[:40]}' cannot name {what}", hint)
    return name


def _set(desk: Desk, key: Text, value: Node, _mods: Mods) -> bool:
    settings(desk, key, value)
    return False


Command: TypeAlias = Callable[[Desk, Text, Node, Mods], bool]
COMMANDS: dict[str, Command] = {
    **dict.fromkeys(CUES, _cue),
    "choice": _choice,
    "puzzle": _puzzle,
    "guess": _guess,
    "mark": _guess,
    "set": _set,
    "when": _when,
    "goto": _goto,
    "call": _call,
    "return": _return,
    "unlock": _unlock,
    "end": _end,
}
