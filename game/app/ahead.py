"""What is not needed for the first frame, and will be soon: made ready on a thread."""

from threading import Thread

from game.screens.shared.context import Context
from game.ui.window.assets import AssetFault
from game.ui.window.preloaded import picture_arrays


def prepare(context: Context) -> Thread:
    """Have the reading page and its face ready before the player asks for them."""
    picture_arrays()
    thread = Thread(target=_prepare, args=(context,), name="ahead", daemon=True)
    thread.start()
    return thread


def _prepare(context: Context) -> None:
    from game.screens.menus import game_menu, ledger  # noqa: F401, PLC0415  (loaded late)
    from game.screens.story import play  # noqa: F401, PLC0415
    from game.ui.actors.eigenface import portrait  # noqa: PLC0415

    try:
        portrait(context.assets, context.brush.theme)
    except AssetFault:
        # Whoever needs the face finds the fault again, and tells the player.
        return
