"""Provides the solo interface in a terminal. It knows gateway and views, no rule and no file."""
