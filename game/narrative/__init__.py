"""The story: YAML nodes to a program, the machine that steps it, the prover.

No mathematics, no pixels, no disk. From the writer's file to the player, downwards:

    overview    a chapter's map, what led to each scene, what a replay asks first
    resume      saves across edits of the story: places in words that last
    prover      every reachable state; witnesses; a few plays that show every line
    authoring   what an editor needs: missing line ids, a JSON Schema
    machine     the machine that steps a program; its state, events, effects
    compiler    story files to a program: two passes, all problems at once
    program     what is played: operations, conditions, variables with finite domains
    text        what a text may hold: markup, and quotes of what a player made

Start reading at ``compiler.compiler.compile_story`` and ``machine.machine.step``.
"""
