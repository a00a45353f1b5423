"""What is kept beside the store: a copy of each night, and a note of everybody who was deleted since."""
