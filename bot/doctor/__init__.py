"""`python -m bot doctor`: what this installation is, and what stands in its way, in plain words."""
