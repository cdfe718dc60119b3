"""Small dialogs: one question or one table each; Esc closes."""
