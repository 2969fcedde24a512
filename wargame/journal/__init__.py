"""The record of a session: one chained line for each accepted command, in one file.

`codec` turns events and commands into text and back, `chain` seals and checks lines, `record` reads
a whole file, `store` appends to it, `replay` folds it, `verify` decides it again, `branch` begins a
new file from it, and `catalogue` lists a folder of them.
"""
