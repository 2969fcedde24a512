"""Makes the after-action report of a session: a model of plain values, and the forms it takes."""
