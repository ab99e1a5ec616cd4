"""Child processes of the window that start at once.

A window starts three Python processes, which costs a test seconds of imports. Here they are forked
from a process that has imported all of it; the tests in `e2e` start them as the program does.
"""

import multiprocessing
import os
import sys
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

READY = ["stand_ins", "retsam_gui.tasks", "retsam_gui.worker", "engine.readers", "engine.fundus"]


class Forked(ForkServerContext):
    """A context whose processes have the environment and the folder of the one that starts them."""

    def Process(self, *, target, args, **how):
        here = (dict(os.environ), os.getcwd(), target, args)
        return super().Process(target=_as_here, args=here, **how)


def _as_here(environment, folder, target, args):
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    target(*args)


def forked(monkeypatch):
    """The context, its server started; that finds modules where this process does."""
    multiprocessing.set_forkserver_preload(READY)
    with monkeypatch.context() as changed:
        changed.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        forkserver.ensure_running()
    context = Forked()
    first = context.Process(target=bool, args=())  # waits until all is imported
    first.start()
    first.join()
    return context
