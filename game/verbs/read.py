"""``eigenface read``: a chapter in the terminal, without pygame."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from game.app.folders import find
from game.app.languages import languages, speak, wanted
from game.figure.describe import describe
from game.guesses.ledger import Ledger
from game.language import _
from game.narrative.compiler.cast import Cast
from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Ended,
    Event,
    Finish,
    Line,
    Mark,
    Pause,
    Pick,
    PuzzleSet,
)
from game.narrative.machine.machine import begin, step
from game.narrative.text.markup import plain
from game.screens.shared.library import Library, localized
from game.stage.picture import picture
from game.stage.state import Stage, follow
from game.verbs.story import open_story

MARKS = ("holds", "breaks", "open")
Ask = Callable[[str], str]


class Done(Exception):  # noqa: N818 - the reader has closed the book
    """The reader leaves."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("chapter", nargs="?", help="the chapter (default: the first)")
    parser.add_argument("--story", help="a story folder other than the game's own")
    parser.add_argument("--seed", type=int, default=0, help="of the story's chance")


def run(options: argparse.Namespace) -> int:
    """Read a chapter to its end; 2 if it cannot be read."""
    reading = open_story(options.story)
    library = reading.library
    chapter = options.chapter or next(iter(library.program.order), "")
    if reading.broken or chapter not in library.program.chapters:
        for problem in reading.problems:
            print(problem.shown(), file=sys.stderr)
        known = ", ".join(library.program.order) or "none"
        print(f"cannot read {chapter or 'the story'!r}; chapters: {known}")
        return 2
    library = _in_language(library, options.story)
    print(f"\n  {library.program.chapters[chapter].title}\n")
    print("  " + _("Enter goes on; a number chooses; q leaves.") + "\n")
    teller = Teller(library.cast, library.ledger, input)
    state = begin(library.program, chapter, seed=options.seed)
    answer: Answer | None = None
    try:
        while True:
            state, events = step(library.program, state, answer)
            for event in events:
                teller.tell(event)
            if isinstance(events[-1], Ended):
                print("\n  " + _("The end of the chapter."))
                return 0
            answer = teller.answer(events[-1])
    except (Done, EOFError, KeyboardInterrupt):
        print()
        return 0


def _in_language(library: Library, story: str | None) -> Library:
    """The story in the language of this computer, where it has that one."""
    folder = Path(story) if story else find(os.environ).root / "story"
    spoken = speak(folder, wanted("", languages(folder)))
    return localized(library) if spoken else library


class Teller:
    """Tells events in words and asks for answers."""

    def __init__(self, cast: Cast, ledger: Ledger, ask: Ask) -> None:
        self.cast = cast
        self.ledger = ledger
        self.ask = ask
        self.stage = Stage()
        self.shown = ""

    def tell(self, event: Event) -> None:
        """Say what happened, with the picture where it changed."""
        self.stage = follow(self.stage, event)
        if not isinstance(event, Line):
            return
        figure = picture(self.stage, self.ledger)
        words = plain(describe(figure)) if figure.panels else ""
        if words and words != self.shown:
            print(f"    [{words}]")
        self.shown = words
        who = self.cast.speakers.get(event.speaker)
        name = f"{who.name}: " if who and who.name else ""
        print(f"  {name}{plain(event.text)}")

    def answer(self, event: Event) -> Answer:
        """What the reader answers a pause with."""
        match event:
            case Choices(options=options):
                return Pick(options[self._pick([plain(o.text) for o in options])].id)
            case Asked(guess=guess):
                print("    " + _("Your mark for: {guess}", guess=self._words(guess)))
                return Mark(guess, MARKS[self._pick(list(MARKS))])
            case PuzzleSet(kind=kind, outcomes=outcomes):
                asked = _(
                    "A puzzle ({kind}). It needs the window; how did it go?", kind=kind
                )
                print(f"    {asked}")
                return Finish(outcomes[self._pick(list(outcomes))])
            case Pause():
                return Advance()
            case _:
                self._leave_on(self.ask(""))
                return Advance()

    def _words(self, guess: str) -> str:
        found = self.ledger.find(guess)
        return plain(found.words) if found else guess

    def _pick(self, ways: list[str]) -> int:
        for number, way in enumerate(ways, 1):
            print(f"    {number}. {way}")
        while True:
            said = self.ask("    > ").strip()
            self._leave_on(said)
            if said.isdigit() and 1 <= int(said) <= len(ways):
                return int(said) - 1
            print("    " + _("a number from 1 to {most}, please", most=len(ways)))

    @staticmethod
    def _leave_on(said: str) -> None:
        if said.strip().lower() in {"q", "quit"}:
            raise Done
