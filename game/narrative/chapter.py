"""One chapter file to one unit: the first pass of the compiler."""

from collections.abc import Iterable

import msgspec
from msgspec import Raw

from game.narrative.cues import CUES
from game.narrative.declarations import variables
from game.narrative.desk import Desk
from game.narrative.diagnostics import Diagnostics
from game.narrative.lines import renamed
from game.narrative.loops import again, groups
from game.narrative.nodes import Mapping, Node, Sequence, Text
from game.narrative.problems import did_you_mean
from game.narrative.program import Enter, Loose, Ref, Side, Unit
from game.narrative.reader import read
from game.narrative.script import script
from game.narrative.words import BOOLEANS, CHAPTER_KEYS, NAME, SCENE_KEYS, Words

FORMAT = "eigenface-unit-3"


def desk_of(name: str, data: bytes, words: Words) -> Desk:
    """Compile a file as far as it goes; everything that it leaves lies on the desk."""
    notes = Diagnostics(name)
    desk = Desk(notes, words)
    top = read(name, data, notes)
    if top is not None:
        _chapter(desk, top)
        _names(desk)
    return desk


def compile_file(name: str, data: bytes, words: Words) -> Unit:
    """The unit of a chapter file, its problems with it."""
    notes = Diagnostics(name)
    desk = Desk(notes, words)
    top = read(name, data, notes)
    own: tuple[str, tuple[str, ...]] = ("", ())
    if top is not None:
        own = _chapter(desk, top)
        _names(desk)
        _remind(desk)
    scenes = {
        scene: desk.code.labels[label]
        for scene, label in desk.code.named.items()
        if desk.code.labels[label] >= 0
    }
    numbers = groups(desk.edges, scenes)
    code = desk.code.finish(numbers, again(desk.edges, numbers))
    pack = msgspec.msgpack.encode
    place = _place(top)
    written = tuple(line_id for line_id in desk.ids if line_id[0] != "~")
    return Unit(
        FORMAT,
        desk.chapter,
        own[0],
        place,
        own[1],
        {n: d for n, d in desk.variables.items() if n not in words.cast.variables},
        scenes,
        written,
        tuple(desk.options),
        tuple(desk.slips),
        desk.renames,
        tuple(desk.refs),
        tuple(sorted(desk.reads)),
        tuple(sorted(notes.found)),
        tuple(desk.ends),
        Raw(pack(code)),
        Raw(pack(Side(tuple(desk.code.places), desk.line_notes))),
    )


def _place(top: Mapping | None) -> tuple[int, int]:
    node = top.get("chapter") if top is not None else None
    return (node.line, node.column) if node is not None else (1, 1)


def _chapter(desk: Desk, top: Mapping) -> tuple[str, tuple[str, ...]]:
    """Read the top of a file; its title and the chapters that it comes after."""
    _keys(desk, top, CHAPTER_KEYS, "a chapter")
    name = top.get("chapter")
    if name is None:
        desk.notes.add("S102", top, "the chapter has no key", "chapter: rows")
    own = desk.word(name, "the chapter's key") if name is not None else None
    if own is not None and not NAME.match(own.text):
        what = f"'{own.text[:40]}' cannot be a chapter's key"
        desk.notes.add("S109", own, what, "small letters, digits and _")
    found = variables(top.get("vars"), desk.notes)
    for key in found:
        if key in desk.variables:
            where = top.get("vars") or top
            what = f"'{key}' is a variable of the whole story already"
            desk.notes.add("S307", where, what, "set it, or give this one another name")
    fresh = {key: domain for key, domain in found.items() if key not in desk.variables}
    chapter = own.text if own is not None else ""
    desk.opened(chapter, fresh)
    title = top.get("title")
    title_ = desk.text(title, "a title") if title is not None else None
    was = next((pair for pair in top.pairs if pair[0].text == "was"), None)
    if was:
        renamed(desk, "chapter", chapter, {"was": was})
    _scenes(desk, top)
    return title_.text if title_ is not None else chapter, _after(
        desk, top.get("after")
    )


