"""Writes documents about decks and sessions: tables, pages and handouts."""
