"""Images with ground truth, and how they are divided."""
