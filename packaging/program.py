"""The frozen program: the window as `retsam-gui`, the command line as `retsam`."""

import multiprocessing
import runpy
import sys
from pathlib import Path

CHILDREN = ("engine.cohort.child",)  # modules that are started as `retsam -m MODULE`

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a child process of the window goes on from here
    if sys.argv[1:2] == ["-m"] and sys.argv[2:3] and sys.argv[2] in CHILDREN:
        module = sys.argv[2]
        sys.argv[:3] = [module]
        runpy.run_module(module, run_name="__main__")
    elif Path(sys.argv[0]).stem == "retsam-gui":
        from retsam_gui.app import main

        sys.exit(main())
    else:
        from engine.cli import main

        main()
