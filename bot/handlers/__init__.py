"""The edge to Telegram's updates: thin adapters from the library to the middle of the house."""
