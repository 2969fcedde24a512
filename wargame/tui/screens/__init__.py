"""Provides the screens of the interface, one a module."""