def _after(desk: Desk, node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    names: list[str] = []
    for item in node.items if isinstance(node, Sequence) else [node]:
        word = desk.word(item, "a chapter")
        if word is not None:
            names.append(word.text)
            desk.refer("chapter", word.text, word)
    return tuple(names)


def _keys(desk: Desk, node: Mapping, known: Iterable[str], what: str) -> None:
    for key, _ in node.pairs:
        if key.text not in known:
            hint = did_you_mean(key.text, known)
            desk.notes.add("S101", key, f"{what} has no '{key.text[:40]}'", hint)


def _scenes(desk: Desk, top: Mapping) -> None:
    scenes = top.get("scenes")
    if not isinstance(scenes, Mapping) or not scenes.pairs:
        hint = "scenes: {opening: {script: [...]}}"
        desk.notes.add("S102", scenes or top, "a chapter has scenes", hint)
        return
    for key, value in scenes.pairs:
        _scene(desk, key, value)


def _scene(desk: Desk, key: Text, node: Node) -> None:
    name = key.text
    desk.scene = name
    if not NAME.match(name) or name in BOOLEANS:
        what = f"'{name[:40]}' cannot name a scene"
        desk.notes.add("S109", key, what, "small letters, digits and _")
    desk.code.put(desk.code.scene(name))
    desk.code.emit(Enter(name, f"{desk.chapter}.{name}"), key)
    if not isinstance(node, Mapping):
        desk.notes.add("S103", node, "a scene has a script", "script: [...]")
        desk.code.emit(Loose(name), key)
        return
    _keys(desk, node, SCENE_KEYS, "a scene")
    leaves = False
    for part, value in node.pairs:
        if part.text in ("backdrop", "music", "stage"):
            CUES[part.text](desk, part, value)
        elif part.text == "was":
            _was(desk, name, part, value)
    body = node.get("script")
    if body is None:
        desk.notes.add("S102", node, f"the scene '{name}' has no script")
    else:
        leaves = script(desk, body)
    if not leaves:
        if body is not None:
            _loose(desk, key, body)
        desk.code.emit(Loose(name), key)


def _was(desk: Desk, name: str, part: Text, value: Node) -> None:
    """Earlier names of a scene: kept with the chapter, as visits are."""
    old = Desk(desk.notes, desk.words)
    renamed(old, "scene", name, {"was": (part, value)})
    for key in old.renames:
        earlier = key.partition(":")[2]
        desk.renames[f"scene:{desk.chapter}.{earlier}"] = f"{desk.chapter}.{name}"


def _loose(desk: Desk, key: Text, body: Node) -> None:
    last = body.items[-1] if isinstance(body, Sequence) and body.items else key
    what = f"the scene '{key.text}' ends without saying where the story goes"
    desk.notes.add(
        "S112", last, what, "goto, end, return, or a choice whose ways all leave"
    )


def _names(desk: Desk) -> None:
    """Check the names inside the file, now that all of it is known."""
    scenes = {name for name, at in desk.code.named.items() if desk.code.labels[at] >= 0}
    for name, node in desk.jumps:
        if name not in scenes:
            hint = did_you_mean(name, scenes)
            if "." in name:
                hint = "a goto stays in its chapter; 'end' leaves it"
            desk.notes.add("S201", node, f"no scene is named '{name[:40]}'", hint)
    own = {f"{desk.chapter}.{name}" for name in scenes}
    options = set(desk.options)
    kept: list[Ref] = []
    for ref in desk.refs:
        here = ref.name.partition(".")[0] == desk.chapter
        if ref.kind == "scene" and here:
            if ref.name not in own:
                short = ref.name.partition(".")[2]
                hint = did_you_mean(short, scenes)
                what = f"no scene is named '{short[:40]}'"
                desk.notes.at("S201", (ref.line, ref.column), what, hint)
        elif not (ref.kind == "option" and ref.name in options):
            kept.append(ref)
    desk.refs = kept


def _remind(desk: Desk) -> None:
    if desk.wanting:
        first = desk.wanting[0].node
        count = len(desk.wanting)
        what = "1 text has no id" if count == 1 else f"{count} texts have no id"
        hint = "check --ids writes it" if count == 1 else "check --ids writes them"
        desk.notes.warn("S111", first, what, hint)
