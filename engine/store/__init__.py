"""The workspace: cases with their layers, edits, sign-offs and audit trail, in a database."""
