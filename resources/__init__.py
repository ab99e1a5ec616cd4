"""Weights, taxonomy, samples, icons and fonts, found through `importlib.resources`."""
