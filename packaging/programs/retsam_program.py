"""The command line of the frozen program."""

import multiprocessing
import runpy
import sys

CHILDREN = ("engine.cohort.child",)  # modules that the program starts as `retsam -m MODULE`

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["-m"] and sys.argv[2:3] and sys.argv[2] in CHILDREN:
        module = sys.argv[2]
        sys.argv[:3] = [module]
        runpy.run_module(module, run_name="__main__")
    else:
        from engine.cli import main

        main()
