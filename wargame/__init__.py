"""A tabletop exercise of the US-Japan alliance, played in a terminal."""

__version__ = "0.1.0"
