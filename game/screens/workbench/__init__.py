"""The workbench: every level of every kind, with what was earned."""
