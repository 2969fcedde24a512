"""Holds the screens of a team exercise: cells, facilitator, evaluators, the wall."""
