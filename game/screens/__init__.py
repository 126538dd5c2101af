"""The screen stack and every screen. Only the stack changes the stack."""
