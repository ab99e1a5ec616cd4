"""The window of the frozen program."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a child process goes on from here, without any import
    from retsam_gui.app import main

    sys.exit(main())
