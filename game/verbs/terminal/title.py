"""The title in the terminal, and where each of its ways leads."""

from collections.abc import Callable

from game.language import _, pgettext
from game.narrative.machine.events import Ended
from game.narrative.overview.questions import answered, questions
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.course import names, stands_at
from game.puzzles.levels.level_names import UnknownLevelError, named
from game.saving.save import Save
from game.screens.flow import results
from game.screens.menus import chapter_records
from game.screens.menus.scene_records import Scene, scenes
from game.screens.opening import journeys
from game.screens.opening.kept_aside import keep_aside, loaded
from game.screens.shared.sitting import Sitting
from game.screens.story.journey import Journey
from game.verbs.terminal.page import Command, Page, Tone
from game.verbs.terminal.puzzle import PuzzleInWords
from game.verbs.terminal.slots import meant, tell_slots
from game.verbs.terminal.story import StoryInWords

HELP = {"help", "?"}


def _unseen(_save: Save) -> None:
    """A terminal has no picture of its page."""


class GameInWords:
    """From the title into the story and back, until the player leaves.

    ``level`` is the one that is played for its own sake, if one is.
    """

    def __init__(
        self, page: Page, sitting: Sitting, clock: Callable[[], float]
    ) -> None:
        self._page, self._sitting, self._clock = page, sitting, clock
        self.level = ""

    def run(self, first: results.Result | None = None) -> None:
        """The ``first`` thing that was asked for, then what the player asks for."""
        wanted = first
        while True:
            wanted = self._title() if wanted is None else self._follow(wanted)

    def _follow(self, wanted: results.Result) -> results.Result | None:
        sitting = self._sitting
        match wanted:
            case results.NewGame():
                keep_aside(sitting, _unseen)
                order = sitting.library.program.order
                return self._story(journeys.first(sitting, order[0]))
            case results.Replay():
                return self._replayed(wanted)
            case results.Continue():
                save = sitting.store.latest()
                return None if save is None else self._again(save)
            case results.Load(slot=slot):
                save = loaded(sitting, slot, _unseen)
                return None if save is None else self._again(save)
            case results.Practise():
                return self._practised(wanted)
            case results.Finished():
                return self._ended(wanted)
            case _:
                return None

    # The title

    def _title(self) -> results.Result | None:
        store, page = self._sitting.store, self._page
        page.gap()
        page.say("Eigenface", Tone.STRONG)
        for told in self._sitting.told():
            page.say(told, Tone.QUIET)
        ways = [
            (key, words)
            for key, words, there in (
                ("continue", _("Continue"), store.latest() is not None),
                ("new", _("New game"), True),
                ("chapters", _("Chapters"), bool(store.profile.begun)),
                ("load", _("Load"), True),
                ("levels", _("Levels"), True),
                ("quit", _("Quit"), True),
            )
            if there
        ]
        taken = self._choice([words for _key, words in ways], back=False)
        match ways[taken][0] if taken is not None else "":
            case "continue":
                return results.Continue()
            case "new":
                return results.NewGame()
            case "chapters":
                return self._chapters()
            case "load":
                return self._load()
            case "levels":
                return self._levels()
            case "quit":
                page.leave()
            case _:
                pass
        return None

    def _choice(self, ways: list[str], *, back: bool = True) -> int | None:
        """The number of a way, from 0; None for the way back."""
        page = self._page
        rows = [Command(str(n), words) for n, words in enumerate(ways, 1)]
        page.listed(rows)
        if back:
            page.say(_("Enter goes back."), Tone.QUIET)
        while True:
            said = page.ask()
            if not said and back:
                return None
            if said.isdecimal() and 1 <= int(said[:6]) <= len(ways):
                return int(said) - 1
            low = said.lower()
            if low in HELP:
                page.listed(rows)
            alike = [i for i, way in enumerate(ways) if way.lower().startswith(low)]
            if low and len(alike) == 1:
                return alike[0]
            told = _("A number from 1 to {most}, please.", most=len(ways))
            page.say(told, Tone.QUIET)

    def _load(self) -> results.Result | None:
        page, sitting = self._page, self._sitting
        if not tell_slots(page, sitting):
            return None
        page.say(_("Type the name or the number of a save. Enter goes back."))
        said = page.ask()
        if not said:
            return None
        slot = meant(sitting, said)
        if slot is None:
            page.say(_("No save is called “{name}”.", name=said[:40]), Tone.QUIET)
            return None
        return results.Load(slot)

    # Chapters

    def _chapters(self) -> results.Result | None:
        program, profile = self._sitting.library.program, self._sitting.store.profile
        known = [
            program.chapters[name]
            for name in program.order
            if name in profile.begun or name in profile.finished
        ]
        shares = (chapter_records.share(chapter, profile) for chapter in known)
        rows = [f"{c.title}: {share}." for c, share in zip(known, shares, strict=True)]
        taken = self._choice(rows)
        return None if taken is None else self._scenes(known[taken].name)

    def _scenes(self, name: str) -> results.Result | None:
        chapter = self._sitting.library.program.chapters[name]
        seen = [each for each in scenes(self._sitting, chapter) if each.seen]
        self._page.say(chapter.title, Tone.STRONG)
        whole = _("From its first line")
        taken = self._choice([whole, *(scene.title for scene in seen)])
        if taken is None:
            return None
        return self._ways_to(name, seen[taken - 1] if taken else None)

    def _ways_to(self, chapter: str, scene: Scene | None) -> results.Result | None:
        """As the player came there, or as if nothing had been chosen before."""
        place = scene.place.scene if scene is not None else ""
        ways = [_("Go there as you came"), _("Go there afresh")]
        known = scene is None or scene.known
        ways = ways if known else ways[1:]
        taken = self._choice(ways)
        if taken is None:
            return None
        return results.Replay(chapter, place, own=known and taken == 0)

    def _replayed(self, asked: results.Replay) -> results.Result | None:
        carried = asked.carried
        if not asked.own and carried is None:
            taken = self._asked_before(asked.chapter)
            if taken is None:
                return None
            carried = answered(self._sitting.library.program, taken)
        keep_aside(self._sitting, _unseen)
        if asked.scene:
            journey = journeys.scene(self._sitting, asked.chapter, asked.scene, carried)
        else:
            journey = journeys.first(self._sitting, asked.chapter, carried=carried)
        return self._story(journey)

    def _asked_before(self, chapter: str) -> dict[str, str] | None:
        """What was chosen in earlier chapters; None where the player goes back."""
        taken: dict[str, str] = {}
        for question in questions(self._sitting.library.program, chapter):
            name, words = question.before
            self._page.say(pgettext(name, words) if name else "")
            options = question.options
            at = self._choice([pgettext(option, words) for option, words in options])
            if at is None:
                return None
            taken[question.choice] = options[at][0]
        return taken

    # Plays

    def _story(self, journey: Journey, played: float = 0.0) -> results.Result:
        chapter = self._sitting.library.program.chapters[journey.now.state.chapter]
        self._page.gap()
        self._page.say(chapter.title, Tone.STRONG)
        self._page.say(_("Enter goes on. Type “help” for what can be typed."))
        self._page.gap()
        page, sitting = self._page, self._sitting
        play = StoryInWords(page, sitting, journey, self._clock, played=played)
        return play.play()

    def _again(self, save: Save) -> results.Result:
        for words in journeys.happened(self._sitting, save):
            self._page.say(words, Tone.QUIET)
        journey, message = journeys.again(self._sitting, save)
        if message:
            self._page.say(_(message), Tone.QUIET)
        moment = journey.now
        if isinstance(moment.pause, Ended):
            carried = journey.carried()
            return results.Finished(moment.state.chapter, moment.pause.name, carried)
        return self._story(journey, save.played)

    def _ended(self, finished: results.Finished) -> results.Result | None:
        """Keep that a chapter is finished; what was done in it, and the way on."""
        sitting, page = self._sitting, self._page
        chapter_records.finish(sitting, finished)
        chapters = sitting.library.program.chapters
        page.gap()
        page.say(f"{_('The end of')} {chapters[finished.chapter].title}", Tone.STRONG)
        for told in chapter_records.told(sitting, finished):
            page.say(told)
        on = chapter_records.coming(sitting, finished.chapter)
        ways = [_("On to {title}", title=chapters[name].title) for name in on]
        taken = self._choice([*ways, _("To the title")])
        if taken is None or taken == len(on):
            return None
        return results.Replay(on[taken])

    # Levels

    def _levels(self) -> results.Result | None:
        page, library = self._page, self._sitting.library
        solved = self._sitting.store.profile.solved
        rows = []
        for kind, levels in library.levels.levels.items():
            each = (
                _("{level} (solved)", level=level.id)
                if f"{kind}.{level.id}" in solved
                else level.id
                for level in levels
            )
            rows.append(Command(kind, f"{_(KINDS[kind].title)}: {', '.join(each)}."))
        page.listed(rows)
        page.say(_("Type a level, as rows.story. Enter goes back."))
        stops, word = names(library.levels), _("course")
        if stops:
            page.say(
                _(
                    "Or type “{word}”: {n} of them in order, from an arrow to the SVD.",
                    word=word,
                    n=len(stops),
                )
            )
        while said := page.ask():
            if stops and said.lower() == word:
                at = stands_at(library.levels, solved) or stops[0]
                kind, _dot, id_ = at.partition(".")
                return results.Practise(kind, id_, course=True)
            try:
                kind, level = named(library.levels, said)
            except UnknownLevelError as unknown:
                page.say(str(unknown), Tone.QUIET)
            else:
                return results.Practise(kind, level.id)
        return None

    def _practised(self, asked: results.Practise) -> results.Result | None:
        """A level for its own sake, and those that follow it."""
        puzzle = PuzzleInWords(self._page, self._sitting, asked, story=False)
        self.level = f"{asked.kind}.{asked.level}"
        left = puzzle.play()
        self.level = ""
        return left if isinstance(left, results.Practise) else None
