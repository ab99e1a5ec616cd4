"""The Qt-free core of RetSAM Desktop: read, segment, measure, report."""

__version__ = "0.1.0"
