"""One chapter file to one unit: the first pass of the compiler."""

from collections.abc import Iterable

import msgspec
from msgspec import Raw

from game.narrative.compiler.chapter_build import ChapterBuild
from game.narrative.compiler.cues import CUES
from game.narrative.compiler.declarations import NAME, variables
from game.narrative.compiler.known_words import (
    BOOLEANS,
    CHAPTER_KEYS,
    SCENE_KEYS,
    KnownWords,
)
from game.narrative.compiler.lines import renamed
from game.narrative.compiler.scene_loops import again, groups
from game.narrative.compiler.script import script
from game.narrative.compiler.silent_loops import endless
from game.narrative.program.operations import Enter, Loose
from game.narrative.program.program import Ref, Side, Unit
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Node, Sequence, Text, items
from game.reading.problems import did_you_mean
from game.reading.reader import read

FORMAT = "eigenface-unit-5"


def build_of(name: str, data: bytes, words: KnownWords) -> ChapterBuild:
    """Compile a file as far as it goes; everything that it leaves lies on the build."""
    notes = Diagnostics(name)
    build = ChapterBuild(notes, words)
    top = read(name, data, notes)
    if top is not None:
        _chapter(build, top)
        _names(build)
    return build


def compile_file(name: str, data: bytes, words: KnownWords) -> Unit:
    """The unit of a chapter file, its problems with it."""
    build = build_of(name, data, words)
    _remind(build)
    scenes = build.scenes()
    numbers = groups(build.edges, scenes)
    code = build.code.finish(numbers, again(build.edges, numbers))
    for at, kind, what, hint in endless(code, scenes):
        place = build.code.places[2 * at], build.code.places[2 * at + 1]
        build.notes.at(kind, place, what, hint)
    pack = msgspec.msgpack.encode
    written = tuple(line_id for line_id in build.ids if line_id[0] != "~")
    return Unit(
        FORMAT,
        build.chapter,
        build.title,
        build.place,
        build.after,
        {n: d for n, d in build.variables.items() if n not in words.cast.variables},
        scenes,
        written,
        tuple(build.options),
        tuple(build.slips),
        build.renames,
        tuple(build.refs),
        tuple(sorted(build.reads)),
        tuple(sorted(build.notes.found)),
        tuple(build.ends),
        build.titles,
        build.told_of,
        Raw(pack(code)),
        Raw(pack(Side(tuple(build.code.places), build.line_notes, build.claims))),
    )


def _chapter(build: ChapterBuild, top: Mapping) -> None:
    _keys(build, top, CHAPTER_KEYS, "a chapter")
    own: Text | None = None
    name = top.get("chapter")
    if name is None:
        build.notes.add("S102", top, "the chapter has no key", "chapter: rows")
    else:
        build.place = name.line, name.column
        own = build.word(name, "the chapter's key")
    if own is not None and not NAME.match(own.text):
        what = f"'{own.text[:40]}' cannot be a chapter's key"
        build.notes.add("S109", own, what, "small letters, digits and _")
    found = variables(top.get("vars"), build.notes)
    for key in found:
        if key in build.variables:
            what = f"'{key}' is a variable of the whole story already"
            hint = "set it, or give this one another name"
            build.notes.add("S307", top.get("vars") or top, what, hint)
    fresh = {key: domain for key, domain in found.items() if key not in build.variables}
    chapter = own.text if own is not None else ""
    build.opened(chapter, fresh)
    node = top.get("title")
    build.title = build.one_line(node, "a title") if node is not None else ""
    build.title = build.title or chapter
    was = next((pair for pair in top.pairs if pair[0].text == "was"), None)
    if was:
        renamed(build, "chapter", chapter, {"was": was})
    _scenes(build, top)
    after = top.get("after")
    for item in () if after is None else items(after):
        word = build.word(item, "a chapter")
        if word is not None:
            build.after += (word.text,)
            build.refer("chapter", word.text, word)


