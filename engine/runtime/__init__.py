"""Weights, devices and predictors. `registry` starts without torch; the rest needs it."""

import os

# Threads that wait for each other sleep instead of spinning. Where another program works on the
# same cores, spinning makes every layer of a network wait for a time slice (measured on 2 cores
# beside one busy process: 24 s instead of 1.1 s). Read once, when torch loads its OpenMP library.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
