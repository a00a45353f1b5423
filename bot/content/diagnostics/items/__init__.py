"""The item models, one file a sub-module; a new one is found by itself, see CONTRIBUTING."""
