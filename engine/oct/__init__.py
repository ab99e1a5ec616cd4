"""OCT volumes: surfaces, areas and what is measured on them."""
