"""The panels around the picture, one file each."""
