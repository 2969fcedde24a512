"""Provides the widgets that the screens are made of, one a module."""
