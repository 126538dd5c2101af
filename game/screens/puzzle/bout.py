"""A session as it is played at the bench: what is done, shown and said. No intents."""

from game.narrative.text.markup import aloud
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.session import Session, start
from game.screens.puzzle import spoken
from game.screens.puzzle.actions import Phase
from game.screens.puzzle.attention import FIELD, Attention
from game.screens.puzzle.pointer import Hand
from game.screens.puzzle.puzzle_view import Bench, Ringed
from game.screens.puzzle.sitter import DEEDS, GLOW, Sitter
from game.screens.puzzle.toolbox import PREFIX, Toolbox
from game.screens.shared import act_sounds
from game.screens.shared.context import Context


class Bout:
    """The sitter, the bench, the hand and the attention, kept in step.

    ``kept`` is a session to go on with, if it is of the level as it is now.
    """

    def __init__(
        self,
        context: Context,
        name: tuple[str, str],
        backdrop: str,
        kept: Session | None,
        *,
        story: bool,
    ) -> None:
        self.context = context
        kind, level_name = name
        levels = context.library.levels
        fresh = start(kind, levels.find(kind, level_name), levels.guesses)
        known = kept is not None and kept.start == fresh.start
        session = kept if kept is not None and known else fresh
        self.boards = KINDS[kind].marks
        self.sitter = Sitter(session, levels, context.store.profile, story=story)
        self.bench = Bench(context, backdrop, pages=self.boards)
        self.hand = Hand(self.sitter, self.bench)
        self.toolbox = Toolbox(self.sitter, context.store.profile)
        self.attention = Attention(self.sitter, self.hand, self.toolbox)
        self.settle()
        self.attention.first()
        self.refresh()
        self.ear = act_sounds.Ear(context.sound, session, telling=not self.boards)
        context.voice.say(spoken.opened(session))

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.sitter.session

    def settle(self) -> None:
        """The window or a setting is another: find everything its place again."""
        self.sitter.still = self.context.settings.reduced_motion
        self.hand.open()
        self.bench.place()
        self.refresh()

    # What is done

    def do(self, id_: str) -> None:
        """Carry out an action that does not leave."""
        if self._on_paper(id_) or self._on_bench(id_):
            return
        if id_ != "hint":
            self.sitter.stop()
        if id_ == "hint":
            self._hint()
        elif id_ in {"play", "name"}:
            self.sitter.show_name(on=id_ == "name")
            self.refresh(animate=True)
        elif id_ in DEEDS:
            self.set(DEEDS[id_](self.session))
        self.keep_focus()

    def _on_paper(self, id_: str) -> bool:
        """Whether it was about the check on paper."""
        words = self.sitter.on_paper(id_)
        if words is None:
            return False
        turned = {"paper", "another", "choose", "type", "close"}
        if id_ in turned or self.attention.focus not in self.attention.stops():
            self.attention.first(lines=True)
        self.context.voice.say(words)
        self.refresh(animate=True)
        return True

    def _on_bench(self, id_: str) -> bool:
        """Whether it was a tool; it is laid out, or put away."""
        if not id_.startswith(PREFIX):
            return False
        before = self.toolbox.out
        self.toolbox.toggle(id_)
        away = len(self.toolbox.out) < len(before)
        self.refresh(animate=True)
        told = "" if away else self.toolbox.told(self.bench.figure, self._key())
        words = "Put away." if away else f"{self.toolbox.says(id_)} {told}"
        self.context.voice.say(words)
        return True

    def _key(self) -> str:
        """The handle that is held, or that has the focus."""
        return self.hand.held or self.attention.focus

    def _hint(self) -> None:
        self.sitter.hint()
        self.refresh()
        advice = self.session.advice()
        if advice is not None:
            self.context.voice.say(advice.words)

    def take(self, session: Session | None) -> None:
        """The session as a hand or a key has it now; nothing for None."""
        if session is not None:
            self.sitter.take(session)
            self._hum()

    def set(self, session: Session) -> None:
        """A session that is another than the one shown: the figure turns into it."""
        if session == self.session:
            return
        page = self.session.handle("page"), session.handle("page")
        still = self.boards and page[0] == page[1]
        self.take(session)
        self.refresh(animate=not still)
        self.keep_focus()
        self.context.voice.say(spoken.step(self.session))

    def _hum(self) -> None:
        """Let the goal's closeness be heard; a board would tell its truth by it."""
        if not self.boards:
            self.context.sound.near(self.session.shown.goal().closeness)

    # Time

    def tick(self, dt: float) -> None:
        """Let time pass for the session and for what moves."""
        happened = self.sitter.tick(dt, moving=self.bench.tableau.moving)
        if happened == "won":
            self.hand.open()
            self.context.store.keep_profile()
        if happened == "named":
            self.named()
        elif happened:
            self.refresh(animate=not (happened == "moved" and self.boards))
        if happened == "moved":
            self.context.voice.say(spoken.step(self.session))
        shining = self.sitter.phase is Phase.GLOW
        self.bench.shine(self.sitter.glowing / GLOW if shining else 0.0)
        self.bench.tick(dt)
        self.ear.hear(self.session)

    def named(self) -> None:
        """Out of the glow of the win: the naming slides in."""
        self.sitter.show_name()
        self.attention.first(lines=True)
        self.refresh(animate=True)
        named = aloud(self.session.level.naming)
        said = f"Solved. {named} {self.session.announce()} {self.toolbox.news}"
        self.context.voice.say(said.strip())

    # Saying and showing

    def keep_focus(self) -> None:
        """The focus stays while it can."""
        if self.attention.keep():
            self.refresh()

    def say_focus(self) -> None:
        """What has the focus, for ears."""
        handle, action = self.attention.handle, self.attention.action
        for grip in self.hand.grips():
            if grip.area is not None and grip.handle.key == self.attention.focus:
                self.bench.reveal(grip.area)
        if handle is not None:
            self.context.voice.say(spoken.handle_words(handle))
        elif action is not None:
            self.context.voice.say(action.words)

    def refresh(self, *, animate: bool = False) -> None:
        """Hand the bench what there is to show now; it paints only what changed."""
        sitter, bench, hand = self.sitter, self.bench, self.hand
        figure = self.toolbox.drawn(sitter.figure(), self._key())
        if animate or figure != bench.figure:
            bench.show(figure, animate=animate and not hand.held)
        handle = self.attention.handle
        bench.tell(
            spoken.told(
                sitter,
                self.attention.actions,
                focus="" if handle else self.attention.focus,
                over=self.attention.over,
                field=FIELD,
            )
        )
        attention, toolbox = self.attention, self.toolbox
        says = toolbox.says(attention.over) or toolbox.says(attention.focus)
        laid = toolbox.told(figure, self._key(), but="gram")
        bench.say(spoken.band(sitter, handle, says, laid, toolbox.news))
        bench.ring(
            Ringed(
                grips=tuple(hand.grips()),
                lit=self.attention.hovered or self.attention.focus,
                held=hand.held,
                snapped=self.session.snapped is not None,
            )
        )
