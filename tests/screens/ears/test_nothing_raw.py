"""No sign of mathematics reaches the voice as a sign."""

import re
from collections.abc import Iterator

import pytest

from game.figure.describe import describe, parts
from game.narrative.program.operations import Show
from game.narrative.text.markup import aloud
from game.narrative.text.spoken_signs import RAW, in_words
from game.puzzles.core.protocol import HINTS
from game.puzzles.kinds.table import KINDS
from game.puzzles.session import guidance, heard
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session, start
from game.stage.picture import picture
from game.stage.state import Stage, is_clear
from game.verbs.translating.extraction import of_story
from tests.screens.support import library

LEVELS = [
    (kind, level.id) for kind, each in library().levels.levels.items() for level in each
]


def faults(text: str) -> Iterator[str]:
    """What a voice could not say of a text."""
    said = aloud(text)
    raw = sorted(set(said) & RAW)
    if raw:
        yield f"{''.join(raw)}: {said}"
    if re.search(r"(?<!\w)-\d|\d/\d| \. | / ", said):
        yield f"a sign: {said}"
    if aloud(said) != said:
        yield f"said again it is another: {said}"


def cues() -> Iterator[object]:
    """The value of every ``stage:`` cue of the story."""
    for chapter in library().program.chapters.values():
        for op in chapter.code:
            if not isinstance(op, Show) or op.verb != "stage" or op.samples:
                continue
            if not is_clear(op.value):
                yield op.value


def told(session: Session) -> Iterator[str]:
    """All that a level says in one position, and every hint from there."""
    yield heard.whole(session.shown)
    yield session.announce()
    yield describe(session.figure())
    yield guidance.now(session, Phase.PLAY)
    for handle in session.handles():
        yield f"{handle.name}: {heard.value(handle)}"
        yield from (*handle.says, handle.why)
    for _hint in range(HINTS):
        session = session.hint()
        advice = session.advice()
        if advice is not None:
            yield heard.hint(advice, session.shown.handles())


def test_every_text_of_the_story_can_be_said() -> None:
    texts = [each.text for each in of_story(library())]
    assert len(texts) > 300
    assert not [fault for text in texts for fault in faults(text)]


@pytest.mark.parametrize(("kind", "name"), LEVELS)
def test_every_word_of_a_level_can_be_said(kind: str, name: str) -> None:
    levels = library().levels
    level = next(each for each in levels.levels[kind] if each.id == name)
    session = start(kind, level, levels.guesses)
    texts = [level.title, level.intro, level.naming, *told(session)]
    if session.guessing():
        session = session.waive()
        texts += told(session)
    texts.append(describe(session.naming()))
    assert not [fault for text in texts for fault in faults(text)]


def test_every_picture_of_the_story_can_be_said() -> None:
    texts = []
    for cue in cues():
        figure = picture(Stage(tableau=cue), library().ledger)
        texts += [describe(figure), *parts(figure)]
    assert len(texts) > 50
    assert not [fault for text in texts for fault in faults(text)]


def test_every_formula_that_is_named_can_be_said() -> None:
    formulas = [tex for kind in KINDS.values() for tex in kind.formulas]
    assert formulas
    said = [in_words(tex, formula=True) for tex in formulas]
    assert not [words for words in said if set(words) & RAW]
