"""The database's history, and the one way to bring a database up to date."""
