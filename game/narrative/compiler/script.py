"""A script, item by item, to code. Every item says whether it never falls on."""

from game.narrative.compiler import commands
from game.narrative.compiler.chapter_build import END, MOST_OPTIONS, WHEN, ChapterBuild
from game.narrative.compiler.cues import CUES
from game.narrative.compiler.known_words import (
    MODIFIERS,
    OPTION_KEYS,
    VERBS,
)
from game.narrative.compiler.lines import Mods, guard, line, remark, renamed, truth
from game.narrative.compiler.vocabulary import PuzzleWords
from game.narrative.machine.state import SKIPPED
from game.narrative.program import operations as ops
from game.reading.nodes import Mapping, Node, Sequence, Text
from game.reading.problems import did_you_mean
from game.reading.yaml_traps import quoted, split, trap


def script(build: ChapterBuild, node: Node) -> bool:
    """Compile a list of items; whether it never falls off its end."""
    if not isinstance(node, Sequence):
        what = "a script is a list of items"
        build.notes.add("S103", node, what, "begin each with '- '")
        return False
    leaves = False
    for item_ in node.items:
        if leaves:
            what = "nothing gets here: the item before always leaves"
            build.notes.add("S113", item_, what)
            leaves = False
        leaves = item(build, item_) or leaves
    return leaves


def item(build: ChapterBuild, node: Node) -> bool:
    """Compile one item; whether it always leaves."""
    if isinstance(node, Text):
        if node.text == "return" and not node.style:
            return commands.go_back(build, node, node, {})
        line(build, "", node, {})
        return False
    if isinstance(node, Sequence):
        build.text(node, "a line or a command")
        return False
    verb: tuple[Text, Node] | None = None
    mods: Mods = {}
    for pair in node.pairs:
        if pair[0].text in MODIFIERS:
            mods[pair[0].text] = pair
        elif verb is None:
            verb = pair
        else:
            what = f"a second verb '{pair[0].text[:40]}' beside '{verb[0].text[:40]}'"
            build.notes.add("S105", pair[0], what, "begin a new item with '- '")
    if verb is None:
        hint = "one speaker or command, and any modifiers"
        build.notes.add("S104", node, "this item has no verb", hint)
        return False
    return _verb(build, verb[0], verb[1], mods)


def _verb(build: ChapterBuild, key: Text, value: Node, mods: Mods) -> bool:
    name = key.text
    command = COMMANDS.get(name)
    if command is None:
        speaker = name.partition(".")[0]
        if speaker in build.words.moods:
            line(build, name, value, mods, key)
        else:
            _unknown(build, key)
        return False
    allowed = VERBS[name]
    for word, (place, _) in mods.items():
        if word not in allowed:
            what = f"'{word}' does not belong to '{name}'"
            build.notes.add("S108", place, what, f"there: {', '.join(sorted(allowed))}")
    end = guard(build, mods)
    leaves = command(build, key, value, mods)
    if end is not None:
        build.code.put(end)
        return False
    return leaves


def _unknown(build: ChapterBuild, key: Text) -> None:
    """No such verb: perhaps a sentence with a colon, perhaps a slip of the pen."""
    name = key.text
    if " " in name or name[:1].isupper():
        source = build.notes.source(key.line)
        found = trap(source)
        head = source[: key.column - 1]
        words = source[key.column - 1 :].rstrip()
        if found is not None and found.code == "S012":
            head, words = split(source)
        what = "': ' made a key of the words before it"
        build.notes.add("S011", key, what, f"write: {(head + quoted(words)).strip()}")
        return
    known = [*build.words.moods, *VERBS, *MODIFIERS]
    what = f"no speaker or command is named '{name[:40]}'"
    build.notes.add("S106", key, what, did_you_mean(name.partition(".")[0], known))


def _cue(build: ChapterBuild, key: Text, value: Node, mods: Mods) -> bool:
    CUES[key.text](build, key, value)
    if truth(build, mods, "wait"):
        build.code.emit(ops.Hold(0.0), key)
    if truth(build, mods, "slip"):
        build.slip_next = True
    return False


def _choice(build: ChapterBuild, key: Text, value: Node, mods: Mods) -> bool:
    name = commands.name(build, value, "a choice")
    if name in build.choices:
        build.notes.add("S110", value, f"a choice is named '{name}' already")
    build.choices.add(name)
    node = mods["options"][1] if "options" in mods else None
    if not isinstance(node, Sequence) or not node.items:
        what = "a choice lists its options"
        build.notes.add("S102", node or key, what, "options: [- pick: ...]")
        return False
    if len(node.items) > MOST_OPTIONS:
        what = f"a choice has at most {MOST_OPTIONS} options, this {len(node.items)}"
        hint = "let an option lead to a second choice"
        build.notes.add("S003", node.items[MOST_OPTIONS], what, hint)
    end = build.code.label()
    at = len(build.code.code)
    build.code.emit(ops.Offer(name, (), end), key)
    ways: list[ops.Way] = []
    leaving: list[bool] = []
    for option in node.items:
        way = _option(build, option, end, leaving)
        if way is not None:
            ways.append(way)
    leaves = bool(leaving) and all(leaving)
    build.code.code[at] = ops.Offer(name, tuple(ways), ops.NOWHERE if leaves else end)
    build.code.put(end)
    return leaves


