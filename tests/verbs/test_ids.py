"""``ids``: an id that was given once is never given again."""

import argparse
import shutil
from pathlib import Path

from game.verbs import ids
from game.verbs.story import root

BARE = """\
chapter: mine
title: Mine
scenes:
  lamps:
    script:
    - The first. ^mine-01
    - The second.
    - The third.
    - end: over
"""


def numbered(story: Path, *, dry: bool = False) -> str:
    ids.run(argparse.Namespace(story=str(story), dry=dry))
    return (story / "mine.yaml").read_text("utf-8")


def test_the_id_of_a_deleted_line_is_not_given_to_another(tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (story / "cast.yaml").write_text("cast: {}\n", "utf-8")
    (story / "mine.yaml").write_text(BARE, "utf-8")
    text = numbered(story)
    assert "The second. ^mine-01a" in text
    assert "The third. ^mine-01b" in text
    text = text.replace("    - The third. ^mine-01b\n", "    - Another one.\n")
    (story / "mine.yaml").write_text(text, "utf-8")
    assert "Another one. ^mine-01c" in numbered(story)
    assert set(ids.remembered(story)) == {"mine-01", "mine-01a", "mine-01b", "mine-01c"}
    # Ids that a writer gave by hand are remembered from the next time on.
    text = numbered(story).replace("The first. ^mine-01", "The first. ^mine-77")
    (story / "mine.yaml").write_text(text, "utf-8")
    numbered(story, dry=True)
    assert "mine-77" not in ids.remembered(story)
    numbered(story)
    assert "mine-77" in ids.remembered(story)


def test_the_story_remembers_all_of_its_ids(tmp_path: Path) -> None:
    story = shutil.copytree(root() / "story", tmp_path / "story")
    before = (story / ids.GIVEN).read_bytes()
    ids.run(argparse.Namespace(story=str(story), dry=False))
    assert (story / ids.GIVEN).read_bytes() == before
