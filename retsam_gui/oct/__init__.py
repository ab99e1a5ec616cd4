"""The window for OCT volumes: B-scans, the map of thickness, numbers."""
