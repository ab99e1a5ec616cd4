"""Promptable segmentation: a picture is encoded once, then a box or clicks give candidates."""
