"""Pictures of mathematics as data, and their motion. Nothing here draws."""
