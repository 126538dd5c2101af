"""The puzzle protocol, sessions, and one file a kind.

Nothing here draws, reads a clock or throws dice. Start at ``protocol`` (what a kind
is), then ``shadow`` (a kind), ``session`` (a player at a level), ``kinds`` (the table).
"""
