"""The schema for editors: it accepts what the compiler accepts, and knows the story."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.narrative.authoring.editor_schema import schema
from game.narrative.compiler.known_words import MODIFIERS, VERBS
from game.reading.nodes import plain
from game.reading.reader import read
from tests.narrative.jsonschema import errors
from tests.narrative.support import CAST, VOCABULARY, chapter, clean

EXAMPLE = Path(__file__).parents[1].joinpath("example.yaml").read_text("utf-8")
SCHEMA = schema(VOCABULARY, CAST, clean(EXAMPLE).program)


def said(source: str) -> list[str]:
    """What the schema says of a chapter file."""
    top = read("x.yaml", source.encode())
    assert top is not None
    return errors(plain(top), SCHEMA, SCHEMA)


def test_the_example_is_valid() -> None:
    assert said(EXAMPLE) == []


def test_the_schema_is_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(SCHEMA)) == SCHEMA


@pytest.mark.parametrize(
    "item",
    [
        "pateint: Hm. ^a1",
        "patient.awd: Hm. ^a1",
        "goto: lmaps",
        "call: nowhere",
        "backdrop: wrad",
        "music: {play: fnas}",
        "music: {play: fans, loud: 1}",
        "sound: chim",
        "show: nobody",
        "pause: 3",
        "pause: soon",
        "guess: nothing",
        "mark: nothing",
        "puzzle: rosw",
        "puzzle: rows\nlevel: easy",
        "puzzle: rows\noutcomes: {won: []}",
        "choice: c\noptions: [{if: trust > 1}]",
        "choice: c\noptions: [{pick: Yes., wnot: 1}]",
        "patient: Hm. ^a1\nonce: maybe",
        "when: trust > 1\nthen: hello",
        "stage: empty",
        "3",
    ],
)
def test_a_slip_of_the_pen_is_seen_by_the_editor(item: str) -> None:
    assert said(chapter(item))


@pytest.mark.parametrize(
    "item",
    [
        "Hm. ^a1",
        "patient.soft: Hm. ^a1\nif: trust > 1\nonce: true\nslip: false",
        "stage: clear",
        "stage: {plane: {span: 3}}\nwait: true",
        "music: stop",
        "show: television",
        "set: [trust += 1, warmth = 0]",
        "return:",
        "end: over",
    ],
)
def test_what_the_dialect_has_is_valid(item: str) -> None:
    assert said(chapter(item)) == []


def test_every_word_is_described() -> None:
    def bare(part: Any, path: str) -> list[str]:
        missing = []
        for key, inner in part.get("properties", {}).items():
            refers = "$ref" in inner or "items" in inner
            if "description" not in inner and not refers:
                missing.append(f"{path}.{key}")
            missing += bare(inner, f"{path}.{key}")
        return missing

    for name, part in SCHEMA["definitions"].items():
        if name != "stage":
            assert bare(part, name) == []


def test_every_verb_and_modifier_of_the_dialect_is_there() -> None:
    known = SCHEMA["definitions"]["item"]["properties"]
    assert set(known) >= {*VERBS, *MODIFIERS, "patient", "patient.soft"}
    assert "lamps" in known["goto"]["enum"]
