"""Objects with static storage: their initial bytes, their sections, and those that come from elsewhere."""
