"""The story: YAML text to program, the machine that steps it, the prover. No mathematics, no pixels, no disk."""
