"""What players are given beside the code: all of it, and little enough."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# For those who make the assets, not for those who play.
WORKSHOP = (
    *("art/recipes", "art/SHEET.jpg"),
    *("sounds/recipes", "sounds/TABLE.md", "sounds/README.md"),
)


def kept(*folders: str) -> Iterator[str]:
    """The files of folders, but for caches, by their paths in the checkout."""
    for folder in folders:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


def within(file: str, places: tuple[str, ...]) -> bool:
    return any(file == place or file.startswith(f"{place}/") for place in places)


def shipped() -> dict[str, str]:
    """What a wheel takes from beside the package, and where it puts it."""
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = facts["tool"]["hatch"]["build"]["targets"]["wheel"]
    given: dict[str, str] = wheel["force-include"]
    return given


def test_a_wheel_takes_everything_but_the_workshop() -> None:
    places = tuple(shipped())
    for file in kept("art", "sounds", "story"):
        assert within(file, places) != within(file, WORKSHOP), file


def test_a_wheel_puts_things_where_the_game_looks() -> None:
    assert all(to == f"game/data/{place}" for place, to in shipped().items())


def test_assets_together_suit_a_download() -> None:
    files = [ROOT / file for file in kept("art", "sounds") if "/recipes/" not in file]
    assert sum(path.stat().st_size for path in files) < 100 * 1024 * 1024
