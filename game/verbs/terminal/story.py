"""The story in the terminal: line by line, with its choices, marks and puzzles."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from game.figure.describe import describe
from game.figure.things import Figure
from game.language import N_, _
from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Ended,
    Line,
    Mark,
    Pause,
    PuzzleSet,
    SongSet,
)
from game.narrative.machine.state import StoryFault
from game.narrative.text.markup import plain
from game.screens.flow import results
from game.screens.shared.sitting import Sitting
from game.screens.story import page_words
from game.screens.story.autosaving import keep, keep_place, save_of
from game.screens.story.backlog import lines
from game.screens.story.journey import Journey
from game.screens.story.reader import (
    MARKS,
    OPENS,
    PUZZLE,
    SONG,
    Pace,
    Reader,
    Way,
    ways,
)
from game.song import phrases, words
from game.stage.picture import picture
from game.stage.state import Stage
from game.verbs.terminal.page import Command, Page, Tone
from game.verbs.terminal.puzzle import PuzzleInWords
from game.verbs.terminal.slots import kept_in, meant, tell_slots

COMMANDS: Final = (
    Command("look", N_("the place, the line and the whole picture again")),
    Command("back", N_("a line back; “forward” goes on again")),
    Command("history", N_("the lines that were read")),
    Command("ledger", N_("the guesses, with your marks")),
    Command("mark 2 breaks", N_("mark a guess anew: holds, breaks or open")),
    Command("skip", N_("past what was read before, to the next choice")),
    Command("save NAME", N_("keep this place under a name")),
    Command("load NAME", N_("go on from a save: its name or its number")),
    Command("slots", N_("the saves that there are")),
    Command("title", N_("to the title; the play waits")),
    Command("quit", N_("end the game; everything is kept")),
)
RECENT: Final = 12


class StoryInWords:
    """A play that is told and answered; ``clock`` counts seconds of play."""

    def __init__(
        self,
        page: Page,
        sitting: Sitting,
        journey: Journey,
        clock: Callable[[], float],
        *,
        played: float = 0.0,
    ) -> None:
        self._page, self._sitting, self._clock = page, sitting, clock
        self._began = clock() - played
        self.journey = journey
        self._reader = Reader(journey, Pace(), sitting.store.profile.has_seen)
        self._stage, self._picture = Stage(), ""
        self._skipping = False
        # Whether the line that is shown was read before.
        self._known = False
        self._left: results.Result | None = None

    def play(self) -> results.Result:
        """Until the chapter ends or the player leaves it."""
        self._tell()
        while self._left is None:
            pause = self.journey.now.pause
            if isinstance(pause, Ended):
                chapter = self.journey.now.state.chapter
                carried = self.journey.carried()
                return results.Finished(chapter, pause.name, carried)
            if isinstance(pause, Pause):
                self._go(Advance())
                continue
            self._notices()
            there = ways(pause)
            self._answer(self._page.ask("> " if there else ""), there)
        return self._left

    # What is told

    def _notices(self) -> None:
        for told in self._sitting.told():
            self._page.say(told, Tone.QUIET)

    def _tell(self, *, opens: bool = False) -> None:
        """What is new: place and people, the picture, the line, what can be chosen."""
        moment, library, page = self.journey.now, self._sitting.library, self._page
        pause = moment.pause
        if isinstance(pause, Line):
            self._known = not self._sitting.store.profile.see(pause.id)
        if isinstance(pause, Pause) or self._skipping:
            return
        for told in page_words.scene(library, self._stage, moment.stage):
            page.say(told, Tone.QUIET)
        self._stage = moment.stage
        words = self._described()
        if words and words != self._picture:
            page.say(f"[{words}]", Tone.QUIET)
        self._picture = words
        # What the story comes to opens at once.
        if not (opens and isinstance(pause, OPENS)):
            self._tell_pause()

    def _tell_pause(self) -> None:
        pause, library = self.journey.now.pause, self._sitting.library
        if isinstance(pause, Line):
            self._tell_line(pause)
        if isinstance(pause, Asked):
            self._page.say(page_words.asked(library, pause))
        self._page.listed(
            Command(str(number), way.text) for number, way in enumerate(ways(pause), 1)
        )

    def _tell_line(self, line: Line) -> None:
        who = self._sitting.library.named(line.speaker)
        self._page.say(line.text, name=who)

    def _described(self) -> str:
        stage = self.journey.now.stage
        ledger = self._sitting.library.ledger
        figure = Figure() if stage.words else picture(stage, ledger)
        # In words already: the brackets around it would hide its markup.
        return plain(describe(figure)) if figure.panels else ""

    def _look(self) -> None:
        """Everything, also what was told before."""
        stage, line = self.journey.now.stage, self._reader.line
        for told in page_words.scene(self._sitting.library, Stage(), stage):
            self._page.say(told, Tone.QUIET)
        if words := self._described():
            self._page.say(f"[{words}]", Tone.QUIET)
        if line is not None and line is not self.journey.now.pause:
            self._tell_line(line)
        self._tell_pause()

    def _tell_ledger(self) -> None:
        """The guesses that are written, numbered, with their marks."""
        written = self.journey.now.stage.ledger
        if not written:
            self._page.say(_("No guess is written yet."), Tone.QUIET)
        for number, (name, mark) in enumerate(written, 1):
            guess = self._sitting.library.ledger.find(name)
            words = guess.words if guess is not None else name
            told = _(MARKS[mark]) if mark in MARKS else _("Not marked.")
            self._page.listed([Command(str(number), f"{words} {told}")])

    def _tell_history(self, count: str) -> None:
        most = int(count[:4]) if count.isdecimal() else RECENT
        for _index, line in lines(self.journey)[-most:]:
            self._tell_line(line)

    # What was typed

    def _answer(self, said: str, there: tuple[Way, ...]) -> None:
        word, _blank, rest = said.partition(" ")
        if said.isdecimal() and there:
            self._choose(int(said[:6]), there)
        elif not said:
            if there:
                self._pick_first(there)
            else:
                self._go(Advance())
        elif (way := _named(said, there)) is not None:
            self._take(way)
        else:
            self._command(said, word.lower(), rest.strip())

    def _pick_first(self, there: tuple[Way, ...]) -> None:
        self._page.say(
            _("A number from 1 to {most}, please.", most=len(there)), Tone.QUIET
        )

    def _choose(self, number: int, there: tuple[Way, ...]) -> None:
        if 1 <= number <= len(there):
            self._take(there[number - 1])
        else:
            self._pick_first(there)

    def _take(self, way: Way) -> None:
        pause = self.journey.now.pause
        if isinstance(pause, PuzzleSet) and way.id == PUZZLE:
            self._puzzle(pause)
            return
        if isinstance(pause, SongSet) and way.id == SONG:
            self._sing(pause)
            self._go(Advance())
            return
        answer = self._reader.answer_to(way)
        if answer is not None:
            self._go(answer)

    def _command(self, said: str, word: str, rest: str) -> None:
        match word:
            case "look":
                self._look()
            case "back" | "forward":
                self._roll(back=word == "back")
            case "history":
                self._tell_history(rest)
            case "ledger":
                self._tell_ledger()
            case "mark":
                self._mark(rest.lower().split())
            case "skip":
                self._skip()
            case "title" | "leave":
                self._left = results.Leave()
            case "help" | "?":
                self._help()
            case "save" | "load" | "slots":
                self._saves(word, rest)
            case _:
                known = [each.typed.split()[0] for each in COMMANDS]
                self._page.unknown(said, [*known, "help", "forward"])

    def _help(self) -> None:
        there = ways(self.journey.now.pause)
        first = (
            Command(f"1-{len(there)}", _("choose; its first words do as well"))
            if there
            else Command("Enter", _("go on"))
        )
        told = [replace(each, does=_(each.does)) for each in COMMANDS]
        self._page.listed([first, *told])

    def _mark(self, said: list[str]) -> None:
        """A guess marked anew, as in the Ledger of the window."""
        written = self.journey.now.stage.ledger
        number = int(said[0][:6]) if said and said[0].isdecimal() else 0
        if len(said) != 2 or said[1] not in MARKS or not 1 <= number <= len(written):
            told = _(
                "That is “mark”, a number of the Ledger, and holds, breaks or open."
            )
            self._page.say(told, Tone.QUIET)
            return
        self.journey.answer(Mark(written[number - 1][0], said[1]))
        keep_place(self._sitting, self.journey, self._played())
        self._tell_ledger()

    def _saves(self, word: str, rest: str) -> None:
        self._sitting.store.flush()
        if word == "save":
            save = save_of(self._sitting, self.journey, self._played())
            kept_in(self._sitting, save, rest)
            self._sitting.store.flush()
        elif word == "load" and rest:
            slot = meant(self._sitting, rest)
            if slot is None:
                told = _(
                    "No save is called “{name}”. “slots” lists them.", name=rest[:40]
                )
                self._page.say(told, Tone.QUIET)
            else:
                self._left = results.Load(slot)
        else:
            tell_slots(self._page, self._sitting)

    # Where the story goes

    def _played(self) -> float:
        return max(0.0, self._clock() - self._began)

    def _go(self, answer: Answer) -> None:
        try:
            new = self.journey.answer(answer)
        except StoryFault as fault:
            self._skipping = False
            told = _("The story has a mistake and cannot go on here: {why}.", why=fault)
            self._page.say(f"{told} {_('“back” goes back a line.')}")
            return
        self._tell(opens=True)
        keeping = keep if new else keep_place
        keeping(self._sitting, self.journey, self._played())
        pause = self.journey.now.pause
        if isinstance(pause, PuzzleSet):
            self._skipping = False
            self._puzzle(pause)
        if isinstance(pause, SongSet):
            self._skipping = False
            self._sing(pause)
            self._go(Advance())

    def _sing(self, pause: SongSet) -> None:
        """The words of a song, each phrase with those who sing it."""
        library = self._sitting.library
        song = library.songs.get(pause.name)
        for phrase in phrases(song) if song is not None else ():
            who = library.together(phrase.who)
            self._page.say(words(phrase.syllables), name=who)

    def _puzzle(self, pause: PuzzleSet) -> None:
        """The puzzle; left without an end, the page offers it again."""
        stage = self.journey.now.stage
        puzzle = PuzzleInWords(
            self._page,
            self._sitting,
            results.Practise(pause.kind, pause.level),
            story=True,
            marks=stage.ledger,
            ledger=self._tell_ledger,
        )
        left = puzzle.play()
        self._page.gap()
        if isinstance(left, results.Solved):
            self._go(left.answer)
        else:
            self._tell_pause()

    def _roll(self, *, back: bool) -> None:
        if not self._reader.roll(back=back):
            self._page.say(_("There is nothing further that way."), Tone.QUIET)
            return
        self._tell()
        keep_place(self._sitting, self.journey, self._played())

    def _skip(self) -> None:
        """On to the next choice, as far as every line was read before."""
        self._skipping = True
        before = self.journey.now
        while self._left is None and self._passes() and self._skipping:
            self._go(Advance())
        on, self._skipping = self._skipping, False
        if self.journey.now is before:
            told = _("This line was never read; what comes is not skipped.")
            self._page.say(told, Tone.QUIET)
        elif on:
            known = self._known
            self._tell()
            self._known = known

    def _passes(self) -> bool:
        """Whether what is shown was met before and asks nothing."""
        pause = self.journey.now.pause
        return isinstance(pause, Pause) or (isinstance(pause, Line) and self._known)


def _named(said: str, there: tuple[Way, ...]) -> Way | None:
    """The way that begins with what was typed; a mark by its own word."""
    low = said.lower()
    found = [way for way in there if low in {way.sign, way.id}]
    found = found or [way for way in there if way.text.lower().startswith(low)]
    return found[0] if len(found) == 1 else None
