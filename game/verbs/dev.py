"""``eigenface dev``: plays, and follows the story files as they are saved."""

import argparse
import time
from pathlib import Path

from msgspec.structs import replace

from game.app.game import Game, open_game
from game.app.game import run as play
from game.app.library import read_story
from game.narrative.prover.prover import prove
from game.narrative.resume.anchors import resume
from game.reading.problems import ERROR, Problem
from game.screens.flow.stack import Stack
from game.screens.opening.first_screen import opening
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.stage.state import Stage
from game.verbs.checking.lines import in_their_lines
from game.verbs.driving.replaying import stage_at
from game.verbs.mishaps import told
from game.verbs.pictures.sizes import size

EVERY = 0.4
# So many states are walked at a reload: what is wrong beyond them is left to check.
PROVED = 20_000


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
        play(
            game,
            lambda context: opening(context, options.chapter),
            each_frame=watch.look,
        )
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
        problems = list(reading.problems)
        if not reading.broken:
            problems += prove(reading.library.program, limit=PROVED).problems
        problems = in_their_lines(problems, self.folder)
        for problem in problems:
            print(problem.shown(), flush=True)
        wrong = [problem for problem in problems if problem.severity == ERROR]
        context = self.game.context
        if reading.broken:
            context.said.append(f"Not reloaded: {_first(wrong)}")
            return
        context.read(reading.library)
        for index, screen in enumerate(stack.screens):
            if isinstance(screen, PlayScreen):
                stack.screens[index] = self._again(screen)
        context.turn += 1
        stack.fresh = True
        context.said.append(f"Reloaded; {_first(wrong)}" if wrong else "Reloaded.")

    def _again(self, screen: PlayScreen) -> PlayScreen:
        context, journey = self.game.context, screen.journey
        moment = journey.now
        place, before = journey.saved()
        resumed = resume(context.library.program, place)
        tableau = stage_at(context.library.program, resumed.state)
        stage: Stage = moment.stage
        if tableau is not None:
            stage = replace(stage, tableau=tableau.tableau, backdrop=tableau.backdrop)
        program = context.library.program
        again = Journey.resume(program, resumed, stage, journey.trail, before)
        return PlayScreen(context, again, played=screen.played, fresh=False)

    def _stamp(self) -> tuple[tuple[str, int], ...]:
        files = sorted(self.folder.rglob("*.yaml"))
        return tuple((p.name, p.stat().st_mtime_ns) for p in files if p.is_file())


def _first(wrong: list[Problem]) -> str:
    """The first of some problems, and how many more there are."""
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return f"{wrong[0]}{more}" if wrong else "see the terminal"
