"""Holds the room of a facilitated exercise: seats, rights, votes, clock, talk, observations.

Everything here is pure, as the core is: facts in, views out. Times are handed in.
"""
