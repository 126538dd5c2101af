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


def test_larger_type_is_asked_for_in_percent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, more in (("usual", []), ("large", ["--text", "200"])):
        shots = ["shots", str(tmp_path / name), "--only", "screen-title", *more]
        assert main([*shots, "--size", "640x360"]) == 0
    usual, large = (tmp_path / n / "screen-title.png" for n in ("usual", "large"))
    assert usual.read_bytes() != large.read_bytes()
    with pytest.raises(SystemExit):
        main(["shots", str(tmp_path), "--text", "13"])
    assert "from 80 to 200, not 13" in capsys.readouterr().err


def test_each_piece_of_work_is_done_by_one_process() -> None:
    shares = [Share(number, 3) for number in range(3)]
    for index in range(20):
        assert sum(share.has(index) for share in shares) == 1
