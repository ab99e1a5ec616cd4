"""The window's room for DICOM servers: sending, fetching, who is expected."""
