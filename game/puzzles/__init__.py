"""The puzzle protocol, sittings, and one file a kind. Nothing here draws or reads a clock."""
