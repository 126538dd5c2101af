"""What a session says of its own accord: what to do now, and why something is not."""

from msgspec.structs import replace

from game.language import _
from game.puzzles.core import hands
from game.puzzles.core.protocol import Drag, Handle, Move, Role
from game.puzzles.session import carrying
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.puzzles.session.steps import Again


def now(session: Session, phase: Phase) -> str:
    """What to do in the present phase, in one sentence; it changes with the phase.

    At the goal there is nothing left to do, also before the win is counted.
    """
    match phase:
        case Phase.PAPER:
            return _("Write the answer down, or choose it from four.")
        case Phase.NAMED:
            return _("Go on from here, or play on with everything set free.")
        case Phase.FREE if any(h.given for h in session.shown.handles()):
            return _("Play on: what was given moves now, too.")
        case Phase.FREE:
            return _("Play on as you like.")
        case _ if phase is Phase.GLOW or session.there():
            return _("There it is.")
        case _ if session.guessing() and session.tellable():
            return _("If that is your guess, reveal it.")
        case _:
            return session.position.now()


def asleep(session: Session) -> tuple[Handle, ...]:
    """What is seen and cannot be taken yet, each with the reason ``why``."""
    shown = session.shown
    given = (
        replace(h, why=_("{name} is given. Once solved, it moves too.", name=h.name))
        for h in shown.handles()
        if not session.takes(h)
    )
    carried = carrying.fitted(shown.handles(), session.carried, shown.view())
    return carrying.with_bodies((*shown.asleep(), *given), carried)


def unlaid(before: Session, after: Session) -> str:
    """What came back to the start is no guess any more; empty where that is not so."""
    gone = before.arranged() and after.guessing() and not after.arranged()
    if not gone or Again() in after.steps[-1:]:
        return ""
    return _("It lies as at the start again, and that is no guess.")


def stopped(session: Session, held: Handle, move: Move) -> str:
    """Why a move of what is held does not end where it was aimed; empty where it does.

    Only an arrow that would lose its length is stopped where nothing shows why.
    """
    home = carrying.home(move, session.carried)
    if not held.arrow or held.role is Role.BODY or not isinstance(home, Drag):
        return ""
    to = hands.entered(home.to)
    if to is None or not hands.short(to, session.position.view()):
        return ""
    return _("A hand stops here: an arrow without length could not be taken again.")
