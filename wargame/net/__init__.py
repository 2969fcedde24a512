"""Carries an exercise over a network: one host, many seats, one record."""
