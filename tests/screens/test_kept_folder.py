"""A saves folder that an earlier version wrote is opened whole: nothing is lost.

``tests/saves/folder-v2`` was written by playing *Rows* up to its third slot and leaving
a level of every kind begun; ``expected.json`` is what that version itself said of it.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.narrative.machine.events import Line
from game.screens.opening.ways_in import again
from game.screens.puzzle import unsolved
from game.screens.shared.context import Context
from tests.screens.support import set_context

KEPT = Path(__file__).resolve().parents[1] / "saves" / "folder-v2"
EXPECTED: dict[str, Any] = json.loads((KEPT / "expected.json").read_text("utf-8"))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Context]:
    shutil.copytree(KEPT, tmp_path / "saves")
    with set_context(tmp_path) as context:
        yield context


@pytest.mark.parametrize("slot", EXPECTED["slots"])
def test_a_slot_goes_on_at_its_very_line(opened: Context, slot: str) -> None:
    save, expected = opened.store.load_slot(int(slot)), EXPECTED["slots"][slot]
    assert save is not None
    page = again(opened, save)
    now = page.journey.now
    assert isinstance(now.pause, Line)
    assert now.pause.id == expected["line"]
    assert now.state.chapter == expected["chapter"]
    assert dict(now.state.marks) == expected["marks"]
    assert save.note == f"note {slot}"
    assert not page.notice.text


def test_the_newest_autosave_goes_on_where_it_stood(opened: Context) -> None:
    save = opened.store.latest()
    assert save is not None
    assert not again(opened, save).notice.text


def test_the_profile_and_the_settings_are_those_that_were_kept(opened: Context) -> None:
    profile = opened.store.profile
    assert len(profile.seen) == EXPECTED["seen"]
    assert sorted(profile.solved) == EXPECTED["solved"]
    assert opened.store.settings.text_speed == 30.0
    assert opened.store.settings.music == 0.5
    assert opened.store.settings.reduced_motion
    assert not opened.store.notices()


@pytest.mark.parametrize("name", EXPECTED["unsolved"])
def test_a_level_that_was_begun_goes_on(opened: Context, name: str) -> None:
    expected = EXPECTED["unsolved"][name]
    session = unsolved.kept(opened, *name.split(".", 1))
    assert session is not None
    assert session.cost() == expected["cost"]
    assert session.position.guessing() == expected["guessing"]
    assert session.position.describe() == expected["says"]
