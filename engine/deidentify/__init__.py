"""Copies of pictures, DICOM objects and results that lead back to nobody without a project's key.

DICOM objects follow the Basic Application Level Confidentiality Profile of PS3.15 Annex E, with
an allow-list: what the table in `resources/deidentify.toml` does not name is removed.
"""
