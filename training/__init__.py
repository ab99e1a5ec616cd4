"""Train, evaluate and export the models that the engine ships."""
