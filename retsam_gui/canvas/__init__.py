"""The picture: geometry, pixel work, painting."""
