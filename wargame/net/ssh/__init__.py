"""Serves seats to those who have an ssh client alone."""
