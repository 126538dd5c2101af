"""Alice's face and the Eigenface at any rank."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import numpy as np
import pygame
from msgspec import Struct

from game.linalg.lowrank import kept_share, strongest
from game.linalg.svd import Svd
from game.ui.actors.prop_contents import components
from game.ui.paint.likeness import photograph
from game.ui.window.assets import Assets
from game.ui.window.face_basis import Basis, read_faces

ALICE: Final = "alice"
FACE: Final = "eigenface"


class Faces(Struct, frozen=True):
    """Alice's matrix taken apart, and the Eigenface's basis."""

    alice: Svd
    basis: Basis

    def rank(self, who: str) -> int:
        """How many components there are."""
        return len(self.alice.s) if who == ALICE else self.basis.rank

    def made(self, who: str, rank: int) -> pygame.Surface:
        """The face of so many components, on its own pixels."""
        if who == ALICE:
            return photograph(strongest(self.alice, rank))
        wide, high = self.basis.size
        levels = self.basis.arrived(rank).reshape(high, wide)
        return photograph(255.0 * levels.T)

    def missing(self, who: str, rank: int) -> float:
        """Which share is missing, 0 to 1: of Alice's light, of the Eigenface's own."""
        own = self.basis.arrival.astype(np.float64)
        return 1.0 - kept_share(self.alice.s if who == ALICE else own, rank)


def coming(assets: Assets) -> Future[Faces]:
    """Both, read and taken apart on a thread: that takes longer than a frame."""
    thread = ThreadPoolExecutor(1, "faces")
    found = thread.submit(lambda: Faces(components(assets), read_faces(assets)))
    thread.shutdown(wait=False)
    return found
