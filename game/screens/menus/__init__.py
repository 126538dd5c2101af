"""Screens of rows: menu, settings, slots, Ledger, history, chapters."""
