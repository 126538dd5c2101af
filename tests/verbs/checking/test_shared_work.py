"""Two processes share pieces: each is made once, and nobody waits for one in vain."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.app.shelf import Shelf
from game.verbs.checking import shared_work
from game.verbs.checking.shared_work import Alone, Pieces, Shared, beside, shared

NAMES = [f"piece-{n}" for n in range(12)]


def pieces(folder: Path) -> Pieces:
    """Each leaves a file that says which process made it, a line for each time."""

    def made(name: str) -> Callable[[], None]:
        def make() -> None:
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(f"{os.getpid()}\n")

        return make

    return {name: made(name) for name in NAMES}


def again(folder: Path, each: Shared) -> None:
    each.work(pieces(folder))


def makers(folder: Path) -> dict[str, list[str]]:
    return {p.name: p.read_text("utf-8").split() for p in folder.iterdir()}


@pytest.mark.parametrize("copied", [True, False])
def test_each_piece_is_made_once_by_one_of_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, copied: bool
) -> None:
    if copied and not shared_work.COPIED:
        pytest.skip("here no process is a copy of another")
    monkeypatch.setattr(shared_work, "COPIED", copied)
    monkeypatch.setattr(shared_work, "HOW", "fork" if copied else "spawn")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with shared(pieces(tmp_path), NAMES, again, (tmp_path,)) as ahead:
        for name in reversed(NAMES):
            ahead.wait(name)
            assert (tmp_path / name).exists()
        ahead.wait("no piece at all")
    found = makers(tmp_path)
    assert found.keys() == set(NAMES)
    assert all(len(made) == 1 for made in found.values())


def test_a_piece_whose_maker_is_gone_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        os._exit(1)

    mine = os.getpid()
    every = dict(pieces(tmp_path))
    # Whoever takes it is gone, but for this process, which makes nothing of it.
    every[NAMES[0]] = lambda: None if os.getpid() == mine else gone()
    if not shared_work.COPIED:
        pytest.skip("here no process is a copy of another")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with shared(every, NAMES, again, (tmp_path,)) as ahead:
        for name in NAMES:
            ahead.wait(name)
    assert makers(tmp_path).keys() == set(NAMES[1:])


@pytest.mark.parametrize(("count", "cores"), [(3, 2), (12, 1)])
def test_for_few_pieces_or_one_core_nobody_else_begins(
    count: int, cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    with shared(pieces(tmp_path), NAMES[:count], again, (tmp_path,)) as ahead:
        assert type(ahead) is Alone
        ahead.wait(NAMES[0])
    assert not makers(tmp_path)


def look(shelf: Path) -> None:
    Shelf(shelf).of("seen", "n" * 64, int, os.getpid)


def test_what_another_process_made_beside_lies_on_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with beside(look, tmp_path) as made:
        made()
        assert Shelf(tmp_path).of("seen", "n" * 64, int, lambda: 0) != os.getpid()
    with beside(None, tmp_path) as made:
        made()
