"""Menus: widgets in rows, hosted by pygame_gui, and the prompts at their foot."""
