"""Many images: resumable, on several processes or machines, and what their numbers say together."""
