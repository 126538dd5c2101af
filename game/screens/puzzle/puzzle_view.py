"""What is to be seen and heard of a puzzle, as one value made from its state."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.figure.things import Figure
from game.language import _
from game.narrative.text.markup import aloud
from game.puzzles.core.protocol import Handle, Role, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.phases import Phase
from game.puzzles.session.steps import said
from game.puzzles.session.tools import TOOLS
from game.saving.profile import Solved
from game.screens.puzzle.actions import Do, Line, PickAnswer, UseTool
from game.screens.puzzle.paper import Paper
from game.screens.puzzle.puzzle_state import (
    HINTS,
    Earned,
    Event,
    Field,
    PuzzleState,
    by_role,
)
from game.screens.puzzle.toolbox import Toolbox, toolbox

Handles = tuple[Handle, ...]


class Column(Struct, frozen=True, kw_only=True):
    """All that the column of type says; the lines of the actions in ``lit`` are lit.

    ``paper`` is written on, in the place that has the focus if it is ``written``.
    """

    kind: str = ""
    emblem: str = ""
    title: str = ""
    words: str = ""
    status: str = ""
    earned: Earned | None = None
    paper: Paper | None = None
    written: bool = False
    lines: tuple[Line, ...] = ()
    lit: tuple[object, ...] = ()


class Band(Struct, frozen=True):
    """What stands under the figure: a hint, a caption, the values of a handle."""

    hint: str = ""
    caption: str = ""
    handle: Handle | None = None


class PuzzleView(Struct, frozen=True, kw_only=True):
    """A puzzle at one moment: the figure, its handles with their rings, the words.

    ``lit`` and ``held`` are keys of handles, ``snapped`` is about the held one.
    ``handle`` is the one that has the focus. ``spoken`` is what happened, for ears.
    """

    figure: Figure = Figure()
    handles: Handles = ()
    lit: str = ""
    held: str = ""
    snapped: bool = False
    handle: Handle | None = None
    column: Column = Column()
    band: Band = Band()
    spoken: str = ""


def view(state: PuzzleState, solved: Mapping[str, Solved]) -> PuzzleView:
    """What there is to see; ``solved`` is what the player has done in all."""
    resting = state.phase in {Phase.GLOW, Phase.PAPER}
    handles = () if resting else state.session.handles()
    handle = next((each for each in handles if each.key == state.focus), None)
    tools = toolbox(state, solved) if solved else Toolbox()
    figure = _figure(state)
    figure = tools.drawn(figure) if tools.out else figure
    lines = tuple(_lines(state, handles, tools))
    return PuzzleView(
        figure=figure,
        handles=handles,
        lit=state.hovered or (state.focus if isinstance(state.focus, str) else ""),
        held=state.held,
        snapped=state.session.snapped is not None,
        handle=handle,
        column=_column(state, lines, solved.get(state.key)),
        band=_band(state, handle, tools, figure),
        spoken=_spoken(state, handle, lines, tools, figure) if state.news else "",
    )


def _figure(state: PuzzleState) -> Figure:
    if state.paper is not None:
        return state.paper.question.figure
    named = state.phase is Phase.NAMED
    return state.session.naming() if named else state.session.figure()


def _column(
    state: PuzzleState, lines: tuple[Line, ...], known: Solved | None
) -> Column:
    session, paper = state.session, state.paper
    kind, level = session.kind, session.level
    playing = state.phase in {Phase.PLAY, Phase.GLOW}
    words = level.intro if playing else level.naming
    focus = (state.focus, state.over)
    status = [
        _("Moves {count}", count=session.cost()),
        _("par {count}", count=level.par),
    ]
    if known is not None:
        status.append(_("best {count}", count=known.marks.cost))
        status += [_("unaided")] if known.marks.unaided else []
        status += [_("foreseen")] if known.marks.foreseen else []
    return Column(
        kind=_(KINDS[kind].title),
        emblem=f"kind-{kind}",
        title=level.title,
        words=words if paper is None else paper.words,
        status="\u00a0· ".join(status) if playing else "",
        earned=state.earned if state.phase is Phase.NAMED else None,
        paper=paper,
        written=paper is not None and state.focus is Field.ANSWER,
        lines=lines,
        lit=tuple(each for each in focus if not isinstance(each, str)),
    )


def _band(
    state: PuzzleState, handle: Handle | None, tools: Toolbox, figure: Figure
) -> Band:
    if state.phase is Phase.PAPER:
        return Band()
    if state.phase is Phase.NAMED and tools.new:
        return Band(caption=tools.news())
    advice = state.session.advice()
    hint = advice.words if advice is not None else ""
    if handle is not None and handle.values:
        fact = handle.role is Role.EVIDENCE and handle.value
        return Band(hint, f"{handle.value}. {_value(handle)}" if fact else "", handle)
    if state.board:
        how = _("Mark each guess, then give it the evidence that says so.")
        return Band(hint, "" if state.session.won else how)
    for line in (state.over, state.focus):
        if isinstance(line, UseTool):
            return Band(hint, _(TOOLS[line.key].says))
    laid = tools.told(figure, but="gram") if tools.out else ""
    return Band(hint, f"{state.session.shown.describe()} {laid}".strip())


def _value(handle: Handle) -> str:
    return handle.says[handle.values.index(handle.value)]


# The lines of the column, in reading order.


def _lines(state: PuzzleState, handles: Handles, tools: Toolbox) -> Iterator[Line]:
    if state.phase is Phase.GLOW:
        return
    if state.paper is not None:
        yield from _paper(state.paper)
        return
    session, story = state.session, state.story
    play, free = state.phase is Phase.PLAY, state.phase is Phase.FREE
    guess, solved = play and session.guessing(), session.marks is not None
    main = (
        (Do.REVEAL, guess),
        (Do.WAIVE, guess),
        (Do.TEST, play and by_role(handles, Role.TEST)),
        (Do.ON, not play and story),
        (Do.NEXT, not play and state.following),
        (Do.PLAY_ON, state.phase is Phase.NAMED),
        (Do.NAMING, free),
        (Do.PAPER, not play and state.check),
    )
    for do, there in main:
        if there:
            able = do is not Do.REVEAL or session.arranged()
            yield Line(do, _(do.value), main=True, able=able)
    moving, steps = play or free, bool(session.steps)
    yield from _pages(by_role(handles, Role.PAGE) if moving else None)
    if play:
        yield _hint(state)
    flow = (
        (Do.UNDO, moving, steps),
        (Do.REDO, moving, bool(session.ahead)),
        (Do.RESTART, play, steps),
        (Do.AGAIN, not play, True),
    )
    for do, there, able in flow:
        if there:
            yield Line(do, _(do.value), able=able)
    for key in tools.offered:
        title, on = _(TOOLS[key].title), key in tools.out
        yield Line(UseTool(key), title, on=on, apart=key == tools.offered[0])
    ways = (
        # Begun again after a win it is no longer unsolved.
        (Do.ON, play and story and solved, True),
        (Do.LATER, play and story and not solved, True),
        (Do.PREVIOUS, state.before, True),
        (Do.NEXT, play and state.following, not state.before),
        (Do.LEAVE, not story, False),
    )
    for do, there, apart in ways:
        if there:
            yield Line(do, _(do.value), apart=apart)


def _hint(state: PuzzleState) -> Line:
    step = state.session.hint_step
    if state.watching:
        return Line(Do.STOP, _(Do.STOP.value))
    if step == HINTS:
        return Line(Do.HINT, _("Show it again"))
    return Line(Do.HINT, _(Do.HINT.value, number=step + 1, all=HINTS))


def _pages(page: Handle | None) -> Iterator[Line]:
    if page is None:
        return
    at, count = page.values.index(page.value), len(page.values)
    for do, number in ((Do.PAGE_ON, at + 2), (Do.PAGE_BACK, at)):
        if 0 < number <= count:
            yield Line(do, _(do.value, number=number, all=count), main=True)


def _paper(paper: Paper) -> Iterator[Line]:
    for number, (words, struck) in enumerate(paper.choices):
        pick = PickAnswer(number)
        yield Line(pick, words, main=True, able=not struck, struck=struck)
    choosing = bool(paper.choices)
    typing = not choosing and not paper.right
    lines = (
        (Do.TYPE, choosing),
        (Do.HAND_IN, typing),
        (Do.CHOOSE, typing),
        (Do.ANOTHER, True),
        (Do.ANSWER, paper.missed and not paper.right),
        (Do.CLOSE, True),
    )
    for do, there in lines:
        if there:
            able = do is not Do.HAND_IN or paper.typed
            yield Line(do, _(do.value), main=not choosing, able=able)


def _spoken(
    state: PuzzleState,
    handle: Handle | None,
    lines: tuple[Line, ...],
    tools: Toolbox,
    figure: Figure,
) -> str:
    """The news of a state, for ears."""
    level, told = state.session.level, state.session.announce
    paper, advice = state.check, state.session.advice()
    match state.news:
        case Event.OPENED:
            return f"{level.title}. {aloud(level.intro)} {told()}"
        case Event.STEP:
            return _step(state)
        case Event.FOCUS if handle is not None:
            return f"{handle.name}. {_value(handle) if handle.values else ''}"
        case Event.FOCUS:
            return next((o.words for o in lines if o.action == state.focus), "")
        case Event.NAMED:
            words = (_("Solved."), aloud(level.naming), told(), tools.news())
            return " ".join(words)
        case UseTool(key) if key in tools.out:
            return f"{_(TOOLS[key].says)} {tools.told(figure)}"
        case UseTool():
            return _("Put away.")
        case Do.HINT:
            return advice.words if advice is not None else ""
        case Do.PAPER if paper:
            return paper.words
        case Do.CLOSE:
            return aloud(level.naming)
        case Do.ANOTHER | Do.CHOOSE | Do.TYPE if paper:
            return paper.asked
        case _:
            return paper.reply if paper else ""


def _step(state: PuzzleState) -> str:
    """The last step; a board tells all of itself only with its page."""
    session = state.session
    last = session.steps[-1] if session.steps else None
    if isinstance(last, Turn) and state.board:
        before = session.past[-1][0].handles()
        turned = next((each for each in before if each.key == last.handle), None)
        if turned is None or turned.role not in {Role.PAGE, Role.TEST}:
            return said(last, before)
    return session.announce()
