"""The window's room for improving a model on corrected cases."""
