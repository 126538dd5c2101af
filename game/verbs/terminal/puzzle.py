"""A puzzle in the terminal: the same session as in the window, moved by words."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from msgspec.structs import replace

from game.language import _
from game.puzzles.core.paper_question import numbers
from game.puzzles.core.protocol import Handle, Role, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.session import heard
from game.puzzles.session.awards import listed, paid
from game.puzzles.session.guidance import asleep
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import LONGEST_TICK, Session
from game.puzzles.session.tools import earned
from game.screens.flow import results
from game.screens.puzzle import unsolved
from game.screens.puzzle.actions import KEPT, Do, Line, PickAnswer, UseTool
from game.screens.puzzle.answer_line import AnswerLine
from game.screens.puzzle.puzzle_state import Event, PuzzleState, finish, opened, skipped
from game.screens.puzzle.puzzle_view import PuzzleView, spoken, view
from game.screens.puzzle.telling import opening, said_now
from game.screens.shared.sitting import Sitting
from game.verbs.terminal.handle_names import WAYS, called, names, words_of
from game.verbs.terminal.moves import Wrong, fits, made, said_of, swapped
from game.verbs.terminal.page import Command, Page, Tone
from game.verbs.terminal.puzzle_commands import (
    ALSO,
    commands,
    does,
    known,
    sample,
    things,
    typed_for,
)

STORY: Final = {"save", "load", "slots", "history"}
Left: TypeAlias = results.Solved | results.Practise | results.Leave


class PuzzleInWords:
    """A level that is played by what is typed; ``ledger`` tells the Ledger's page."""

    def __init__(
        self,
        page: Page,
        sitting: Sitting,
        asked: results.Practise,
        *,
        story: bool,
        marks: Iterable[tuple[str, str]] = (),
        ledger: Callable[[], None] | None = None,
    ) -> None:
        self._page, self._sitting, self._ledger = page, sitting, ledger
        had = earned(sitting.store.profile.solved)
        session = unsolved.begun(sitting, asked.kind, asked.level, marks)
        won, levels = unsolved.earned_by(sitting, session), sitting.library.levels
        self.state = opened(
            session, levels, had, story=story, course=asked.course, earned=won
        )
        self._kept = session
        self._seen = self._look()
        self.state = self.state.heard()

    def play(self) -> Left:
        """Until the level is left."""
        self._open()
        self._settle()
        left: Left | None = None
        while left is None:
            for told in self._sitting.told():
                self._page.say(told, Tone.QUIET)
            left = self._answer(self._page.ask())
        session, story = self.state.session, self.state.story
        over = isinstance(left, results.Solved)
        unsolved.leave(self._sitting, session, story=story, told=over)
        return left

    # What is told

    def _open(self) -> None:
        session, page = self.state.session, self._page
        page.gap()
        page.say(f"{_(KINDS[session.kind].title)}: {session.level.title}", Tone.STRONG)
        page.say(opening(self.state))
        page.say(heard.whole(session.shown))
        page.say(said_now(self.state), Tone.STRONG)
        page.say(_("Type “help” for what can be typed here."), Tone.QUIET)

    def _look(self) -> PuzzleView:
        return view(self.state, self._sitting.store.profile.solved)

    def _show(self, state: PuzzleState) -> None:
        """Go on with another state: say its news, and keep what has changed."""
        self.state, before = state, self._seen.band.now
        self._seen = self._look()
        self.state = state.heard()
        if self.state is not state:
            self._page.say(spoken(state, self._seen, before))
        self._kept = unsolved.keep_on(self._sitting, state.session, self._kept)

    def _settle(self) -> None:
        """Let time pass until nothing comes of it: what is held at the goal wins."""
        while True:
            after = self.state.tick(LONGEST_TICK, moving=False, still=True)
            if after is self.state:
                return
            if after.phase is Phase.GLOW and self.state.phase is not Phase.GLOW:
                won = unsolved.keep_won(self._sitting, after.session)
                after = replace(after, earned=won)
            elif after.phase is Phase.NAMED:
                self._page.gap()
            self._show(after)
            if after.phase is Phase.NAMED and after.earned is not None:
                marks = after.earned.marks
                words = [told for told, _won in listed(marks)]
                self._page.say(f"{', '.join((*words, paid(marks)))}.", Tone.QUIET)

    def _help(self) -> None:
        ledger = self._ledger is not None
        self._page.listed(commands(self.state, self._seen, ledger=ledger))

    # What was typed

    def _answer(self, said: str) -> Left | None:
        low = " ".join(said.lower().split())
        low = ALSO.get(low, low)
        if not low:
            return self._onward()
        if low == "back" and self.state.story and self.state.paper is None:
            return results.Leave()
        line = self._line(low)
        if line is None and low == "go on" and self.state.session.marks is not None:
            # Outside of the story the way on is the next level.
            line = self._line("next") or self._line("leave")
        if line is not None and (line.able or low != "guess"):
            return self._do(line)
        self._other(said, low)
        self._settle()
        return None

    def _line(self, typed: str) -> Line | None:
        lines = self._seen.column.lines
        return next((each for each in lines if typed_for(each.action) == typed), None)

    def _onward(self) -> results.Solved | None:
        """Nothing was typed: on in the story, if it is solved; else what to do."""
        on = any(line.action is Do.ON for line in self._seen.column.lines)
        if self.state.phase is Phase.NAMED and on:
            return results.Solved(finish(self.state.session))
        paper = self.state.paper
        self._page.say(said_now(self.state) if paper is None else paper.asked)
        ways = filter(self._line, ("go on", "next", "leave"))
        if paper is None and self.state.session.won:
            self._page.say(_("“{word}” leads on.", word=next(ways, "leave")))
        return None

    def _do(self, line: Line) -> Left | None:
        state, action = self.state, line.action
        if not line.able:
            self._page.say(_("There is nothing to do that with yet."), Tone.QUIET)
            return None
        match action:
            case Do.ON:
                return results.Solved(finish(state.session))
            case Do.LATER:
                return results.Solved(skipped(state.session))
            case Do.LEAVE:
                return results.Leave()
            case Do.NEXT | Do.PREVIOUS:
                return state.next_door(action)
            case _:
                self._show(replace(state, why="").do(action))
                self._settle()
        return None

    def _other(self, said: str, low: str) -> None:
        word, _blank, rest = low.partition(" ")
        match word:
            case "help":
                self._help()
            case "look":
                self._show(replace(self.state, news=Event.REPEAT))
            case "ledger" if self._ledger is not None:
                self._ledger()
            case "tools" | "tool":
                self._tools(rest)
            case "swap":
                self._swap(rest.split())
            case "take" if rest.isdecimal():
                self._take(int(rest[:6]))
            case "guess" if low == word:
                self._unguessed()
            case "answer" if self.state.paper is None and not self._named(word):
                self._unasked()
            case _ if low in STORY:
                self._page.say(_(KEPT), Tone.QUIET)
            case _ if self.state.paper is not None:
                self._write(said, word, rest)
            case _:
                self._handle(said)

    def _unguessed(self) -> None:
        """There is no guess to reveal: what to do first, and how it is typed."""
        self._page.say(said_now(self.state), Tone.QUIET)
        laid = things(self._seen)
        if self.state.session.guessing() and laid:
            typed, handle = next(iter(laid.items()))
            told = _("Type it as “{sample}”.", sample=sample(typed, handle))
            self._page.say(told, Tone.QUIET)

    def _unasked(self) -> None:
        """Nothing is asked on paper now."""
        if self._line("paper") is None:
            self._unguessed()
        else:
            self._page.say(_("Type “paper” first: that asks for an answer."))

    # Things

    def _handle(self, said: str) -> None:
        """Something about a thing: its name, and behind it what becomes of it."""
        pieces = said.split()
        if pieces[0].lower() in WAYS:
            self._pushed(said)
            return
        can = self._movable()
        for count in range(len(pieces), 0, -1):
            name = words_of(" ".join(pieces[:count]))
            meant = called(name, can)
            if len(meant) == 1:
                self._moved(meant[0], " ".join(pieces[count:]))
                return
            rest = " ".join(pieces[count:])
            fitting = [each for each in meant if fits(self.state.session, each, rest)]
            if len(fitting) == 1:
                self._moved(fitting[0], rest)
                return
            if len(meant) > 1:
                both = ", ".join(
                    f"“{each}”" for each in names(can) if names(can)[each] in meant
                )
                self._page.say(_("Which one? {all}.", all=both), Tone.QUIET)
                return
        valued = [each for each in can if said_of(each, said)]
        if len(valued) == 1:
            self._moved(valued[0], said)
            return
        name = words_of(pieces[0])
        sleeping = called(name, asleep(self.state.session))
        if sleeping:
            self._page.say(sleeping[0].why, Tone.QUIET)
        else:
            self._page.unknown(said, known(self.state, self._seen))

    def _named(self, word: str) -> bool:
        """Whether a thing can be called so."""
        return bool(called(words_of(word), self._movable()))

    def _movable(self) -> list[Handle]:
        return [h for h in self._seen.handles if h.role is not Role.BODY]

    def _pushed(self, said: str) -> None:
        """A way alone pushes what was spoken of last, or the only thing there is."""
        can = self._movable()
        held = [h for h in can if h.key == self.state.focus] or can[:1]
        if held:
            self._moved(held[0], said)
        else:
            self._page.say(_("There is nothing to push now."), Tone.QUIET)

    def _moved(self, handle: Handle, text: str) -> None:
        if not text:
            self._show(replace(self.state, focus=handle.key, news=Event.FOCUS))
            return
        try:
            after = made(self.state.session, handle, text)
        except Wrong as wrong:
            self._page.say(str(wrong), Tone.QUIET)
            return
        self._step(after.session, handle.key, after.why)

    def _step(self, session: Session, focus: str, why: str = "") -> None:
        if session.steps == self.state.session.steps:
            self._page.say(why or _("That changes nothing."), Tone.QUIET)
            return
        state = replace(self.state, focus=focus).stopped().take(session, Event.STEP)
        self._show(replace(state, why=why))

    def _swap(self, places: list[str]) -> None:
        if len(places) != 2:
            self._page.say(_("Two places are needed, as “swap 1 3”."), Tone.QUIET)
            return
        try:
            session = swapped(self.state.session, *places)
        except Wrong as wrong:
            self._page.say(str(wrong), Tone.QUIET)
            return
        self._step(session, "")

    def _take(self, number: int) -> None:
        """The so many-th thing or answer in the order of ``help``."""
        paper = self.state.paper
        if paper is not None:
            pick = PickAnswer(number - 1)
            lines = (each for each in self._seen.column.lines if each.action == pick)
            line = next(lines, None)
            if line is None:
                self._page.say(paper.asked)
            else:
                self._do(line)
            return
        handles = list(things(self._seen).values())
        if not 1 <= number <= len(handles):
            self._page.say(_("Things go from 1 to {most}.", most=len(handles)))
            return
        handle = handles[number - 1]
        if not handle.values or handle.slides:
            self._moved(handle, "")
            return
        at = handle.values.index(handle.value) + 1
        turn = Turn(handle.key, handle.values[at % len(handle.values)])
        self._step(self.state.session.commit(turn), handle.key)

    def _write(self, said: str, word: str, rest: str) -> None:
        """An answer on paper: typed, or one of four."""
        paper = self.state.paper
        text = said.partition(" ")[2] if word == "answer" else said
        # Of four answers a number alone is the place of one.
        picks = paper is not None and paper.choosing and word != "answer"
        if picks and text.isdecimal():
            self._take(int(text[:6]))
            return
        asked = paper is not None and paper.question.read(text) is not None
        read = asked or any(numbers(text, count) is not None for count in (1, 2))
        if word != "answer" and not read:
            self._page.unknown(said, known(self.state, self._seen))
            return
        if not rest and word == "answer":
            self._page.say(paper.asked if paper is not None else "")
            return
        if paper is not None and paper.choosing:
            self.state = self.state.do(Do.TYPE).heard()
        written = self.state.edit(lambda _line: AnswerLine().write(text))
        self._show(written.do(Do.HAND_IN))

    def _tools(self, name: str) -> None:
        offered = [
            line for line in self._seen.column.lines if isinstance(line.action, UseTool)
        ]
        chosen = [line for line in offered if typed_for(line.action) == name]
        if chosen:
            self._do(chosen[0])
        elif offered:
            self._page.listed(Command(typed_for(o.action), does(o)) for o in offered)
        else:
            self._page.say(_("There is no tool to lay out here."), Tone.QUIET)
