"""Words as data: TOML files, checked against a schema, compiled once."""
