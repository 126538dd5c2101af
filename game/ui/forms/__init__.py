"""Menus: widgets in rows, text fields of pygame_gui, and the prompts at their foot."""
