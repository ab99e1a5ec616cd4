"""The small promptable model: objects cut out of every labelled set, prompts made up, clicks."""
