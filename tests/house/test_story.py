"""What is made from the story is as fresh as the story."""

from pathlib import Path

import msgspec
import pytest

from game.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path))


def test_every_formula_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equations", "--check"]) == 0, capsys.readouterr().out


def test_no_line_lacks_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ids", "--dry"]) == 0, capsys.readouterr().out


def test_the_editors_schema_is_the_one_that_the_code_makes(tmp_path: Path) -> None:
    made = tmp_path / "schema.json"
    main(["schema", "--out", str(made)])
    kept = ROOT / "story" / "schema" / "chapter.schema.json"
    assert msgspec.json.decode(kept.read_bytes()) == msgspec.json.decode(
        made.read_bytes()
    ), "run: eigenface schema --out story/schema/chapter.schema.json"
