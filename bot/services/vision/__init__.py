"""The vision board: its areas and cards, what moves on them, what they follow, and which one comes back."""
