"""Writes the reference of a model: what it holds, what moves what, what its words mean."""
