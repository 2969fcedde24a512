"""Plays and weighs scenarios without people: policies and, later, the batch engine."""
