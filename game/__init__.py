"""Eigenface: a visual novel about the singular value decomposition.

The rooms, top to bottom; imports only ever go down:

    __main__   the command line: which verb was asked for
    verbs      one file a verb: play, check, read, tour, shots, bench, dev, doctor ...
    app        composition root and frame loop; the only clock, environment, disk layout
    screens    flow: the screen stack, title, play, puzzle, ledger, slots, settings ...
    ui         pygame: painting figures, type, portraits, sound, input -> intents
    saving     slots and profile: encode, upgrade, write durably, recover
    stage      PURE  what stands on the stage, as one value; cues -> figures
    guesses    PURE  one file a guess: its check, bench, question on paper, evidence
    narrative  PURE  YAML -> program; the machine that steps it; the prover
    puzzles    PURE  the puzzle protocol, sessions, one file a kind
    figure     PURE  a picture of mathematics as data; motion from one to the next
    linalg     PURE  numpy: projections, Gram matrices, SVD, factor paths
    reading    PURE  YAML read strictly: nodes with places, problems with the way out
    language   PURE  every sentence for people, in the language of the player
    song       PURE  a song as times: beats, syllables, phrases

Pure means values in, values out: no pygame, no clock, no dice, no disk.
Siblings on one line of the import contract (narrative and puzzles; linalg, reading,
language and song) do not see each other. What a puzzle needs of a guess is handed down
as data: ``guesses.known`` makes it, ``app`` hands it in with the levels.

Start reading at ``narrative.machine.machine.step``, ``stage.state.follow`` and
``screens.story.play``.
"""

__version__ = "0.1.0"
