"""The story: YAML text to program, the machine that steps it, the prover.

No mathematics, no pixels, no disk. From the writer's file to the player:

    reader, traps, nodes      bytes -> nodes, strict, bounded; what YAML does to prose
    markup                    *emphasis*, {variable}, [pause 0.5s], $formula$
    expressions, conditions   text -> whitelisted tree -> value
    cast, declarations        who speaks; variables with finite domains
    desk, script, lines, cues one item at a time to operations (assembly: labels)
    chapter, compiler, cache  one file to a unit; units to a program, with all problems
    program, state, machine   what is played, where a play stands, one step of it
    ids, schema, codes        what an editor needs
    anchors, seeking, stops   saves across edits of the story
    prover, explorer, plays   every reachable state; a few plays that show everything

Start reading at ``compiler.compile_story`` and ``machine.step``.
"""
