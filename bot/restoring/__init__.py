"""`python -m bot restore`: a backup takes the place of the database, and forgets again who was deleted since."""
