"""``eigenface dev``: plays, and follows the story files as they are saved."""

import argparse
import time
from pathlib import Path

from msgspec.structs import replace

from game.app.game import Game, open_game
from game.app.game import run as play
from game.app.library import read_story
from game.narrative.anchors import Saved, anchor, resume
from game.screens.journey import Journey
from game.screens.library import Library
from game.screens.opening import opening
from game.screens.play import PlayScreen
from game.screens.stack import Stack
from game.stage.state import Stage
from game.verbs.mishaps import told
from game.verbs.replaying import stage_at
from game.verbs.sizes import size

EVERY = 0.4


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--chapter", help="go straight to the first line of a chapter")
    parser.add_argument("--size", help="of the window, as 1280x720", type=size)
    parser.add_argument("--story", help="a story folder other than the game's own")


def run(options: argparse.Namespace) -> int:
    """Play with an eye on the files."""
    with told() as fate:
        story = Path(options.story) if options.story else None
        game = open_game(size=options.size, story=story)
        watch = Watch(game, story)
        play(game, lambda desk: opening(desk, options.chapter), each_frame=watch.look)
    return fate.status


class Watch:
    """Looks at the story folder now and then, and takes in what was changed."""

    def __init__(self, game: Game, story: Path | None) -> None:
        self.game = game
        self.story = story
        self.folder = story or game.folders.root / "story"
        self._seen = self._stamp()
        self._looked = time.monotonic()

    def look(self, stack: Stack) -> None:
        """Once a frame: reload when a file is newer than before."""
        now = time.monotonic()
        if now - self._looked < EVERY:
            return
        self._looked = now
        stamp = self._stamp()
        if stamp != self._seen:
            self._seen = stamp
            self.reload(stack)

    def reload(self, stack: Stack) -> None:
        """Read the story anew and stand at the same line; or say what is wrong."""
        reading = read_story(self.game.folders, self.story)
        for problem in reading.problems:
            print(problem.shown(), flush=True)
        desk = self.game.desk
        if reading.broken:
            desk.said.append(f"Not reloaded: {reading.problems[0]}")
            return
        old, desk.library = desk.library, reading.library
        for index, screen in enumerate(stack.screens):
            if isinstance(screen, PlayScreen):
                stack.screens[index] = self._again(screen, old)
        desk.turn += 1
        stack.fresh = True
        desk.said.append("Reloaded.")

    def _again(self, screen: PlayScreen, old: Library) -> PlayScreen:
        desk, journey = self.game.desk, screen.journey
        moment = journey.now
        place = Saved(moment.state, anchor(old.program, moment.state, journey.trail))
        resumed = resume(desk.library.program, place)
        tableau = stage_at(desk.library.program, resumed.state)
        stage: Stage = moment.stage
        if tableau is not None:
            stage = replace(stage, tableau=tableau.tableau, backdrop=tableau.backdrop)
        program = desk.library.program
        again = Journey.resume(program, resumed.state, stage, journey.trail)
        return PlayScreen(desk, again, played=screen.played, fresh=False)

    def _stamp(self) -> tuple[tuple[str, int], ...]:
        files = sorted(self.folder.rglob("*.yaml"))
        return tuple((p.name, p.stat().st_mtime_ns) for p in files if p.is_file())
