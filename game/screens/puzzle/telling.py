"""What a puzzle says aloud: its news in few words, and on demand all of it."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from game.figure.numbers import pair
from game.figure.things import Figure
from game.language import _
from game.narrative.text.spoken_signs import alone
from game.puzzles.core import hands
from game.puzzles.core.protocol import Drag, Handle, Hint, Predict, Role, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.session import carrying, guidance, heard
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.puzzles.session.steps import Key, said
from game.puzzles.session.tools import TOOLS, Toolbox
from game.screens.puzzle.actions import Do, Line, PickAnswer, UseTool
from game.screens.puzzle.paper import Paper
from game.screens.puzzle.puzzle_state import Event, Field, PuzzleState

_LINES = {Role.TEST: (Do.TEST,), Role.PAGE: (Do.PAGE_ON, Do.PAGE_BACK)}


def task(session: Session) -> str:
    """What a level says before it is played; one that nobody wrote, its kind's task."""
    return session.level.intro or _(KINDS[session.kind].task)


def opening(state: PuzzleState) -> str:
    """What it is about when it is opened; of one that was won, what it is called."""
    if state.phase is not Phase.NAMED:
        return task(state.session)
    return " ".join(filter(None, (_("Solved."), state.session.level.naming)))


def said_now(state: PuzzleState) -> str:
    """What to do now, in one sentence."""
    if state.watching:
        return _("Watch. Take hold of anything to go on yourself.")
    paper = state.paper
    if paper is not None and paper.right:
        back, other = _(Do.CLOSE.value), _(Do.ANOTHER.value)
        return _("Right. Choose “{back}” or “{other}”.", back=back, other=other)
    if paper is not None and not paper.choosing and paper.pair:
        one, other = paper.example()
        return _(
            "Write two numbers, as {one}, {other}. Or choose the answer from four.",
            one=one,
            other=other,
        )
    return guidance.now(state.session, state.phase)


def news(
    state: PuzzleState,
    handle: Handle | None,
    lines: Sequence[Line],
    tools: Toolbox,
    figure: Figure,
) -> str:
    """What happened, for ears."""
    level, paper, advice = state.session.level, state.check, state.session.advice()
    match state.news:
        case Event.OPENED:
            opening = (_opening(state), _focus(state, handle, lines))
            return " ".join(filter(None, opening))
        case Event.REPEAT:
            return _everything(state, handle, lines, tools, figure)
        case Event.STEP:
            told = (_step(state), state.why, _next_hint(state, lines))
            return " ".join(filter(None, told))
        case Event.FOCUS:
            return _focus(state, handle, lines)
        case Event.NAMED:
            # How it stands was told by the step that solved it.
            told = (_("Solved."), level.naming, tools.news())
            return " ".join(filter(None, told))
        case UseTool(key) if key in tools.out:
            return f"{_(TOOLS[key].says)} {tools.told(figure)}"
        case UseTool():
            return _("Put away.")
        # What is being shown is told move by move.
        case Do.HINT if advice is not None and not state.watching:
            return _hint(state, advice, lines)
        case Do.PAPER if paper:
            return paper.asked
        case Do.CLOSE:
            return level.naming
        case Do.ANOTHER | Do.CHOOSE | Do.TYPE if paper:
            return paper.asked
        case _:
            return state.why or (paper.reply if paper else "")


def echo(before: Paper | None, after: Paper | None) -> str:
    """What was typed; where something was taken away, what is still written."""
    if before is None or after is None or before.text == after.text:
        return ""
    added = len(after.text) - len(before.text)
    at = after.line.caret
    typed = after.text[at - added : at] if added > 0 else after.text
    return alone(typed) if typed else _("empty")


def _opening(state: PuzzleState) -> str:
    """What it is, what to do, how it stands."""
    session, kind = state.session, _(KINDS[state.session.kind].title)
    told = heard.whole(session.shown)
    words = opening(state)
    return f"{kind}: {session.level.title}. {words} {said_now(state)} {told}"


def _everything(
    state: PuzzleState,
    handle: Handle | None,
    lines: Sequence[Line],
    tools: Toolbox,
    figure: Figure,
) -> str:
    session, advice = state.session, state.session.advice()
    if state.paper is not None:
        written = state.paper.text or _("empty")
        told = [state.paper.asked, state.paper.reply, _("You wrote: {x}.", x=written)]
    else:
        solved = state.phase in {Phase.NAMED, Phase.FREE}
        words = session.level.naming if solved else task(session)
        told = [f"{session.level.title}.", words, heard.whole(session.shown)]
        told.append(tools.told(figure) if tools.out else "")
    told += [state.why, said_now(state), _focus(state, handle, lines)]
    if advice is not None:
        told.append(_hint(state, advice, lines))
    return " ".join(filter(None, told))