def _option(
    build: ChapterBuild, node: Node, end: int, leaving: list[bool]
) -> ops.Way | None:
    if not isinstance(node, Mapping):
        build.notes.add("S103", node, "an option is a mapping", "- pick: words ^id")
        return None
    mods: Mods = {}
    for key, value in node.pairs:
        if key.text in OPTION_KEYS:
            mods[key.text] = (key, value)
        else:
            hint = did_you_mean(key.text, OPTION_KEYS)
            build.notes.add("S101", key, f"an option has no '{key.text[:40]}'", hint)
    if "pick" not in mods:
        build.notes.add("S102", node, "an option has words", "- pick: words ^id")
        return None
    words, name, fills = build.prose(mods["pick"][1])
    build.options.append(name)
    tree = build.condition(mods["if"][1]) if "if" in mods else None
    remark(build, name, mods)
    renamed(build, "option", name, mods)
    target = build.code.label()
    build.code.put(target)
    leaves = script(build, mods["do"][1]) if "do" in mods else False
    if "goto" in mods:
        if leaves:
            what = "nothing gets here: 'do' always leaves"
            build.notes.add("S113", mods["goto"][0], what)
        leaves = commands.goto(build, *mods["goto"], mods)
    if not leaves:
        build.code.emit(ops.Jump(end), mods["pick"][0])
    leaving.append(leaves)
    once = truth(build, mods, "once")
    return ops.Way(name, words, target, tree, once, fills)


def _puzzle(build: ChapterBuild, key: Text, value: Node, mods: Mods) -> bool:
    kind = build.word(value, "a kind of puzzle")
    if kind is None:
        return False
    known = build.words.vocabulary.puzzles.get(kind.text)
    if known is None:
        hint = did_you_mean(kind.text, build.words.vocabulary.puzzles)
        build.notes.add("S204", kind, f"no puzzle is named '{kind.text[:40]}'", hint)
    level = _level(build, kind, known, mods)
    end = build.code.label()
    at = len(build.code.code)
    marks = known is not None and known.marks
    build.code.emit(ops.Puzzle(kind.text, level, (), marks), key)
    outcomes, leaves = _outcomes(build, key, known, mods, end)
    build.code.code[at] = ops.Puzzle(kind.text, level, outcomes, marks)
    build.code.put(end)
    return leaves


def _level(
    build: ChapterBuild, kind: Text, known: PuzzleWords | None, mods: Mods
) -> str:
    if "level" not in mods:
        if known is not None and "story" not in known.levels:
            hint = f"level: {did_you_mean('story', known.levels)}"
            build.notes.add("S102", kind, "which level?", hint)
        return "story"
    level = build.word(mods["level"][1], "the name of a level")
    if level is None:
        return "story"
    if known is not None and level.text not in known.levels:
        hint = did_you_mean(level.text, known.levels)
        what = f"'{kind.text}' has no level '{level.text[:40]}'"
        build.notes.add("S205", level, what, hint)
    return level.text


def _outcomes(
    build: ChapterBuild, key: Text, known: PuzzleWords | None, mods: Mods, end: int
) -> tuple[tuple[ops.Outcome, ...], bool]:
    """Exactly the outcomes that the kind declares, each with its script."""
    node = mods["outcomes"][1] if "outcomes" in mods else None
    wanted = known.outcomes if known is not None else ()
    if not isinstance(node, Mapping):
        hint = f"outcomes: {{{', '.join(f'{w}: [...]' for w in wanted)}}}"
        what = "a puzzle says what each outcome does"
        build.notes.add("S206", node or key, what, hint)
        return (), False
    found: list[ops.Outcome] = []
    leaving: list[bool] = []
    for name, body in node.pairs:
        if wanted and name.text not in wanted:
            what = f"this puzzle never ends in '{name.text[:40]}'"
            build.notes.add("S206", name, what, did_you_mean(name.text, wanted))
        target = build.code.label()
        build.code.put(target)
        empty = isinstance(body, Text) and not body.text
        quotable = known is not None and bool(known.quotes)
        with build.told(END if quotable and name.text != SKIPPED else ""):
            leaves = False if empty else script(build, body)
        if not leaves:
            build.code.emit(ops.Jump(end), name)
        leaving.append(leaves)
        found.append(ops.Outcome(name.text, target))
    given = {outcome.name for outcome in found}
    for name_ in wanted:
        if name_ not in given:
            build.notes.add("S206", node, f"the outcome '{name_}' is missing")
    return tuple(found), bool(leaving) and all(leaving)


def _when(build: ChapterBuild, key: Text, value: Node, mods: Mods) -> bool:
    tree = build.condition(value)
    other, end = build.code.label(), build.code.label()
    build.code.emit(ops.Test(tree, other), key)
    if "then" not in mods:
        build.notes.add("S102", key, "'when' needs 'then'", "then: [...]")
        build.code.put(other)
        return False
    with build.told(WHEN):
        leaves = script(build, mods["then"][1])
    if "else" not in mods:
        build.code.put(other)
        return False
    if not leaves:
        build.code.emit(ops.Jump(end), key)
    build.code.put(other)
    with build.told(WHEN):
        leaves = script(build, mods["else"][1]) and leaves
    build.code.put(end)
    return leaves


COMMANDS: dict[str, commands.Command] = {
    **dict.fromkeys(CUES, _cue),
    **commands.COMMANDS,
    "choice": _choice,
    "puzzle": _puzzle,
    "when": _when,
}
