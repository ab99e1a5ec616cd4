"""The fundus family: its stages and their configurations."""
