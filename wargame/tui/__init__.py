"""Provides the solo interface in a terminal. It knows the gateway and the views, no rule, no file."""
