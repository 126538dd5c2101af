"""Who speaks, and the variables of the whole story: ``story/cast.yaml``."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.narrative.compiler.appearance import (
    Appearance,
    Outline,
    Picture,
    Puppet,
    Unseen,
    appearance,
)
from game.narrative.compiler.declarations import NAME, variables
from game.narrative.program.domains import Domain
from game.reading.characters import check_title
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Node, Path, Sequence, Text, find
from game.reading.problems import Problem, did_you_mean
from game.reading.reader import read

KEYS = ("name", "moods", "voice", "note", "colour", "italic", "appearance")
Judge: TypeAlias = Callable[[str], str]


class Judges(NamedTuple):
    """What is wrong with a colour or with a file that is named; empty if nothing."""

    colour: Judge = lambda _: ""
    file: Judge = lambda _: ""


ANY = Judges()


class Speaker(Struct, frozen=True):
    """Somebody who speaks: the name on the page, the moods, how they are seen.

    ``voice`` is a hint for whoever records it, ``none`` where nobody does. ``colour``,
    as #RRGGBB, is that of the name; ``italic`` sets the words so.
    """

    name: str
    moods: tuple[str, ...] = ()
    voice: str = ""
    note: str = ""
    colour: str = ""
    italic: bool = False
    appearance: Appearance = Unseen()


class Cast(Struct, frozen=True):
    """The speakers by id, and the story-wide variables with their domains."""

    speakers: Map[str, Speaker] = {}
    variables: Map[str, Domain] = {}


def read_cast(
    name: str, data: bytes, judges: Judges = ANY
) -> tuple[Cast, tuple[Problem, ...]]:
    """The cast in a file, as far as it can be read, with all its problems."""
    notes = Diagnostics(name)
    top = read(name, data, notes)
    if top is None:
        return Cast(), tuple(notes.found)
    for key, _ in top.pairs:
        if key.text not in ("speakers", "vars"):
            hint = did_you_mean(key.text, ("speakers", "vars"))
            notes.add("S101", key, f"the cast has no '{key.text[:40]}'", hint)
    speakers: dict[str, Speaker] = {}
    listed = top.get("speakers")
    if not isinstance(listed, Mapping):
        notes.add(
            "S102", top, "the cast lists its speakers", "speakers: {patient: ...}"
        )
    else:
        for key, value in listed.pairs:
            if not NAME.match(key.text):
                what = f"'{key.text[:40]}' cannot name a speaker"
                notes.add("S109", key, what, "small letters, digits and _")
            speakers[key.text] = _speaker(key, value, notes)
            _judge(speakers[key.text], value, judges, notes)
    domains = variables(top.get("vars"), notes)
    return Cast(speakers, domains), tuple(sorted(notes.found))


def _speaker(key: Text, node: Node, notes: Diagnostics) -> Speaker:
    if isinstance(node, Text):
        check_title(node, "a name", notes)
        return Speaker(node.text or key.text)
    if not isinstance(node, Mapping):
        notes.add("S103", node, "a speaker has a name and moods")
        return Speaker(key.text)
    words: dict[str, str] = {}
    who = Speaker(key.text)
    for name, value in node.pairs:
        if name.text not in KEYS:
            hint = did_you_mean(name.text, KEYS)
            notes.add("S101", name, f"a speaker has no '{name.text[:40]}'", hint)
        elif name.text == "moods":
            who = replace(who, moods=_moods(value, notes))
        elif name.text == "appearance":
            who = replace(who, appearance=appearance(value, notes))
        elif not isinstance(value, Text):
            notes.add("S016", value, f"'{name.text}' is a text")
        elif name.text != "italic":
            if name.text == "name":
                check_title(value, "a name", notes)
            words[name.text] = value.text
        elif value.text in ("true", "false"):
            who = replace(who, italic=value.text == "true")
        else:
            notes.add("S103", value, "'italic' is true or false")
    return replace(who, **words)


def _judge(who: Speaker, node: Node, judges: Judges, notes: Diagnostics) -> None:
    """Tell what colours cannot be read and what files are not there."""
    looks = who.appearance
    colours: dict[Path, str] = {("colour",): who.colour}
    if isinstance(looks, Outline):
        colours["appearance", "colour"] = looks.colour
    for path, colour in colours.items():
        wrong = judges.colour(colour) if colour else ""
        if wrong:
            hint = "a brighter one, such as #E8C98A"
            notes.add("S116", find(node, path, key=False), wrong, hint)
    for part, file in _files(looks):
        wrong = judges.file(file)
        if wrong:
            place = find(node, ("appearance", *part), key=False)
            notes.add("S212", place, wrong, "put it there")


def _files(looks: Appearance) -> Iterator[tuple[Path, str]]:
    """Each file that an appearance names, and where it does."""
    if isinstance(looks, Picture):
        yield ("picture",), looks.picture
    elif isinstance(looks, Puppet):
        for mood, turns in looks.poses.items():
            for i, pose in enumerate(turns):
                file = f"art/puppets/{looks.sprites}-{pose}.png"
                yield ("poses", mood, i), file


def _moods(node: Node, notes: Diagnostics) -> tuple[str, ...]:
    if not isinstance(node, Sequence):
        notes.add("S103", node, "moods is a list of words", "moods: [calm, awed]")
        return ()
    moods: list[str] = []
    for item in node.items:
        if isinstance(item, Text) and NAME.match(item.text):
            moods.append(item.text)
        else:
            notes.add("S109", item, "a mood is a word of small letters")
    return tuple(moods)
