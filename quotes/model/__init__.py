"""The shapes that all stages share: the data contract (pydantic) and the inner values (frozen dataclasses)."""
