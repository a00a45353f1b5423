"""Rules and access: async functions (unit, who, what) → result; no Telegram, no words, no commit."""
