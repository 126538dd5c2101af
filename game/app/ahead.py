"""What is not needed for the first frame, and will be soon: made ready on a thread."""

from contextlib import suppress
from threading import Thread

from game.app.allocator import trim
from game.narrative.program.operations import Show
from game.screens.shared.backdrop import Backdrop
from game.screens.shared.context import Context
from game.ui.window.assets import AssetFault
from game.ui.window.preloaded import picture_arrays


def prepare(context: Context) -> Thread:
    """Have the reading page and its face ready before the player asks for them."""
    picture_arrays()
    view = context.brush.view
    place = Backdrop(context.assets, context.library.places)
    place.expect(_first_place(context), (view.width, view.height))
    thread = Thread(target=_prepare, args=(context,), name="ahead", daemon=True)
    thread.start()
    return thread


def _first_place(context: Context) -> str:
    """Where the play goes on, or begins; empty where no place is named."""
    save = context.store.latest()
    if save is not None:
        return save.stage.backdrop
    program = context.library.program
    code = program.chapters[program.order[0]].code if program.order else ()
    shown = (op.value for op in code if isinstance(op, Show) and op.verb == "backdrop")
    return str(next(shown, ""))


def _prepare(context: Context) -> None:
    from game.screens.menus import game_menu, ledger  # noqa: F401, PLC0415  (loaded late)
    from game.screens.story import play  # noqa: F401, PLC0415
    from game.ui.actors.eigenface import portrait  # noqa: PLC0415
    from game.ui.actors.picture_frame import read_frame  # noqa: PLC0415
    from game.ui.actors.prop_contents import components  # noqa: PLC0415
    from game.ui.paint.likeness import parts  # noqa: PLC0415

    assets = context.assets
    wanted = (
        lambda: portrait(assets, context.brush.theme),
        lambda: read_frame(assets),
        lambda: components(assets),
        lambda: parts(assets),
    )
    for make in wanted:
        # Whoever needs what is damaged finds the fault again, and tells the player.
        with suppress(AssetFault):
            make()
    from game.screens.extras import extras  # noqa: F401, PLC0415
    from game.screens.menus import history, slots  # noqa: F401, PLC0415
    from game.screens.menus.settings import page  # noqa: F401, PLC0415
    from game.screens.puzzle import expecting, puzzle  # noqa: F401, PLC0415
    from game.screens.story import close_view  # noqa: F401, PLC0415

    trim()
