"""Turns YAML decks and models into scenarios, and says everything that is wrong with them."""