def _keys(build: ChapterBuild, node: Mapping, known: Iterable[str], what: str) -> None:
    for key, _ in node.pairs:
        if key.text not in known:
            hint = did_you_mean(key.text, known)
            build.notes.add("S101", key, f"{what} has no '{key.text[:40]}'", hint)


def _scenes(build: ChapterBuild, top: Mapping) -> None:
    scenes = top.get("scenes")
    if not isinstance(scenes, Mapping) or not scenes.pairs:
        hint = "scenes: {opening: {script: [...]}}"
        build.notes.add("S102", scenes or top, "a chapter has scenes", hint)
        return
    for key, value in scenes.pairs:
        _scene(build, key, value)


def _scene(build: ChapterBuild, key: Text, node: Node) -> None:
    name = key.text
    build.scene = name
    if not NAME.match(name) or name in BOOLEANS:
        what = f"'{name[:40]}' cannot name a scene"
        build.notes.add("S109", key, what, "small letters, digits and _")
    build.code.put(build.code.scene(name))
    build.code.emit(Enter(name, f"{build.chapter}.{name}"), key)
    if not isinstance(node, Mapping):
        build.notes.add("S103", node, "a scene has a script", "script: [...]")
        build.code.emit(Loose(name), key)
        return
    _keys(build, node, SCENE_KEYS, "a scene")
    leaves = False
    for part, value in node.pairs:
        if part.text in ("backdrop", "music", "stage"):
            CUES[part.text](build, part, value)
        elif part.text == "was":
            _was(build, name, part, value)
        elif part.text == "title":
            build.titles |= _written(name, build.one_line(value, "a scene's title"))
        elif part.text == "told":
            build.told_of |= _written(name, build.passage(value, "what is told"))
    body = node.get("script")
    if body is None:
        build.notes.add("S102", node, f"the scene '{name}' has no script")
    else:
        leaves = script(build, body)
    if not leaves:
        if body is not None:
            _loose(build, key, body)
        build.code.emit(Loose(name), key)


def _written(scene: str, words: str) -> dict[str, str]:
    return {scene: words} if words else {}


def _was(build: ChapterBuild, name: str, part: Text, value: Node) -> None:
    """Earlier names of a scene: kept with the chapter, as visits are."""
    old = ChapterBuild(build.notes, build.words)
    renamed(old, "scene", name, {"was": (part, value)})
    for key in old.renames:
        earlier = key.partition(":")[2]
        build.renames[f"scene:{build.chapter}.{earlier}"] = f"{build.chapter}.{name}"


def _loose(build: ChapterBuild, key: Text, body: Node) -> None:
    last = body.items[-1] if isinstance(body, Sequence) and body.items else key
    what = f"the scene '{key.text}' ends without saying where the story goes"
    hint = "goto, end, return, or a choice whose ways all leave"
    build.notes.add("S112", last, what, hint)


def _names(build: ChapterBuild) -> None:
    """Check the names inside the file, now that all of it is known."""
    scenes = build.scenes()
    for name, node in build.jumps:
        if name not in scenes:
            hint = did_you_mean(name, scenes)
            if "." in name:
                hint = "a goto stays in its chapter; 'end' leaves it"
            build.notes.add("S201", node, f"no scene is named '{name[:40]}'", hint)
    own = {f"{build.chapter}.{name}" for name in scenes}
    options = set(build.options)
    kept: list[Ref] = []
    for ref in build.refs:
        here = ref.name.partition(".")[0] == build.chapter
        if ref.kind == "scene" and here:
            if ref.name not in own:
                short = ref.name.partition(".")[2]
                hint = did_you_mean(short, scenes)
                what = f"no scene is named '{short[:40]}'"
                build.notes.at("S201", (ref.line, ref.column), what, hint)
        elif not (ref.kind == "option" and ref.name in options):
            kept.append(ref)
    build.refs = kept


def _remind(build: ChapterBuild) -> None:
    if build.wanting:
        first = build.wanting[0].node
        count = len(build.wanting)
        what = "1 text has no id" if count == 1 else f"{count} texts have no id"
        hint = f"eigenface ids writes {'it' if count == 1 else 'them'}"
        build.notes.warn("S111", first, what, hint)
