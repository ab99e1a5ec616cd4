"""Correcting layers: what tools draw, the rules that it keeps, and the edits that come of it."""
