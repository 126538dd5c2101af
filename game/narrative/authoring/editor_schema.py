"""A JSON Schema of chapter files, made from the dialect and from the story itself.

For an editor's completion and its first wave of red lines. One flat object with
described keys: "exactly one verb" is the checker's job, and a union of twelve shapes
would make every message of the editor useless.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from game.narrative.compiler.cast import Cast
from game.narrative.compiler.known_words import KnownWords
from game.narrative.compiler.vocabulary import Vocabulary
from game.narrative.program.operations import Offer
from game.narrative.program.program import Program

Json: TypeAlias = dict[str, Any]
CONDITION = "trust < 2 and not marked(row-to-axis)"
CLAIM = "|mine| > |h| and {slip.guess} != 4"


def schema(vocabulary: Vocabulary, cast: Cast, program: Program) -> Json:
    """The schema (draft 7) for one chapter file of this story."""
    words = KnownWords(vocabulary, cast)
    top = {
        "chapter": _text("The chapter's key", "^[a-z][a-z0-9_]*$"),
        "title": _text("The title on the page"),
        "after": _list(_enum("A chapter to be finished before", program.chapters)),
        "vars": {
            "description": "Variables of this chapter, each of a finite domain",
            "type": "object",
            "additionalProperties": {"$ref": "#/definitions/domain"},
        },
        "was": _names("Earlier keys of this chapter"),
        "note": _text("For those who work on the story"),
        "scenes": {
            "description": "The scenes; the first one opens the chapter",
            "type": "object",
            "additionalProperties": {"$ref": "#/definitions/scene"},
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A chapter of the story",
        **_object(top, "chapter", "scenes"),
        "definitions": {
            "domain": _domain(),
            "scene": _scene(vocabulary),
            "script": {"type": "array", "items": {"$ref": "#/definitions/item"}},
            "item": _item(vocabulary, words, program),
            "option": _option(program),
            "music": _music(vocabulary),
            "stage": {
                "description": "The next tableau: name and numbers; clear empties it",
                "anyOf": [{"const": "clear"}, dict(vocabulary.stage_schema)],
            },
        },
    }


def _object(properties: Json, *required: str) -> Json:
    out: Json = {"type": "object", "additionalProperties": False}
    needed: Json = {"required": list(required)} if required else {}
    return {**out, **needed, "properties": properties}


def _text(description: str, pattern: str = "") -> Json:
    out: Json = {"description": description, "type": "string"}
    return {**out, "pattern": pattern} if pattern else out


def _enum(description: str, names: Iterable[str]) -> Json:
    listed = sorted(set(names))
    return {**_text(description), "enum": listed} if listed else _text(description)


def _list(items: Json) -> Json:
    described = items.get("description", "")
    return {"description": described, "type": "array", "items": items}


def _names(description: str) -> Json:
    return {
        "description": description,
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    }


def _share(description: str) -> Json:
    return {"description": description, "type": "number", "minimum": 0, "maximum": 1}


def _flag(description: str) -> Json:
    return {"description": description, "type": "boolean"}


def _domain() -> Json:
    parts = {
        "range": _text("Whole numbers: 0..3", r"^-?\d+\.\.-?\d+$"),
        "one_of": _list(_text("Words")),
        "flag": _flag("A truth, with its value at the start"),
        "start": {"description": "The value at the start"},
    }
    return {"description": "One of range, one_of and flag", **_object(parts)}


def _scene(vocabulary: Vocabulary) -> Json:
    parts = {
        "title": _text("What the scene is called on the map of its chapter"),
        "told": _text("What happened here, for who comes back: one or two sentences"),
        "backdrop": _enum("What is seen behind", _assets(vocabulary, "backdrop")),
        "music": {"$ref": "#/definitions/music"},
        "stage": {"$ref": "#/definitions/stage"},
        "script": {"$ref": "#/definitions/script"},
        "was": _names("Earlier names of this scene"),
        "note": _text("For those who work on the story"),
    }
    return _object(parts, "script")


def _assets(vocabulary: Vocabulary, category: str) -> frozenset[str]:
    return vocabulary.assets.get(category, frozenset())


def _music(vocabulary: Vocabulary) -> Json:
    known = _assets(vocabulary, "music")
    names = known | {"stop"} if known else frozenset()
    parts = {
        "play": _enum("Music", names),
        "fade": _text("How long it fades in: 2s", r"^\d+(\.\d+)?(s|ms)$"),
    }
    return {
        "description": "What plays: a name, stop, or {play: name, fade: 2s}",
        "anyOf": [_enum("Music", names), _object(parts, "play")],
    }


def _scenes(program: Program) -> list[str]:
    return [scene for chapter in program.chapters.values() for scene in chapter.scenes]


def _speakers(words: KnownWords) -> Json:
    found: Json = {}
    for name, moods in sorted(words.moods.items()):
        speaker = words.cast.speakers.get(name)
        shown = speaker.name if speaker is not None else name
        found[name] = _text(f"{shown} says")
        for mood in sorted(moods):
            found[f"{name}.{mood}"] = _text(f"{shown} says, {mood}")
    return found


def _show(vocabulary: Vocabulary, words: KnownWords) -> Json:
    plain = _enum("Show a portrait, prop, picture or television", words.portraits())
    if not vocabulary.prop_schema:
        return plain
    return {"anyOf": [plain, dict(vocabulary.prop_schema)]}


def _puzzle(vocabulary: Vocabulary) -> Json:
    outcomes: Mapping[str, Json] = {
        name: {"description": f"When it ends in {name}", "$ref": "#/definitions/script"}
        for kind in vocabulary.puzzles.values()
        for name in kind.outcomes
    }
    levels = [name for kind in vocabulary.puzzles.values() for name in kind.levels]
    return {
        "puzzle": _enum("Put a puzzle into the player's hands", vocabulary.puzzles),
        "level": _enum("The puzzle's level", levels),
        "outcomes": {
            "description": "What each outcome of the puzzle leads to",
            "type": "object",
            "properties": dict(outcomes),
            "additionalProperties": not outcomes,
        },
    }


def _item(vocabulary: Vocabulary, words: KnownWords, program: Program) -> Json:
    script = {"$ref": "#/definitions/script"}
    scenes = _scenes(program)
    properties: Json = {
        **_speakers(words),
        "stage": {"$ref": "#/definitions/stage"},
        "backdrop": _enum("What is seen behind", _assets(vocabulary, "backdrop")),
        "music": {"$ref": "#/definitions/music"},
        "sound": _enum("A sound, once", _assets(vocabulary, "sound")),
        "song": _enum("A song, sung on the stage", _assets(vocabulary, "song")),
        "pause": _text("A silence: 3s", r"^\d+(\.\d+)?(s|ms)$"),
        "show": _show(vocabulary, words),
        "hide": _enum("Hide it again", words.portraits()),
        "drain": _share("So much of the colours is gone, 0 to 1"),
        "hurry": _share("So soon lines go on by themselves: 0 not, to 1"),
        "choice": _text("The choice's name"),
        "options": {"type": "array", "items": {"$ref": "#/definitions/option"}},
        **_puzzle(vocabulary),
        "guess": _enum("Write a guess into the Ledger", vocabulary.guesses),
        "mark": _enum("Ask for a guess's mark", vocabulary.guesses),
        "set": _names("Set variables: trust += 1"),
        "when": _text(f"A block that depends: {CONDITION}"),
        "then": script,
        "else": script,
        "goto": _enum("Go to a scene", scenes),
        "call": _enum("Play a scene and come back", scenes),
        "return": {"description": "Come back from a call"},
        "unlock": _text("Unlock something in the profile"),
        "end": _text("End the chapter, by this name"),
        "if": _text(f"Only where this is true: {CONDITION}"),
        "once": _flag("Only the first time"),
        "note": _text("For actors and translators"),
        "voice": _text("The voice's recording, if it is not the id's"),
        "wait": _flag("The next line waits until the motion has ended"),
        "slip": _flag("The numbers are wrong on purpose"),
        "claim": _text(f"What must be so wherever the line stands: {CLAIM}"),
        "said": _text("Why the line claims nothing of the puzzle before it"),
        "was": _names("Earlier ids of this line"),
    }
    return {
        "description": "A line of narration, or one verb with its modifiers",
        "type": ["string", "object"],
        "additionalProperties": False,
        "properties": properties,
    }


def _option(program: Program) -> Json:
    choices = sum(
        isinstance(op, Offer) for c in program.chapters.values() for op in c.code
    )
    parts = {
        "pick": _text("The words of the option"),
        "if": _text(f"Offered only where this is true: {CONDITION}"),
        "once": _flag("Offered until it was taken"),
        "do": {"$ref": "#/definitions/script"},
        "goto": _enum("Go to a scene", _scenes(program)),
        "note": _text("For actors and translators"),
        "voice": _text("The voice's recording"),
        "was": _names("Earlier ids of this option"),
    }
    said = f"One way out of a choice (the story has {choices} choices)"
    return {"description": said, **_object(parts, "pick")}
