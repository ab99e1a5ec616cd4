"""Qt item models over engine values, and what is open."""
