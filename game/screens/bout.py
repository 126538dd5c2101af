"""A sitting as it is played at the bench: what is done, shown and said. No intents."""

from game.narrative.markup import aloud
from game.puzzles.kinds import KINDS
from game.puzzles.sitting import Sitting, start
from game.screens import heard, showing
from game.screens.actions import Phase
from game.screens.attention import FIELD, Attention
from game.screens.bench import Bench, Ringed
from game.screens.desk import Desk
from game.screens.hand import Hand
from game.screens.sitter import DEEDS, GLOW, Sitter
from game.screens.toolbox import PREFIX, Toolbox


class Bout:
    """The sitter, the bench, the hand and the attention, kept in step.

    ``kept`` is a sitting to go on with, if it is of the level as it is now.
    """

    def __init__(
        self,
        desk: Desk,
        name: tuple[str, str],
        backdrop: str,
        kept: Sitting | None,
        *,
        story: bool,
    ) -> None:
        self.desk = desk
        kind, level_name = name
        library = desk.library
        fresh = start(kind, library.levels.find(kind, level_name), library.lore)
        known = kept is not None and kept.start == fresh.start
        sitting = kept if kept is not None and known else fresh
        self.boards = KINDS[kind].marks
        self.sitter = Sitter(sitting, library.levels, desk.store.profile, story=story)
        self.bench = Bench(desk, backdrop, pages=self.boards)
        self.hand = Hand(self.sitter, self.bench)
        self.toolbox = Toolbox(self.sitter, desk.store.profile)
        self.attention = Attention(self.sitter, self.hand, self.toolbox)
        self.settle()
        self.attention.first()
        self.refresh()
        self.ear = heard.Ear(desk.sound, sitting, telling=not self.boards)
        desk.voice.say(showing.opened(sitting))

    @property
    def sitting(self) -> Sitting:
        """The sitting as it is now."""
        return self.sitter.sitting

    def settle(self) -> None:
        """The window or a setting is another: find everything its place again."""
        self.sitter.still = self.desk.settings.reduced_motion
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
            self.set(DEEDS[id_](self.sitting))
        self.keep_focus()

    def _on_paper(self, id_: str) -> bool:
        """Whether it was about the check on paper."""
        words = self.sitter.on_paper(id_)
        if words is None:
            return False
        turned = {"paper", "another", "choose", "type", "close"}
        if id_ in turned or self.attention.focus not in self.attention.stops():
            self.attention.first(lines=True)
        self.desk.voice.say(words)
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
        self.desk.voice.say(words)
        return True

    def _key(self) -> str:
        """The handle that is held, or that has the focus."""
        return self.hand.held or self.attention.focus

    def _hint(self) -> None:
        self.sitter.hint()
        self.refresh()
        advice = self.sitting.advice()
        if advice is not None:
            self.desk.voice.say(advice.words)

    def take(self, sitting: Sitting | None) -> None:
        """The sitting as a hand or a key has it now; nothing for None."""
        if sitting is not None:
            self.sitter.take(sitting)
            self._hum()

    def set(self, sitting: Sitting) -> None:
        """A sitting that is another than the one shown: the figure turns into it."""
        if sitting == self.sitting:
            return
        page = self.sitting.handle("page"), sitting.handle("page")
        still = self.boards and page[0] == page[1]
        self.take(sitting)
        self.refresh(animate=not still)
        self.keep_focus()
        self.desk.voice.say(showing.step(self.sitting))

    def _hum(self) -> None:
        """Let the goal's closeness be heard; a board would tell its truth by it."""
        if not self.boards:
            self.desk.sound.near(self.sitting.shown.goal().closeness)

    # Time

    def tick(self, dt: float) -> None:
        """Let time pass for the sitting and for what moves."""
        happened = self.sitter.tick(dt, moving=self.bench.tableau.moving)
        if happened == "won":
            self.hand.open()
            self.desk.store.keep_profile()
        if happened == "named":
            self.named()
        elif happened:
            self.refresh(animate=not (happened == "moved" and self.boards))
        if happened == "moved":
            self.desk.voice.say(showing.step(self.sitting))
        shining = self.sitter.phase is Phase.GLOW
        self.bench.shine(self.sitter.glowing / GLOW if shining else 0.0)
        self.bench.tick(dt)
        self.ear.hear(self.sitting)

    def named(self) -> None:
        """Out of the glow of the win: the naming slides in."""
        self.sitter.show_name()
        self.attention.first(lines=True)
        self.refresh(animate=True)
        named = aloud(self.sitting.level.naming)
        said = f"Solved. {named} {self.sitting.announce()} {self.toolbox.news}"
        self.desk.voice.say(said.strip())

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
            self.desk.voice.say(showing.handle_words(handle))
        elif action is not None:
            self.desk.voice.say(action.words)

    def refresh(self, *, animate: bool = False) -> None:
        """Hand the bench what there is to show now; it paints only what changed."""
        sitter, bench, hand = self.sitter, self.bench, self.hand
        figure = self.toolbox.drawn(sitter.figure(), self._key())
        if animate or figure != bench.figure:
            bench.show(figure, animate=animate and not hand.held)
        handle = self.attention.handle
        bench.tell(
            showing.told(
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
        bench.say(showing.band(sitter, handle, says, laid, toolbox.news))
        bench.ring(
            Ringed(
                grips=tuple(hand.grips()),
                lit=self.attention.hovered or self.attention.focus,
                held=hand.held,
                snapped=self.sitting.snapped is not None,
            )
        )
