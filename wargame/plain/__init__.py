"""Plays the game as line-by-line prompts: for screen readers, dumb terminals and pipes."""
