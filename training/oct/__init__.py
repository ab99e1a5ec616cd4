"""OCT: stages of training, from labelled B-scans to a model that ships."""
