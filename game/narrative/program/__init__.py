"""What a compiled story is: operations, conditions, variables with finite domains."""
