"""The question bank: item models that compute their key, and derive each wrong option from a named misconception."""
