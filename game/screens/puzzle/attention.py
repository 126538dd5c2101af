"""What has the player's attention at a puzzle: focus of keys, hover of a hand."""

from msgspec.structs import replace

from game.puzzles.core.protocol import Handle
from game.screens.puzzle.actions import Action, Phase, offered
from game.screens.puzzle.pointer import Hand
from game.screens.puzzle.sitter import Sitter
from game.screens.puzzle.toolbox import Toolbox

FIELD = "field"


class Attention:
    """The focus: the key of a handle, the id of an action, or the field on paper.

    ``over`` is the action and ``hovered`` the handle under a hand that holds nothing.
    """

    def __init__(self, sitter: Sitter, hand: Hand, toolbox: Toolbox) -> None:
        self.sitter = sitter
        self.hand = hand
        self.toolbox = toolbox
        self.focus = ""
        self.over = ""
        self.hovered = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done, in reading order."""
        paper = self.sitter.paper
        around = replace(
            self.sitter.around,
            tools=self.toolbox.offered,
            choices=() if paper is None else paper.choices,
        )
        return offered(self.sitter.session, around)

    @property
    def handle(self) -> Handle | None:
        """The handle that has the focus, if it can be taken now."""
        if not self.focus or self.sitter.phase in {Phase.GLOW, Phase.PAPER}:
            return None
        return self.sitter.session.handle(self.focus)

    @property
    def action(self) -> Action | None:
        """The action that has the focus, if it is shown."""
        return self.named(self.focus)

    def named(self, id_: str) -> Action | None:
        """The action with that id, if it is shown."""
        return next((a for a in self.actions if a.id == id_), None)

    def stops(self, *, lines: bool = False) -> list[str]:
        """What Tab stops at, in order; ``lines`` leaves the handles out."""
        found = [] if lines else [grip.handle.key for grip in self.hand.grips()]
        if self.sitter.typing:
            found.append(FIELD)
        return found + [action.id for action in self.actions if action.able]

    def cycle(self, by: int, *, lines: bool = False) -> bool:
        """On to the next stop, around the end; whether the focus moved."""
        stops = self.stops(lines=lines)
        if not stops or not by:
            return False
        at = stops.index(self.focus) if self.focus in stops else -1 if by > 0 else 0
        self.focus = stops[(at + by) % len(stops)]
        return True

    def first(self, *, lines: bool = False) -> None:
        """To the first stop."""
        self.focus = next(iter(self.stops(lines=lines)), "")

    def keep(self) -> bool:
        """The focus stays while its stop is there; whether it had to move."""
        if self.focus in self.stops():
            return False
        self.first()
        return True

    def hover(self, over: str, hovered: str) -> bool:
        """A hand is over an action or a handle; whether that is new."""
        new = (over, hovered) != (self.over, self.hovered)
        self.over, self.hovered = over, hovered
        return new
