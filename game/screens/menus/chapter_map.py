"""A chapter as a map of its scenes, and what the player has seen in each of them."""

from collections.abc import Iterator

from game.language import N_, _, ngettext
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.noted import Noted, Sign, bud
from game.screens.menus.scene_records import Scene, marks, scenes
from game.screens.menus.scene_row import SceneRow
from game.screens.menus.two_panes import TwoPanes
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import (
    SMALL,
    Act,
    Bands,
    Canvas,
    Heading,
    Line,
    Widget,
    Words,
)
from game.ui.paint.award_signs import progress
from game.ui.paint.hand_marks import Written, hand_mark
from game.ui.paint.strokes import XY
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import runs

OWN, FRESH = "own", "fresh"
SHELF_HINT: Hints = (
    ("choose", N_("choose")),
    ("across", N_("what was there")),
    ("take", N_("open")),
    ("back", N_("back")),
)
PAGE_HINT: Hints = (
    ("choose", N_("choose")),
    ("take", N_("go there")),
    ("back", N_("to the scenes")),
)


class ChapterScreen(TwoPanes):
    """The scenes as stops on a line, and the page of one; leaves with a ``Replay``.

    Of scenes that were not seen only how many there are is said. It opens at the
    page of the ``scene`` that is named, else where the play stands.
    """

    shelved = 600.0
    enough = 1060.0

    def __init__(self, context: Context, chapter: str, scene: str = "") -> None:
        self.context = context
        self._chapter = context.library.program.chapters[chapter]
        self._scenes = scenes(context, self._chapter)
        self._marks = marks(context)
        here = next((s for s in self._scenes if s.place.scene == scene), None)
        here = here or next((s for s in self._scenes if s.here), None)
        seen = here or next((s for s in self._scenes if s.seen), None)
        self.opened = seen.place.scene if seen is not None else ""
        super().__init__(context, self.opened)
        if scene:
            self.page.set(self.beside(), self.first())
            self.wake(self.page)

    @property
    def title(self) -> str:
        """The chapter's."""
        return self._chapter.title

    @property
    def hint(self) -> Hints:  # type: ignore[override]
        """What can be done where the focus is."""
        return PAGE_HINT if self.rows is self.page else SHELF_HINT

    def bands(self) -> Bands:
        """A stop a scene; those not seen that stand together are one."""
        rows: list[SceneRow] = []
        groups = list(_grouped(self._scenes))
        for number, group in enumerate(groups):
            first = group[0]
            last = number == len(groups) - 1
            rows.append(
                SceneRow(
                    first,
                    hidden=len(group),
                    ends=(number > 0, not last),
                    opened=first.place.scene == self.opened,
                )
            )
        return [(row,) for row in rows]

    def beside(self) -> Bands:
        """What is known of the scene that is open, and the ways to it."""
        scene = next((s for s in self._scenes if s.place.scene == self.opened), None)
        if scene is None:
            return ()
        return [(row,) for row in self._page(scene)]

    def _page(self, scene: Scene) -> Iterator[Widget]:
        reading = Face.READING
        words = runs(scene.words)
        yield Words(words, size=38.0, face=reading, quiet=False, room=(0.0, 8.0))
        told = self._chapter.told(scene.place.scene)
        if told:
            yield Words(runs(told), face=Face.READING_ITALIC, room=(0.0, 8.0))
        if scene.came:
            came = _("It came from what you chose: “{option}”", option=scene.came)
            yield Words(came, size=SMALL, room=(0.0, 8.0))
        yield from self._ways(scene)
        lines = len(scene.place.lines)
        if lines:
            read = ngettext(
                "{read} of {n} line seen",
                "{read} of {n} lines seen",
                lines,
                read=scene.read,
            )
            yield Words(read, size=SMALL, room=(14.0, 0.0))
        yield from self._held(scene)

    def _ways(self, scene: Scene) -> Iterator[Widget]:
        """Where the player can go."""
        if scene.known:
            yield Line(
                OWN,
                _("Go there as you came"),
                under=_("With all that you had done before it."),
            )
        yield Line(
            FRESH,
            _("Go there afresh"),
            under=_("As if nothing had been chosen before it. Saves stay."),
        )

    def _held(self, scene: Scene) -> Iterator[Widget]:
        """Its choices, its guesses, its puzzles."""
        for ways in filter(None, scene.choices):
            yield Heading("", _("A choice"))
            for way in ways:
                more = "" if way.taken else _("not tried")
                yield Noted(way.words, bud(taken=way.taken), more=more)
        ledger = self.context.library.ledger
        guesses = [ledger.find(g) for g in scene.place.guesses if g in self._marks]
        if any(guesses):
            yield Heading("", _("Written into the Ledger"))
        for guess in filter(None, guesses):
            sign = marked(guess.id, self._marks[guess.id])
            yield Noted(runs(guess.words), sign)
        levels = self.context.library.levels
        if scene.place.puzzles:
            yield Heading("", _("In your hands"))
        for kind, name in scene.place.puzzles:
            level = levels.get(kind, name)
            if level is not None:
                solved = f"{kind}.{name}" in self.context.store.profile.solved
                more = _("solved") if solved else ""
                yield Noted(level.title, _far(solved=solved), more=more)

    # The player

    def opens(self, key: str) -> bool:
        """Every scene on the shelf has a page."""
        return bool(key)

    def first(self) -> str:
        """The way there with which the page begins."""
        known = {s.place.scene for s in self._scenes if s.known}
        return OWN if self.opened in known else FRESH

    def crossed(self, dx: int) -> bool:
        """Right leads to the page, left back."""
        pane = self.page if dx > 0 else self.shelf
        if pane is self.rows:
            return False
        if dx > 0 and self.shelf.focused is not None:
            self.open(self.shelf.focused.key)
        self.to(pane)
        return True

    def acted(self, act: Act) -> Change:
        """Open a scene, or go there."""
        if act.key in (OWN, FRESH):
            own = act.key == OWN
            return Pop(results.Replay(self._chapter.name, self.opened, own=own))
        self.open(act.key)
        self.to(self.page)
        return STAY


def _grouped(all_: tuple[Scene, ...]) -> Iterator[list[Scene]]:
    """Scenes one by one; those that were not seen in a row are together."""
    group: list[Scene] = []
    for scene in all_:
        if group and (scene.seen or group[-1].seen):
            yield group
            group = []
        group.append(scene)
    if group:
        yield group


def marked(guess: str, mark: str) -> Sign:
    """The mark that a guess has, in the Patient's hand."""

    def draw(on: Canvas, at: XY, r: float) -> None:
        hand_mark(on.surface, on.brush, Written(mark, guess), at, 1.7 * r)

    return draw


def _far(*, solved: bool) -> Sign:
    def draw(on: Canvas, at: XY, r: float) -> None:
        progress(on.surface, on.brush, "solved" if solved else "new", at, r)

    return draw
