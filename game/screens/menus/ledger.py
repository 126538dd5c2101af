"""The Ledger: every guess that is written, and the page that is kept of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from game.guesses.questions import ASKED, Question
from game.language import N_, _, ngettext
from game.narrative.text.quoting import Numbers
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push, Screen
from game.screens.menus.guess_records import Record, made, record, shown
from game.screens.menus.ledger_rows import Entry, MarkRow, Pen
from game.screens.menus.small_figure import Gallery, Shown, SmallFigures
from game.screens.menus.two_panes import TwoPanes
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints
from game.ui.forms.rows import Rows
from game.ui.forms.widgets import Act, Bands, Heading, Line, Widget, Words
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import runs
from game.ui.window.intents import Intent

Begin = Callable[[str, str], Screen]
GO, TRY = "go", "try"
CHANGE = ("change", N_("holds, breaks, open"))
SHELF_HINT: Hints = (
    ("choose", N_("choose")),
    CHANGE,
    ("take", N_("its page")),
    ("back", N_("back")),
)
PAGE_HINT: Hints = (
    ("choose", N_("choose")),
    ("take", N_("take")),
    ("back", N_("to the guesses")),
)


class LedgerScreen(TwoPanes):
    """The guesses and their marks, which can be revised; beside them the page of one.

    Leaves with ``results.Marks`` of those that are new, or with where to go. A
    ``fixed`` one is only looked into. ``begin`` makes the screen of a level that tries
    a guess, ``quotes`` are the numbers that the player made in puzzles.
    The truth of a guess shows only when a board that asks for it was solved: trying
    the marks one by one gives nothing away.
    """

    heading = N_("The Ledger")
    shelved = 600.0
    enough = 1060.0

    def __init__(
        self,
        context: Context,
        entries: tuple[tuple[str, str], ...],
        *,
        fixed: bool = False,
        begin: Begin | None = None,
        quotes: Mapping[str, Numbers] | None = None,
    ) -> None:
        self.context = context
        self._fixed, self._begin, self._quotes = fixed, begin, quotes or {}
        self._began = dict(entries)
        self._now = dict(entries)
        self._pen = Pen(calm=context.settings.reduced_motion)
        self._records = self._recorded()
        self._asked = self._open()
        self._gallery = Gallery()
        self.opened = next(iter((*self._records, *self._asked)), "")
        super().__init__(context)

    @property
    def hint(self) -> Hints:  # type: ignore[override]
        """What can be done where the focus is."""
        if self.rows is self.page:
            marking = isinstance(self.page.focused, MarkRow)
            return (PAGE_HINT[0], CHANGE, PAGE_HINT[-1]) if marking else PAGE_HINT
        if not self._records and not self._asked:
            return (SHELF_HINT[-1],)
        if self.opened in self._asked:
            return (SHELF_HINT[0], SHELF_HINT[-1])
        return tuple(h for h in SHELF_HINT if not self._fixed or h is not CHANGE)

    def _recorded(self) -> dict[str, Record]:
        library, solved = self.context.library, self.context.store.profile.solved
        found = map(library.ledger.find, self._now)
        return {g.id: record(library, g, solved) for g in found if g is not None}

    def bands(self) -> Bands:
        """The guesses in the order in which they were made."""
        rows = [
            (
                Entry(
                    each.guess,
                    self._now[guess],
                    self._pen,
                    proven=each.proven,
                    fixed=self._fixed,
                    opened=guess == self.opened,
                ),
            )
            for guess, each in self._records.items()
        ]
        told = _("No guess is written yet.")
        if rows:
            told = ngettext(
                "{n} guess, {marked} of them marked.",
                "{n} guesses, {marked} of them marked.",
                len(rows),
                marked=sum(bool(m) for m in self._now.values()),
            )
        left: list[tuple[Widget]] = [
            (Line(each.id, each.asks),) for each in self._asked.values()
        ]
        if left:
            left.insert(0, (Heading("", _("Still open")),))
        return [(Words(told, room=(0.0, 10.0)),), *rows, *left]

    def _open(self) -> dict[str, Question]:
        """What was asked at the end and stayed open, once it was asked."""
        if ASKED not in self.context.store.profile.unlocked:
            return {}
        return {each.id: each for each in self.context.library.ledger.questions}

    def beside(self) -> Bands:
        """The page of the guess that is open."""
        found = self._records.get(self.opened)
        if found is not None:
            return list(self._page(found))
        asked = self._asked.get(self.opened)
        return list(_reading(asked)) if asked is not None else ()

    def _page(self, of: Record) -> Iterator[Sequence[Widget]]:
        guess, reading = of.guess, Face.READING
        words = runs(guess.words)
        yield (Words(words, size=40.0, face=reading, quiet=False, room=(0.0, 4.0)),)
        if of.proven:
            yield (Words(runs(guess.truth), face=reading, room=(0.0, 4.0)),)
        if not self._fixed:
            yield (MarkRow(guess.id, self._now[guess.id], self._pen),)
        yield (self._pictured(of),)
        if of.proven or of.met:
            known = self.context.library.levels.guesses[guess.id]
            if known.evidence:
                yield (Heading("", _("Evidence")),)
            for fact in known.evidence:
                yield (Words(runs(fact), quiet=False, size=27.0, room=(4.0, 4.0)),)
        yield from self._ways(of)

    def _pictured(self, of: Record) -> SmallFigures:
        """Where it was made and, once that was met, where it broke or was shown."""
        library, name = self.context.library, of.guess.id
        here = partial(made, library, of, self._quotes)
        before = Shown(f"{name}:made", _("Where it was made"), here)
        after = Shown(f"{name}:later", _("Not tried yet"))
        if of.met or (of.proven and of.broke):
            caption = _("Where it breaks") if of.broke else _("Where it was tried")
            after = Shown(f"{name}:shown", caption, partial(shown, library, of))
        return SmallFigures(before, after, self._gallery)

    def _ways(self, of: Record) -> Iterator[Sequence[Widget]]:
        chapter = self.context.library.program.chapters.get(of.chapter)
        if self._begin is not None and of.tries is not None:
            under = _("For its own sake; then you are back here.")
            words = _("Try it: {level}", level=of.tries[2])
            yield (Line(TRY, words, under=under),)
        if not self._fixed and chapter is not None:
            told = _("In {title}. Where you are now is kept.", title=chapter.title)
            yield (Line(GO, _("Go back to where it was made"), under=told),)

    # Time

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player; marks are written on, pictures come one by one."""
        if self._gallery.work():
            self.page.stale = True
        if self._pen.writing:
            self._pen.tick(dt)
            self.shelf.stale = self.page.stale = True
        return super().update(dt, intents)

    def wait(self) -> float:
        """Seconds until something changes by itself."""
        busy = self._pen.writing or self._gallery.wanting
        return 0.0 if busy else super().wait()

    # The player

    def opens(self, key: str) -> bool:
        """Every guess has a page, and every question."""
        return key in self._records or key in self._asked

    def open(self, key: str) -> None:
        """Show the page of a guess."""
        self._gallery.turn()
        super().open(key)

    def first(self) -> str:
        """The page begins with its mark."""
        return f"mark:{self.opened}"

    def crossed(self, dx: int) -> bool:
        """Left leads back from where nothing is marked; right changes marks."""
        leaves = dx < 0 and self.rows is self.page
        if leaves and not isinstance(self.page.focused, MarkRow):
            self.to(self.shelf)
            return True
        if dx > 0 and self.rows is self.shelf and self._fixed:
            self.to(self.page)
            return True
        return False

    def acted(self, act: Act) -> Change:
        """A mark was changed, a page opened, or a way taken."""
        of = self._records.get(self.opened)
        if act.value is not None:
            self._mark(act.key.removeprefix("mark:"), act.value)
        elif act.key == TRY and self._begin is not None and of and of.tries:
            return Push(self._begin(*of.tries[:2]))
        elif act.key == GO and of:
            return self._gone(results.Replay(of.chapter, of.scene))
        else:
            self.open(act.key)
            self.to(self.page)
        return STAY

    def _mark(self, guess: str, mark: str) -> None:
        self._now[guess] = mark
        self._pen.begin(guess)
        self.renew()

    def resumed(self, result: Any) -> Change:
        """A level was left: what it showed is known now, and kept."""
        self._records = self._recorded()
        self._gallery.clear()
        return super().resumed(result)

    def left(self) -> Change:
        """Hand the marks back that are new."""
        return self._gone(None)

    def _gone(self, then: results.Replay | None) -> Change:
        new = tuple(
            (guess, marked)
            for guess, marked in self._now.items()
            if marked != self._began[guess]
        )
        return Pop(results.Marks(new, then) if new else then)

    def to(self, pane: Rows) -> None:
        """A page may have nothing to take: then it is only looked at."""
        if pane is self.page and pane.focused is None and self.both():
            return
        super().to(pane)


def _reading(asked: Question) -> Iterator[Sequence[Widget]]:
    """The page of a question: what is asked, and where to read on."""
    face = Face.READING
    yield (Words(asked.asks, size=40.0, face=face, quiet=False, room=(0.0, 4.0)),)
    yield (Words(_("Nobody has answered this yet."), room=(0.0, 4.0)),)
    yield (Heading("", _("Where to read on")),)
    for each in asked.read:
        yield (Words(each, quiet=False, size=27.0, room=(4.0, 4.0)),)
