"""De-identify…: choose files, look at every picture, see what became of them."""
