"""``shots`` opens the page where a line stands, and shares the work between cores."""

from pathlib import Path

import msgspec
import pytest

from game.__main__ import main
from game.verbs.shots import Share


@pytest.mark.parametrize("name", ["rows-01n", "choice-lean"])
def test_named_pictures_are_taken_alone(name: str, tmp_path: Path) -> None:
    assert main(["shots", str(tmp_path), "--only", name, "--size", "640x360"]) == 0
    index = msgspec.json.decode((tmp_path / "index.json").read_bytes())
    assert index
    assert all(shot["file"].startswith(name) for shot in index)
    assert all((tmp_path / shot["file"]).is_file() for shot in index)


def test_each_piece_of_work_is_done_by_one_process() -> None:
    shares = [Share(number, 3) for number in range(3)]
    for index in range(20):
        assert sum(share.has(index) for share in shares) == 1
