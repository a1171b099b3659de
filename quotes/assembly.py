"""The last step: inner values become the data contract."""
