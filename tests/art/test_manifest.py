"""The pictures are those that the manifest lists, made by scripts that are there."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

ART = Path(__file__).resolve().parents[2] / "art"
MADE = (
    *("faces", "places", "alice", "puppets", "television", "layers", "things", "frame"),
    "icons",
)
HEAVIEST = 300_000


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ART / "manifest.json").read_text("utf-8"))
    return found


def listed() -> dict[str, dict[str, Any]]:
    return {
        f: facts for entry in manifest().values() for f, facts in entry["files"].items()
    }


def test_every_made_picture_is_listed_once() -> None:
    files = [f for entry in manifest().values() for f in entry["files"]]
    assert len(files) == len(set(files))
    there = {
        p.relative_to(ART).as_posix()
        for folder in MADE
        for p in (ART / folder).rglob("*")
        if p.is_file()
    }
    there |= {p.name for p in ART.glob("SHEET.*")}
    assert there == set(files)


@pytest.mark.parametrize("name", sorted(listed()))
def test_a_listed_file_is_the_one_that_was_made(name: str) -> None:
    data = (ART / name).read_bytes()
    facts = listed()[name]
    assert len(data) == facts["bytes"]
    assert sha256(data).hexdigest() == facts["sha256"]


@pytest.mark.parametrize("recipe", sorted(manifest()))
def test_a_recipe_says_what_made_it(recipe: str) -> None:
    entry = manifest()[recipe]
    assert f"recipes/{recipe}.py" in entry["scripts"]
    for name, kept in entry["scripts"].items():
        assert sha256((ART / name).read_bytes()).hexdigest() == kept, name
    assert all(number[0].isdigit() for number in entry["packages"].values())
    assert entry["licence"].startswith("MIT")


def test_all_pictures_together_are_light() -> None:
    sizes = {f: facts["bytes"] for f, facts in listed().items()}
    assert sum(sizes.values()) < 18_000_000
    # The sheet is looked at in a checkout and never installed.
    assert sizes.pop("SHEET.jpg") < 2_500_000
    for name, size in sizes.items():
        assert size < (HEAVIEST if name.startswith("places/") else 1_500_000)


def test_no_recipe_names_a_group_of_people() -> None:
    dated = ("afric", "asian", "caucas", "ethnic", r"race\b")
    for path in (ART / "recipes").glob("*.py"):
        text = (
            path.read_text("utf-8").lower().replace("tracer", "").replace("trace ", "")
        )
        assert not [word for word in dated if word in text], path.name
