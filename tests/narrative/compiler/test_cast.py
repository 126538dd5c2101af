"""The cast file: who speaks, and story-wide variables."""

import pytest

from game.narrative.compiler.cast import Speaker, read_cast
from game.narrative.program.domains import FLAG, RANGE, WORDS, Domain
from tests.narrative.support import codes

GOOD = b"""
speakers:
  patient: {name: The Patient, moods: [awed, soft], voice: low}
  eigenface:
    name: The Eigenface
    note: few words
  alice: Alice
vars:
  trust: {range: 0..3, start: 1}
  mask: {one_of: [worn, bare]}
  met: {flag: true}
"""


def test_a_cast_is_read() -> None:
    cast, problems = read_cast("story/cast.yaml", GOOD)
    assert not problems
    assert cast.speakers == {
        "patient": Speaker("The Patient", ("awed", "soft"), "low"),
        "eigenface": Speaker("The Eigenface", note="few words"),
        "alice": Speaker("Alice"),
    }
    assert cast.variables == {
        "trust": Domain(RANGE, 1, 0, 3),
        "mask": Domain(WORDS, "worn", words=("worn", "bare")),
        "met": Domain(FLAG, start=True),
    }


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("vars: {}", "S102"),
        ("speakers: []", "S102"),
        ("speakers: {a: x}\nspeaker: {}", "S101"),
        ("speakers: {A: x}", "S109"),
        ("speakers: {a: [x]}", "S103"),
        ("speakers: {a: {nam: x}}", "S101"),
        ("speakers: {a: {moods: calm}}", "S103"),
        ("speakers: {a: {moods: [Very Calm]}}", "S109"),
        ("speakers: {a: {name: [x]}}", "S016"),
        ("speakers: {a: x}\nvars: {trust: 3}", "S307"),
        ("speakers: {a: x, a: y}", "S010"),
        ("", "S015"),
    ],
)
def test_a_mistake_in_the_cast_has_its_code(source: str, code: str) -> None:
    cast, problems = read_cast("story/cast.yaml", source.encode())
    assert code in codes(problems)
    assert all(p.file == "story/cast.yaml" for p in problems)
    assert cast is not None
