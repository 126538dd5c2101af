"""What ``check`` finds beyond the script: signs, rows, ideas, formulas, names."""

from pathlib import Path

import pytest

from game.app.folders import Folders
from game.app.library import Reading, read_story
from game.app.shelf import Shelf
from game.narrative.prover.prover import prove
from game.verbs.checking.drawn import drawn
from game.verbs.checking.fitting import fitting
from game.verbs.checking.introduced import doubtful, introduced
from game.verbs.checking.judged import judged
from game.verbs.checking.lines import in_their_lines
from game.verbs.checking.typeset import typeset
from tests.narrative.support import chapter

ROOT = Path(__file__).resolve().parents[3]
STORY = ROOT / "story"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    for name in ("cast.yaml", "ledger.yaml", "levels"):
        (folder / name).symlink_to(STORY / name)
    return folder


def read(story: Path, **chapters: str) -> Reading:
    for name, source in chapters.items():
        (story / f"{name}.yaml").write_text(source, "utf-8")
    saves = story.parent / "saves"
    found = read_story(Folders(ROOT, saves, saves / "cache"), story)
    assert not found.broken, found.problems
    return found


def test_a_sign_that_no_typeface_has_is_told_at_its_line(story: Path) -> None:
    items = ["Привет, Ελλάδα. ^a-01", "Go 🙂 on, 日本. ^a-02", "end: over"]
    reading = read(story, a=chapter(*items, name="a"))
    (found,) = drawn(reading, ROOT, story)
    assert (found.file, found.line, found.severity) == ("story/a.yaml", 6, "warning")
    assert "'🙂' (U+1F642 slightly smiling face)" in found.message
    (shown,) = in_their_lines([found], story)
    assert shown.shown().endswith("^")
    assert "日本" in shown.shown()


def test_the_name_of_a_speaker_is_looked_at_where_it_stands(story: Path) -> None:
    (story / "cast.yaml").unlink()
    cast = "speakers:\n  nora:\n    name: 野良\n"
    reading = read(story, a=chapter("end: over", name="a"), cast=cast)
    (found,) = drawn(reading, ROOT, story)
    assert (found.file, found.line) == ("story/cast.yaml", 2)


def test_words_taller_than_the_page_are_told(story: Path) -> None:
    long = "A word and another one, and so on without an end. " * 8
    options = "".join(f"\n- pick: '{long[:200]} ^a-1{i}'" for i in range(5))
    items = ["Short. ^a-01", f"'{long}^a-02'", f"choice: c\noptions:{options}"]
    reading = read(story, a=chapter(*items, "end: over", name="a"))
    found = fitting(reading.library.program, ROOT)
    assert [(p.code, p.line) for p in found] == [("S926", 6), ("S926", 7)]


def test_what_is_told_of_a_scene_has_two_rows(story: Path) -> None:
    for count, faults in ((20, 0), (80, 1)):
        told = f"told: '{'word ' * count}'"
        bare = chapter("end: over", name="a")
        source = bare.replace("script:", f"{told}\n    script:")
        found = fitting(read(story, a=source).library.program, ROOT)
        assert [p.code for p in found] == ["S926"] * faults


PUZZLE = (
    "puzzle: {}\nlevel: story\noutcomes:\n  solved: []\n  missed: []\n  skipped: []"
)


def ideas(story: Path, **chapters: str) -> list[tuple[str, int, str]]:
    reading = read(story, **chapters)
    proof = prove(reading.library.program, notes=doubtful(reading))
    found = introduced(reading, proof.explorer)
    return [(p.file, p.line, p.message.partition(" before")[0]) for p in found]


def after(source: str, before: str) -> str:
    head, _, rest = source.partition("\n")
    return f"{head}\nafter: [{before}]\n{rest}"


def test_an_idea_of_the_chapter_before_is_known(story: Path) -> None:
    first = chapter(PUZZLE.format("shadow"), "end: over", name="first")
    second = chapter(PUZZLE.format("dual"), "end: over", name="second")
    assert not ideas(story, first=first, second=after(second, "first"))
    first = chapter("end: over", name="first")
    found = ideas(story, first=first, second=after(second, "first"))
    assert found == [("story/second.yaml", 6, "dual 'story' uses 'shadow'")]


def test_an_idea_that_only_one_way_introduces_is_not_known(story: Path) -> None:
    lines = PUZZLE.format("shadow").split("\n")
    puzzle = "\n".join("    " + line for line in lines).strip()
    options = f"- pick: Yes. ^a-1\n  do:\n  - {puzzle}\n- pick: No. ^a-2"
    both = chapter(PUZZLE.format("shadow"), PUZZLE.format("dual"), "end: x", name="a")
    one = chapter(
        f"choice: c\noptions:\n{options}", PUZZLE.format("dual"), "end: x", name="a"
    )
    assert not ideas(story, a=both)
    assert [found[2] for found in ideas(story, a=one)] == ["dual 'story' uses 'shadow'"]


def test_a_formula_without_an_outline_is_told_where_it_is(story: Path) -> None:
    items = ["Hm. ^a-01", r"$\lambda + \lambda + 41$ ^a-02", "end: over"]
    reading = read(story, a=chapter(*items, name="a"))
    shelf = Shelf(story.parent / "shelf")
    for _ in range(2):
        (found,) = typeset(reading, ROOT, story, shelf)
        assert (found.file, found.line) == ("story/a.yaml", 6)


def test_a_guess_that_is_judged_wrongly_is_told_at_its_verdict(story: Path) -> None:
    text = (STORY / "ledger.yaml").read_text("utf-8")
    (story / "ledger.yaml").unlink()
    wrong = text.replace("verdict: holds", "verdict: breaks", 1)
    reading = read(story, a=chapter("end: over", name="a"), ledger=wrong)
    _, (found,) = judged(reading.library.ledger, Shelf(story.parent / "shelf"))
    lines = wrong.split("\n")
    assert found.code == "S910"
    assert lines[found.line - 1].strip() == "verdict: breaks"
