"""Pictures of mathematics as data, and how one turns into the next. Nothing here draws."""
