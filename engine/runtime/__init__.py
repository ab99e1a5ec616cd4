"""Weights, devices and predictors. `registry` starts without torch; the rest needs it."""