def _hint(state: PuzzleState, advice: Hint, lines: Sequence[Line]) -> str:
    """A hint in numbers; one about a line of type, with the words of that line."""
    handles = state.session.shown.handles()
    move = advice.ghost or next(iter(advice.moves), None)
    key = move.handle if isinstance(move, Turn) else ""
    held = hands.by_key(handles, key)
    meant = _LINES.get(held.role, ()) if held is not None else ()
    line = next((each for each in lines if each.action in meant), None)
    if line is not None:
        return f"{advice.words} {line.words}."
    return heard.hint(advice, handles)


def _next_hint(state: PuzzleState, lines: Sequence[Line]) -> str:
    """The hint on view, where something that was turned has made it another."""
    session, advice = state.session, state.session.advice()
    turned = bool(session.steps) and isinstance(session.steps[-1], Turn)
    if advice is None or not turned or state.watching:
        return ""
    before = session.past[-1][0].hint(session.hint_step)
    return _hint(state, advice, lines) if advice != before else ""


def _focus(state: PuzzleState, handle: Handle | None, lines: Sequence[Line]) -> str:
    """What has the focus, how it stands, and which of several it is."""
    if handle is not None:
        return _("{name}: {value}.", name=handle.name, value=heard.value(handle))
    if state.focus is Field.ANSWER and state.paper is not None:
        return _("Your answer: {x}.", x=state.paper.text or _("empty"))
    line = next((each for each in lines if each.action == state.focus), None)
    if line is None:
        return ""
    if isinstance(line.action, PickAnswer):
        count = sum(isinstance(each.action, PickAnswer) for each in lines)
        at = line.action.number + 1
        return _("{n} of {all}: {words}", n=at, all=count, words=line.words)
    return f"{line.words}."


def _step(state: PuzzleState) -> str:
    """What the last step was and what came of it; all, where much is another."""
    session = state.session
    last, now = session.steps[-1] if session.steps else None, heard.whole(session.shown)
    before = session.past[-1][0].handles() if session.past else ()
    match last:
        case Turn(handle=key) if state.board and not _turns_page(key, before):
            after = session.shown.handles()
            return " ".join((said(last, before), *_taken(before, after, key)))
        case Drag() | Key() | Turn() if state.told and session.hovering is None:
            # What was undone, or pushed back to where it had been, was said by no
            # hand: where it is now is said whole.
            taken_back = bool(session.ahead) or len(session.steps) < state.told_at
            landed = _landed(session, last)
            but = "" if taken_back else _place(landed)
            new = heard.changes(state.told, now, but=but)
            told = [] if taken_back else [_done(landed, before)]
            told.append(new or (now if taken_back else ""))
            told.append(_("Solved.") if session.won else "")
            return " ".join(filter(None, told))
        case Predict() | None if state.told:
            # A run of keys that came back to where it began has an older step last.
            fresh = last is not None and heard.whole(session.past[-1][0]) == state.told
            told = [said(last, before)] if last is not None and fresh else []
            return " ".join((*told, heard.changes(state.told, now))).strip()
        case _:
            return session.announce()


def _taken(
    before: Sequence[Handle], now: Sequence[Handle], given: str
) -> Iterator[str]:
    """From which guess a piece of evidence was taken when another one was given it."""
    held = [h for h in before if h.role is Role.EVIDENCE]
    for number, handle in enumerate(held, 1):
        left = hands.by_key(now, handle.key)
        if handle.key != given and handle.value and left is not None and not left.value:
            yield _("It was taken from guess {n} of this page.", n=number)


def _turns_page(key: str, handles: Sequence[Handle]) -> bool:
    """Whether it changes all of a board that is seen."""
    turned = hands.by_key(handles, key)
    return turned is None or turned.role in {Role.PAGE, Role.TEST}


def _landed(session: Session, step: Drag | Key | Turn) -> Drag | Key | Turn:
    """The step as it came out: a key's push may have been stopped short."""
    held = hands.by_key(session.shown.handles(), step.handle)
    if held is None or not isinstance(step, Key):
        return step
    return replace(step, to=held.at)


def _done(step: Drag | Key | Turn, before: Sequence[Handle]) -> str:
    """A nudge in as few words as can be: many of them follow each other."""
    named = carrying.with_bodies(before, ())
    held = hands.by_key(named, step.handle)
    if isinstance(step, Key) and held is not None:
        value = heard.where(step, held)
        return _("{name}: {value}.", name=held.name, value=value)
    return said(step, named)


def _place(step: Drag | Key | Turn) -> str:
    return "" if isinstance(step, Turn) else pair(step.to)
